public import Market

/// A live order as the engine found it, until the next command.
@frozen public struct StandingOrder: BitwiseCopyable {
  @usableFromInline let slot: UInt32
  /// The side that it stands on.
  public let side: Side
  /// Its limit; nil for a market order.
  public let price: Price?

  @inlinable init(slot: UInt32, side: Side, price: Price?) {
    self.slot = slot
    self.side = side
    self.price = price
  }
}

/// Where a new order will be kept, until the next command.
@frozen public struct Vacancy: BitwiseCopyable {
  @usableFromInline let id: OrderID
  @usableFromInline let tag: UInt64
  @usableFromInline let bucket: UInt32
  @usableFromInline let word: UInt64

  @inlinable
  @inline(__always)
  init(id: OrderID, tag: UInt64, bucket: UInt32, word: UInt64) {
    self.id = id
    self.tag = tag
    self.bucket = bucket
    self.word = word
  }
}

/// Ways into the engine for who speaks another protocol than `Command` and `Event` and can't
/// afford to look an order up twice.
///
/// They keep no law but those of the book itself: prices have their order and levels their queues.
/// They are for instruments in continuous trading, without a dynamic range, and they neither check
/// the limits of an instrument nor keep the price of the last trade.
extension ReferenceEngine {
  /// The live order of an identifier.
  @inlinable
  @inline(__always)
  public func standing(_ id: OrderID) -> StandingOrder? {
    let slot = index.find(id.rawValue, in: orders)
    guard slot != 0 else { return nil }
    let level = orders[slot].level
    let ladder = ladders.levels[level].ladder
    let side = LadderPlan.side(of: ladder)
    let key = ladders.levels[level].key
    return StandingOrder(
      slot: slot, side: side, price: plan.isMarket(ladder) ? nil : PriceKey.price(key, on: side))
  }

  /// Where a new order of an identifier would be kept; nil where the identifier is live.
  @inlinable
  @inline(__always)
  public mutating func vacancy(for id: OrderID) -> Vacancy? {
    index.makeRoom(&orders)
    let tag = OrderNode.tag(id.rawValue)
    let (bucket, word) = index.look(at: tag)
    if !index.surelyLacks(tag, word: word), isLive(id, tag: tag) { return nil }
    return Vacancy(id: id, tag: tag, bucket: bucket, word: word)
  }

  /// Trades a new limit order, and rests what is left or, of an immediate-or-cancel order, returns it.
  ///
  /// Its quantity is positive, and nothing has happened since its vacancy was found. Only its trades
  /// are told.
  @inlinable
  @inline(__always)
  public mutating func trade<Sink: EventSink & ~Copyable>(
    _ vacancy: Vacancy, of instrument: InstrumentID, _ side: Side, limit: Price,
    quantity: Quantity, isImmediate: Bool, to sink: inout Sink
  ) -> Quantity {
    let worst = PriceKey.key(limit, on: side.opposite)
    let ladder = LadderPlan.limits(instrument.rawValue, side)
    let best = ladders.best(ladder ^ 1)
    var leaves = quantity.rawValue
    var word = vacancy.word
    if best != 0, ladders.levels[best].key <= worst {
      var taker = Taker(
        id: vacancy.id, instrument: instrument.rawValue, side: side, limit: worst, leaves: leaves)
      match(&taker, upTo: worst, to: &sink)
      leaves = taker.leaves
      // Orders that were filled are gone from the index.
      word = index.buckets[vacancy.bucket]
    }
    if leaves == 0 || isImmediate { return Quantity(leaves) }
    _ = keep(
      vacancy.id, tag: vacancy.tag, bucket: vacancy.bucket, word: word, leaves: leaves,
      total: quantity.rawValue, at: ~worst, on: ladder, isDay: false, .none)
    return .zero
  }

  /// Takes a standing order out of the book, and tells nobody.
  @inlinable
  @inline(__always)
  public mutating func remove(_ order: StandingOrder) {
    dequeue(order.slot)
    bury(order.slot)
  }

  /// Gives a standing order a limit and a positive quantity, as a cancel and a new order of the
  /// same identifier and side would; only its trades are told.
  @inlinable
  public mutating func reinsert<Sink: EventSink & ~Copyable>(
    _ order: StandingOrder, at price: Price, quantity: Quantity, to sink: inout Sink
  ) {
    let ladder = ladders.levels[orders[order.slot].level].ladder
    details[order.slot].total = quantity.rawValue
    dequeue(order.slot)
    let side = LadderPlan.side(of: ladder)
    var taker = Taker(
      id: OrderID(orders[order.slot].id), instrument: plan.instrument(of: ladder), side: side,
      limit: PriceKey.key(price, on: side.opposite), leaves: quantity.rawValue)
    match(&taker, upTo: taker.limit, to: &sink)
    guard taker.leaves > 0 else {
      bury(order.slot)
      return
    }
    orders[order.slot].leaves = taker.leaves
    settle(order.slot, on: ladder, at: price)
  }

  /// Makes room for so many live orders and price levels, so that none is made while trading.
  ///
  /// - Complexity: O(orders + levels); the memory is written to, so that it is really there.
  public mutating func reserveCapacity(orders wantedOrders: Int, levels wantedLevels: Int) {
    orders.reserve(wantedOrders)
    details.grow(to: wantedOrders + 1, filledWith: OrderDetail())
    index.reserve(wantedOrders, &orders)
    ladders.levels.reserve(wantedLevels)
    ladders.branches.reserve(wantedLevels)
  }

  /// The best price of a side; nil where it holds no limit order.
  ///
  /// - Complexity: O(1).
  public func bestPrice(of instrument: InstrumentID, side: Side) -> Price? {
    precondition(isKnown(instrument), "no such instrument")
    let level = ladders.best(LadderPlan.limits(instrument.rawValue, side))
    return level == 0 ? nil : PriceKey.price(ladders.levels[level].key, on: side)
  }

  /// What is left of all limit orders of a side at a price.
  ///
  /// - Complexity: at most 11 steps.
  public func quantity(at price: Price, of instrument: InstrumentID, side: Side) -> Volume {
    precondition(isKnown(instrument), "no such instrument")
    let level = ladders.find(
      PriceKey.key(price, on: side), on: LadderPlan.limits(instrument.rawValue, side))
    return level == 0 ? .zero : Volume(ladders.levels[level].total)
  }
}
