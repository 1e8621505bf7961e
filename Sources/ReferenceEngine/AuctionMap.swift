internal import Market

/// Demand and supply at the limit prices about the turn of an auction, and between them.
///
/// Where the surplus turns from bid to offered, both the volume is greatest and the surplus least.
/// From there on at most two limit prices on either side are like the first: one that has bids
/// alone and one that has asks alone. What is farther away can't be the price.
struct AuctionMap {
  /// How many limit prices on either side of the turn are known.
  private static let reach = 4

  /// The limit prices, rising.
  private(set) var points: [AuctionPoint] = []
  /// Whether the window has limit prices below, and above, those that are known.
  private(set) var hasMoreBelow: Bool
  private(set) var hasMoreAbove: Bool
  /// What is bid and offered between the points below and above the turn.
  private let atTurn: (demand: UInt128, supply: UInt128)

  /// The limits about the gap of an axis.
  init(_ turn: AuctionAxis, _ ladders: borrowing PriceLadders) {
    atTurn = turn.gap
    var axis = turn
    while points.count < Self.reach, let point = axis.below(ladders) {
      points.append(point)
      axis.moveDown(over: point.price, ladders)
    }
    hasMoreBelow = axis.below(ladders) != nil
    points.reverse()
    let known = points.count
    axis = turn
    while points.count < known + Self.reach, let point = axis.above(ladders) {
      points.append(point)
      axis.moveUp(over: point.price, ladders)
    }
    hasMoreAbove = axis.above(ladders) != nil
  }

  /// Whether the demand and supply at a price are known.
  func knows(_ price: Price) -> Bool {
    if let first = points.first?.price, price < first { return !hasMoreBelow }
    if let last = points.last?.price, price > last { return !hasMoreAbove }
    return true
  }

  /// What is bid and offered at a price that the map knows.
  func point(at price: Price) -> AuctionPoint {
    guard let below = points.last(where: { $0.price <= price }) else {
      return AuctionPoint(
        price: price, demand: points.first?.demand ?? atTurn.demand,
        supply: points.first.map { $0.supply - $0.ask } ?? atTurn.supply)
    }
    if below.price == price { return below }
    return AuctionPoint(price: price, demand: below.demand - below.bid, supply: below.supply)
  }

  /// The gaps between the limits, as ranges, within given prices.
  func gaps(within prices: ClosedRange<Price>) -> [ClosedRange<Price>] {
    var found: [ClosedRange<Price>] = []
    // The lowest price that no range covers yet; nil when there is none.
    var start: Price? = hasMoreBelow ? nil : prices.lowerBound
    for point in points {
      if let start, start < point.price, prices.contains(start) {
        found.append(start...min(Price(point.price.rawValue - 1), prices.upperBound))
      }
      start = point.price.rawValue == .max ? nil : Price(point.price.rawValue + 1)
      if let next = start, next < prices.lowerBound { start = prices.lowerBound }
    }
    if !hasMoreAbove, let start, prices.contains(start) { found.append(start...prices.upperBound) }
    return found
  }
}
