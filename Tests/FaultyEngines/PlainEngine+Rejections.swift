internal import Market

extension PlainEngine {
  /// Why a command is refused, the first reason in the order of `RejectReason`.
  func rejection(of command: Command) -> Rejection? {
    switch command {
    case .new(let order):
      reason(against: order).map { Rejection(id: order.id, reason: $0) }
    case .cancel(let id):
      isRefused(cancelOf: id) ? Rejection(id: id, reason: .unknownOrder) : nil
    case .replace(let replace):
      reason(against: replace).map { Rejection(id: replace.id, reason: $0) }
    case .massCancel(let filter):
      filter.instrument.map(isKnown) == false ? Rejection(reason: .unknownInstrument) : nil
    case .phase(let instrument, let phase):
      if !isKnown(instrument) {
        Rejection(reason: .unknownInstrument)
      } else {
        books[instrument.index].phase == phase ? Rejection(reason: .phaseUnchanged) : nil
      }
    case .clock(let time): time < clock ? Rejection(reason: .clockRanBack) : nil
    default: nil
    }
  }

  private func isKnown(_ instrument: InstrumentID) -> Bool {
    instruments.indices.contains(instrument.index)
  }

  private func isRefused(cancelOf id: OrderID) -> Bool {
    guard let place = place(of: id) else {
      if has(.deadCancelTaken) { return false }
      return !(has(.canceledTwice) && memory.canceled.contains(id))
    }
    if has(.secondCancelInARowRefused), memory.lastWasCancel { return true }
    if has(.cancelsOfBidsOnly) { return place.side == .sell }
    if has(.cancelsOfAsksOnly) { return place.side == .buy }
    return false
  }

  private func reason(against order: NewOrder) -> RejectReason? {
    guard isKnown(order.instrument) else { return .unknownInstrument }
    if index[order.id] != nil, !has(.duplicateTaken) { return .duplicateOrder }
    if has(.deadIdentifierRefused), memory.used.contains(order.id) { return .duplicateOrder }
    if books[order.instrument.index].phase == .closed { return .marketClosed }
    let instrument = instruments[order.instrument.index]
    if let reason = reason(against: order.quantity, total: order.quantity, on: instrument) {
      return reason
    }
    if case .limit(let price) = order.type, let reason = reason(against: price, on: instrument) {
      return reason
    }
    if case .goodTillDate(let date) = order.timeInForce, date <= clock {
      return .expiryNotInFuture
    }
    return nil
  }

  private func reason(against replace: Replace) -> RejectReason? {
    guard let order = find(replace.id) else {
      return has(.filledReplaced) && memory.filled[replace.id] != nil ? nil : .unknownOrder
    }
    if books[order.instrument.index].phase == .closed { return .marketClosed }
    let instrument = instruments[order.instrument.index]
    if let quantity = replace.quantity,
      let reason = reason(against: quantity, total: quantity, on: instrument)
    {
      return reason
    }
    return replace.price.flatMap { reason(against: $0, on: instrument) }
  }

  private func reason(
    against quantity: Quantity, total: Quantity, on instrument: Instrument
  ) -> RejectReason? {
    if quantity < .zero || quantity == .zero && !has(.zeroQuantityTaken) {
      return .quantityNotPositive
    }
    if quantity.rawValue % instrument.lot.rawValue != 0, !has(.offLotTaken) {
      return .quantityOffLot
    }
    if quantity != .zero, quantity < instrument.minimumQuantity { return .quantityBelowMinimum }
    return total > instrument.maximumQuantity ? .quantityAboveMaximum : nil
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
}
