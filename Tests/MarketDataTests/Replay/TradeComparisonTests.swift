import Market
import MarketData
import Testing

/// A trade of which only the maker matters.
private func trade(_ maker: UInt64) -> TradeIdentity {
  TradeIdentity(
    maker: OrderID(maker), taker: OrderID(99), price: Price(1), quantity: Quantity(1),
    aggressor: .buy)
}

@Suite struct TradeComparisonTests {
  private func compare(_ expected: [UInt64], _ produced: [UInt64]) -> TradeComparison {
    TradeComparison(expected: expected.map(trade), produced: produced.map(trade))
  }

  private typealias Match = TradeComparison.Match

  @Test func `equal lists are identical`() {
    let comparison = compare([1, 2, 2, 3], [1, 2, 2, 3])
    #expect(comparison.isIdentical)
    #expect(comparison.firstDifference == nil)
    #expect((comparison.expected, comparison.produced, comparison.agreeing) == (4, 4, 4))
    #expect(comparison.missing.isEmpty)
    #expect(comparison.extra.isEmpty)
    #expect(comparison.misplaced.isEmpty)
    #expect(compare([], []).isIdentical)
  }

  @Test func `a trade that was not made is missing, and the rest agrees`() {
    let comparison = compare([1, 2, 3], [1, 3])
    #expect(!comparison.isIdentical)
    #expect(comparison.firstDifference == 1)
    #expect(comparison.agreeing == 2)
    #expect(comparison.missing == [1])
    #expect(comparison.extra.isEmpty)
    #expect(comparison.misplaced.isEmpty)
  }

  @Test func `a trade that did not happen is extra, and the rest agrees`() {
    let comparison = compare([1, 3], [1, 2, 3, 4])
    #expect(comparison.firstDifference == 1)
    #expect((comparison.expected, comparison.produced, comparison.agreeing) == (2, 4, 2))
    #expect(comparison.extra == [1, 3])
    #expect(comparison.missing.isEmpty)
  }

  @Test func `a list that only stops early differs where it stops`() {
    #expect(compare([1, 2], [1]).firstDifference == 1)
    #expect(compare([1], [1, 2]).firstDifference == 1)
    #expect(compare([], [1]).firstDifference == 0)
  }

  @Test func `trades in another order are misplaced, as few as can be`() {
    let comparison = compare([1, 2, 3, 4], [2, 3, 4, 1])
    #expect(comparison.agreeing == 3)
    #expect(comparison.misplaced == [Match(expected: 0, produced: 3)])
    #expect(comparison.missing.isEmpty)
    #expect(comparison.extra.isEmpty)
    #expect(!comparison.isIdentical)
    #expect(compare([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]).agreeing == 1)
    #expect(compare([1, 2, 3, 4, 5, 6], [3, 1, 2, 6, 4, 5]).agreeing == 4)
  }

  @Test func `of equal trades the first goes with the first`() {
    let more = compare([7, 7], [7, 1, 7, 7])
    #expect(more.agreeing == 2)
    #expect(more.extra == [1, 3])
    let fewer = compare([7, 1, 7, 7], [7, 7])
    #expect(fewer.agreeing == 2)
    #expect(fewer.missing == [1, 3])
  }

  @Test func `a trade agrees only when all of it does`() {
    var others = [trade(1), trade(1), trade(1), trade(1), trade(1)]
    others[0].maker = OrderID(2)
    others[1].taker = OrderID(2)
    others[2].price = Price(2)
    others[3].quantity = Quantity(2)
    others[4].aggressor = .sell
    for other in others {
      let comparison = TradeComparison(expected: [trade(1)], produced: [other])
      #expect(comparison.agreeing == 0)
      #expect(comparison.missing == [0])
      #expect(comparison.extra == [0])
    }
  }
}
