import Market
import ReferenceEngine
import Testing

/// One price from many: the five rules, the collar and the reference price.
@Suite struct AuctionRuleTests {
  /// An order book that every rule is asked about.
  private func price(
    _ rule: Conventions.AuctionPrice, lastPrice: Int64? = nil, collar: Int64? = nil,
    buy: [(Int64?, Int64)], sell: [(Int64?, Int64)]
  ) -> Int64? {
    var day = Day(.callAuction, lastPrice: lastPrice, collar: collar) { $0.auctionPrice = rule }
    for (index, order) in buy.enumerated() {
      day.enter(UInt64(index), .buy, order.1, at: order.0)
    }
    for (index, order) in sell.enumerated() {
      day.enter(UInt64(1_000 + index), .sell, order.1, at: order.0)
    }
    let promised = day.engine.indication(of: Day.xyz)
    day.uncross()
    #expect(day.uncrossing == promised)
    #expect(day.engine.indication(of: Day.xyz)?.price == nil, "nothing is left that could trade")
    return day.uncrossing?.price?.rawValue
  }

  @Test(
    arguments: zip(
      Conventions.AuctionPrice.allCases, [105 as Int64, 105, 101, 105, 105]))
  func `buyers left over at both of two prices`(rule: Conventions.AuctionPrice, expected: Int64) {
    let found = price(rule, lastPrice: 101, buy: [(105, 8)], sell: [(101, 3)])
    #expect(found == expected)
  }

  @Test(
    arguments: zip(
      Conventions.AuctionPrice.allCases, [103 as Int64, 104, 105, 105, 104]))
  func `nobody left over between two prices`(rule: Conventions.AuctionPrice, expected: Int64) {
    let found = price(rule, lastPrice: 104, buy: [(105, 3)], sell: [(101, 3)])
    #expect(found == expected)
  }

  @Test(arguments: Conventions.AuctionPrice.allCases)
  func `market orders alone trade at the reference price or not at all`(
    rule: Conventions.AuctionPrice
  ) {
    #expect(price(rule, lastPrice: 77, collar: 5, buy: [(nil, 9)], sell: [(nil, 3)]) == 77)
    var day = Day(.callAuction) { $0.auctionPrice = rule }
    day.enter(1, .buy, 9)
    day.enter(2, .sell, 9)
    day.uncross()
    #expect(day.uncrossing?.price == nil)
    #expect(day.uncrossing?.imbalance == 0)
    #expect(day.ends == ["1 noLiquidity", "2 noLiquidity"])
  }

  @Test(arguments: Conventions.AuctionPrice.allCases)
  func `limits beyond the collar count as its ends`(rule: Conventions.AuctionPrice) {
    #expect(price(rule, lastPrice: 100, collar: 5, buy: [(120, 9)], sell: [(110, 3)]) == nil)
    let up = price(rule, lastPrice: 100, collar: 5, buy: [(nil, 1), (120, 9)], sell: [(90, 3)])
    #expect(up == (rule == .euronext ? 105 : rule == .shanghai ? 100 : 105))
  }

  @Test func `the tick grid between limits counts by ranges, however wide they are`() {
    let found = price(
      .asx, lastPrice: 12, buy: [(.max, 5), (.min, 1)], sell: [(.min + 1, 5), (.max - 1, 2)])
    #expect(found == 12)
  }

  @Test func `totals beyond 64 bits and prices at both ends are added up`() {
    var day = Day(.callAuction)
    for id: UInt64 in 0..<40 {
      day.enter(id, .buy, .max, at: id % 2 == 0 ? .max : nil)
      day.enter(100 + id, .sell, .max - 1, at: id % 2 == 0 ? .min : nil)
    }
    day.uncross()
    #expect(day.uncrossing?.volume == Volume(40 * UInt128(Int64.max - 1)))
    #expect(day.uncrossing?.imbalance == 40)
    #expect(day.uncrossing?.price == Price(.max))
  }
}
