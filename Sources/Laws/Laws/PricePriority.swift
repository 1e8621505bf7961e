internal import Market

/// `Law.pricePriority`.
extension Judge {
  mutating func checkPricePriority(_ trade: Trade, _ maker: Int32) {
    let entry = ledger[maker]
    let head = ledger.head(of: entry.instrument, entry.side)
    guard head != 0, head != maker, ledger[head].price != entry.price else { return }
    let best = ledger[head]
    violate(
      .pricePriority, "worse price first", [best.id, entry.id],
      "order \(best.id.rawValue) should have traded with order \(trade.taker.rawValue), because "
        + "its price \(text(best.price, best.instrument)) is better than "
        + "\(text(entry.price, entry.instrument)); instead order \(entry.id.rawValue) did")
  }
}
