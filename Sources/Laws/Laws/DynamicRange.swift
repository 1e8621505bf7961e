internal import Market

/// `Law.dynamicRange`.
extension Judge {
  /// The prices at which continuous trading goes on during the command.
  func dynamicRange(of instrument: InstrumentID) -> ClosedRange<Int128> {
    let all = Int128(Int64.min)...Int128(Int64.max)
    guard let reference = step.reference,
      let distance = instruments[instrument.index].dynamicRange
    else { return all }
    let range =
      Int128(reference.rawValue) - Int128(distance)...Int128(reference.rawValue)
      + Int128(distance)
    return range.clamped(to: all)
  }

  mutating func checkRange(_ trade: Trade) {
    guard instruments.indices.contains(trade.instrument.index),
      !dynamicRange(of: trade.instrument).contains(Int128(trade.price.rawValue))
    else { return }
    violate(
      .dynamicRange, "too far", [trade.taker, trade.maker],
      "the trade of orders \(trade.maker.rawValue) and \(trade.taker.rawValue) should not happen, "
        + "because \(text(trade.price, trade.instrument)) is farther from "
        + "\(text(step.reference, trade.instrument)) than the range allows; instead it did")
  }

  /// Whether the next trade of the incoming order would be too far.
  private func isInterrupted(_ slot: Int32) -> Bool {
    let entry = ledger[slot]
    guard entry.timeInForce != .fillOrKill, let next = nextPrice(for: entry) else { return false }
    return !dynamicRange(of: entry.instrument).contains(Int128(next.rawValue))
  }

  /// A halt in the middle of an answer: a trade must have been too far.
  mutating func checkHalt(_ change: PhaseChange) {
    let slot = step.incoming
    let isDue =
      slot != 0 && change.phase == .halted && conventions.volatilityInterruption == .halts
      && ledger[slot].instrument == change.instrument && isMatched(slot) && isInterrupted(slot)
    if isDue { return }
    violate(
      .dynamicRange, "halt", [step.incomingID],
      "\(symbol(change.instrument)) should trade on, because no trade of order "
        + "\(step.incomingID?.rawValue ?? 0) would be too far from the last price; instead its "
        + "phase became \(change.phase)")
  }

  /// What is left of an order that was stopped by the range: the instrument must be halted.
  mutating func checkHalted(_ slot: Int32) {
    guard conventions.volatilityInterruption == .halts, !step.isHalted, isMatched(slot),
      isInterrupted(slot)
    else { return }
    let entry = ledger[slot]
    violate(
      .dynamicRange, "no halt", [entry.id],
      "\(symbol(entry.instrument)) should be halted, because the next trade of order "
        + "\(entry.id.rawValue) would be too far from the last price; instead trading goes on")
  }
}
