import Market

extension Specification {
  /// Ends a call auction's round: one price, and all its trades at that price.
  mutating func uncross(_ instrument: InstrumentID) -> [Event] {
    let auction = Auction(
      buys: books[instrument.index][.buy].orders, sells: books[instrument.index][.sell].orders,
      tickTable: instruments[instrument.index].tickTable)
    let result = auction.result
    let answer = Event.uncrossed(
      Uncrossing(
        instrument: instrument, price: result?.price, volume: result?.volume ?? .zero,
        imbalance: result?.imbalance ?? 0))
    guard let result else { return [answer] }
    return [answer] + allocate(result.volume, at: result.price, on: instrument)
  }

  /// Pairs the buys with the sells, both in the order in which they are served, until the volume
  /// has been traded (SSE: matched in price-time order).
  ///
  /// The volume is all that one side has at the price, so that its last order ends the pairing.
  private mutating func allocate(
    _ volume: Volume, at price: Price, on instrument: InstrumentID
  ) -> [Event] {
    let book = instrument.index
    var trades: [Event] = []
    var open = volume
    var nextBuy = 0
    var nextSell = 0
    while open > .zero {
      var buy = books[book][.buy].orders[nextBuy]
      var sell = books[book][.sell].orders[nextSell]
      let quantity = min(buy.leaves, sell.leaves)
      buy.fill(quantity)
      sell.fill(quantity)
      open -= quantity
      books[book][.buy].orders[nextBuy] = buy
      books[book][.sell].orders[nextSell] = sell
      if buy.leaves == .zero { nextBuy += 1 }
      if sell.leaves == .zero { nextSell += 1 }
      trades.append(
        .traded(
          Trade(
            instrument: instrument, maker: buy.id, taker: sell.id, price: price,
            quantity: quantity, makerLeaves: buy.leaves, takerLeaves: sell.leaves,
            aggressor: .auction)))
    }
    for side in Side.allCases { takeFilled(of: instrument, side: side) }
    return trades
  }
}

/// The price of a call auction, by Shanghai's rule.
///
/// The price trades the most; every order with a better limit is filled; of several such prices
/// those with the least left over; of several of these the middle (SSE trading rules, call
/// auction).
struct Auction {
  /// What would trade if the auction ended at a price.
  private struct Outcome {
    var price: Price
    /// What is bid at the price or higher.
    var demand = Volume.zero
    /// What is bid higher.
    var betterDemand = Volume.zero
    /// What is offered at the price or lower.
    var supply = Volume.zero
    /// What is offered lower.
    var betterSupply = Volume.zero

    var volume: Volume { min(demand, supply) }
    /// What is left over: positive when buyers are, negative when sellers are.
    var imbalance: Int128 { Int128(demand.rawValue) - Int128(supply.rawValue) }
  }

  let buys: [Order]
  let sells: [Order]
  let tickTable: TickTable

  /// The price, what trades at it, and what is left over; nil when nothing can trade.
  var result: (price: Price, volume: Volume, imbalance: Int128)? {
    let outcomes = outcomes
    guard let volume = outcomes.map(\.volume).max(), volume > .zero else { return nil }
    let candidates = outcomes.filter {
      $0.volume == volume && $0.betterDemand <= volume && $0.betterSupply <= volume
    }
    let least = candidates.map(\.imbalance.magnitude).min()
    let best = candidates.filter { $0.imbalance.magnitude == least }.map(\.price)
    guard let lowest = best.first, let highest = best.last else {
      preconditionFailure("the highest price that trades the most fills all better orders")
    }
    let price = middle(of: lowest, and: highest)
    return (price, volume, imbalance(at: price))
  }

  /// The outcome at each price of an order, by rising price.
  private var outcomes: [Outcome] {
    var outcomes = Set((buys + sells).map(\.price)).sorted().map { Outcome(price: $0) }
    var supply = Volume.zero
    var nextSell = sells.startIndex
    for index in outcomes.indices {
      outcomes[index].betterSupply = supply
      while nextSell < sells.endIndex, sells[nextSell].price == outcomes[index].price {
        supply += sells[nextSell].leaves
        nextSell += 1
      }
      outcomes[index].supply = supply
    }
    var demand = Volume.zero
    var nextBuy = buys.startIndex
    for index in outcomes.indices.reversed() {
      outcomes[index].betterDemand = demand
      while nextBuy < buys.endIndex, buys[nextBuy].price == outcomes[index].price {
        demand += buys[nextBuy].leaves
        nextBuy += 1
      }
      outcomes[index].demand = demand
    }
    return outcomes
  }

  /// What is left over at any price, also one that no order names.
  private func imbalance(at price: Price) -> Int128 {
    var imbalance: Int128 = 0
    for buy in buys where buy.price >= price { imbalance += Int128(buy.leaves.rawValue) }
    for sell in sells where sell.price <= price { imbalance -= Int128(sell.leaves.rawValue) }
    return imbalance
  }

  /// The middle of two prices, of which the higher one may be the lower one too.
  ///
  /// A middle off the tick grid goes up to the next price on it, but not above the higher price.
  private func middle(of lowest: Price, and highest: Price) -> Price {
    let doubled = Int128(lowest.rawValue) + Int128(highest.rawValue)
    let floor = Price(Int64(doubled >> 1))
    let increment = Int128(tickTable.increment(at: floor))
    // The least multiple m of the increment with m >= doubled / 2; division truncates to zero.
    var steps = doubled / (2 * increment)
    if steps * 2 * increment < doubled { steps += 1 }
    return Price(Int64(min(steps * increment, Int128(highest.rawValue))))
  }
}
