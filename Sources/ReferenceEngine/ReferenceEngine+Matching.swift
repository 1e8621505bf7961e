public import Market

extension ReferenceEngine {
  /// Carries out a `Command.new`.
  @inlinable
  @inline(__always)
  public mutating func enter<Sink: EventSink & ~Copyable>(_ order: NewOrder, to sink: inout Sink) {
    #if DEBUG
      defer { checkInvariantsWhenDue() }
    #endif
    let instrument = order.instrument.rawValue
    let quantity = order.quantity.rawValue
    let isDay: Bool
    switch order.timeInForce {
    case .goodTillCancel: isDay = false
    case .day: isDay = true
    case .immediateOrCancel, .fillOrKill, .goodTillDate, .atOpening, .atClose:
      enterRare(order, to: &sink)
      return
    }
    // The plain order, about which nothing needs to be asked, that trades with nobody.
    guard case .limit(let price) = order.type, instrument < instrumentCount,
      books[instrument].allows(price: price.rawValue, quantity: quantity), !keepsMemberships,
      !usesIdentifiersOnce
    else {
      enterRare(order, to: &sink)
      return
    }
    let worst = PriceKey.key(price, on: order.side.opposite)
    let ladder = LadderPlan.limits(instrument, order.side)
    let best = ladders.best(ladder ^ 1)
    index.makeRoom(&orders)
    let tag = OrderNode.tag(order.id.rawValue)
    let (bucket, word) = index.look(at: tag)
    guard best == 0 || ladders.levels[best].key > worst,
      index.surelyLacks(tag, word: word) || !isLive(order.id, tag: tag)
    else {
      enterRare(order, to: &sink)
      return
    }
    _ = keep(
      order.id, tag: tag, bucket: bucket, word: word, leaves: quantity, total: quantity,
      at: ~worst, on: ladder, isDay: isDay, order.account)
    sink.record(.accepted(Acceptance(id: order.id, instrument: order.instrument)))
  }

  /// Whether an identifier is used once and never again.
  @inlinable var usesIdentifiersOnce: Bool {
    @inline(__always)
    get { if case .never = conventions.identifierReuse { true } else { false } }
  }

  @inlinable
  @inline(never)
  mutating func isLive(_ id: OrderID, tag: UInt64) -> Bool {
    index.find(id.rawValue, tag: tag, in: orders) != 0
  }

  /// Carries out a `Command.new`, whatever the order is.
  @inlinable
  @inline(never)
  mutating func enterRare<Sink: EventSink & ~Copyable>(_ order: NewOrder, to sink: inout Sink) {
    let tag = OrderNode.tag(order.id.rawValue)
    if let reason = refusal(of: order, tag: tag) {
      sink.record(.rejected(Rejection(id: order.id, reason: reason)))
      return
    }
    if usesIdentifiersOnce { noteUse(of: order.id) }
    sink.record(.accepted(Acceptance(id: order.id, instrument: order.instrument)))
    if books[order.instrument.rawValue].phase == .continuous, !order.timeInForce.isForAuction {
      aggress(order, to: &sink)
    } else {
      collect(order)
    }
  }

  @usableFromInline mutating func noteUse(of id: OrderID) { usedIdentifiers.insert(id.rawValue) }

  /// Matches an order that was accepted in continuous trading, and rests or ends what is left.
  @inlinable
  @inline(__always)
  mutating func aggress<Sink: EventSink & ~Copyable>(_ order: NewOrder, to sink: inout Sink) {
    let instrument = order.instrument.rawValue
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
    restLater(
      taker, on: LadderPlan.limits(instrument, order.side), at: restingPrice,
      total: order.quantity.rawValue, order.timeInForce, order.account)
  }

  /// Puts what is left of an order at the back of a level.
  @usableFromInline mutating func restLater(
    _ taker: Taker, on ladder: UInt32, at price: Price, total: Int64,
    _ timeInForce: TimeInForce, _ account: AccountID
  ) {
    rest(
      taker.id, tag: OrderNode.tag(taker.id.rawValue), leaves: taker.leaves, on: ladder, at: price,
      total: total, timeInForce, account)
  }

  /// Keeps an order that is not matched as it comes in, in the book or beside it.
  @usableFromInline mutating func collect(_ order: NewOrder) {
    let instrument = order.instrument.rawValue
    let taker = Taker(
      id: order.id, instrument: instrument, side: order.side, limit: 0,
      leaves: order.quantity.rawValue)
    let limit: Price? = if case .limit(let price) = order.type { price } else { nil }
    restLater(
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
  @inline(__always)
  func end<Sink: EventSink & ~Copyable>(
    _ taker: Taker, as reason: CancelReason, to sink: inout Sink
  ) {
    end(taker.id, taker.instrument, taker.leaves, as: reason, to: &sink)
  }

  @inlinable
  @inline(__always)
  func end<Sink: EventSink & ~Copyable>(
    _ id: OrderID, _ instrument: UInt32, _ leaves: Int64, as reason: CancelReason,
    to sink: inout Sink
  ) {
    sink.record(
      .canceled(
        Cancellation(
          id: id, instrument: InstrumentID(instrument), quantity: Quantity(leaves),
          reason: reason)))
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
  @inline(__always)
  mutating func take<Sink: EventSink & ~Copyable>(
    from level: UInt32, for taker: inout Taker, to sink: inout Sink
  ) {
    let price = PriceKey.price(ladders.levels[level].key, on: taker.side.opposite)
    taker.lastPrice = price
    let before = taker.leaves
    var filledOrders: UInt32 = 0
    var slot = ladders.levels[level].head
    repeat {
      let maker = orders[slot]
      let quantity = min(maker.leaves, taker.leaves)
      taker.leaves &-= quantity
      sink.record(
        .traded(
          Trade(
            instrument: InstrumentID(taker.instrument), maker: OrderID(maker.id),
            taker: taker.id, price: price, quantity: Quantity(quantity),
            makerLeaves: Quantity(maker.leaves &- quantity), takerLeaves: Quantity(taker.leaves),
            aggressor: Aggressor(taker.side))))
      guard quantity == maker.leaves else {
        orders[slot].leaves = maker.leaves &- quantity
        break
      }
      bury(slot, hasLinks: maker.hasLinks, tag: OrderNode.tag(maker.id))
      filledOrders += 1
      slot = maker.next
    } while slot != 0 && taker.leaves > 0

    guard slot != 0 else {
      ladders.remove(level)
      return
    }
    if filledOrders != 0 { orders[slot].previous = 0 }
    ladders.levels[level].take(before &- taker.leaves, first: slot, filledOrders: filledOrders)
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
