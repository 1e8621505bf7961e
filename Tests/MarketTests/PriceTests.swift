import Market
import Testing

@Suite struct PriceTests {
  @Test func `a limit allows itself and what is better for its side`() {
    let limit = Price(100)
    #expect(limit.allows(Price(100), for: .buy))
    #expect(limit.allows(Price(99), for: .buy))
    #expect(!limit.allows(Price(101), for: .buy))
    #expect(limit.allows(Price(100), for: .sell))
    #expect(limit.allows(Price(101), for: .sell))
    #expect(!limit.allows(Price(99), for: .sell))
    #expect(Price(.max).allows(Price(.min), for: .buy))
    #expect(Price(.min).allows(Price(.max), for: .sell))
  }

  @Test func `a better resting price is a higher bid or a lower ask, never an equal one`() {
    #expect(Price(101).isBetter(than: Price(100), for: .buy))
    #expect(!Price(100).isBetter(than: Price(101), for: .buy))
    #expect(Price(100).isBetter(than: Price(101), for: .sell))
    #expect(!Price(101).isBetter(than: Price(100), for: .sell))
    for side in Side.allCases {
      #expect(!Price(100).isBetter(than: Price(100), for: side))
    }
    #expect(Price(-1).isBetter(than: Price(-2), for: .buy))
  }

  @Test func `prices are ordered as numbers are`() {
    let prices = [Int64.min, -1, 0, 1, .max].map { Price($0) }
    #expect(prices.reversed().sorted() == prices)
    #expect(Price(5) == Price(rawValue: 5))
    #expect(Price(5) != Price(-5))
  }
}

@Suite struct PriceSignsTests {
  private static let signs: [(PriceSigns, [Int64])] = [
    (.positive, [1, .max]), (.zero, [0]), (.negative, [.min, -1]),
    ([.zero, .positive], [0, 1, .max]), ([.negative, .positive], [.min, -1, 1, .max]),
    (.any, [.min, -1, 0, 1, .max]), ([], []),
  ]

  @Test func `signs allow the prices that have them`() {
    for (signs, allowed) in Self.signs {
      for price in [Int64.min, -1, 0, 1, .max] {
        #expect(signs.allow(Price(price)) == allowed.contains(price), "\(signs) \(price)")
      }
    }
  }
}
