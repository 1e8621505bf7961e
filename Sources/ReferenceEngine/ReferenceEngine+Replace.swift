public import Market

extension ReferenceEngine {
  @inlinable
  mutating func cancel<Sink: EventSink & ~Copyable>(_ id: OrderID, to sink: inout Sink) {
    let slot = index.find(id.rawValue, in: orders)
    guard slot != 0 else {
      sink.record(.rejected(Rejection(id: id, reason: .unknownOrder)))
      return
    }
    withdraw(slot, as: .requested, to: &sink)
  }

  /// Cancels what is left of a resting order.
  @inlinable
  mutating func withdraw<Sink: EventSink & ~Copyable>(
    _ slot: UInt32, as reason: CancelReason, to sink: inout Sink
  ) {
    sink.record(
      .canceled(
        Cancellation(
          id: OrderID(orders[slot].id),
          instrument: InstrumentID(ladders.levels[orders[slot].level].ladder >> 1),
          quantity: Quantity(orders[slot].leaves), reason: reason)))
    dequeue(slot)
    bury(slot)
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
    let instrument = ladder >> 1
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
    let side = Self.side(ofLadder: ladder)
    let oldPrice = PriceKey.price(ladders.levels[orders[slot].level].key, on: side)
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
      requeue(slot, on: ladder, at: price, leaves: total - filled, to: &sink)
    }
  }

  /// The whole quantity an order has after a replace; above every maximum where it overflows.
  @inlinable
  func newTotal(of replace: Replace, filled: Int64, leaves: Int64) -> Int64 {
    guard let quantity = replace.quantity?.rawValue else { return filled + leaves }
    guard case .remaining = conventions.replaceQuantity else { return quantity }
    let (sum, overflow) = filled.addingReportingOverflow(quantity)
    return overflow && quantity > 0 ? -1 : sum
  }

  /// Why a replace is refused, but for a quantity that is already filled.
  @inlinable
  func refusal(of replace: Replace, _ instrument: UInt32, total: Int64) -> RejectReason? {
    if books[instrument].phase == .closed { return .marketClosed }
    if let quantity = replace.quantity?.rawValue {
      let overflowed = quantity > 0 && total < 0
      let reason = books[instrument].limits.refusal(
        quantity: quantity, total: overflowed ? quantity : total)
      if let reason { return reason }
      if overflowed { return .quantityAboveMaximum }
    }
    guard let price = replace.price else { return nil }
    return refusal(of: price, instrument)
  }

  /// Lowers what is left of a resting order, which keeps its place.
  @inlinable
  mutating func reduce(_ slot: UInt32, to leaves: Int64) {
    let level = orders[slot].level
    ladders.levels[level].total -= UInt128(orders[slot].leaves - leaves)
    orders[slot].leaves = leaves
    ladders.totalChanged(level)
  }

  /// Takes a resting order out and brings it in again, as the last of its new price.
  @inlinable
  mutating func requeue<Sink: EventSink & ~Copyable>(
    _ slot: UInt32, on ladder: UInt32, at price: Price, leaves: Int64, to sink: inout Sink
  ) {
    dequeue(slot)
    let side = Self.side(ofLadder: ladder)
    var taker = Taker(
      id: OrderID(orders[slot].id), instrument: ladder >> 1, side: side,
      limit: PriceKey.key(price, on: side.opposite), leaves: leaves)
    if books[ladder >> 1].phase == .continuous { match(&taker, to: &sink) }
    guard taker.leaves > 0 else {
      bury(slot)
      return
    }
    orders[slot].leaves = taker.leaves
    enqueue(slot, on: ladder, at: price)
    if orders[slot].hasLinks { renewLinks(slot) }
  }
}
