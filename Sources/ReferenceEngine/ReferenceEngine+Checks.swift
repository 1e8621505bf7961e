public import Market

extension ReferenceEngine {
  /// Why a new order is refused; the first reason in the order of `RejectReason`.
  @inlinable
  @inline(__always)
  func refusal(of order: NewOrder) -> RejectReason? {
    guard isKnown(order.instrument) else { return .unknownInstrument }
    let instrument = order.instrument.rawValue
    if index.find(order.id.rawValue, in: orders) != 0 { return .duplicateOrder }
    if case .never = conventions.identifierReuse, usedIdentifiers.contains(order.id.rawValue) {
      return .reusedIdentifier
    }
    if books[instrument].phase != .continuous || order.timeInForce.isForAuction,
      let reason = refusalByPhase(of: order)
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

  /// Why a new order that will not be matched at once is refused by its instrument's phase.
  @usableFromInline func refusalByPhase(of order: NewOrder) -> RejectReason? {
    let phase = books[order.instrument.rawValue].phase
    if phase == .closed { return .marketClosed }
    if phase == .halted, conventions.halt != .takesOrders { return .tradingHalted }
    switch order.timeInForce {
    case .immediateOrCancel, .fillOrKill: return .needsContinuousTrading
    case .goodTillCancel, .day, .goodTillDate, .atOpening, .atClose: break
    }
    if order.type == .market, conventions.auctionMarketOrders == .rejected {
      return .needsContinuousTrading
    }
    let isBeforeOpening = phase == .preOpen || phase == .openingAuction
    return order.timeInForce == .atOpening && !isBeforeOpening ? .auctionPassed : nil
  }

  /// Whether a halt refuses cancels in an instrument.
  @inlinable
  @inline(__always)
  func isFrozen(_ instrument: UInt32) -> Bool {
    guard case .takesNothing = conventions.halt else { return false }
    return books[instrument].phase == .halted
  }

  /// Why a price is refused in an instrument.
  @inlinable
  @inline(__always)
  func refusal(of price: Price, _ instrument: UInt32) -> RejectReason? {
    books[instrument].limits.refusal(
      price: price.rawValue, table: instruments[Int(instrument)].tickTable)
  }
}

extension TimeInForce {
  /// Whether an order stands for an auction alone, whenever it comes in.
  @inlinable var isForAuction: Bool {
    switch self {
    case .atOpening, .atClose: true
    case .goodTillCancel, .day, .goodTillDate, .immediateOrCancel, .fillOrKill: false
    }
  }
}
