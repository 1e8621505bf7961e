internal import Market

/// `Law.auctionEnd`.
extension Judge {
  /// The trades of an uncross are over: the orders that end with it are known now.
  mutating func prepareAuctionEnd() {
    guard case .uncross(let instrument) = step.command, step.answer == .uncrossed,
      step.refusal == nil, !step.isEnded
    else { return }
    step.isEnded = true
    let phase = ledger.books[instrument.index].phase
    let over = ledger.orders(of: instrument) { entry in
      entry.standing == .inBook && end(of: entry, after: phase) != nil
    }
    step.deaths = over.compactMap { slot in
      end(of: ledger[slot], after: phase).map {
        Step.Death(slot: slot, id: ledger[slot].id, kind: $0)
      }
    }
  }

  /// How an order ends with the uncross of a phase; nil where it lives on.
  private func end(of entry: Ledger.Entry, after phase: Phase) -> Step.Death.Kind? {
    switch (entry.timeInForce, phase) {
    case (.atOpening, .openingAuction), (.atClose, .closingAuction): return .expired
    default: break
    }
    guard entry.price == nil else { return nil }
    let stays = conventions.marketRemainder == .rests && entry.filled > .zero
    return stays ? nil : .canceled(.noLiquidity)
  }
}
