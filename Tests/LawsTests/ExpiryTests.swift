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
}
