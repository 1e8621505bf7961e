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
      order(id) == nil ? .unknownOrder : nil
    case .replace(let replace):
      refusal(of: replace)
    case .massCancel(let filter):
      filter.instrument.map(isKnown) == false ? .unknownInstrument : nil
    case .phase(let instrument, let phase):
      refusal(of: phase, for: instrument)
    case .uncross(let instrument):
      if !isKnown(instrument) {
        .unknownInstrument
      } else {
        books[instrument.index].phase == .callAuction ? nil : .notInAuction
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
    switch books[order.instrument.index].phase {
    case .closed: return .marketClosed
    case .callAuction where order.needsContinuousTrading: return .needsContinuousTrading
    case .callAuction, .continuous: break
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

  private func refusal(of replace: Replace) -> RejectReason? {
    guard let order = order(replace.id) else { return .unknownOrder }
    if books[order.instrument.index].phase == .closed { return .marketClosed }
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

extension NewOrder {
  /// Whether the order makes no sense where orders are only collected.
  fileprivate var needsContinuousTrading: Bool {
    type == .market || timeInForce == .immediateOrCancel || timeInForce == .fillOrKill
  }
}
