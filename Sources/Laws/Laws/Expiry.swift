internal import Market

/// `Law.expiry`.
extension Judge {
  /// The orders whose instant the clock reaches: by instant, then by instrument, then by place.
  mutating func ordersDue(at instant: Timestamp) -> [Step.Death] {
    var due: [(instant: Timestamp, slot: Int32)] = []
    while let (expiry, slot) = ledger.takeExpiry(through: instant) { due.append((expiry, slot)) }
    due.sort { a, b in
      a.instant == b.instant ? byInstrumentThenPlace(a.slot, b.slot) : a.instant < b.instant
    }
    // An order may be noted twice: as itself, and as a dead one of its name, place and instant.
    let slots = due.map(\.slot)
    let once = zip(slots, [0] + slots).filter { $0 != $1 }.map { $0.0 }
    return deaths(of: once, as: .expired)
  }
}
