internal import Market

/// What an auction comes to, added up order by order for each price.
///
/// - Complexity: O(prices * orders).
struct PlainAuction {
  let buys: [PlainEngine.Order]
  let sells: [PlainEngine.Order]
  let instrument: Instrument
  let reference: Price?
  let rule: Conventions.AuctionPrice
  let fault: PlantedFault?

  func demand(at price: Price) -> Int128 {
    sum(buys) { $0 >= price }
  }

  func supply(at price: Price) -> Int128 {
    sum(sells) { $0 <= price }
  }

  private func sum(_ orders: [PlainEngine.Order], where counts: (Price) -> Bool) -> Int128 {
    orders.reduce(0) { sum, order in
      let isCounted = order.price.map(counts) ?? (fault != .auctionForgetsMarketOrders)
      return isCounted ? sum + Int128(order.leaves.rawValue) : sum
    }
  }

  private func volume(at price: Price) -> Int128 { min(demand(at: price), supply(at: price)) }

  private func surplus(at price: Price) -> Int128 { demand(at: price) - supply(at: price) }

  /// Whether all that is better than the price is filled at it.
  private func fillsBetter(_ price: Price) -> Bool {
    let volume = volume(at: price)
    return sum(buys) { $0 > price } <= volume && sum(sells) { $0 < price } <= volume
  }

  /// Whether orders of just this price are not all filled at it.
  private func leavesOwn(_ price: Price) -> Bool {
    let volume = volume(at: price)
    let (better, all) = (sum(buys) { $0 > price }, demand(at: price))
    let (cheaper, every) = (sum(sells) { $0 < price }, supply(at: price))
    return all > max(volume, better) || every > max(volume, cheaper)
  }

  /// The price; nil where nothing can trade.
  var price: Price? {
    var left = candidates
    guard let most = left.map(volume).max(), most > 0 else { return nil }
    left.removeAll { volume(at: $0) < most }
    if rule == .shanghai, left.contains(where: fillsBetter) { left.removeAll { !fillsBetter($0) } }
    if fault != .auctionForgetsSurplus, let least = left.map({ surplus(at: $0).magnitude }).min() {
      left.removeAll { surplus(at: $0).magnitude > least }
    }
    guard let low = left.first, let high = left.last else { return nil }
    switch fault {
    case .auctionTakesHighest: return high
    case .auctionTakesLowest: return low
    default: return choice(among: left, low, high)
    }
  }

  /// The price that the rule takes of several.
  private func choice(among left: [Price], _ low: Price, _ high: Price) -> Price {
    let middle = middle(low, high)
    let reference = reference ?? middle
    switch rule {
    case .shanghai: return middle
    case .euronext: return nearest(reference, left)
    case .nasdaq:
      let open = left.filter(leavesOwn)
      return nearest(reference, open.isEmpty ? left : open)
    case .xetra, .asx:
      let floor = left.last { surplus(at: $0) > 0 }
      let ceiling = left.first { surplus(at: $0) < 0 }
      if floor == high { return high }
      if ceiling == low { return low }
      return min(max(reference, floor ?? low), ceiling ?? high)
    }
  }

  private func nearest(_ target: Price, _ prices: [Price]) -> Price {
    func distance(_ price: Price) -> Int128 {
      abs(Int128(price.rawValue) - Int128(target.rawValue))
    }
    // Of equals the last, which is the highest, wins.
    return prices.reversed().min { distance($0) < distance($1) } ?? target
  }

  private func middle(_ low: Price, _ high: Price) -> Price {
    let sum = Int128(low.rawValue) + Int128(high.rawValue)
    let isOdd = sum & 1 != 0
    let half = isOdd && fault != .auctionMiddleDown ? (sum + 1) / 2 : (sum - (isOdd ? 1 : 0)) / 2
    // An odd sum is one off an even number, so that halves are exact on both sides of zero.
    return grid.first(from: half, through: Int128(high.rawValue)) ?? high
  }

  // MARK: - Prices that count

  private var grid: PlainGrid { PlainGrid(instrument: instrument) }

  /// The prices that are compared, rising.
  private var candidates: [Price] {
    let limits = Set((buys + sells).compactMap(\.price))
    guard let low = limits.min(), let high = limits.max() else {
      return reference.map { [$0] } ?? []
    }
    var prices = limits
    if let collar {
      prices = prices.filter { collar.contains(Int128($0.rawValue)) }
      if fault != .collarDropsBeyond {
        let first = grid.first(from: collar.lowerBound, through: collar.upperBound)
        let last = grid.last(from: collar.lowerBound, through: collar.upperBound)
        if let first, low < first { prices.insert(first) }
        if let last, high > last { prices.insert(last) }
      }
    }
    guard rule == .asx else { return prices.sorted() }
    let known = prices.sorted()
    for (one, next) in zip(known, known.dropFirst()) where low <= one && next <= high {
      // Between two neighbours all prices bring the same.
      let (from, through) = (Int128(one.rawValue) + 1, Int128(next.rawValue) - 1)
      if let first = grid.first(from: from, through: through) { prices.insert(first) }
      if let last = grid.last(from: from, through: through) { prices.insert(last) }
    }
    return prices.sorted()
  }

  /// The prices within the collar; nil where there is none.
  private var collar: ClosedRange<Int128>? {
    guard fault != .collarIgnored, let reference, let distance = instrument.auctionCollar else {
      return nil
    }
    let reach = Int128(distance) - (fault == .collarWithoutItsEnds && distance > 0 ? 1 : 0)
    let center = Int128(reference.rawValue)
    return center - reach...center + reach
  }
}
