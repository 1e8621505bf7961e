internal import Market

/// What is bid and offered at a price.
struct AuctionPoint: BitwiseCopyable {
  var price: Price
  /// What is bid at the price or higher, and by market orders.
  var demand: UInt128
  /// What is offered at the price or lower, and by market orders.
  var supply: UInt128
  /// What is bid at just the price.
  var bid: UInt128 = 0
  /// What is offered at just the price.
  var ask: UInt128 = 0

  /// What would trade.
  var volume: UInt128 { min(demand, supply) }
  /// What the demand has more than the supply.
  var surplus: Int128 { Int128(demand) - Int128(supply) }
}

/// A gap between two neighbouring limit prices of an auction, which moves along the prices.
///
/// The sides are walked from their best levels on: what a side's walk has passed can trade at the
/// gap. Limits better than the window count as market orders, worse ones don't count.
struct AuctionAxis {
  private(set) var bids: SideWalk
  private(set) var asks: SideWalk

  /// What is bid above the gap and what is offered below it.
  var gap: (demand: UInt128, supply: UInt128) { (bids.passedTotal, asks.passedTotal) }

  /// The gap above which there is a surplus of supply, and below which there is none.
  ///
  /// - Complexity: O(levels that trade, or stand outside the window).
  init(bids: SideWalk, asks: SideWalk, _ ladders: borrowing PriceLadders) {
    self.bids = bids
    self.asks = asks
    // While the sides cross, the turn lies between their next prices: what the smaller of the two
    // has to give decides on which side of its price.
    while let bid = self.bids.nextPrice(ladders), let ask = self.asks.nextPrice(ladders),
      bid >= ask
    {
      if self.bids.totalWithNext(ladders) <= self.asks.totalWithNext(ladders) {
        self.bids.pass(ladders)
      } else {
        self.asks.pass(ladders)
      }
    }
    while let point = above(ladders), point.surplus >= 0 { moveUp(over: point.price, ladders) }
    while let point = below(ladders), point.surplus < 0 { moveDown(over: point.price, ladders) }
  }

  /// The next limit price above the gap.
  func above(_ ladders: borrowing PriceLadders) -> AuctionPoint? {
    let bid = bids.passedPrice(ladders)
    let ask = asks.nextPrice(ladders)
    guard let price = Self.one(of: bid, ask, by: min) else { return nil }
    let offered = ask == price ? asks.nextTotal(ladders) : 0
    return AuctionPoint(
      price: price, demand: bids.passedTotal, supply: asks.passedTotal + offered,
      bid: bid == price ? bids.lastTotal(ladders) : 0, ask: offered)
  }

  /// The next limit price below the gap.
  func below(_ ladders: borrowing PriceLadders) -> AuctionPoint? {
    let bid = bids.nextPrice(ladders)
    let ask = asks.passedPrice(ladders)
    guard let price = Self.one(of: bid, ask, by: max) else { return nil }
    let wanted = bid == price ? bids.nextTotal(ladders) : 0
    return AuctionPoint(
      price: price, demand: bids.passedTotal + wanted, supply: asks.passedTotal,
      bid: wanted, ask: ask == price ? asks.lastTotal(ladders) : 0)
  }

  /// The one of two prices that is chosen, or the only one there is.
  private static func one(
    of bid: Price?, _ ask: Price?, by choose: (Price, Price) -> Price
  ) -> Price? {
    guard let bid, let ask else { return bid ?? ask }
    return choose(bid, ask)
  }

  /// Moves the gap above the next limit price, which is given.
  mutating func moveUp(over price: Price, _ ladders: borrowing PriceLadders) {
    if bids.passedPrice(ladders) == price { bids.goBack(ladders) }
    if asks.nextPrice(ladders) == price { asks.pass(ladders) }
  }

  /// Moves the gap below the next limit price, which is given.
  mutating func moveDown(over price: Price, _ ladders: borrowing PriceLadders) {
    if bids.nextPrice(ladders) == price { bids.pass(ladders) }
    if asks.passedPrice(ladders) == price { asks.goBack(ladders) }
  }
}

/// A walk over the levels of one side within a window of prices, the best first.
struct SideWalk {
  private let side: Side
  /// The worst price in the window.
  private let end: Price
  /// The first level in the window, or 0.
  private let first: UInt32
  /// The level passed last, or 0.
  private var last: UInt32 = 0
  /// The level to pass next, or 0; it may be beyond the window.
  private var next: UInt32
  /// The sum of what has been passed, market orders and what is better than the window included.
  private(set) var passedTotal: UInt128

  /// A walk that has passed nothing of the window yet.
  ///
  /// - Complexity: O(levels better than the window).
  init(
    _ side: Side, best: UInt32, marketTotal: UInt128, window: ClosedRange<Price>,
    _ ladders: borrowing PriceLadders
  ) {
    self.side = side
    end = side == .buy ? window.lowerBound : window.upperBound
    let start = side == .buy ? window.upperBound : window.lowerBound
    passedTotal = marketTotal
    var level = best
    while level != 0,
      PriceKey.price(ladders.levels[level].key, on: side).isBetter(than: start, for: side)
    {
      passedTotal += ladders.levels[level].total
      level = ladders.levels[level].worse
    }
    first = level
    next = level
  }

  func nextPrice(_ ladders: borrowing PriceLadders) -> Price? {
    guard next != 0 else { return nil }
    let price = PriceKey.price(ladders.levels[next].key, on: side)
    return end.isBetter(than: price, for: side) ? nil : price
  }

  func passedPrice(_ ladders: borrowing PriceLadders) -> Price? {
    last == 0 ? nil : PriceKey.price(ladders.levels[last].key, on: side)
  }

  func nextTotal(_ ladders: borrowing PriceLadders) -> UInt128 { ladders.levels[next].total }

  func lastTotal(_ ladders: borrowing PriceLadders) -> UInt128 { ladders.levels[last].total }

  func totalWithNext(_ ladders: borrowing PriceLadders) -> UInt128 {
    passedTotal + ladders.levels[next].total
  }

  mutating func pass(_ ladders: borrowing PriceLadders) {
    passedTotal += ladders.levels[next].total
    last = next
    next = ladders.levels[next].worse
  }

  mutating func goBack(_ ladders: borrowing PriceLadders) {
    passedTotal -= ladders.levels[last].total
    next = last
    last = last == first ? 0 : ladders.levels[last].better
  }
}
