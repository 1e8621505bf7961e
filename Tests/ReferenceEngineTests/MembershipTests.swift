import Market
import Testing

@testable import ReferenceEngine

/// Accounts and days: kept from the first question on, and as if they had always been.
@Suite struct MembershipTests {
  private let abc = InstrumentID(0)

  private func engine() -> ReferenceEngine {
    ReferenceEngine(
      instruments: [Instrument(symbol: "ABC"), Instrument(symbol: "XYZ")],
      conventions: Conventions())
  }

  private func order(
    _ id: UInt64, _ instrument: UInt32 = 0, account: UInt64, _ timeInForce: TimeInForce = .day
  ) -> Command {
    .new(
      NewOrder(
        id: OrderID(id), instrument: InstrumentID(instrument), side: .buy,
        type: .limit(Price(100)), quantity: Quantity(5), timeInForce: timeInForce,
        account: AccountID(account)))
  }

  @Test func `nothing is kept before anybody asks`() {
    var engine = engine()
    var log = EventLog()
    for id in 1...20 { engine.apply(order(UInt64(id), account: 7), to: &log) }
    engine.apply(.massCancel(MassCancel(instrument: InstrumentID(1))), to: &log)
    let used = (engine.links.used, engine.accounts.groups.used, engine.keepsMemberships)
    #expect(used == (1, 1, false))
  }

  @Test func `the first mass cancel of an account finds its orders, by instrument and place`() {
    var engine = engine()
    var log = EventLog()
    engine.apply(order(1, 1, account: 7), to: &log)
    engine.apply(order(2, account: 7, .goodTillCancel), to: &log)
    engine.apply(order(3, account: 8), to: &log)
    engine.apply(
      order(4, account: 7, .goodTillDate(Timestamp(nanoseconds: 9))), to: &log)
    engine.apply(order(5, account: 0), to: &log)
    // A replace that loses its place moves an order behind the others.
    engine.apply(.replace(Replace(id: OrderID(2), quantity: Quantity(9))), to: &log)
    log.events = []
    engine.apply(.massCancel(MassCancel(account: AccountID(7))), to: &log)
    #expect(canceled(log) == [4, 2, 1])
    // What comes in later is found as well.
    engine.apply(order(6, account: 8), to: &log)
    log.events = []
    engine.apply(.massCancel(MassCancel(account: AccountID(8))), to: &log)
    #expect(canceled(log) == [3, 6])
  }

  @Test func `the first close ends the day's orders, by place, and no others`() {
    var engine = engine()
    var log = EventLog()
    engine.apply(order(1, account: 7), to: &log)
    engine.apply(order(2, account: 7, .goodTillCancel), to: &log)
    engine.apply(order(3, account: 0), to: &log)
    engine.apply(.replace(Replace(id: OrderID(1), price: Price(90))), to: &log)
    log.events = []
    engine.apply(.phase(abc, .closed), to: &log)
    let expired = log.events.compactMap { event in
      if case .expired(let expiry) = event { expiry.id.rawValue } else { nil as UInt64? }
    }
    #expect(expired == [3, 1])
    let left = engine.orders(of: abc, side: .buy).map(\.id.rawValue)
    #expect(left == [2])
  }

  @Test func `what an order belongs to is known before and after it is kept`() {
    var engine = engine()
    var log = EventLog()
    engine.apply(order(1, account: 7), to: &log)
    engine.apply(order(2, account: 9, .goodTillCancel), to: &log)
    engine.apply(order(3, account: 9, .goodTillDate(Timestamp(nanoseconds: 9))), to: &log)
    let (before, digest) = (engine.orders(of: abc, side: .buy), engine.digest)
    engine.keepMemberships()
    let (after, same) = (engine.orders(of: abc, side: .buy), engine.digest)
    #expect(before == after && digest == same)
    #expect(before.map(\.account.rawValue) == [7, 9, 9])
    #expect(
      before.map(\.timeInForce) == [
        .day, .goodTillCancel, .goodTillDate(Timestamp(nanoseconds: 9)),
      ])
  }

  @Test func `a copy keeps memberships as the original does`() {
    var original = engine()
    var copy = engine()
    var log = EventLog()
    for id in 1...5 { original.apply(order(UInt64(id), account: 7), to: &log) }
    original.apply(.massCancel(MassCancel(account: AccountID(3))), to: &log)
    copy.copyState(of: original)
    log.events = []
    copy.apply(.massCancel(MassCancel(account: AccountID(7))), to: &log)
    #expect(canceled(log) == [1, 2, 3, 4, 5])
    let untouched = original.orders(of: abc, side: .buy).count
    #expect(untouched == 5)
  }

  private func canceled(_ log: EventLog) -> [UInt64] {
    log.events.compactMap { event in
      if case .canceled(let cancellation) = event { cancellation.id.rawValue } else { nil }
    }
  }
}
