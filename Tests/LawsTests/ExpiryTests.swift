import Laws
import Market
import Testing

@Suite struct ExpiryTests {
  private let instruments = [Instrument(symbol: "A")]

  private func order(_ id: UInt64, until instant: Int64) -> NewOrder {
    NewOrder(
      id: OrderID(id), instrument: InstrumentID(0), side: .buy, type: .limit(Price(10)),
      quantity: Quantity(5), timeInForce: .goodTillDate(Timestamp(nanoseconds: instant)))
  }

  private func accepted(_ id: UInt64) -> Event {
    .accepted(Acceptance(id: OrderID(id), instrument: InstrumentID(0)))
  }

  private func expired(_ id: UInt64) -> Event {
    .expired(Expiry(id: OrderID(id), instrument: InstrumentID(0), quantity: Quantity(5)))
  }

  @Test func `an identifier used again for the same instant expires once`() {
    var judge = Judge(instruments: instruments, conventions: Conventions())
    let canceled = Event.canceled(
      Cancellation(
        id: OrderID(1), instrument: InstrumentID(0), quantity: Quantity(5), reason: .requested))
    #expect(judge.judge(.new(order(1, until: 9)), answeredBy: [accepted(1)]) == [])
    #expect(judge.judge(.cancel(OrderID(1)), answeredBy: [canceled]) == [])
    #expect(judge.judge(.new(order(1, until: 9)), answeredBy: [accepted(1)]) == [])
    let clock = Command.clock(Timestamp(nanoseconds: 9))
    #expect(judge.judge(clock, answeredBy: [expired(1)]) == [])
  }

  @Test func `an order that outlives its instant, or dies before it, is told`() {
    let clock = Command.clock(Timestamp(nanoseconds: 8))
    var judge = Judge(instruments: instruments, conventions: Conventions())
    _ = judge.judge(.new(order(1, until: 8)), answeredBy: [accepted(1)])
    _ = judge.judge(.new(order(2, until: 9)), answeredBy: [accepted(2)])
    let found = judge.judge(clock, answeredBy: [expired(2)])
    #expect(found.map(\.law) == [.expiry, .expiry])
    #expect(found.map(\.shape) == ["expired undue", "not expired"])
    #expect(found.map(\.orders) == [[OrderID(2)], [OrderID(1)]])
  }

  @Test func `a clock that is refused wrongly leaves the time, and the orders due, as they were`() {
    var judge = Judge(instruments: instruments, conventions: Conventions())
    _ = judge.judge(.new(order(1, until: 8)), answeredBy: [accepted(1)])
    let refused = Event.rejected(Rejection(reason: .clockRanBack))
    let eight = Command.clock(Timestamp(nanoseconds: 8))
    #expect(judge.judge(eight, answeredBy: [refused]).map(\.law) == [.refusal])
    let nine = Command.clock(Timestamp(nanoseconds: 9))
    #expect(judge.judge(nine, answeredBy: [expired(1)]) == [])
  }

  @Test(arguments: LawCase.expiry)
  func `an order expires when its time has come`(history: LawCase) { history.check() }
}

extension LawCase {
  static let expiry: [LawCase] = [
    LawCase("by instant, then by place") {
      Told.taken(.buy(1, 5, at: 100, .goodTillDate(9)))
      Told.taken(.buy(2, 5, at: 100, .goodTillDate(8)))
      Told.taken(.buy(3, 5, at: 100, .goodTillDate(10)))
      Told(.clock(9), .expired(2, 5), .expired(1, 5))
    },
    LawCase(
      "by place, then by instant", Breach(.expiry, "ends out of order", 2, 1),
      sentence: "order 2 should end before order 1 does, because its turn is before; instead "
        + "order 1 was expired first"
    ) {
      Told.taken(.buy(1, 5, at: 100, .goodTillDate(9)))
      Told.taken(.buy(2, 5, at: 100, .goodTillDate(8)))
      Told(.clock(9), .expired(1, 5), .expired(2, 5))
    },
    LawCase("not at all", Breach(.expiry, "not expired", 1)) {
      Told.taken(.buy(1, 5, at: 100, .goodTillDate(9)))
      Told(.clock(9))
    },
    LawCase("too early", Breach(.expiry, "expired undue", 1)) {
      Told.taken(.buy(1, 5, at: 100, .goodTillDate(9)))
      Told(.clock(8), .expired(1, 5))
    },
  ]
}
