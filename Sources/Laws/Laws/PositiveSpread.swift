internal import Market

/// `Law.positiveSpread`.
extension Judge {
  /// After each answer: nothing tradable is left where orders are matched as they come.
  mutating func checkSpread() {
    guard let instrument = step.tradedOn(ledger, instruments.count),
      ledger.books[instrument.index].phase == .continuous,
      let bid = ledger.bestPrice(of: instrument, .buy),
      let ask = ledger.bestPrice(of: instrument, .sell), bid >= ask
    else { return }
    let buy = ledger[ledger.head(of: instrument, .buy)]
    let sell = ledger[ledger.head(of: instrument, .sell)]
    violate(
      .positiveSpread, bid == ask ? "locked" : "crossed", [buy.id, sell.id], atEnd: .yes,
      "orders \(buy.id.rawValue) and \(sell.id.rawValue) should have traded, because "
        + "\(text(bid, instrument)) is bid and \(text(ask, instrument)) is asked; instead both "
        + "stand in the book")
  }
}

extension Step {
  /// The instrument whose book the command may have crossed.
  fileprivate func tradedOn(_ ledger: Ledger, _ count: Int) -> InstrumentID? {
    let instrument: InstrumentID? =
      switch command {
      case .new(let order): order.instrument
      case .replace(let replace):
        switch ledger.slot(of: replace.id) {
        case 0: nil
        case let slot: ledger[slot].instrument
        }
      case .phase(let instrument, _): instrument
      case .cancel, .massCancel, .uncross, .clock: nil
      }
    return instrument.flatMap { $0.index < count ? $0 : nil }
  }
}
