internal import Market

/// Prices of which each has the same demand and supply: one, or a gap between two limits.
struct AuctionSpan: BitwiseCopyable {
  var lowest: Price
  var highest: Price
  var point: AuctionPoint

  /// One price.
  init(_ point: AuctionPoint) {
    lowest = point.price
    highest = point.price
    self.point = point
  }

  /// The prices from one to another within a gap.
  init(from lowest: Price, to highest: Price, _ point: AuctionPoint) {
    self.lowest = lowest
    self.highest = highest
    self.point = point
  }

  /// Whether all orders with better prices are filled.
  var fillsBetter: Bool {
    point.demand - point.bid <= point.volume && point.supply - point.ask <= point.volume
  }

  /// Whether an order of just this price is not wholly filled.
  var leavesSome: Bool {
    (point.bid > 0 && point.demand > point.volume) || (point.ask > 0 && point.supply > point.volume)
  }
}

/// How one price is taken from all that an auction may have: steps 2 to 4 of
/// `Conventions.AuctionPrice`.
struct AuctionRule {
  let convention: Conventions.AuctionPrice
  let reference: Price?
  let instrument: Instrument

  /// The price, or nil when nothing could trade.
  ///
  /// - Complexity: O(spans).
  func price(among candidates: [AuctionSpan]) -> Price? {
    let most = candidates.map(\.point.volume).max() ?? 0
    guard most > 0 else { return nil }
    var left = candidates.filter { $0.point.volume == most }
    if convention == .shanghai {
      let filling = left.filter(\.fillsBetter)
      if !filling.isEmpty { left = filling }
    }
    let least = left.map(\.point.surplus.magnitude).min() ?? 0
    left = left.filter { $0.point.surplus.magnitude == least }
    guard let lowest = left.map(\.lowest).min(), let highest = left.map(\.highest).max() else {
      return nil
    }
    let middle = middle(lowest, highest)
    switch convention {
    case .shanghai:
      return middle
    case .xetra, .asx:
      return byPressure(left, lowest, highest, reference ?? middle)
    case .euronext:
      return nearest(to: reference ?? middle, among: left)
    case .nasdaq:
      let partial = left.filter(\.leavesSome)
      return nearest(to: reference ?? middle, among: partial.isEmpty ? left : partial)
    }
  }

  /// The end of the prices to which the surplus presses; the reference price, within bounds, where
  /// it presses to neither.
  private func byPressure(
    _ left: [AuctionSpan], _ lowest: Price, _ highest: Price, _ reference: Price
  ) -> Price {
    let bid = left.filter { $0.point.surplus > 0 }
    let offered = left.filter { $0.point.surplus < 0 }
    if bid.count == left.count { return highest }
    if offered.count == left.count { return lowest }
    let floor = bid.map(\.highest).max() ?? lowest
    let ceiling = offered.map(\.lowest).min() ?? highest
    return max(floor, min(ceiling, reference))
  }

  /// The price nearest to another, of two the higher.
  private func nearest(to target: Price, among left: [AuctionSpan]) -> Price? {
    left.map(\.lowest).min { a, b in
      let distances = (distance(a, target), distance(b, target))
      return distances.0 == distances.1 ? a > b : distances.0 < distances.1
    }
  }

  private func distance(_ a: Price, _ b: Price) -> UInt128 {
    (Int128(a.rawValue) - Int128(b.rawValue)).magnitude
  }

  /// The middle of two prices, on the next price above that an order may have, if it is none.
  private func middle(_ low: Price, _ high: Price) -> Price {
    let above = Price(Int64((Int128(low.rawValue) + Int128(high.rawValue) + 1) >> 1))
    return instrument.ends(of: above...high)?.lowest ?? high
  }
}
