internal import Market

/// `Law.auctionAllocation`.
extension Judge {
  mutating func checkAllocation(_ trade: Trade, _ buyer: Int32, _ seller: Int32) {
    guard let auction = step.auction else { return }
    if trade.price != auction.price {
      violate(
        .auctionAllocation, "price of a trade", [trade.maker, trade.taker],
        "orders \(trade.maker.rawValue) and \(trade.taker.rawValue) should trade at "
          + "\(text(auction.price, trade.instrument)), because that is the auction's price; "
          + "instead they traded at "
          + "\(text(trade.price, trade.instrument))")
    }
    checkTurn(buyer, .buy, trade)
    checkTurn(seller, .sell, trade)
    let (first, second) = (ledger[buyer].leaves, ledger[seller].leaves)
    let open = auction.volume > step.auctionTraded ? auction.volume - step.auctionTraded : 0
    let due = min(UInt128(truncatingIfNeeded: min(first, second).rawValue), open)
    if trade.quantity > .zero, UInt128(trade.quantity.rawValue) != due {
      violate(
        .auctionAllocation, "quantity of a trade", [trade.maker, trade.taker],
        "orders \(trade.maker.rawValue) and \(trade.taker.rawValue) should trade "
          + "\(text(due, trade.instrument)), because they can trade that much; instead they traded "
          + "\(text(trade.quantity, trade.instrument))")
    }
    step.auctionTraded += UInt128(max(trade.quantity, .zero).rawValue)
  }

  private mutating func checkTurn(_ slot: Int32, _ side: Side, _ trade: Trade) {
    let entry = ledger[slot]
    guard entry.side == side, entry.instrument == trade.instrument else { return }
    let head = ledger.head(of: entry.instrument, side)
    guard head != 0, head != slot else { return }
    violate(
      .auctionAllocation, "\(side) out of turn", [ledger[head].id, entry.id],
      "order \(ledger[head].id.rawValue) should trade before order \(entry.id.rawValue), because "
        + "it is ahead of it by price or time; instead order \(entry.id.rawValue) traded first")
  }

  /// The answer to an uncross is complete: its volume has been traded.
  mutating func checkAuctionTraded() {
    guard case .uncross(let instrument) = step.command, let auction = step.auction,
      step.auctionTraded != auction.volume
    else { return }
    violate(
      .auctionAllocation, "volume not traded", [], atEnd: .yes,
      "the auction should trade \(text(auction.volume, instrument)), because it says so; "
        + "instead its trades come to \(text(step.auctionTraded, instrument))")
  }
}
