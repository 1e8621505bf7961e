internal import Market

/// What singles the price of an uncross out, or how it is made of several.
///
/// It is read from the book before the uncross and the price that came of it, and says nothing of
/// whether that is the right one.
enum AuctionDecision: Hashable, Sendable, CaseIterable {
  /// Of the prices at which something trades, some trade less than others.
  case volume
  /// Of those left, some would leave an order with a better limit unfilled.
  case betterOrders
  /// Of those left, some leave more over than others.
  case unmatched
  /// Several are left; nothing is left over at any, and a price between them is taken.
  case betweenBalanced
  /// The same, and something is left over at them.
  case betweenUnbalanced
  /// The price taken is not the very middle.
  case rounded
  /// Several are left, and one of them is taken.
  case oneOfSeveral
  /// Several are left, and the reference price is beyond them all.
  case referenceBeyond
  /// Several are left, and the reference price is between them.
  case referenceBetween
  /// Several are left, and the reference price is as far from the lowest as from the highest.
  case referenceHalfway

  /// What would trade if the auction ended at a price.
  private struct Outcome {
    var price: Price
    var demand = Int128(0)
    var betterDemand = Int128(0)
    var supply = Int128(0)
    var betterSupply = Int128(0)

    var volume: Int128 { min(demand, supply) }
    var unmatched: UInt128 { (demand - supply).magnitude }
    var fillsBetter: Bool { betterDemand <= volume && betterSupply <= volume }
  }

  /// What decided an uncross; nothing where it has no price.
  ///
  /// - Complexity: O(n log n) in the orders.
  static func of(
    _ uncrossing: Uncrossing, on instrument: Instrument, buys: [RestingOrder],
    sells: [RestingOrder]
  ) -> [AuctionDecision] {
    guard let taken = uncrossing.price else { return [] }
    var decisions: [AuctionDecision] = []
    var left = outcomes(buys, sells).filter { $0.volume > 0 }
    func keep(_ decision: AuctionDecision, _ condition: (Outcome) -> Bool) {
      let kept = left.filter(condition)
      if kept.count < left.count { decisions.append(decision) }
      left = kept
    }
    let most = left.map(\.volume).max()
    keep(.volume) { $0.volume == most }
    keep(.betterOrders) { $0.fillsBetter }
    let least = left.map(\.unmatched).min()
    keep(.unmatched) { $0.unmatched == least }
    guard left.count > 1, let lowest = left.first?.price, let highest = left.last?.price else {
      return decisions
    }
    if let reference = instrument.referencePrice {
      decisions.append(place(of: reference, between: lowest, and: highest))
    }
    if taken == lowest || taken == highest { return decisions + [.oneOfSeveral] }
    decisions.append(least == 0 ? .betweenBalanced : .betweenUnbalanced)
    let isMiddle =
      Int128(taken.rawValue) * 2 == Int128(lowest.rawValue) + Int128(highest.rawValue)
    return isMiddle ? decisions : decisions + [.rounded]
  }

  private static func place(
    of reference: Price, between lowest: Price, and highest: Price
  ) -> AuctionDecision {
    guard lowest <= reference, reference <= highest else { return .referenceBeyond }
    let isHalfway =
      Int128(reference.rawValue) * 2 == Int128(lowest.rawValue) + Int128(highest.rawValue)
    return isHalfway ? .referenceHalfway : .referenceBetween
  }

  /// The outcome at each price of an order, by rising price.
  private static func outcomes(_ buys: [RestingOrder], _ sells: [RestingOrder]) -> [Outcome] {
    var outcomes = Set((buys + sells).compactMap(\.price)).sorted().map { Outcome(price: $0) }
    let demand = totals(of: buys)
    let supply = totals(of: sells)
    // Market orders come before every limit.
    var sum = supply[nil] ?? 0
    for index in outcomes.indices {
      outcomes[index].betterSupply = sum
      sum += supply[outcomes[index].price] ?? 0
      outcomes[index].supply = sum
    }
    sum = demand[nil] ?? 0
    for index in outcomes.indices.reversed() {
      outcomes[index].betterDemand = sum
      sum += demand[outcomes[index].price] ?? 0
      outcomes[index].demand = sum
    }
    return outcomes
  }

  private static func totals(of orders: [RestingOrder]) -> [Price?: Int128] {
    orders.reduce(into: [:]) { $0[$1.price, default: 0] += Int128($1.leaves.rawValue) }
  }
}
