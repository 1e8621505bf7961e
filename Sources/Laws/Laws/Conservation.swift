internal import Market

/// `Law.conservation`.
extension Judge {
  mutating func checkConservation(_ trade: Trade, _ maker: Int32, _ taker: Int32) {
    if trade.quantity <= .zero {
      violate(
        .conservation, "no quantity", [trade.maker, trade.taker],
        "a trade should have a quantity, because nothing else is one; instead orders "
          + "\(trade.maker.rawValue) and "
          + "\(trade.taker.rawValue) traded \(trade.quantity.rawValue)")
      return
    }
    checkLeaves(maker, trade.maker, trade.quantity, trade.makerLeaves, "maker", trade)
    checkLeaves(taker, trade.taker, trade.quantity, trade.takerLeaves, "taker", trade)
  }

  private mutating func checkLeaves(
    _ slot: Int32, _ id: OrderID, _ quantity: Quantity, _ told: Quantity, _ role: String,
    _ trade: Trade
  ) {
    guard slot != 0 else { return }
    let leaves = ledger[slot].leaves
    if quantity > leaves {
      violate(
        .conservation, "\(role) overfilled", [id],
        "order \(id.rawValue) should trade at most \(text(leaves, trade.instrument)), because "
          + "no more is left of it; instead it traded \(text(quantity, trade.instrument))")
    } else if told != leaves - quantity {
      violate(
        .conservation, "\(role) leaves", [id],
        "order \(id.rawValue) should be left with \(text(leaves - quantity, trade.instrument)), "
          + "because it traded \(text(quantity, trade.instrument)) of "
          + "\(text(leaves, trade.instrument)); instead \(text(told, trade.instrument)) was told")
    }
  }

  /// What ends is what is left.
  mutating func checkConservation(of slot: Int32, _ quantity: Quantity, _ event: String) {
    let entry = ledger[slot]
    guard quantity != entry.leaves else { return }
    violate(
      .conservation, "quantity \(event)", [entry.id],
      "order \(entry.id.rawValue) should be \(event) with \(text(entry.leaves, entry.instrument)), "
        + "because so much is left of it; instead it was with \(text(quantity, entry.instrument))")
  }
}
