import Market
import Testing

/// Orders of a call auction, and what their uncross should say.
struct AuctionExample: Sendable, CustomTestStringConvertible {
  var title: String
  var tickTable = TickTable()
  /// Whether the mirrored auction has the mirrored price: not where the middle is rounded up.
  var isSymmetric = true
  var buys: [(quantity: Quantity, price: Price)]
  var sells: [(quantity: Quantity, price: Price)]
  var price: Price?
  var volume: Volume
  var imbalance: Int128

  var testDescription: String { title }

  static let examples = [
    AuctionExample(
      title: "no orders", buys: [], sells: [], price: nil, volume: 0, imbalance: 0),
    AuctionExample(
      title: "buys alone", buys: [(5, 100)], sells: [], price: nil, volume: 0, imbalance: 0),
    AuctionExample(
      title: "nobody meets", buys: [(5, 99)], sells: [(5, 100)], price: nil, volume: 0,
      imbalance: 0),
    AuctionExample(
      title: "one price", buys: [(5, 100)], sells: [(5, 100)], price: 100, volume: 5,
      imbalance: 0),
    AuctionExample(
      title: "one price with buyers left over", buys: [(8, 100)], sells: [(5, 100)], price: 100,
      volume: 5, imbalance: 3),
    AuctionExample(
      title: "one price with sellers left over", buys: [(5, 100)], sells: [(4, 100), (5, 100)],
      price: 100, volume: 5, imbalance: -4),
    AuctionExample(
      title: "the price that trades the most", buys: [(10, 103), (10, 101), (10, 99)],
      sells: [(5, 98), (12, 101), (20, 104)], price: 101, volume: 17, imbalance: 3),
    AuctionExample(
      title: "the most, though a price with nothing left over trades less",
      buys: [(10, 103), (30, 100)], sells: [(10, 98), (25, 100)], price: 100, volume: 35,
      imbalance: 5),
    AuctionExample(
      // At 90 as at 100 trade 15, and 15 are left over; but at 90 a buy with a better limit is.
      title: "every order with a better limit is filled", buys: [(10, 102), (20, 100)],
      sells: [(15, 90)], price: 100, volume: 15, imbalance: 15),
    AuctionExample(
      // 96, 98 and 100 trade 10; at 98 and 100 sellers are left over, at 96 nobody is.
      title: "the least left over", buys: [(10, 100)], sells: [(10, 96), (2, 98)], price: 96,
      volume: 10, imbalance: 0),
    AuctionExample(
      // At 96 buyers of 5 are left over, at 98 and 100 sellers of 2; but 100 is above a sell of 2.
      title: "the less left over, whichever side it is", buys: [(10, 100), (5, 96)],
      sells: [(10, 96), (2, 98)], price: 98, volume: 10, imbalance: -2),
    AuctionExample(
      title: "the middle where nobody is left over", buys: [(10, 104)], sells: [(10, 100)],
      price: 102, volume: 10, imbalance: 0),
    AuctionExample(
      // 3 buyers too many at 100, 3 sellers too many at 104, nobody at 102.
      title: "the middle between the two sides left over alike",
      buys: [(10, 104), (3, 100)], sells: [(10, 100), (3, 104)], price: 102, volume: 10,
      imbalance: 0),
    AuctionExample(
      title: "the middle of the outermost, whatever lies between",
      buys: [(10, 110), (1, 90)], sells: [(10, 100), (1, 120)], price: 105, volume: 10,
      imbalance: 0),
    AuctionExample(
      title: "orders within the range that all trade do not move it", isSymmetric: false,
      buys: [(4, 105), (6, 104), (3, 90)], sells: [(4, 100), (6, 101), (7, 120)], price: 103,
      volume: 10, imbalance: 0),
    AuctionExample(
      title: "the middle rounds up", isSymmetric: false, buys: [(10, 103)], sells: [(10, 100)],
      price: 102, volume: 10, imbalance: 0),
    AuctionExample(
      title: "the middle of negative prices rounds up", isSymmetric: false, buys: [(10, -100)],
      sells: [(10, -103)], price: -101, volume: 10, imbalance: 0),
    AuctionExample(
      title: "the middle about zero rounds up", isSymmetric: false, buys: [(10, 0)],
      sells: [(10, -1)], price: 0, volume: 10, imbalance: 0),
    AuctionExample(
      title: "the middle of opposites is zero", buys: [(10, 7)], sells: [(10, -7)], price: 0,
      volume: 10, imbalance: 0),
    AuctionExample(
      title: "neighbours round up to the higher", isSymmetric: false, buys: [(10, 101)],
      sells: [(10, 100)], price: 101, volume: 10, imbalance: 0),
  ]

  static let tickExamples = [
    AuctionExample(
      title: "the middle on the grid stays", tickTable: TickTable(increment: 5),
      buys: [(10, 110)], sells: [(10, 100)], price: 105, volume: 10, imbalance: 0),
    AuctionExample(
      title: "the middle half a tick off goes up", tickTable: TickTable(increment: 10),
      isSymmetric: false, buys: [(10, 130)], sells: [(10, 100)], price: 120, volume: 10,
      imbalance: 0),
    AuctionExample(
      title: "the negative middle half a tick off goes up", tickTable: TickTable(increment: 10),
      isSymmetric: false, buys: [(10, -100)], sells: [(10, -130)], price: -110, volume: 10,
      imbalance: 0),
    AuctionExample(
      // The middle, 52, is nearer to 50 than to 100.
      title: "the middle goes up also where the price below is nearer",
      tickTable: TickTable(rows: [.init(from: 0, increment: 1), .init(from: 50, increment: 50)]),
      isSymmetric: false, buys: [(10, 100)], sells: [(10, 4)], price: 100, volume: 10,
      imbalance: 0),
    AuctionExample(
      // The middle, 101.5, is on the fine grid below 102, which is no multiple of 10.
      title: "the grid is that of the price itself",
      tickTable: TickTable(rows: [.init(from: 0, increment: 1), .init(from: 102, increment: 10)]),
      isSymmetric: false, buys: [(10, 110)], sells: [(10, 93)], price: 110, volume: 10,
      imbalance: 0),
    AuctionExample(
      // The middle, -101.5, is above the coarse grid of -102 and below the fine one of -101.
      title: "the grid is that of the negative price itself",
      tickTable: TickTable(rows: [.init(from: 0, increment: 1), .init(from: 102, increment: 10)]),
      isSymmetric: false, buys: [(10, -93)], sells: [(10, -110)], price: -101, volume: 10,
      imbalance: 0),
    AuctionExample(
      // The middle, 104.5, is on the coarse grid.
      title: "the grid is that at the middle, not that of the ends",
      tickTable: TickTable(rows: [.init(from: 0, increment: 1), .init(from: 100, increment: 10)]),
      isSymmetric: false, buys: [(10, 110)], sells: [(10, 99)], price: 110, volume: 10,
      imbalance: 0),
    AuctionExample(
      // The middle, 102, is on the coarse grid, of which the next price is 110.
      title: "up to the finer grid above the middle",
      tickTable: TickTable(rows: [.init(from: 0, increment: 10), .init(from: 103, increment: 1)]),
      isSymmetric: false, buys: [(10, 104)], sells: [(10, 100)], price: 103, volume: 10,
      imbalance: 0),
    AuctionExample(
      title: "a negative price is on the grid of its magnitude",
      tickTable: TickTable(rows: [.init(from: 0, increment: 1), .init(from: 100, increment: 10)]),
      isSymmetric: false, buys: [(10, -100)], sells: [(10, -150)], price: -120, volume: 10,
      imbalance: 0),
    AuctionExample(
      // 98 and 100 trade 10, as do the prices between; the imbalance is that of 100.
      title: "what is left over is counted at the price itself",
      tickTable: TickTable(rows: [.init(from: 0, increment: 2), .init(from: 99, increment: 10)]),
      isSymmetric: false, buys: [(10, 100), (3, 98)], sells: [(10, 98), (3, 100)], price: 100,
      volume: 10, imbalance: -3),
  ]

  static let extremes = [
    AuctionExample(
      title: "the middle of all prices is zero, from below", isSymmetric: false,
      buys: [(10, Price(.max))], sells: [(10, Price(.min))], price: 0, volume: 10, imbalance: 0),
    AuctionExample(
      title: "the two highest prices", isSymmetric: false, buys: [(10, Price(.max))],
      sells: [(10, Price(.max - 1))], price: Price(.max), volume: 10, imbalance: 0),
    AuctionExample(
      title: "the two lowest prices", isSymmetric: false, buys: [(10, Price(.min + 1))],
      sells: [(10, Price(.min))], price: Price(.min + 1), volume: 10, imbalance: 0),
    AuctionExample(
      title: "the highest price", buys: [(10, Price(.max))], sells: [(9, Price(.max))],
      price: Price(.max), volume: 9, imbalance: 1),
    AuctionExample(
      title: "the lowest price", isSymmetric: false, buys: [(9, Price(.min))],
      sells: [(10, Price(.min))], price: Price(.min), volume: 9, imbalance: -1),
    AuctionExample(
      title: "a grid too coarse for 64 bits above the middle",
      tickTable: TickTable(
        rows: [.init(from: 0, increment: .max), .init(from: UInt64(Int64.max - 8), increment: 1)]),
      isSymmetric: false, buys: [(10, Price(.max - 1))], sells: [(10, 0)], price: Price(.max - 8),
      volume: 10, imbalance: 0),
    AuctionExample(
      title: "the next tick up is the first of a coarser grid",
      tickTable: TickTable(rows: [.init(from: 0, increment: 4), .init(from: 10, increment: 5)]),
      isSymmetric: false, buys: [(1, 15)], sells: [(1, 4)], price: 10, volume: 1, imbalance: 0),
    AuctionExample(
      title: "totals beyond 64 bits",
      buys: [(Quantity(.max), 100), (Quantity(.max), 101), (Quantity(.max), 102)],
      sells: [(Quantity(.max), 100), (Quantity(.max), 99)], price: 101,
      volume: Volume(2 * UInt128(Int64.max)), imbalance: 0),
    AuctionExample(
      title: "a volume and an imbalance beyond 64 bits",
      buys: [(Quantity(.max), 100), (Quantity(.max), 100), (Quantity(.max), 100), (9, 100)],
      sells: [(7, 100), (Quantity(.max), 100)], price: 100,
      volume: Volume(UInt128(Int64.max) + 7), imbalance: 2 * Int128(Int64.max) + 2),
    AuctionExample(
      title: "an imbalance below 64 bits", buys: [(1, 100)],
      sells: [(Quantity(.max), 100), (Quantity(.max), 100), (Quantity(.max), 100)], price: 100,
      volume: 1, imbalance: 1 - 3 * Int128(Int64.max)),
  ]
}

@Suite struct AuctionPriceTests {
  @Test(arguments: AuctionExample.examples + AuctionExample.tickExamples + AuctionExample.extremes)
  func `the price, the volume and what is left over`(example: AuctionExample) {
    let instrument = Instrument(
      symbol: "XYZ", tickTable: example.tickTable, priceSigns: .any)
    var venue = Venue([instrument], isSymmetric: example.isSymmetric)
    venue.send(.phase(.callAuction))
    for (index, buy) in example.buys.enumerated() {
      let id = OrderID(UInt64(index))
      #expect(venue.send(.buy(id, buy.quantity, at: buy.price)) == [.accepted(id)])
    }
    for (index, sell) in example.sells.enumerated() {
      let id = OrderID(UInt64(100 + index))
      #expect(venue.send(.sell(id, sell.quantity, at: sell.price)) == [.accepted(id)])
    }
    let events = venue.send(.uncross)
    #expect(
      events.first
        == .uncrossed(at: example.price, volume: example.volume, imbalance: example.imbalance))
    expectTrades(Array(events.dropFirst()), add: example.volume, at: example.price)
    #expect(venue.send(.phase(.continuous)) == [.phaseChanged(.continuous)])
  }

  /// Expects trades of an auction that add up to its volume, all at its price.
  private func expectTrades(_ events: [Event], add volume: Volume, at price: Price?) {
    var sum = Volume.zero
    for event in events {
      guard case .traded(let trade) = event else {
        Issue.record("expected trades alone, found \(event)")
        return
      }
      #expect(trade.price == price)
      #expect(trade.aggressor == .auction)
      sum += trade.quantity
    }
    #expect(sum == volume)
  }
}
