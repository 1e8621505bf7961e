import Market
import OrderFlow
import ReferenceEngine
import Specification
import Testing

/// Small auctions on tick tables of every sort, where the middle of two prices must be rounded.
@Suite struct AuctionDifferentialTests {
  /// An auction that both engines hold, drawn from a seed.
  private struct Auction {
    var instrument: Instrument
    var orders: [Command] = []

    /// Draws a tick table whose increments rise and fall, and orders about some price.
    init(seed: UInt64) {
      var generator = SeededGenerator(seed: seed)
      var rows = [TickTable.Row(from: 0, increment: Self.increment(&generator))]
      while generator.chance(2, in: 3), let last = rows.last, rows.count < 5 {
        let from = last.from + 1 + generator.below(40)
        rows.append(TickTable.Row(from: from, increment: Self.increment(&generator)))
      }
      instrument = Instrument(symbol: "XYZ", tickTable: TickTable(rows: rows), priceSigns: .any)
      let homes: [Int64] = [60, 20, 0, -20, -60, .max - 30, .min + 30]
      let home: Int64 = homes[generator.index(below: homes.count)]
      let width = generator.value(in: 3...29)
      let count = 4 + generator.below(8)
      for id in 0..<count {
        var raw = home + generator.value(in: -width...width)
        if generator.chance(7, in: 8) {
          raw -= raw % instrument.tickTable.increment(at: Price(raw))
        }
        let quantity: Int64 =
          generator.chance(1, in: 40) ? .max : generator.value(in: 1...2)
        orders.append(
          .new(
            NewOrder(
              id: OrderID(id), instrument: InstrumentID(0), side: id % 2 == 0 ? .buy : .sell,
              type: .limit(Price(raw)), quantity: Quantity(quantity))))
      }
    }

    private static func increment(_ generator: inout SeededGenerator) -> Int64 {
      [1, 1, 2, 3, 4, 5, 7, 10, 25][generator.index(below: 9)]
    }
  }

  @Test func `both engines find the same price on every sort of tick table`() {
    var rounded = 0
    var roundedBelowZero = 0
    for seed: UInt64 in 1...4_000 {
      let auction = Auction(seed: seed)
      var specification = Specification(
        instruments: [auction.instrument], conventions: Conventions())
      var reference = ReferenceEngine(
        instruments: [auction.instrument], conventions: Conventions())
      var expected = EventLog()
      var found = EventLog()
      let commands =
        [.phase(InstrumentID(0), .callAuction)] + auction.orders + [.uncross(InstrumentID(0))]
      for command in commands {
        expected.events.removeAll()
        found.events.removeAll()
        specification.apply(command, to: &expected)
        reference.apply(command, to: &found)
        #expect(found.events == expected.events, "seed \(seed), \(command), \(auction)")
      }
      #expect(reference.save() == specification.save(), "seed \(seed), \(auction)")
      guard case .uncrossed(let uncrossing)? = expected.events.first, let price = uncrossing.price
      else { continue }
      let named = auction.orders.contains { command in
        if case .new(let order) = command { order.type == .limit(price) } else { false }
      }
      if !named { rounded += 1 }
      if !named, price < Price(0) { roundedBelowZero += 1 }
    }
    #expect(rounded > 150)
    #expect(roundedBelowZero > 75)
  }
}
