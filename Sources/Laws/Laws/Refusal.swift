internal import Market

/// `Law.refusal`: the venue's rules of order entry, in the order in which reasons are given.
extension Judge {
  /// A refusal must be due, and give the first reason there is.
  mutating func checkRefusal(_ rejection: Rejection) {
    guard step.events == 0 else { return }
    guard let due = step.refusal else {
      violate(
        .refusal, "\(step.command.name) refused as \(rejection.reason)", [step.incomingID],
        "\(step.command.name) should have been taken, because no rule refuses it; instead it "
          + "was refused as \(rejection.reason)")
      return
    }
    if due != rejection.reason {
      violate(
        .refusal, "\(rejection.reason) for \(due)", [step.incomingID],
        "\(step.command.name) should have been refused as \(due), because that is the first "
          + "reason that applies; instead it was refused as \(rejection.reason)")
    }
  }

  /// A command was taken that must be refused.
  mutating func checkTaken(_ due: RejectReason) {
    violate(
      .refusal, "\(step.command.name) taken despite \(due)", [step.incomingID],
      "\(step.command.name) should have been refused, because \(due) applies; instead it was taken")
  }

  /// Why a command must be refused; nil when it must not be.
  func refusal(of command: Command) -> RejectReason? {
    switch command {
    case .new(let order): return refusal(of: order)
    case .cancel(let id):
      let slot = ledger.slot(of: id)
      if slot == 0 { return .unknownOrder }
      return isFrozen(ledger[slot].instrument) ? .tradingHalted : nil
    case .replace(let replace): return refusal(of: replace)
    case .massCancel(let filter):
      guard let instrument = filter.instrument else { return nil }
      if !instruments.indices.contains(instrument.index) { return .unknownInstrument }
      return isFrozen(instrument) ? .tradingHalted : nil
    case .phase(let instrument, let phase): return refusal(of: phase, instrument)
    case .uncross(let instrument):
      if !instruments.indices.contains(instrument.index) { return .unknownInstrument }
      return ledger.books[instrument.index].phase.isAuction ? nil : .notInAuction
    case .clock(let instant): return instant < ledger.clock ? .clockRanBack : nil
    }
  }

  func isFrozen(_ instrument: InstrumentID) -> Bool {
    conventions.halt == .takesNothing && ledger.books[instrument.index].phase == .halted
  }

  private func refusal(of order: NewOrder) -> RejectReason? {
    guard instruments.indices.contains(order.instrument.index) else { return .unknownInstrument }
    if ledger.slot(of: order.id) != 0 { return .duplicateOrder }
    if !ledger.usedIdentifiers.isEmpty, ledger.usedIdentifiers.contains(order.id) {
      return .reusedIdentifier
    }
    let phase = ledger.books[order.instrument.index].phase
    switch phase {
    case .closed: return .marketClosed
    case .halted where conventions.halt != .takesOrders: return .tradingHalted
    default: break
    }
    if isOutOfPhase(order, phase) { return .needsContinuousTrading }
    if order.timeInForce == .atOpening, phase != .preOpen, phase != .openingAuction {
      return .auctionPassed
    }
    if let reason = refusal(of: order.quantity, order.quantity, order.instrument) { return reason }
    if case .limit(let price) = order.type,
      let reason = refusal(of: price, on: order.instrument)
    {
      return reason
    }
    if case .goodTillDate(let instant) = order.timeInForce, instant <= ledger.clock {
      return .expiryNotInFuture
    }
    return nil
  }

  /// Whether an order could only be collected, and is of a kind that is not.
  private func isOutOfPhase(_ order: NewOrder, _ phase: Phase) -> Bool {
    if order.timeInForce.isImmediate { return phase != .continuous }
    guard order.type == .market, conventions.auctionMarketOrders == .rejected else { return false }
    return phase != .continuous || order.timeInForce == .atOpening || order.timeInForce == .atClose
  }

  private func refusal(of replace: Replace) -> RejectReason? {
    let slot = ledger.slot(of: replace.id)
    if slot == 0 { return .unknownOrder }
    let instrument = ledger[slot].instrument
    switch ledger.books[instrument.index].phase {
    case .closed: return .marketClosed
    case .halted where conventions.halt != .takesOrders: return .tradingHalted
    default: break
    }
    let total = total(of: slot, after: replace)
    if let quantity = replace.quantity, let reason = refusal(of: quantity, total, instrument) {
      return reason
    }
    if let price = replace.price, let reason = refusal(of: price, on: instrument) { return reason }
    if let total, total <= ledger[slot].filled, conventions.replaceBelowFilled == .rejects {
      return .quantityAlreadyFilled
    }
    return nil
  }

  /// The whole quantity of an order once it is replaced; nil beyond 64 bits.
  func total(of slot: Int32, after replace: Replace) -> Quantity? {
    let entry = ledger[slot]
    let given = conventions.replaceQuantity == .total ? replace.quantity : nil
    if let given { return given }
    let rest = replace.quantity ?? entry.leaves
    let (sum, overflow) = entry.filled.rawValue.addingReportingOverflow(rest.rawValue)
    return overflow ? nil : Quantity(sum)
  }

  private func refusal(
    of quantity: Quantity, _ total: Quantity?, _ instrument: InstrumentID
  ) -> RejectReason? {
    let limits = instruments[instrument.index]
    if quantity <= .zero { return .quantityNotPositive }
    if quantity.rawValue % limits.lot.rawValue != 0 { return .quantityOffLot }
    if quantity < limits.minimumQuantity { return .quantityBelowMinimum }
    return total.map { $0 > limits.maximumQuantity } ?? true ? .quantityAboveMaximum : nil
  }

  private func refusal(of price: Price, on instrument: InstrumentID) -> RejectReason? {
    let limits = instruments[instrument.index]
    if !limits.priceSigns.allow(price) { return .priceSignNotAllowed }
    if price.rawValue % limits.tickTable.increment(at: price) != 0 { return .priceOffTick }
    if let band = limits.priceBand, !band.contains(price) { return .priceOutsideBand }
    return nil
  }

  private func refusal(of phase: Phase, _ instrument: InstrumentID) -> RejectReason? {
    guard instruments.indices.contains(instrument.index) else { return .unknownInstrument }
    let current = ledger.books[instrument.index].phase
    if phase == current { return .phaseUnchanged }
    if !Self.successors(of: current).contains(phase) { return .phaseCannotFollow }
    return phase == .continuous && isCrossed(instrument) ? .bookCrossed : nil
  }

  /// The phases that may follow one, as the rule book's table of phases reads from the other side.
  static func successors(of phase: Phase) -> [Phase] {
    switch phase {
    case .preOpen: [.openingAuction, .continuous, .halted, .callAuction, .closed]
    case .openingAuction: [.continuous, .halted, .callAuction, .closingAuction, .closed]
    case .continuous: [.halted, .callAuction, .closingAuction, .closed]
    case .halted:
      [.openingAuction, .continuous, .reopeningAuction, .callAuction, .closingAuction, .closed]
    case .reopeningAuction: [.continuous, .halted, .callAuction, .closingAuction, .closed]
    case .callAuction: [.continuous, .halted, .closingAuction, .closed]
    case .closingAuction: [.continuous, .halted, .callAuction, .closed]
    case .closed: [.preOpen, .openingAuction, .continuous, .callAuction]
    }
  }

  /// Whether the first orders of the two sides could trade with each other.
  func isCrossed(_ instrument: InstrumentID) -> Bool {
    let buy = ledger.head(of: instrument, .buy)
    let sell = ledger.head(of: instrument, .sell)
    guard buy != 0, sell != 0 else { return false }
    guard let bid = ledger[buy].price, let ask = ledger[sell].price else { return true }
    return bid >= ask
  }
}
