internal import Market

/// `Law.phases`, and what it has in common with the other laws on ends that a command brings:
/// `Law.cancellation`, `Law.expiry` and `Law.auctionEnd`.
extension Judge {
  /// The orders that end when a phase begins, by their places.
  func ordersEnded(by phase: Phase, of instrument: InstrumentID) -> [Step.Death] {
    let old = ledger.books[instrument.index].phase
    let ended = ledger.orders(of: instrument) { end(of: $0, from: old, to: phase) != nil }
    return ended.compactMap { slot in
      end(of: ledger[slot], from: old, to: phase).map {
        Step.Death(slot: slot, id: ledger[slot].id, kind: $0)
      }
    }
  }

  /// How an order ends with a change of phase; nil where it lives on.
  private func end(
    of entry: Ledger.Entry, from old: Phase, to new: Phase
  ) -> Step.Death.Kind? {
    switch entry.timeInForce {
    case .day where new == .closed: return .expired
    case .atOpening where !new.isBeforeTheOpening && new != .halted: return .expired
    case .atClose where new == .closed || old == .closingAuction: return .expired
    default: break
    }
    let needsPrice = new == .continuous && entry.standing == .inBook && entry.price == nil
    return needsPrice ? .canceled(.noLiquidity) : nil
  }

  /// The law that says which orders end by the command.
  private var lawOfEnds: Law {
    switch step.command {
    case .massCancel: .cancellation
    case .clock: .expiry
    case .uncross: .auctionEnd
    case .new, .cancel, .replace, .phase: .phases
    }
  }

  /// An order ends by a command that did not name it: it must be the next whose turn it is.
  mutating func checkDeath(_ slot: Int32, _ kind: Step.Death.Kind) {
    prepareAuctionEnd()
    let id = ledger[slot].id
    guard let place = step.deaths[step.told...].firstIndex(where: { $0.slot == slot }) else {
      violate(
        lawOfEnds, "\(kind.words) undue", [id],
        "order \(id.rawValue) should live on, because \(step.command.name) does not end it; "
          + "instead it was \(kind.words)")
      return
    }
    let due = step.deaths[place]
    if due.kind != kind {
      violate(
        lawOfEnds, "\(kind.words) for \(due.kind.words)", [id],
        "order \(id.rawValue) should be \(due.kind.words), because \(step.command.name) ends it "
          + "so; instead it was \(kind.words)")
    }
    if place != step.told {
      let first = step.deaths[step.told].id
      violate(
        lawOfEnds, "ends out of order", [first, id],
        "order \(first.rawValue) should end before order \(id.rawValue) does, because its turn "
          + "is before; instead order \(id.rawValue) was \(kind.words) first")
      step.deaths.remove(at: place)
      return
    }
    step.told += 1
  }

  /// The answer is complete: every end that is due has been told.
  mutating func checkDeathsTold() {
    prepareAuctionEnd()
    guard step.refusal == nil else { return }
    guard step.answer != .rejected else { return takeBackClock() }
    // What was told of an order wrongly, as a trade, may have been its end.
    for death in step.deaths[step.told...] where ledger.slot(of: death.id) == death.slot {
      violate(
        lawOfEnds, "not \(death.kind.words)", [death.id], atEnd: .yes,
        "order \(death.id.rawValue) should have been \(death.kind.words), because "
          + "\(step.command.name) ends it; instead it lives on")
      ledger.remove(death.slot)
    }
  }
}

extension Judge {
  /// A clock was refused, rightly or not: the engine's time stands still, and nothing expired.
  private mutating func takeBackClock() {
    guard case .clock = step.command else { return }
    for death in step.deaths { ledger.noteExpiry(of: death.slot) }
    ledger.clock = step.clockBefore
  }
}

extension Phase {
  fileprivate var isBeforeTheOpening: Bool { self == .preOpen || self == .openingAuction }
}

extension Step.Death.Kind {
  var words: String {
    switch self {
    case .expired: "expired"
    case .canceled(let reason): "canceled as \(reason)"
    }
  }
}
