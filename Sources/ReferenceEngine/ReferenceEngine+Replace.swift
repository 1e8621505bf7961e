public import Market

extension ReferenceEngine {
  /// Carries out a `Command.cancel`.
  @inlinable
  @inline(__always)
  public mutating func cancel<Sink: EventSink & ~Copyable>(_ id: OrderID, to sink: inout Sink) {
    #if DEBUG
      defer { checkInvariantsWhenDue() }
    #endif
    let tag = OrderNode.tag(id.rawValue)
    let (bucket, word) = index.look(at: tag)
    let slot = UInt32(truncatingIfNeeded: word)
    let order = orders[slot]
    // The plain order, found at once, to which nothing belongs.
    guard word >> 33 == tag, order.id == id.rawValue, slot != 0, !order.hasLinks,
      conventions.halt != .takesNothing
    else {
      cancelRare(id, to: &sink)
      return
    }
    let ladder: UInt32
    if order.next == 0, order.previous == 0 {
      ladder = ladders.levels[order.level].ladder
      ladders.remove(order.level)
    } else {
      ladder = ladders.levels.update(order.level) { $0.remove(order) }
      if order.previous != 0 { orders[order.previous].next = order.next }
      if order.next != 0 { orders[order.next].previous = order.previous }
      ladders.totalChanged(order.level)
    }
    index.remove(slot, from: bucket, word: word, &orders)
    orders.free(slot)
    end(id, plan.instrument(of: ladder), order.leaves, as: .requested, to: &sink)
  }

  /// Carries out a `Command.cancel`, whatever the order is.
  @inlinable
  @inline(never)
  mutating func cancelRare<Sink: EventSink & ~Copyable>(_ id: OrderID, to sink: inout Sink) {
    let tag = OrderNode.tag(id.rawValue)
    let slot = index.find(id.rawValue, tag: tag, in: orders)
    guard slot != 0 else {
      sink.record(.rejected(Rejection(id: id, reason: .unknownOrder)))
      return
    }
    if case .takesNothing = conventions.halt, isFrozen(instrument(of: slot)) {
      sink.record(.rejected(Rejection(id: id, reason: .tradingHalted)))
      return
    }
    withdraw(slot, tag: tag, as: .requested, to: &sink)
  }

  /// Cancels what is left of a resting order.
  @inlinable
  mutating func withdraw<Sink: EventSink & ~Copyable>(
    _ slot: UInt32, as reason: CancelReason, to sink: inout Sink
  ) {
    withdraw(slot, tag: OrderNode.tag(orders[slot].id), as: reason, to: &sink)
  }

  /// Cancels what is left of a resting order, whose identifier has this tag.
  @inlinable
  @inline(__always)
  mutating func withdraw<Sink: EventSink & ~Copyable>(
    _ slot: UInt32, tag: UInt64, as reason: CancelReason, to sink: inout Sink
  ) {
    let order = orders[slot]
    let instrument = plan.instrument(of: ladders.levels[order.level].ladder)
    end(OrderID(order.id), instrument, order.leaves, as: reason, to: &sink)
    dequeue(order)
    bury(slot, hasLinks: order.hasLinks, tag: tag)
  }

  @inlinable
  mutating func replace<Sink: EventSink & ~Copyable>(
    _ replace: Replace, to sink: inout Sink
  ) {
    let slot = index.find(replace.id.rawValue, in: orders)
    guard slot != 0 else {
      sink.record(.rejected(Rejection(id: replace.id, reason: .unknownOrder)))
      return
    }
    let ladder = ladders.levels[orders[slot].level].ladder
    let instrument = plan.instrument(of: ladder)
    let leaves = orders[slot].leaves
    let filled = details[slot].total - leaves
    let total = newTotal(of: replace, filled: filled, leaves: leaves)
    if let reason = refusal(of: replace, instrument, total: total) {
      sink.record(.rejected(Rejection(id: replace.id, reason: reason)))
      return
    }
    guard total > filled else {
      if case .rejects = conventions.replaceBelowFilled {
        sink.record(.rejected(Rejection(id: replace.id, reason: .quantityAlreadyFilled)))
      } else {
        withdraw(slot, as: .replacedBelowFilled, to: &sink)
      }
      return
    }
    let oldPrice = limit(of: slot)
    let price = replace.price ?? oldPrice
    let mayKeep = price == oldPrice && total - filled <= leaves
    let keeps = if case .keeps = conventions.decreasePriority { mayKeep } else { false }
    sink.record(
      .replaced(
        Replacement(
          id: replace.id, instrument: InstrumentID(instrument), price: price,
          leaves: Quantity(total - filled), priority: keeps ? .kept : .lost)))
    details[slot].total = total
    if keeps {
      reduce(slot, to: total - filled)
    } else {
      requeue(slot, from: ladder, at: price, leaves: total - filled, to: &sink)
    }
  }

  /// The limit of a resting order; nil for a market order.
  @inlinable
  @inline(__always)
  func limit(of slot: UInt32) -> Price? {
    let level = orders[slot].level
    let ladder = ladders.levels[level].ladder
    if plan.isMarket(ladder) { return nil }
    return PriceKey.price(ladders.levels[level].key, on: LadderPlan.side(of: ladder))
  }

  /// The whole quantity an order has after a replace; above every maximum where it overflows.
  @inlinable
  @inline(__always)
  func newTotal(of replace: Replace, filled: Int64, leaves: Int64) -> Int64 {
    guard let quantity = replace.quantity?.rawValue else { return filled + leaves }
    guard case .remaining = conventions.replaceQuantity else { return quantity }
    let (sum, overflow) = filled.addingReportingOverflow(quantity)
    return overflow && quantity > 0 ? -1 : sum
  }

  /// Why a replace is refused, but for a quantity that is already filled.
  @inlinable
  @inline(__always)
  mutating func refusal(of replace: Replace, _ instrument: UInt32, total: Int64) -> RejectReason? {
    switch books[instrument].phase {
    case .closed: return .marketClosed
    case .halted where conventions.halt != .takesOrders: return .tradingHalted
    default: break
    }
    if let quantity = replace.quantity?.rawValue {
      let overflowed = quantity > 0 && total < 0
      let whole = overflowed ? quantity : total
      if !books[instrument].usual.allow(quantity: quantity, total: whole),
        let reason = refusal(ofQuantity: quantity, total: whole, instrument)
      {
        return reason
      }
      if overflowed { return .quantityAboveMaximum }
    }
    guard let price = replace.price else { return nil }
    return refusal(of: price, instrument)
  }

  /// Lowers what is left of a resting order, which keeps its place.
  @inlinable
  mutating func reduce(_ slot: UInt32, to leaves: Int64) {
    let level = orders[slot].level
    ladders.levels[level].total &-= UInt128(truncatingIfNeeded: orders[slot].leaves &- leaves)
    orders[slot].leaves = leaves
    ladders.totalChanged(level)
  }

  /// Takes a resting order out and brings it in again, as the last of its new price.
  @inlinable
  mutating func requeue<Sink: EventSink & ~Copyable>(
    _ slot: UInt32, from ladder: UInt32, at price: Price?, leaves: Int64, to sink: inout Sink
  ) {
    dequeue(slot)
    let instrument = plan.instrument(of: ladder)
    guard let price, plan.isOrdinary(ladder), books[instrument].phase == .continuous else {
      orders[slot].leaves = leaves
      let target = price == nil ? ladder : plan.withLimit(ladder)
      settle(slot, on: target, at: price ?? Self.marketPrice)
      return
    }
    let side = LadderPlan.side(of: ladder)
    var taker = Taker(
      id: OrderID(orders[slot].id), instrument: instrument, side: side,
      limit: PriceKey.key(price, on: side.opposite), leaves: leaves)
    let isInterrupted = trade(&taker, to: &sink)
    if isInterrupted { haltIfSo(instrument, to: &sink) }
    if taker.leaves > 0, isInterrupted, !rangeHalts {
      end(taker, as: .outsideDynamicRange, to: &sink)
      taker.leaves = 0
    }
    guard taker.leaves > 0 else {
      bury(slot)
      return
    }
    orders[slot].leaves = taker.leaves
    settle(slot, on: ladder, at: price)
  }

  /// Gives an order that stands in no queue a new place, and in what it belongs to.
  @inlinable
  mutating func settle(_ slot: UInt32, on ladder: UInt32, at price: Price) {
    enqueue(slot, on: ladder, at: price)
    if orders[slot].hasLinks { renewLinks(slot) }
  }
}
