import Market

extension Specification {
  /// The end of one phase and the beginning of another, with what each means for the orders.
  mutating func begin(_ phase: Phase, of instrument: InstrumentID) -> [Event] {
    let old = books[instrument.index].phase
    var events = [Event.phaseChanged(PhaseChange(instrument: instrument, phase: phase))]
    let ended = takeAll(of: instrument) { order in
      order.isOver(after: old, in: phase) || order.isWithoutPrice(in: phase)
    }
    for order in ended {
      events.append(
        order.isOver(after: old, in: phase) ? order.expired : order.canceled(.noLiquidity))
    }
    books[instrument.index].phase = phase
    if phase == .closingAuction { admitWaiting(to: instrument) }
    return events
  }

  /// The orders that waited for the closing auction take their places in the book, as they came.
  private mutating func admitWaiting(to instrument: InstrumentID) {
    let waiting = books[instrument.index].waiting
    books[instrument.index].waiting = []
    for order in waiting { rest(order) }
  }

  /// The passing of time: orders good till an instant that is reached expire, by that instant,
  /// then by instrument, then in the order in which they took their places.
  mutating func advance(to instant: Timestamp) -> [Event] {
    clock = instant
    var expired: [(instant: Timestamp, order: Order)] = []
    for book in books.indices {
      let due = takeAll(of: InstrumentID(UInt32(book))) { order in
        order.expiry.map { $0 <= instant } ?? false
      }
      expired += due.compactMap { order in order.expiry.map { ($0, order) } }
    }
    expired.sort { a, b in
      (a.instant, a.order.instrument, a.order.place.arrival)
        < (b.instant, b.order.instrument, b.order.place.arrival)
    }
    return expired.map(\.order.expired)
  }
}

extension Order {
  /// The instant at which the order expires, if it is good till a date.
  fileprivate var expiry: Timestamp? {
    if case .goodTillDate(let instant) = timeInForce { instant } else { nil }
  }

  /// Whether the order's time is over when a phase begins after another.
  fileprivate func isOver(after old: Phase, in new: Phase) -> Bool {
    switch timeInForce {
    case .day:
      new == .closed
    case .atOpening:
      new != .preOpen && new != .openingAuction && new != .halted
    case .atClose:
      new == .closed || old == .closingAuction
    case .goodTillCancel, .goodTillDate, .immediateOrCancel, .fillOrKill:
      false
    }
  }

  /// Whether the order would stand without a price where each needs one.
  fileprivate func isWithoutPrice(in phase: Phase) -> Bool {
    phase == .continuous && price == nil && place.standing == .inBook
  }

  /// The event that the order's time is over.
  var expired: Event {
    .expired(Expiry(id: id, instrument: instrument, quantity: leaves))
  }
}
