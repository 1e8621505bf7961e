internal import Market

/// `Law.timePriority`.
extension Judge {
  mutating func checkTimePriority(_ trade: Trade, _ maker: Int32) {
    let entry = ledger[maker]
    guard entry.standing == .inBook, entry.previous != 0 else { return }
    let head = ledger[headOfLevel(of: maker)]
    violate(
      .timePriority, "newer order first", [head.id, entry.id],
      "order \(head.id.rawValue) should have traded with order \(trade.taker.rawValue), because "
        + "it came before order \(entry.id.rawValue) at the same price "
        + "\(text(entry.price, entry.instrument)); instead order \(entry.id.rawValue) did")
  }

  private func headOfLevel(of slot: Int32) -> Int32 {
    let entry = ledger[slot]
    let side = Ledger.place(of: entry.instrument, entry.side)
    return entry.level == 0
      ? ledger.sides[side].marketHead : ledger.sides[side].levels[entry.level].head
  }
}
