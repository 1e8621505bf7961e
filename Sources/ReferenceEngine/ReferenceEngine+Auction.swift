public import Market

/// The call auction of Shanghai's trading rules: maximum volume, all better-priced orders filled,
/// least left over at the price, then the middle of what remains.
extension ReferenceEngine {
  @inlinable
  mutating func uncross<Sink: EventSink & ~Copyable>(
    _ instrument: InstrumentID, to sink: inout Sink
  ) {
    if let reason = refusalOfUncross(instrument) {
      sink.record(.rejected(Rejection(reason: reason)))
      return
    }
    let margin = margin(of: instrument)
    let price = margin.map { auctionPrice($0, instrument) }
    sink.record(
      .uncrossed(
        Uncrossing(
          instrument: instrument, price: price,
          volume: Volume(margin?.volume ?? 0),
          imbalance: price.flatMap { margin?.imbalance(at: $0) } ?? 0)))
    guard let price, var left = margin?.volume else { return }
    while left > 0 { left -= tradeHeads(of: instrument, at: price, most: left, to: &sink) }
  }

  @usableFromInline func refusalOfUncross(_ instrument: InstrumentID) -> RejectReason? {
    guard isKnown(instrument) else { return .unknownInstrument }
    return books[instrument.rawValue].phase == .callAuction ? nil : .notInAuction
  }

  /// Trades the first bid with the first ask, at most `most`, and returns how much.
  @inlinable
  mutating func tradeHeads<Sink: EventSink & ~Copyable>(
    of instrument: InstrumentID, at price: Price, most: UInt128, to sink: inout Sink
  ) -> UInt128 {
    let bids = ladders.best(Self.ladder(instrument.rawValue, .buy))
    let asks = ladders.best(Self.ladder(instrument.rawValue, .sell))
    let buy = ladders.levels[bids].head
    let sell = ladders.levels[asks].head
    let smaller = min(orders[buy].leaves, orders[sell].leaves)
    let quantity = Int64(truncatingIfNeeded: min(UInt128(smaller), most))
    sink.record(
      .traded(
        Trade(
          instrument: instrument, maker: OrderID(orders[buy].id), taker: OrderID(orders[sell].id),
          price: price, quantity: Quantity(quantity),
          makerLeaves: Quantity(orders[buy].leaves - quantity),
          takerLeaves: Quantity(orders[sell].leaves - quantity), aggressor: .auction)))
    fill(buy, by: quantity)
    fill(sell, by: quantity)
    return UInt128(quantity)
  }

  @usableFromInline mutating func fill(_ slot: UInt32, by quantity: Int64) {
    guard orders[slot].leaves > quantity else {
      dequeue(slot)
      bury(slot)
      return
    }
    reduce(slot, to: orders[slot].leaves - quantity)
  }

  /// Where the two sides of a crossed book stop meeting; nil when they don't meet.
  ///
  /// - Complexity: O(levels that trade).
  @usableFromInline func margin(of instrument: InstrumentID) -> AuctionMargin? {
    var bids = LevelCursor(first: ladders.best(Self.ladder(instrument.rawValue, .buy)), side: .buy)
    var asks = LevelCursor(
      first: ladders.best(Self.ladder(instrument.rawValue, .sell)), side: .sell)
    bids.load(ladders)
    asks.load(ladders)
    var margin: AuctionMargin?
    while let bid = bids.price, let ask = asks.price, bid >= ask {
      let met = min(bids.left, asks.left)
      bids.left -= met
      asks.left -= met
      margin = AuctionMargin(
        volume: (margin?.volume ?? 0) + met, worstBuyer: bid, worstSeller: ask)
      if bids.left == 0 { bids.advance(ladders) }
      if asks.left == 0 { asks.advance(ladders) }
    }
    margin?.nextBuyer = bids.price
    margin?.nextSeller = asks.price
    margin?.buyersLeft = bids.left
    margin?.sellersLeft = asks.left
    return margin
  }

  @usableFromInline func auctionPrice(_ margin: AuctionMargin, _ instrument: InstrumentID) -> Price
  {
    // Every price from `low` to `high` trades the whole volume and fills all better-priced
    // orders; no order has a price between the two.
    let low = max(margin.worstSeller, margin.nextBuyer ?? margin.worstSeller)
    let high = min(margin.worstBuyer, margin.nextSeller ?? margin.worstBuyer)
    let atLow = margin.imbalance(at: low).magnitude
    let atHigh = margin.imbalance(at: high).magnitude
    if atLow != atHigh { return atLow < atHigh ? low : high }
    return middle(low, high, instruments[instrument.index].tickTable)
  }

  /// The middle of two prices, on the next increment above if it is on none.
  private func middle(_ low: Price, _ high: Price, _ table: TickTable) -> Price {
    let sum = Int128(low.rawValue) + Int128(high.rawValue)
    let floor = sum >> 1
    let increment = Int128(table.increment(at: Price(Int64(truncatingIfNeeded: floor))))
    let isOnIncrement = sum & 1 == 0 && floor % increment == 0
    if isOnIncrement { return Price(Int64(truncatingIfNeeded: floor)) }
    // The multiples of the increment above a number that is none: truncation rounds to zero.
    let above =
      floor < 0 && floor % increment != 0
      ? floor / increment * increment : (floor / increment + 1) * increment
    return above < Int128(high.rawValue) ? Price(Int64(truncatingIfNeeded: above)) : high
  }
}

/// The orders at which the two sides of an auction stop meeting.
@usableFromInline struct AuctionMargin {
  @usableFromInline var volume: UInt128
  /// The lowest price of a buy order that trades.
  var worstBuyer: Price
  /// The highest price of a sell order that trades.
  var worstSeller: Price
  /// The highest price of a buy order that does not, or not wholly.
  var nextBuyer: Price?
  /// The lowest price of a sell order that does not, or not wholly.
  var nextSeller: Price?
  /// What is left at `nextBuyer`.
  var buyersLeft: UInt128 = 0
  /// What is left at `nextSeller`.
  var sellersLeft: UInt128 = 0

  init(volume: UInt128, worstBuyer: Price, worstSeller: Price) {
    self.volume = volume
    self.worstBuyer = worstBuyer
    self.worstSeller = worstSeller
  }

  /// What is bid at a price or better less what is offered, for a price that trades the volume.
  @usableFromInline func imbalance(at price: Price) -> Int128 {
    var imbalance: Int128 = 0
    if let nextBuyer, nextBuyer >= price { imbalance += Int128(buyersLeft) }
    if let nextSeller, nextSeller <= price { imbalance -= Int128(sellersLeft) }
    return imbalance
  }
}

/// Walks the levels of one side from the best on.
private struct LevelCursor {
  private var level: UInt32
  private let side: Side
  /// The price of the level; nil past the worst.
  private(set) var price: Price?
  /// What is left of the level's total.
  var left: UInt128 = 0

  init(first: UInt32, side: Side) {
    level = first
    self.side = side
  }

  mutating func load(_ ladders: borrowing PriceLadders) {
    price = level == 0 ? nil : PriceKey.price(ladders.levels[level].key, on: side)
    left = level == 0 ? 0 : ladders.levels[level].total
  }

  mutating func advance(_ ladders: borrowing PriceLadders) {
    level = ladders.levels[level].worse
    load(ladders)
  }
}
