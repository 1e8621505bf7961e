internal import Market

/// `Law.cancellation`: cancels that name their orders are judged by their answer alone; here are
/// those that name a condition.
extension Judge {
  /// The orders that a mass cancel means, by instrument, then by their places.
  func ordersMeant(by filter: MassCancel) -> [Step.Death] {
    // Orders of no account share none.
    if filter.account == AccountID.none { return [] }
    let places = filter.instrument.map { $0.index..<$0.index + 1 } ?? instruments.indices
    let meant = places.lazy.map { InstrumentID(UInt32($0)) }.filter { !isFrozen($0) }
      .flatMap { instrument in
        ledger.orders(of: instrument) { entry in
          (filter.account == nil || filter.account == entry.account)
            && (filter.side == nil || filter.side == entry.side)
        }
      }
    return deaths(of: Array(meant), as: .canceled(.massCancel))
  }

  func byInstrumentThenPlace(_ first: Int32, _ second: Int32) -> Bool {
    let (a, b) = (ledger[first], ledger[second])
    return (a.instrument, a.arrival) < (b.instrument, b.arrival)
  }

  func deaths(of slots: [Int32], as kind: Step.Death.Kind) -> [Step.Death] {
    slots.map { Step.Death(slot: $0, id: ledger[$0].id, kind: kind) }
  }
}
