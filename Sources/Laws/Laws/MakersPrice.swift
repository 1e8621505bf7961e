internal import Market

/// `Law.makersPrice`.
extension Judge {
  mutating func checkMakersPrice(_ trade: Trade, _ maker: Int32) {
    let entry = ledger[maker]
    guard let price = entry.price, price != trade.price else { return }
    violate(
      .makersPrice, "price of a trade", [trade.maker, trade.taker],
      "orders \(trade.maker.rawValue) and \(trade.taker.rawValue) should have traded at "
        + "\(text(price, entry.instrument)), because that is the price of the order that rested; "
        + "instead they traded at \(text(trade.price, entry.instrument))")
  }
}
