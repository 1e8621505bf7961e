internal import Market

/// `Law.limit`.
extension Judge {
  mutating func checkLimit(_ trade: Trade, _ slot: Int32) {
    let entry = ledger[slot]
    guard let price = entry.price, !price.allows(trade.price, for: entry.side) else { return }
    violate(
      .limit, "\(entry.side) beyond the limit", [entry.id],
      "order \(entry.id.rawValue) should trade at \(text(price, entry.instrument)) or better, "
        + "because that is its limit; instead it traded at \(text(trade.price, entry.instrument))")
  }
}
