internal import Market

extension PlainEngine {
  /// Why a command is refused, the first reason in the order of `RejectReason`.
  func rejection(of command: Command) -> Rejection? {
    switch command {
    case .new(let order):
      reason(against: order).map { Rejection(id: order.id, reason: $0) }
    case .cancel(let id):
      reason(againstCancelOf: id).map { Rejection(id: id, reason: $0) }
    case .replace(let replace):
      reason(against: replace).map { Rejection(id: replace.id, reason: $0) }
    case .massCancel(let filter):
      filter.instrument.flatMap { instrument in
        isKnown(instrument)
          ? isFrozen(instrument) ? .tradingHalted : nil : .unknownInstrument
      }.map { Rejection(reason: $0) }
    case .phase(let instrument, let phase):
      reason(against: phase, of: instrument).map { Rejection(reason: $0) }
    case .uncross(let instrument):
      if !isKnown(instrument) {
        Rejection(reason: .unknownInstrument)
      } else {
        books[instrument.index].phase.isAuction || has(.uncrossAnywhere)
          ? nil : Rejection(reason: .notInAuction)
      }
    case .clock(let time):
      time < clock && !has(.clockMayRunBack) ? Rejection(reason: .clockRanBack) : nil
    }
  }

  private func isKnown(_ instrument: InstrumentID) -> Bool {
    instruments.indices.contains(instrument.index)
  }

  private func reason(againstCancelOf id: OrderID) -> RejectReason? {
    guard let place = place(of: id) else {
      let isTaken = has(.deadCancelTaken) || has(.canceledTwice) && memory.canceled.contains(id)
      return isTaken ? nil : .unknownOrder
    }
    let isMissed =
      switch fault {
      case .secondCancelInARowRefused: memory.lastWasCancel
      case .cancelsOfBidsOnly: place.side == .sell
      case .cancelsOfAsksOnly: place.side == .buy
      default: false
      }
    if isMissed { return .unknownOrder }
    let phase = books[place.instrument.index].phase
    if has(.haltRefusesCancels), phase == .halted { return .tradingHalted }
    if has(.closedRefusesCancels), phase == .closed { return .marketClosed }
    return isFrozen(place.instrument) ? .tradingHalted : nil
  }

  // MARK: - Orders

  private func reason(against order: NewOrder) -> RejectReason? {
    guard isKnown(order.instrument) else { return .unknownInstrument }
    if index[order.id] != nil, !has(.duplicateTaken) { return .duplicateOrder }
    if has(.deadIdentifierRefused), memory.used.contains(order.id) { return .duplicateOrder }
    if usedOnce.contains(order.id) { return .reusedIdentifier }
    if let reason = reason(againstOrdersIn: books[order.instrument.index].phase) { return reason }
    if let reason = reasonOfPhase(against: order) { return reason }
    let instrument = instruments[order.instrument.index]
    let price: Price? = if case .limit(let limit) = order.type { limit } else { nil }
    let ofPrice = price.flatMap { reason(against: $0, on: instrument) }
    if has(.priceCheckedFirst), let ofPrice { return ofPrice }
    if let reason = reason(against: order.quantity, total: order.quantity, on: instrument) {
      return reason
    }
    if let ofPrice { return ofPrice }
    if case .goodTillDate(let date) = order.timeInForce, date <= clock, !has(.reachedDateTaken) {
      return .expiryNotInFuture
    }
    return nil
  }

  /// Why no order at all is taken in a phase.
  private func reason(againstOrdersIn phase: Phase) -> RejectReason? {
    switch phase {
    case .closed: has(.closedMatches) ? nil : .marketClosed
    case .halted: conventions.halt == .takesOrders || has(.haltTakesOrders) ? nil : .tradingHalted
    default: nil
    }
  }

  /// Why an order makes no sense in its instrument's phase.
  private func reasonOfPhase(against order: NewOrder) -> RejectReason? {
    let phase = books[order.instrument.index].phase
    let isForAnAuction = order.timeInForce == .atOpening || order.timeInForce == .atClose
    let isImmediate =
      order.timeInForce == .immediateOrCancel || order.timeInForce == .fillOrKill
    let isCollected = phase != .continuous || isForAnAuction
    if isImmediate, isCollected, !has(.immediateCollected) { return .needsContinuousTrading }
    if order.type == .market, isCollected, conventions.auctionMarketOrders == .rejected,
      !isImmediate
    {
      return .needsContinuousTrading
    }
    if order.timeInForce == .atOpening, phase != .preOpen, phase != .openingAuction {
      return has(.openingOrderTakenLate) ? nil : .auctionPassed
    }
    return nil
  }

  private func reason(against replace: Replace) -> RejectReason? {
    guard let order = find(replace.id) else {
      return has(.filledReplaced) && memory.filled[replace.id] != nil ? nil : .unknownOrder
    }
    if let reason = reason(againstOrdersIn: books[order.instrument.index].phase) { return reason }
    let instrument = instruments[order.instrument.index]
    let total = total(of: order, after: replace)
    if let quantity = replace.quantity,
      let reason = reason(against: quantity, total: total, on: instrument)
    {
      return reason
    }
    if let reason = replace.price.flatMap({ reason(against: $0, on: instrument) }) {
      return reason
    }
    let isFilled = total.map { $0 <= order.filled } ?? false
    return isFilled && conventions.replaceBelowFilled == .rejects ? .quantityAlreadyFilled : nil
  }

  /// The whole quantity of an order after a replace, fills included; nil beyond 64 bits.
  func total(of order: Order, after replace: Replace) -> Quantity? {
    guard let quantity = replace.quantity else { return order.filled.more(order.leaves) }
    if conventions.replaceQuantity == .total { return quantity }
    let (sum, isTooMuch) = order.filled.rawValue.addingReportingOverflow(quantity.rawValue)
    return isTooMuch ? nil : Quantity(sum)
  }

  private func reason(
    against quantity: Quantity, total: Quantity?, on instrument: Instrument
  ) -> RejectReason? {
    if quantity < .zero || quantity == .zero && !has(.zeroQuantityTaken) {
      return .quantityNotPositive
    }
    if quantity.rawValue % instrument.lot.rawValue != 0, !has(.offLotTaken) {
      return .quantityOffLot
    }
    if quantity != .zero, quantity < instrument.minimumQuantity { return .quantityBelowMinimum }
    return total.map { $0 > instrument.maximumQuantity } ?? true ? .quantityAboveMaximum : nil
  }

  private func reason(against price: Price, on instrument: Instrument) -> RejectReason? {
    if !instrument.priceSigns.allow(price), !has(.anySignTaken) { return .priceSignNotAllowed }
    if price.rawValue % instrument.tickTable.increment(at: price) != 0, !has(.offTickTaken) {
      return .priceOffTick
    }
    if let band = instrument.priceBand, !band.contains(price), !has(.beyondBandTaken) {
      return .priceOutsideBand
    }
    return nil
  }

  // MARK: - Phases

  private func reason(against phase: Phase, of instrument: InstrumentID) -> RejectReason? {
    guard isKnown(instrument) else { return .unknownInstrument }
    let old = books[instrument.index].phase
    if phase == old { return .phaseUnchanged }
    if !has(.anyPhaseFollows), Self.forbidden[phase, default: []].contains(old) {
      return .phaseCannotFollow
    }
    return phase == .continuous && isCrossed(instrument) && !has(.crossedBookContinues)
      ? .bookCrossed : nil
  }

  /// The phases that each phase may not follow.
  private static let forbidden: [Phase: Set<Phase>] = [
    .preOpen: Set(Phase.allCases).subtracting([.closed]),
    .openingAuction: [.continuous, .reopeningAuction, .callAuction, .closingAuction],
    .halted: [.closed],
    .reopeningAuction: Set(Phase.allCases).subtracting([.halted]),
    .closingAuction: [.preOpen, .closed],
  ]

  private func isCrossed(_ instrument: InstrumentID) -> Bool {
    guard let buy = books[instrument.index][.buy].first,
      let sell = books[instrument.index][.sell].first
    else { return false }
    guard let bid = buy.price, let ask = sell.price else { return true }
    return bid >= ask
  }
}
