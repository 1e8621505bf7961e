internal import Market

/// `Law.remainder`.
extension Judge {
  /// What is left of the incoming order is canceled: it must be due, and for the right reason.
  mutating func checkRemainder(_ cancellation: Cancellation, _ slot: Int32) {
    guard cancellation.id == step.incomingID else { return }
    let entry = ledger[slot]
    guard slot == step.incoming, entry.timeInForce.isImmediate || isMatched(slot) else {
      shouldRest(entry, cancellation)
      return
    }
    if entry.timeInForce == .fillOrKill {
      checkKill(cancellation, entry)
      return
    }
    let next = nextPrice(for: entry)
    let isInRange = next.map { dynamicRange(of: entry.instrument).contains(Int128($0.rawValue)) }
    if let next, isInRange == true {
      violate(
        .remainder, "canceled too early", [entry.id],
        "order \(entry.id.rawValue) should have gone on trading, because "
          + "\(text(next, entry.instrument)) still stands on the other side; instead "
          + "\(text(entry.leaves, entry.instrument)) of it was canceled")
      return
    }
    if let due = reason(of: entry, isInterrupted: next != nil) {
      if due != cancellation.reason {
        violate(
          .remainder, "\(cancellation.reason) for \(due)", [entry.id],
          "what is left of order \(entry.id.rawValue) should be canceled as \(due), because "
            + "its kind says so; instead it was canceled as \(cancellation.reason)")
      }
    } else {
      shouldRest(entry, cancellation)
    }
    if next != nil { checkHalted(slot) }
  }

  private mutating func shouldRest(_ entry: Ledger.Entry, _ cancellation: Cancellation) {
    violate(
      .remainder, "canceled instead of resting", [entry.id],
      "what is left of order \(entry.id.rawValue) should rest, because it is an order that "
        + "does; instead it was canceled as \(cancellation.reason)")
  }

  /// Why what is left must be canceled; nil where it rests.
  private func reason(of entry: Ledger.Entry, isInterrupted: Bool) -> CancelReason? {
    if entry.timeInForce == .immediateOrCancel { return .immediateOrCancel }
    if entry.price == nil {
      if conventions.marketRemainder == .rests, step.traded > .zero { return nil }
      return isInterrupted ? .outsideDynamicRange : .noLiquidity
    }
    return isInterrupted && conventions.volatilityInterruption == .refuses
      ? .outsideDynamicRange : nil
  }

  private mutating func checkKill(_ cancellation: Cancellation, _ entry: Ledger.Entry) {
    if cancellation.reason != .fillOrKill {
      violate(
        .remainder, "\(cancellation.reason) for fillOrKill", [entry.id],
        "fill-or-kill order \(entry.id.rawValue) should be canceled as such, because that is "
          + "its kind; instead it was canceled as \(cancellation.reason)")
    }
    if step.traded > .zero {
      violate(
        .immediateOrders, "filled in part", [entry.id],
        "order \(entry.id.rawValue) should trade all of \(text(step.wanted, entry.instrument)) or "
          + "nothing, because it is fill-or-kill; instead it traded "
          + "\(text(step.traded, entry.instrument)) and was canceled")
    } else if step.couldFill {
      violate(
        .immediateOrders, "killed", [entry.id],
        "fill-or-kill order \(entry.id.rawValue) should have been filled, because the other side "
          + "had enough for \(text(step.wanted, entry.instrument)); instead it was killed")
    }
  }

  /// The price that an incoming order would trade at next, the range apart; nil without one.
  func nextPrice(for entry: Ledger.Entry) -> Price? {
    guard let best = ledger.bestPrice(of: entry.instrument, entry.side.opposite) else { return nil }
    return entry.price?.allows(best, for: entry.side) ?? true ? best : nil
  }
}
