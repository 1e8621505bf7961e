import Market

/// The price of an auction, by one of the rules of `Conventions.AuctionPrice`.
struct Auction {
  let rule: Conventions.AuctionPrice
  private let buys: Interest
  private let sells: Interest
  private let grid: PriceGrid
  private let reference: Price?
  /// The prices within the collar.
  private let collar: PriceRange?

  init(
    buys: [Order], sells: [Order], rule: Conventions.AuctionPrice, instrument: Instrument,
    reference: Price?
  ) {
    self.rule = rule
    self.buys = Interest(of: buys, side: .buy)
    self.sells = Interest(of: sells, side: .sell)
    self.grid = PriceGrid(instrument: instrument)
    self.reference = reference
    collar =
      reference == nil || instrument.auctionCollar == nil
      ? nil : PriceRange(around: reference, distance: instrument.auctionCollar)
  }

  /// What would trade if the auction ended at a price.
  struct Outcome {
    let price: Price
    /// What is bid at the price or higher.
    let demand: Volume
    /// What is bid higher.
    let betterDemand: Volume
    /// What is offered at the price or lower.
    let supply: Volume
    /// What is offered lower.
    let betterSupply: Volume

    var volume: Volume { min(demand, supply) }
    /// What is left over: positive when buyers are, negative when sellers are.
    var surplus: Int128 { Int128(demand.rawValue) - Int128(supply.rawValue) }

    /// Whether every order with a better price than this one is filled.
    var fillsAllBetter: Bool { betterDemand <= volume && betterSupply <= volume }

    /// Whether an order of just this price is not wholly filled.
    var leavesOwnOver: Bool {
      demand > max(volume, betterDemand) || supply > max(volume, betterSupply)
    }
  }

  func outcome(at price: Price) -> Outcome {
    Outcome(
      price: price, demand: buys.quantity(at: price), betterDemand: buys.quantity(above: price),
      supply: sells.quantity(at: price), betterSupply: sells.quantity(above: price))
  }

  /// The price; nil when nothing can trade.
  var price: Price? {
    let outcomes = candidates.map(outcome)
    guard let volume = outcomes.map(\.volume).max(), volume > .zero else { return nil }
    var left = outcomes.filter { $0.volume == volume }
    if rule == .shanghai { left = left.unlessNone { $0.fillsAllBetter } }
    let least = left.map(\.surplus.magnitude).min()
    left = left.filter { $0.surplus.magnitude == least }
    guard let lowest = left.first?.price, let highest = left.last?.price else {
      preconditionFailure("every step leaves a price")
    }
    let middle = grid.middle(of: lowest, and: highest)
    let reference = reference ?? middle
    switch rule {
    case .shanghai:
      return middle
    case .xetra, .asx:
      return price(bySurplusOf: left, lowest, highest, reference: reference)
    case .euronext:
      return nearest(to: reference, among: left)
    case .nasdaq:
      return nearest(to: reference, among: left.unlessNone { $0.leavesOwnOver })
    }
  }

  /// The side of the surplus decides (Xetra, ASX's market pressure), and where it is on both or
  /// on none, the reference price, as far as the prices of either surplus let it.
  private func price(
    bySurplusOf left: [Outcome], _ lowest: Price, _ highest: Price, reference: Price
  ) -> Price {
    if left.allSatisfy({ $0.surplus > 0 }) { return highest }
    if left.allSatisfy({ $0.surplus < 0 }) { return lowest }
    let floor = left.last { $0.surplus > 0 }?.price ?? lowest
    let ceiling = left.first { $0.surplus < 0 }?.price ?? highest
    return min(max(reference, floor), ceiling)
  }

  /// The price nearest to the reference price; of two that are equally near, the higher.
  private func nearest(to reference: Price, among left: [Outcome]) -> Price? {
    func distance(_ outcome: Outcome) -> UInt128 {
      (Int128(outcome.price.rawValue) - Int128(reference.rawValue)).magnitude
    }
    let least = left.map(distance).min()
    return left.last { distance($0) == least }?.price
  }

  /// The prices that are looked at, rising.
  ///
  /// Of prices that no order has and that lie in one gap between limits the outcome is the same,
  /// so that the lowest and the highest stand for all.
  private var candidates: [Price] {
    let limits = (buys.prices + sells.prices).risingOnce
    guard let lowest = limits.first, let highest = limits.last else {
      return [reference].compactMap { $0 }
    }
    var candidates = limits
    if let collar {
      let ends = grid.ends(of: collar.bounds)
      candidates = candidates.filter { collar.contains($0) }
      if let first = ends.first, lowest < first { candidates.append(first) }
      if let last = ends.last, highest > last { candidates.append(last) }
      candidates = candidates.risingOnce
    }
    guard rule == .asx else { return candidates }
    var inGaps: [Price] = []
    for (low, high) in zip(candidates, candidates.dropFirst()) {
      let gap = (low: Int128(low.rawValue) + 1, high: Int128(high.rawValue) - 1)
      guard low >= lowest, high <= highest, gap.low <= gap.high else { continue }
      inGaps += grid.ends(of: gap.low...gap.high)
    }
    return (candidates + inGaps).risingOnce
  }
}

/// What one side is willing to trade, at each price.
private struct Interest {
  let side: Side
  /// The distinct prices of its orders, best first.
  let prices: [Price]
  /// What is for sale, or bid, at the same price or better.
  private let sums: [Volume]
  /// What takes any price.
  private let atAnyPrice: Volume

  /// The interest of orders in the order in which they are served.
  init(of orders: [Order], side: Side) {
    var prices: [Price] = []
    var sums: [Volume] = []
    var sum = Volume.zero
    var atAnyPrice = Volume.zero
    for order in orders {
      sum += order.leaves
      guard let price = order.price else {
        atAnyPrice = sum
        continue
      }
      if prices.last == price {
        sums[sums.count - 1] = sum
      } else {
        prices.append(price)
        sums.append(sum)
      }
    }
    self.side = side
    self.prices = prices
    self.sums = sums
    self.atAnyPrice = atAnyPrice
  }

  /// What would trade at a price.
  func quantity(at price: Price) -> Volume {
    quantity(ofFirst: count { $0 == price || $0.isBetter(than: price, for: side) })
  }

  /// What would trade even at a worse price: all that is better than the price.
  func quantity(above price: Price) -> Volume {
    quantity(ofFirst: count { $0.isBetter(than: price, for: side) })
  }

  private func quantity(ofFirst count: Int) -> Volume {
    count == 0 ? atAnyPrice : sums[count - 1]
  }

  /// The number of prices, from the best on, that meet a condition which none after one that does
  /// not meets.
  private func count(where isMet: (Price) -> Bool) -> Int {
    var low = 0
    var high = prices.count
    while low < high {
      let middle = (low + high) / 2
      if isMet(prices[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension [Price] {
  /// The prices, each once, rising.
  fileprivate var risingOnce: [Price] {
    var once: [Price] = []
    for price in sorted() where once.last != price { once.append(price) }
    return once
  }
}

extension Array {
  /// The elements that meet a condition, or all of them when none does.
  fileprivate func unlessNone(_ isMet: (Element) -> Bool) -> [Element] {
    let met = filter(isMet)
    return met.isEmpty ? self : met
  }
}
