import Market

extension Specification {
  /// Why a command is refused; nil when it is accepted.
  ///
  /// Each list below is in the order of `RejectReason`, so that the first that applies is given.
  func refusal(of command: Command) -> RejectReason? {
    switch command {
    case .new(let order):
      refusal(of: order)
    case .cancel(let id):
      order(id).map { isFrozen($0.instrument) ? .tradingHalted : nil } ?? .unknownOrder
    case .replace(let replace):
      refusal(of: replace)
    case .massCancel(let filter):
      refusal(of: filter)
    case .phase(let instrument, let phase):
      refusal(of: phase, for: instrument)
    case .uncross(let instrument):
      if !isKnown(instrument) {
        .unknownInstrument
      } else {
        books[instrument.index].phase.isAuction ? nil : .notInAuction
      }
    case .clock(let instant):
      instant < clock ? .clockRanBack : nil
    }
  }

  private func isKnown(_ instrument: InstrumentID) -> Bool {
    instruments.indices.contains(instrument.index)
  }

  private func refusal(of order: NewOrder) -> RejectReason? {
    guard isKnown(order.instrument) else { return .unknownInstrument }
    if places[order.id] != nil { return .duplicateOrder }
    if usedIdentifiers.contains(order.id) { return .reusedIdentifier }
    let phase = books[order.instrument.index].phase
    if phase == .closed { return .marketClosed }
    if phase == .halted, conventions.halt != .takesOrders { return .tradingHalted }
    if needsContinuousTrading(order), phase != .continuous || order.timeInForce.isForAnAuction {
      return .needsContinuousTrading
    }
    if order.timeInForce == .atOpening, phase != .preOpen, phase != .openingAuction {
      return .auctionPassed
    }
    let instrument = instruments[order.instrument.index]
    if let reason = refusal(of: order.quantity, total: order.quantity, on: instrument) {
      return reason
    }
    if case .limit(let price) = order.type, let reason = refusal(of: price, on: instrument) {
      return reason
    }
    if case .goodTillDate(let instant) = order.timeInForce, instant <= clock {
      return .expiryNotInFuture
    }
    return nil
  }

  /// Whether an order makes no sense where orders are only collected.
  private func needsContinuousTrading(_ order: NewOrder) -> Bool {
    switch order.timeInForce {
    case .immediateOrCancel, .fillOrKill: true
    case .goodTillCancel, .day, .goodTillDate, .atOpening, .atClose:
      order.type == .market && conventions.auctionMarketOrders == .rejected
    }
  }

  /// Whether an instrument is halted so that not even cancels are taken.
  func isFrozen(_ instrument: InstrumentID) -> Bool {
    books[instrument.index].phase == .halted && conventions.halt == .takesNothing
  }

  private func refusal(of filter: MassCancel) -> RejectReason? {
    guard let instrument = filter.instrument else { return nil }
    if !isKnown(instrument) { return .unknownInstrument }
    return isFrozen(instrument) ? .tradingHalted : nil
  }

  private func refusal(of replace: Replace) -> RejectReason? {
    guard let order = order(replace.id) else { return .unknownOrder }
    let phase = books[order.instrument.index].phase
    if phase == .closed { return .marketClosed }
    if phase == .halted, conventions.halt != .takesOrders { return .tradingHalted }
    let instrument = instruments[order.instrument.index]
    let total = total(of: order, after: replace)
    if let quantity = replace.quantity,
      let reason = refusal(of: quantity, total: total, on: instrument)
    {
      return reason
    }
    if let price = replace.price, let reason = refusal(of: price, on: instrument) {
      return reason
    }
    if let total, total <= order.filled, conventions.replaceBelowFilled == .rejects {
      return .quantityAlreadyFilled
    }
    return nil
  }

  private func refusal(of phase: Phase, for instrument: InstrumentID) -> RejectReason? {
    guard isKnown(instrument) else { return .unknownInstrument }
    if phase == books[instrument.index].phase { return .phaseUnchanged }
    if !phase.mayFollow(books[instrument.index].phase) { return .phaseCannotFollow }
    if phase == .continuous, books[instrument.index].isCrossed { return .bookCrossed }
    return nil
  }

  /// Why a quantity that makes an order this large in all is refused; a total of nil is one
  /// beyond 64 bits.
  private func refusal(
    of quantity: Quantity, total: Quantity?, on instrument: Instrument
  ) -> RejectReason? {
    if quantity <= .zero { return .quantityNotPositive }
    if quantity.rawValue % instrument.lot.rawValue != 0 { return .quantityOffLot }
    if quantity < instrument.minimumQuantity { return .quantityBelowMinimum }
    guard let total, total <= instrument.maximumQuantity else { return .quantityAboveMaximum }
    return nil
  }

  private func refusal(of price: Price, on instrument: Instrument) -> RejectReason? {
    if !instrument.priceSigns.allow(price) { return .priceSignNotAllowed }
    if price.rawValue % instrument.tickTable.increment(at: price) != 0 { return .priceOffTick }
    if let band = instrument.priceBand, !band.contains(price) { return .priceOutsideBand }
    return nil
  }
}

extension TimeInForce {
  /// Whether orders of this kind trade in one auction of the day alone.
  fileprivate var isForAnAuction: Bool { self == .atOpening || self == .atClose }
}

extension Phase {
  /// Whether the day may go on with this phase after another (the second table of `Phase`).
  fileprivate func mayFollow(_ previous: Phase) -> Bool {
    switch self {
    case .preOpen: previous == .closed
    case .openingAuction: previous == .preOpen || previous == .halted || previous == .closed
    case .continuous, .callAuction, .closed: true
    case .halted: previous != .closed
    case .reopeningAuction: previous == .halted
    case .closingAuction: previous != .preOpen && previous != .closed
    }
  }
}
