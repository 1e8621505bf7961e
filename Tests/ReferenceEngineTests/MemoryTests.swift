import Market
import Testing

@testable import ReferenceEngine

/// What dead orders leave behind: nothing, however they died.
@Suite struct MemoryTests {
  private let xyz = InstrumentID(0)

  /// The ways in which an order with memberships may die.
  enum Death: CaseIterable {
    case cancel, massCancel, fill, fillByReplace, replaceBelowFilled, expiry, close, auction
  }

  @Test(arguments: Death.allCases)
  func `orders with accounts and ends come and die without the pools growing`(death: Death) {
    var engine = ReferenceEngine(
      instruments: [Instrument(symbol: "XYZ")], conventions: Conventions())
    var log = EventLog()
    for round in 1...300 {
      live(round, death, in: &engine, &log)
      if death == .auction {
        engine.apply(.phase(xyz, .callAuction), to: &log)
        engine.apply(ask(round, .goodTillCancel), to: &log)
        engine.apply(.uncross(xyz), to: &log)
        engine.apply(.phase(xyz, .continuous), to: &log)
      }
      let count = engine.index.count
      #expect(count == 0, "round \(round): \(log.events.suffix(8))")
    }
    let refusals = log.events.count { if case .rejected = $0 { true } else { false } }
    #expect(refusals == 0)
    let used = [
      engine.orders.used, engine.links.used, engine.accounts.groups.used,
      engine.ladders.levels.used, engine.ladders.branches.used,
    ]
    #expect(used.allSatisfy { $0 <= 4 }, "\(used)")
    let waiting = engine.expiries.count
    #expect(waiting == 0)
    let group = engine.accounts.find(AccountID(7), 0)
    #expect(group == 0)
  }

  /// Enters an order that is alone in its account and lets it die, but for an auction.
  private func live(
    _ round: Int, _ death: Death, in engine: inout ReferenceEngine, _ log: inout EventLog
  ) {
    let id = OrderID(1_000_000)
    let end: TimeInForce =
      death == .close || round % 2 == 0
      ? .day : .goodTillDate(Timestamp(nanoseconds: Int64(round)))
    engine.apply(
      .new(
        NewOrder(
          id: id, instrument: xyz, side: .buy, type: .limit(Price(100)), quantity: Quantity(5),
          timeInForce: death == .expiry ? .goodTillDate(Timestamp(nanoseconds: Int64(round))) : end,
          account: AccountID(UInt64(round)))), to: &log)
    switch death {
    case .cancel: engine.apply(.cancel(id), to: &log)
    case .massCancel:
      engine.apply(.massCancel(MassCancel(account: AccountID(UInt64(round)))), to: &log)
    case .fill: engine.apply(ask(round, .immediateOrCancel), to: &log)
    case .fillByReplace:
      engine.apply(.replace(Replace(id: id, price: Price(90))), to: &log)
      engine.apply(ask(round, .goodTillCancel), to: &log)
      engine.apply(.replace(Replace(id: id, price: Price(100))), to: &log)
    case .replaceBelowFilled:
      engine.apply(ask(round, .immediateOrCancel, quantity: 2), to: &log)
      engine.apply(.replace(Replace(id: id, quantity: Quantity(2))), to: &log)
    case .expiry: engine.apply(.clock(Timestamp(nanoseconds: Int64(round))), to: &log)
    case .close:
      engine.apply(.phase(xyz, .closed), to: &log)
      engine.apply(.phase(xyz, .continuous), to: &log)
    case .auction: break
    }
  }

  private func ask(_ round: Int, _ timeInForce: TimeInForce, quantity: Int64 = 5) -> Command {
    .new(
      NewOrder(
        id: OrderID(UInt64(round)), instrument: xyz, side: .sell, type: .limit(Price(100)),
        quantity: Quantity(quantity), timeInForce: timeInForce))
  }
}
