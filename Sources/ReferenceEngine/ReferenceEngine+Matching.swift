public import Market

extension ReferenceEngine {
  @inlinable
  mutating func enter<Sink: EventSink & ~Copyable>(_ order: NewOrder, to sink: inout Sink) {
    if let reason = refusal(of: order) {
      sink.record(.rejected(Rejection(id: order.id, reason: reason)))
      return
    }
    if case .never = conventions.identifierReuse { usedIdentifiers.insert(order.id.rawValue) }
    sink.record(.accepted(Acceptance(id: order.id, instrument: order.instrument)))
    let instrument = order.instrument.rawValue
    guard books[instrument].phase == .continuous, !order.timeInForce.isForAuction else {
      collect(order)
      return
    }
    let limit: UInt64
    let price: Price?
    switch order.type {
    case .limit(let given):
      price = given
      limit = PriceKey.key(given, on: order.side.opposite)
    case .market:
      price = nil
      limit = .max
    }
    var taker = Taker(
      id: order.id, instrument: instrument, side: order.side, limit: limit,
      leaves: order.quantity.rawValue)
    if case .fillOrKill = order.timeInForce, !canFill(taker) {
      end(taker, as: .fillOrKill, to: &sink)
      return
    }
    let isInterrupted = trade(&taker, to: &sink)
    if taker.leaves == 0 { return }
    if isInterrupted { haltIfSo(instrument, to: &sink) }
    if case .immediateOrCancel = order.timeInForce {
      end(taker, as: .immediateOrCancel, to: &sink)
      return
    }
    guard let restingPrice = restingPrice(of: taker, limit: price, isInterrupted: isInterrupted)
    else {
      end(taker, as: isInterrupted ? .outsideDynamicRange : .noLiquidity, to: &sink)
      return
    }
    rest(
      taker, on: LadderPlan.limits(instrument, order.side), at: restingPrice,
      total: order.quantity.rawValue, order.timeInForce, order.account)
  }

  /// Keeps an order that is not matched as it comes in, in the book or beside it.
  @usableFromInline mutating func collect(_ order: NewOrder) {
    let instrument = order.instrument.rawValue
    let taker = Taker(
      id: order.id, instrument: instrument, side: order.side, limit: 0,
      leaves: order.quantity.rawValue)
    let limit: Price? = if case .limit(let price) = order.type { price } else { nil }
    rest(
      taker, on: ladder(of: order.timeInForce, limit, instrument, order.side),
      at: limit ?? Self.marketPrice, total: taker.leaves, order.timeInForce, order.account)
  }

  /// Where an order stands now that is not matched.
  func ladder(
    of timeInForce: TimeInForce, _ limit: Price?, _ instrument: UInt32, _ side: Side
  ) -> UInt32 {
    let ladder =
      limit == nil ? plan.markets(instrument, side) : LadderPlan.limits(instrument, side)
    let waits = timeInForce == .atClose && books[instrument].phase != .closingAuction
    return waits ? plan.waiting(ladder) : ladder
  }

  /// The price that the one level of a ladder of market orders goes by.
  @usableFromInline static var marketPrice: Price { Price(0) }

  /// Where what is left of an order rests, if it does; `limit` is nil for a market order.
  @inlinable
  @inline(__always)
  func restingPrice(of taker: Taker, limit: Price?, isInterrupted: Bool) -> Price? {
    if let limit { return isInterrupted && !rangeHalts ? nil : limit }
    return if case .rests = conventions.marketRemainder { taker.lastPrice } else { nil }
  }

  @inlinable
  func end<Sink: EventSink & ~Copyable>(
    _ taker: Taker, as reason: CancelReason, to sink: inout Sink
  ) {
    sink.record(
      .canceled(
        Cancellation(
          id: taker.id, instrument: InstrumentID(taker.instrument),
          quantity: Quantity(taker.leaves), reason: reason)))
  }

  /// Trades an incoming order as far as its limit and the dynamic range allow, and returns whether
  /// the range stopped it.
  @inlinable
  mutating func trade<Sink: EventSink & ~Copyable>(
    _ taker: inout Taker, to sink: inout Sink
  ) -> Bool {
    var isInterrupted = false
    if books[taker.instrument].hasDynamicRange {
      isInterrupted = tradeWithinRange(&taker, to: &sink)
    } else {
      match(&taker, upTo: taker.limit, to: &sink)
    }
    if let price = taker.lastPrice { books[taker.instrument].lastPrice = price }
    return isInterrupted
  }

  /// Trades an incoming order with the best resting orders, at keys up to a worst one.
  @inlinable
  mutating func match<Sink: EventSink & ~Copyable>(
    _ taker: inout Taker, upTo worst: UInt64, to sink: inout Sink
  ) {
    let ladder = LadderPlan.limits(taker.instrument, taker.side.opposite)
    while taker.leaves > 0 {
      let level = ladders.best(ladder)
      guard level != 0, ladders.levels[level].key <= worst else { return }
      take(from: level, for: &taker, to: &sink)
    }
  }

  /// Trades an incoming order with one level, oldest order first.
  @inlinable
  mutating func take<Sink: EventSink & ~Copyable>(
    from level: UInt32, for taker: inout Taker, to sink: inout Sink
  ) {
    let price = PriceKey.price(ladders.levels[level].key, on: taker.side.opposite)
    taker.lastPrice = price
    let before = taker.leaves
    var filledOrders: UInt32 = 0
    var maker = ladders.levels[level].head
    repeat {
      let available = orders[maker].leaves
      let quantity = min(available, taker.leaves)
      taker.leaves -= quantity
      sink.record(
        .traded(
          Trade(
            instrument: InstrumentID(taker.instrument), maker: OrderID(orders[maker].id),
            taker: taker.id, price: price, quantity: Quantity(quantity),
            makerLeaves: Quantity(available - quantity), takerLeaves: Quantity(taker.leaves),
            aggressor: Aggressor(taker.side))))
      guard quantity == available else {
        orders[maker].leaves = available - quantity
        break
      }
      let next = orders[maker].next
      bury(maker)
      filledOrders += 1
      maker = next
    } while maker != 0 && taker.leaves > 0

    guard maker != 0 else {
      ladders.remove(level)
      return
    }
    ladders.levels[level].head = maker
    orders[maker].previous = 0
    ladders.levels[level].orders -= filledOrders
    ladders.levels[level].total -= UInt128(before - taker.leaves)
    ladders.totalChanged(level)
  }
}

/// An order while it trades as it comes in.
@usableFromInline struct Taker {
  @usableFromInline let id: OrderID
  @usableFromInline let instrument: UInt32
  @usableFromInline let side: Side
  /// The worst key of the other side that it may trade at.
  @usableFromInline let limit: UInt64
  @usableFromInline var leaves: Int64
  /// The price of its last trade.
  @usableFromInline var lastPrice: Price?

  @inlinable
  init(id: OrderID, instrument: UInt32, side: Side, limit: UInt64, leaves: Int64) {
    self.id = id
    self.instrument = instrument
    self.side = side
    self.limit = limit
    self.leaves = leaves
  }
}
