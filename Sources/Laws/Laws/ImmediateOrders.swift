internal import Market

/// `Law.immediateOrders`.
extension Judge {
  /// Whether the other side could fill an order whole, within its limit and the range.
  func couldFill(_ order: NewOrder) -> Bool {
    let makers = order.side.opposite
    let range = dynamicRange(of: order.instrument)
    // The worst price that may be traded at: of the limit and the end of the range the nearer.
    let end = order.side == .buy ? range.upperBound : range.lowerBound
    var worst = Price(Int64(end))
    if case .limit(let price) = order.type, price.isBetter(than: worst, for: makers) {
      worst = price
    }
    if let best = ledger.bestPrice(of: order.instrument, makers),
      !range.contains(Int128(best.rawValue))
    {
      return false
    }
    let key = PriceLevels.key(of: worst, side: makers)
    let side = Ledger.place(of: order.instrument, makers)
    return ledger.sides[side].levels.total(through: key) >= UInt128(order.quantity.rawValue)
  }

  /// An order lives on after its answer: it must be of a kind that may.
  mutating func checkRests(_ slot: Int32) {
    let entry = ledger[slot]
    if entry.timeInForce.isImmediate {
      violate(
        .immediateOrders, "rests", [entry.id], atEnd: .yes,
        "order \(entry.id.rawValue) should be filled or canceled at once, because it is "
          + "\(entry.timeInForce == .fillOrKill ? "fill-or-kill" : "immediate-or-cancel"); "
          + "instead \(text(entry.leaves, entry.instrument)) of it is left")
    } else if entry.price == nil, isMatched(slot), step.answer != .rejected {
      checkMarketRests(slot)
    }
    if isMatched(slot) { checkHalted(slot) }
  }

  /// A market order lives on after its answer in continuous trading.
  private mutating func checkMarketRests(_ slot: Int32) {
    let entry = ledger[slot]
    if conventions.marketRemainder == .rests, step.traded > .zero { return }
    violate(
      .remainder, "market order rests", [entry.id], atEnd: .yes,
      "what is left of market order \(entry.id.rawValue) should have been canceled, "
        + "because market orders don't rest here; instead "
        + "\(text(entry.leaves, entry.instrument)) of it is left")
  }
}
