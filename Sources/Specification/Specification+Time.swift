import Market

extension Specification {
  /// The beginning of a phase; at the close, the day is over for day orders.
  mutating func begin(_ phase: Phase, of instrument: InstrumentID) -> [Event] {
    books[instrument.index].phase = phase
    let answer = Event.phaseChanged(PhaseChange(instrument: instrument, phase: phase))
    guard phase == .closed else { return [answer] }
    return [answer] + takeAll(of: instrument) { $0.timeInForce == .day }.map(\.expired)
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

  /// The event that the order's time is over.
  fileprivate var expired: Event {
    .expired(Expiry(id: id, instrument: instrument, quantity: leaves))
  }
}
