package import Market

/// A kind of event that an engine may leave out of all its reports: what it can't say is not held
/// against it.
package enum UnreportedEvent: String, Hashable, Sendable, CaseIterable {
  /// An order that is not refused is in, without a word.
  case accepted
  /// A command without an answer is refused, where the rules refuse it.
  case rejected
  /// Orders whose time is over are gone.
  case expired
}

extension Judge {
  /// Judges one command by an answer that lacks all events of some kinds.
  ///
  /// Where the rules have such an event, it is taken to have come; what is reported all the same
  /// is judged as it is.
  package mutating func judge(
    _ command: Command, answeredBy events: [Event], unreported: Set<UnreportedEvent>
  ) -> [Violation] {
    begin(command)
    if let first = presumedAnswer(before: events, unreported) { record(first) }
    for event in events {
      if unreported.contains(.expired) { presumeExpiries(before: event) }
      record(event)
    }
    if unreported.contains(.expired) { presumeExpiries(before: nil) }
    finish()
    return takeViolations()
  }

  /// The answer that was not reported, if the one that is due is of such a kind.
  private func presumedAnswer(
    before events: [Event], _ unreported: Set<UnreportedEvent>
  ) -> Event? {
    if let refusal = step.refusal {
      guard unreported.contains(.rejected), events.isEmpty else { return nil }
      return .rejected(Rejection(id: step.command.order, reason: refusal))
    }
    guard unreported.contains(.accepted), case .new(let order) = step.command else { return nil }
    switch events.first {
    case .accepted, .rejected: return nil
    default: return .accepted(Acceptance(id: order.id, instrument: order.instrument))
    }
  }

  /// Takes the expiries whose turn it is to have come, up to one that is reported.
  private mutating func presumeExpiries(before event: Event?) {
    guard step.refusal == nil, step.answer != .rejected else { return }
    if case .traded = event { return }
    if step.events > 0, event == nil { prepareAuctionEnd() }
    while step.told < step.deaths.count {
      let due = step.deaths[step.told]
      if case .expired(let expiry) = event, expiry.id == due.id { return }
      guard due.kind == .expired, ledger.slot(of: due.id) == due.slot else { return }
      record(
        .expired(
          Expiry(
            id: due.id, instrument: ledger[due.slot].instrument,
            quantity: ledger[due.slot].leaves)))
    }
  }
}
