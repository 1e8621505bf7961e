public import Market

extension ReferenceEngine {
  /// Why a new order is refused; the first reason in the order of `RejectReason`.
  @inlinable
  func refusal(of order: NewOrder) -> RejectReason? {
    guard isKnown(order.instrument) else { return .unknownInstrument }
    let instrument = order.instrument.rawValue
    if index.find(order.id.rawValue, in: orders) != 0 { return .duplicateOrder }
    if case .never = conventions.identifierReuse, usedIdentifiers.contains(order.id.rawValue) {
      return .reusedIdentifier
    }
    if books[instrument].phase != .continuous,
      let reason = refusalOutsideContinuousTrading(of: order)
    {
      return reason
    }
    let quantity = order.quantity.rawValue
    if let reason = books[instrument].limits.refusal(quantity: quantity, total: quantity) {
      return reason
    }
    if case .limit(let price) = order.type, let reason = refusal(of: price, instrument) {
      return reason
    }
    if case .goodTillDate(let instant) = order.timeInForce, instant <= now {
      return .expiryNotInFuture
    }
    return nil
  }

  @usableFromInline func refusalOutsideContinuousTrading(of order: NewOrder) -> RejectReason? {
    if books[order.instrument.rawValue].phase == .closed { return .marketClosed }
    if case .market = order.type { return .needsContinuousTrading }
    switch order.timeInForce {
    case .immediateOrCancel, .fillOrKill: return .needsContinuousTrading
    case .goodTillCancel, .day, .goodTillDate, .atOpening, .atClose: return nil
    }
  }

  /// Why a price is refused in an instrument.
  @inlinable
  func refusal(of price: Price, _ instrument: UInt32) -> RejectReason? {
    books[instrument].limits.refusal(
      price: price.rawValue, table: instruments[Int(instrument)].tickTable)
  }
}
