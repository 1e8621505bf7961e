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
    return deaths(of: due.map(\.slot), as: .expired)
  }
}
