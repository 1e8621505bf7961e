internal import Market

/// `Law.isolation`.
extension Judge {
  mutating func checkIsolation(_ trade: Trade, _ maker: Int32, _ taker: Int32) {
    let (first, second) = (ledger[maker], ledger[taker])
    if first.instrument != trade.instrument || second.instrument != trade.instrument {
      violate(
        .isolation, "another instrument", [trade.maker, trade.taker],
        "orders \(trade.maker.rawValue) and \(trade.taker.rawValue) should not trade on "
          + "\(symbol(trade.instrument)), because they are of \(symbol(first.instrument)) "
          + "and \(symbol(second.instrument)); instead they did")
    }
    if first.side == second.side {
      violate(
        .isolation, "one side", [trade.maker, trade.taker],
        "orders \(trade.maker.rawValue) and \(trade.taker.rawValue) should not trade with each "
          + "other, because both \(first.side); instead they did")
    } else if trade.aggressor == .auction
      ? first.side != .buy : trade.aggressor != Aggressor(second.side)
    {
      violate(
        .isolation, "wrong aggressor", [trade.maker, trade.taker],
        "order \(trade.taker.rawValue) should be told as the \(second.side) order, because it is "
          + "one; instead the trade says \(trade.aggressor)")
    }
    if first.standing == .waiting || second.standing == .waiting {
      violate(
        .isolation, "out of the book", [first.standing == .waiting ? first.id : second.id],
        "an order for the close should not trade, because it waits outside the book; "
          + "instead it did")
    }
  }

  /// An event must name the instrument of its order.
  mutating func checkIsolation(of slot: Int32, _ instrument: InstrumentID) {
    let own = ledger[slot].instrument
    guard own != instrument else { return }
    violate(
      .isolation, "event of another instrument", [ledger[slot].id],
      "what happens to order \(ledger[slot].id.rawValue) should be told of "
        + "\(symbol(own)), because that is its instrument; instead it was told of "
        + "\(symbol(instrument))")
  }
}
