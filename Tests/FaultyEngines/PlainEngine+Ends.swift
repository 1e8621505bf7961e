internal import Market

// How orders end that no command names: by a mass cancel, a phase, or time.
extension PlainEngine {
  func canceled(_ order: Order, _ reason: CancelReason) -> Event {
    .canceled(
      Cancellation(
        id: order.id, instrument: order.instrument, quantity: order.leaves, reason: reason))
  }

  func expired(_ order: Order) -> Event {
    .expired(Expiry(id: order.id, instrument: order.instrument, quantity: order.leaves))
  }

  private func instrumentsOf(_ chosen: InstrumentID?) -> [InstrumentID] {
    chosen.map { [$0] } ?? instruments.indices.map { InstrumentID(UInt32($0)) }
  }

  /// Whether a halted instrument takes nothing at all.
  func isFrozen(_ instrument: InstrumentID) -> Bool {
    books[instrument.index].phase == .halted && conventions.halt == .takesNothing
  }

  // MARK: - Mass cancel

  func cancelAll(_ filter: MassCancel) -> [Event] {
    if filter.account == AccountID.none, !has(.massCancelOfNobody) { return [] }
    return instrumentsOf(filter.instrument).flatMap { instrument -> [Event] in
      if isFrozen(instrument) { return [] }
      var meant: Set<OrderID> = []
      let all = books[instrument.index]
      for order in all[.buy] + all[.sell] + all.waiting where isMeant(order, by: filter) {
        meant.insert(order.id)
      }
      if has(.massCancelForgetsWaiting) { meant.subtract(all.waiting.map(\.id)) }
      if has(.massCancelMissesLast), meant.count > 1,
        let last = (all[.buy] + all[.sell]).last(where: { meant.contains($0.id) })
      {
        meant.remove(last.id)
      }
      var taken = takeAll(of: instrument) { meant.contains($0.id) }
      if has(.massCancelByPrice) {
        taken.sort {
          ($0.side == .sell ? 1 : 0, $0.arrival) < ($1.side == .sell ? 1 : 0, $1.arrival)
        }
      }
      return taken.map { canceled($0, .massCancel) }
    }
  }

  private func isMeant(_ order: Order, by filter: MassCancel) -> Bool {
    let isOfAccount =
      filter.account == nil || filter.account == order.account || has(.massCancelOfAnyAccount)
    let side = has(.massCancelOfOtherSide) ? filter.side?.opposite : filter.side
    return isOfAccount && (side == nil || side == order.side)
  }

  // MARK: - Phases

  func begin(_ phase: Phase, of instrument: InstrumentID) -> [Event] {
    let old = books[instrument.index].phase
    let begun = Event.phaseChanged(PhaseChange(instrument: instrument, phase: phase))
    if has(.phaseNotBegun) { return [begun] }
    let ended = takeAll(of: instrument) { order in
      isOver(order, after: old, in: phase)
        || phase == .continuous && order.price == nil && !isWaiting(order)
    }
    books[instrument.index].phase = phase
    if phase == .closingAuction {
      var waiting = books[instrument.index].waiting
      books[instrument.index].waiting = []
      if has(.waitingJoinByIdentifier) { waiting.sort { $0.id < $1.id } }
      for order in waiting {
        if has(.waitingLost) { index[order.id] = nil } else { rest(order) }
      }
    }
    return [begun]
      + ended.map { isOver($0, after: old, in: phase) ? expired($0) : canceled($0, .noLiquidity) }
  }

  private func isWaiting(_ order: Order) -> Bool {
    books[order.instrument.index].waiting.contains { $0.id == order.id }
  }

  /// Whether a phase ends an order when it begins after another.
  private func isOver(_ order: Order, after old: Phase, in new: Phase) -> Bool {
    switch order.timeInForce {
    case .day:
      if has(.dayNotKept) { return false }
      return new == .closed || new == .halted && has(.haltEndsDayOrders)
    case .atOpening:
      if has(.openingOrderOutlivesMorning) { return new == .closed }
      return ![.preOpen, .openingAuction, .halted].contains(new)
    case .atClose:
      return new == .closed || old == .closingAuction
    case .goodTillCancel, .goodTillDate, .immediateOrCancel, .fillOrKill:
      return false
    }
  }

  // MARK: - Time

  func advance(to time: Timestamp) -> [Event] {
    clock = time
    guard !has(.dateNotKept) else { return [] }
    var due: [(date: Timestamp, order: Order)] = []
    for instrument in instrumentsOf(nil) {
      let orders = takeAll(of: instrument) { order in
        date(of: order).map { isReached($0) } ?? false
      }
      for order in orders { if let date = date(of: order) { due.append((date, order)) } }
    }
    if has(.expiriesByPlace) {
      due.sort { $0.order.arrival < $1.order.arrival }
    } else {
      due.sort {
        ($0.date, $0.order.instrument, $0.order.arrival)
          < ($1.date, $1.order.instrument, $1.order.arrival)
      }
    }
    return due.map { expired($0.order) }
  }

  private func isReached(_ date: Timestamp) -> Bool {
    switch fault {
    case .dateOneEarly: date.rawValue &- 1 <= clock.rawValue
    case .dateOneLate: date < clock
    default: date <= clock
    }
  }

  private func date(of order: Order) -> Timestamp? {
    if has(.oldExpiryEndsNew), let date = memory.dates[order.id] { return date }
    if has(.replacedDateForgotten), memory.replaced.contains(order.id) { return nil }
    if case .goodTillDate(let date) = order.timeInForce { return date }
    return nil
  }
}
