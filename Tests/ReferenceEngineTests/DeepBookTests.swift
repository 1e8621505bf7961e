import Market
import Testing

@testable import ReferenceEngine

/// What the sums in the trees say of books deeper than the levels that are simply walked.
@Suite struct DeepBookTests {
  private let xyz = InstrumentID(0)

  /// An engine with asks at 120 prices that lie far apart, three orders at each.
  private func deepEngine(_ log: inout EventLog) -> ReferenceEngine {
    var engine = ReferenceEngine(
      instruments: [Instrument(symbol: "XYZ")], conventions: Conventions())
    for id in 0..<360 { engine.apply(ask(id, at: id % 120), to: &log) }
    return engine
  }

  private func ask(_ id: Int, at level: Int) -> Command {
    .new(
      NewOrder(
        id: OrderID(UInt64(id)), instrument: xyz, side: .sell, type: .limit(price(level)),
        quantity: Quantity(Int64(10 + id % 7))))
  }

  private func price(_ level: Int) -> Price { Price(Int64(1 + level * level * 37)) }

  /// Expects fill-or-kill to count exactly what stands up to each limit.
  private func expectTrueSums(_ engine: inout ReferenceEngine, _ what: Comment) {
    var sum: UInt128 = 0
    let levels = engine.levels(of: xyz, side: .sell)
    #expect(levels.count > 60, what)
    let asks = LadderPlan.limits(0, .sell)
    for (place, level) in levels.enumerated() {
      sum += level.quantity.rawValue
      guard place % 5 == 0 || place > levels.count - 3 else { continue }
      let key = PriceKey.key(level.price, on: .sell)
      let isThere = engine.ladders.holds(sum, upTo: key, on: asks)
      let isMoreThere = engine.ladders.holds(sum + 1, upTo: key, on: asks)
      #expect(isThere && !isMoreThere, what)
    }
  }

  @Test func `canceling one order of a level far from the best is seen`() {
    var log = EventLog()
    var engine = deepEngine(&log)
    expectTrueSums(&engine, "at first")
    for id in [60, 119, 100 + 120, 90 + 240] {
      engine.apply(.cancel(OrderID(UInt64(id))), to: &log)
      expectTrueSums(&engine, "after the cancel of \(id)")
    }
  }

  @Test func `canceling all orders of a level, and new ones on old and new levels, are seen`() {
    var log = EventLog()
    var engine = deepEngine(&log)
    expectTrueSums(&engine, "at first")
    for id in [80, 80 + 120, 80 + 240] { engine.apply(.cancel(OrderID(UInt64(id))), to: &log) }
    expectTrueSums(&engine, "after a level has gone")
    engine.apply(ask(1_000, at: 80), to: &log)
    expectTrueSums(&engine, "after it has come back")
    engine.apply(ask(1_001, at: 99), to: &log)
    expectTrueSums(&engine, "after another order at a level")
    engine.apply(ask(1_002, at: 140), to: &log)
    expectTrueSums(&engine, "after a new worst level")
  }

  @Test func `a smaller quantity in place far from the best is seen`() {
    var log = EventLog()
    var engine = deepEngine(&log)
    expectTrueSums(&engine, "at first")
    for id in [50, 77, 119] {
      log.events.removeAll()
      engine.apply(.replace(Replace(id: OrderID(UInt64(id)), quantity: Quantity(3))), to: &log)
      guard case .replaced(let replacement)? = log.events.first else {
        Issue.record("order \(id) was not replaced")
        continue
      }
      #expect(replacement.priority == .kept)
      expectTrueSums(&engine, "after order \(id) was reduced")
    }
  }

  @Test func `trades that leave part of a level are seen`() {
    var log = EventLog()
    var engine = deepEngine(&log)
    expectTrueSums(&engine, "at first")
    for (id, quantity) in [(2_000, 4), (2_001, 15), (2_002, 100)] {
      let buy = NewOrder(
        id: OrderID(UInt64(id)), instrument: xyz, side: .buy, type: .limit(price(100)),
        quantity: Quantity(Int64(quantity)), timeInForce: .immediateOrCancel)
      engine.apply(.new(buy), to: &log)
      expectTrueSums(&engine, "after a trade of \(quantity)")
    }
  }

  @Test func `an auction that fills part of a level is seen`() {
    var log = EventLog()
    var engine = deepEngine(&log)
    expectTrueSums(&engine, "at first")
    engine.apply(.phase(xyz, .callAuction), to: &log)
    let buy = NewOrder(
      id: OrderID(3_000), instrument: xyz, side: .buy, type: .limit(price(2)),
      quantity: Quantity(50))
    engine.apply(.new(buy), to: &log)
    engine.apply(.uncross(xyz), to: &log)
    #expect(engine.topOfBook(of: xyz).bid == nil)
    expectTrueSums(&engine, "after the auction")
  }
}
