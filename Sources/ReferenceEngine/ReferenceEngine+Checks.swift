public import Market

extension ReferenceEngine {
  /// Why a new order is refused, whose identifier has this tag; the first reason in the order of
  /// `RejectReason`.
  @inlinable
  @inline(__always)
  mutating func refusal(of order: NewOrder, tag: UInt64) -> RejectReason? {
    guard isKnown(order.instrument) else { return .unknownInstrument }
    let instrument = order.instrument.rawValue
    if index.find(order.id.rawValue, tag: tag, in: orders) != 0 { return .duplicateOrder }
    if case .never = conventions.identifierReuse, isUsed(order.id) { return .reusedIdentifier }
    if books[instrument].phase != .continuous || order.timeInForce.isForAuction,
      let reason = refusalByPhase(of: order)
    {
      return reason
    }
    let quantity = order.quantity.rawValue
    if !books[instrument].usual.allow(quantity: quantity, total: quantity),
      let reason = refusal(ofQuantity: quantity, total: quantity, instrument)
    {
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

  @usableFromInline mutating func isUsed(_ id: OrderID) -> Bool {
    usedIdentifiers.contains(id.rawValue)
  }

  /// Why a new order that will not be matched at once is refused by its instrument's phase.
  @usableFromInline mutating func refusalByPhase(of order: NewOrder) -> RejectReason? {
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
  mutating func refusal(of price: Price, _ instrument: UInt32) -> RejectReason? {
    if books[instrument].usual.allow(price: price.rawValue) { return nil }
    return refusal(ofUnusual: price, instrument)
  }

  @usableFromInline mutating func refusal(
    ofUnusual price: Price, _ instrument: UInt32
  ) -> RejectReason? {
    limits[instrument].refusal(
      price: price.rawValue, table: instruments[Int(instrument)].tickTable)
  }

  /// Why a quantity is refused in an instrument, where `total` counts what is filled.
  @usableFromInline mutating func refusal(
    ofQuantity quantity: Int64, total: Int64, _ instrument: UInt32
  ) -> RejectReason? {
    limits[instrument].refusal(quantity: quantity, total: total)
  }
}

extension TimeInForce {
  /// Whether an order stands for an auction alone, whenever it comes in.
  @inlinable var isForAuction: Bool {
    @inline(__always)
    get {
      switch self {
      case .atOpening, .atClose: true
      case .goodTillCancel, .day, .goodTillDate, .immediateOrCancel, .fillOrKill: false
      }
    }
  }
}
