internal import Market

/// The alphabets that a user can name.
package enum NamedAlphabet: String, CaseIterable, Sendable {
  case plain
  case types
  case identifiers
  case auction
  case day
  case range

  package var alphabet: Alphabet {
    switch self {
    case .plain: .plain
    case .types: .types
    case .identifiers: .identifiers
    case .auction: .auction
    case .day: .day
    case .range: .range
    }
  }
}

extension Alphabet {
  /// Limit orders, cancels and replaces.
  package static let plain = Alphabet(
    "plain", "limit orders at 3 prices of 2 sizes; cancel and replace of each earlier order",
    free: limits(at: [99, 100, 101], sizes: [1, 2]),
    perOrder: [
      .cancel, .replace(quantity: Quantity(1)), .replace(quantity: Quantity(2)),
      .replace(price: Price(99)), .replace(price: Price(100)), .replace(price: Price(101)),
    ])

  /// What ends at once.
  package static let types = Alphabet(
    "types", "limit, market, immediate-or-cancel and fill-or-kill orders; cancels",
    free: limits(at: [99, 101], sizes: [1, 2])
      + limits(at: [99, 101], sizes: [1, 2], .immediateOrCancel)
      + limits(at: [99, 101], sizes: [1, 2, 3], .fillOrKill)
      + Side.allCases.flatMap { side in
        [1, 2].map { .new(side, .market, Quantity($0), .goodTillCancel) }
      },
    perOrder: [.cancel])

  /// Identifiers that come again, of live orders and of dead ones.
  package static let identifiers = Alphabet(
    "identifiers", "limit orders at 2 prices, under new identifiers and earlier ones; cancels",
    free: limits(at: [99, 101], sizes: [1, 2]),
    perOrder: [.cancel, .replace(quantity: Quantity(1))]
      + Side.allCases.flatMap { side in
        [99, 101].map { .reuse(side, .limit(Price($0)), Quantity(1)) }
      })

  /// A call auction in a continuous day.
  package static let auction = Alphabet(
    "auction", "limit and market orders; the call auction, its uncross, trading; cancels",
    conventions: collectingMarketOrders, isSymmetric: false,
    free: limits(at: [99, 100, 101], sizes: [1, 2])
      + Side.allCases.map { .new($0, .market, Quantity(1), .goodTillCancel) }
      + [Phase.callAuction, .continuous].map { .venue(.phase(InstrumentID(0), $0)) }
      + [.venue(.uncross(InstrumentID(0)))],
    perOrder: [.cancel])

  /// The phases of a day and the orders that end with them.
  package static let day = Alphabet(
    "day", "all phases; day, dated, opening and closing orders; the clock; mass cancels",
    isSymmetric: false,
    free: limits(at: [100], sizes: [1]) + limits(at: [100], sizes: [2], .day)
      + limits(at: [100], sizes: [1], .goodTillDate(Timestamp(nanoseconds: 10)))
      + limits(at: [100], sizes: [1], .atOpening) + limits(at: [100], sizes: [1], .atClose)
      + Phase.allCases.map { .venue(.phase(InstrumentID(0), $0)) }
      + [.venue(.uncross(InstrumentID(0)))]
      + [10, 5].map { .venue(.clock(Timestamp(nanoseconds: $0))) }
      + Side.allCases.map { .venue(.massCancel(MassCancel(side: $0))) },
    perOrder: [.cancel])

  /// Trades that lie too far from the last price, and the auction that follows.
  package static let range: Alphabet = {
    var alphabet = Alphabet(
      "range",
      "limit and market orders about a dynamic range of 1; interruptions; auctions; cancels",
      isSymmetric: false,
      free: limits(at: [99, 100, 102], sizes: [1])
        + Side.allCases.map { .new($0, .market, Quantity(2), .goodTillCancel) }
        + [Phase.reopeningAuction, .continuous].map { .venue(.phase(InstrumentID(0), $0)) }
        + [.venue(.uncross(InstrumentID(0)))],
      perOrder: [.cancel, .replace(price: Price(102))])
    alphabet.instrument.dynamicRange = 1
    return alphabet
  }()

  private static func limits(
    at prices: [Int64], sizes: [Int64], _ timeInForce: TimeInForce = .goodTillCancel
  ) -> [Letter] {
    Side.allCases.flatMap { side in
      prices.flatMap { price in
        sizes.map { .new(side, .limit(Price(price)), Quantity($0), timeInForce) }
      }
    }
  }

  private static var collectingMarketOrders: Conventions {
    var conventions = Conventions()
    conventions.auctionMarketOrders = .collected
    return conventions
  }
}
