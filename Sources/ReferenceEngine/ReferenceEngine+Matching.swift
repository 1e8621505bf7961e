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
    if books[instrument].phase == .continuous {
      if case .fillOrKill = order.timeInForce,
        !ladders.holds(
          UInt128(taker.leaves), upTo: limit,
          on: Self.ladder(instrument, order.side.opposite))
      {
        end(taker, as: .fillOrKill, to: &sink)
        return
      }
      match(&taker, to: &sink)
      if taker.leaves == 0 { return }
      if case .immediateOrCancel = order.timeInForce {
        end(taker, as: .immediateOrCancel, to: &sink)
        return
      }
    }
    guard let restingPrice = price ?? priceOfRemainder(of: taker) else {
      end(taker, as: .noLiquidity, to: &sink)
      return
    }
    rest(
      taker, at: restingPrice, total: order.quantity.rawValue, order.timeInForce, order.account)
  }

  /// Where the remainder of a market order rests, if it does.
  @inlinable
  func priceOfRemainder(of taker: Taker) -> Price? {
    if case .rests = conventions.marketRemainder { taker.lastPrice } else { nil }
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

  /// Trades an incoming order with the best resting orders its limit allows.
  @inlinable
  mutating func match<Sink: EventSink & ~Copyable>(
    _ taker: inout Taker, to sink: inout Sink
  ) {
    let ladder = Self.ladder(taker.instrument, taker.side.opposite)
    while taker.leaves > 0 {
      let level = ladders.best(ladder)
      guard level != 0, ladders.levels[level].key <= taker.limit else { return }
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

  /// Puts what is left of an order at the back of its level.
  @inlinable
  mutating func rest(
    _ taker: Taker, at price: Price, total: Int64, _ timeInForce: TimeInForce, _ account: AccountID
  ) {
    let slot = orders.take()
    if Int(slot) >= details.capacity { details.grow(to: details.capacity * 2) }
    orders[slot].id = taker.id.rawValue
    orders[slot].leaves = taker.leaves
    orders[slot].levelAndFlag = 0
    index.insert(slot, in: &orders)
    details[slot] = OrderDetail(total: total)
    enqueue(slot, on: Self.ladder(taker.instrument, taker.side), at: price)
    if case .goodTillCancel = timeInForce, account == .none { return }
    attachLinks(slot, timeInForce, account)
  }

  /// Gives an order the last place at a price level.
  @inlinable
  mutating func enqueue(_ slot: UInt32, on ladder: UInt32, at price: Price) {
    let level = ladders.level(
      PriceKey.key(price, on: Self.side(ofLadder: ladder)), on: ladder)
    let tail = ladders.levels[level].tail
    orders[slot].levelAndFlag = level << 1 | (orders[slot].levelAndFlag & 1)
    orders[slot].previous = tail
    orders[slot].next = 0
    if tail != 0 { orders[tail].next = slot } else { ladders.levels[level].head = slot }
    ladders.levels[level].tail = slot
    ladders.levels[level].orders += 1
    ladders.levels[level].total += UInt128(orders[slot].leaves)
    ladders.totalChanged(level)
    details[slot].arrival = nextArrival
    nextArrival += 1
  }

  /// Takes an order out of its level's queue.
  @inlinable
  mutating func dequeue(_ slot: UInt32) {
    let level = orders[slot].level
    guard ladders.levels[level].orders > 1 else {
      ladders.remove(level)
      return
    }
    let next = orders[slot].next
    let previous = orders[slot].previous
    if previous != 0 { orders[previous].next = next } else { ladders.levels[level].head = next }
    if next != 0 { orders[next].previous = previous } else { ladders.levels[level].tail = previous }
    ladders.levels[level].orders -= 1
    ladders.levels[level].total -= UInt128(orders[slot].leaves)
    ladders.totalChanged(level)
  }

  /// Forgets an order that has left its level's queue.
  @inlinable
  mutating func bury(_ slot: UInt32) {
    if orders[slot].hasLinks { detachLinks(slot) }
    index.remove(slot, in: &orders)
    orders.free(slot)
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
