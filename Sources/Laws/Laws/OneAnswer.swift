internal import Market

/// `Law.oneAnswer`.
extension Judge {
  /// Whether an event may stand where it does in the answer to the command.
  mutating func checkAnswer(_ event: Event) {
    if step.events == 0 {
      step.answer = answer(by: event)
      if step.answer == .other {
        violate(
          .oneAnswer, "no answer first", [step.incomingID],
          "\(step.command.name) should have been answered first, because its answer comes before "
            + "all else; instead came \(event.name)")
      } else if let refusal = step.refusal, step.answer != .rejected {
        checkTaken(refusal)
      }
      return
    }
    if !mayFollow(event) {
      violate(
        .oneAnswer, "\(event.name) in the answer to \(step.command.name)", [step.incomingID],
        "the answer to \(step.command.name) should have no \(event.name) here, because it is "
          + "neither its answer nor an effect of it; instead one came")
    }
  }

  /// What kind of answer the first event is.
  private func answer(by event: Event) -> Step.Answer {
    switch (step.command, event) {
    case (_, .rejected(let rejection)):
      return rejection.id == step.incomingID ? .rejected : .other
    case (.new(let order), .accepted(let acceptance)):
      return acceptance.id == order.id && acceptance.instrument == order.instrument
        ? .accepted : .other
    case (.cancel(let id), .canceled(let cancellation)):
      return cancellation.id == id && cancellation.reason == .requested ? .canceled : .other
    case (.replace(let replace), .replaced(let replacement)):
      return replacement.id == replace.id ? .replaced : .other
    case (.replace(let replace), .canceled(let cancellation)):
      return cancellation.id == replace.id && cancellation.reason == .replacedBelowFilled
        ? .canceled : .other
    case (.massCancel, .canceled(let cancellation)):
      return cancellation.reason == .massCancel ? .canceled : .other
    case (.phase(let instrument, let phase), .phaseChanged(let change)):
      return change.instrument == instrument && change.phase == phase ? .phaseChanged : .other
    case (.uncross(let instrument), .uncrossed(let uncrossing)):
      return uncrossing.instrument == instrument ? .uncrossed : .other
    case (.clock, .expired):
      return .accepted
    default:
      return .other
    }
  }

  /// Whether an event may come after the answer.
  private func mayFollow(_ event: Event) -> Bool {
    switch (step.command, event) {
    case (.new, .traded(let trade)), (.replace, .traded(let trade)):
      return trade.taker == step.incomingID && trade.aggressor != .auction && !step.isHalted
        && !step.isEnded && step.answer != .rejected && step.answer != .canceled
        && mayMatch(trade.taker)
    case (.new, .phaseChanged), (.replace, .phaseChanged):
      return !step.isHalted && !step.isEnded && step.answer != .rejected
        && step.answer != .canceled
    case (.new, .canceled(let cancellation)), (.replace, .canceled(let cancellation)):
      return cancellation.id == step.incomingID && !step.isEnded && step.answer != .rejected
        && step.answer != .canceled
    case (.massCancel, .canceled(let cancellation)):
      return step.answer == .canceled && cancellation.reason == .massCancel
    case (.phase, .expired), (.phase, .canceled):
      return step.answer == .phaseChanged
    case (.uncross, .traded(let trade)):
      return step.answer == .uncrossed && trade.aggressor == .auction && step.told == 0
    case (.uncross, .expired), (.uncross, .canceled):
      return step.answer == .uncrossed
    case (.clock, .expired):
      return step.answer == .accepted
    default:
      return false
    }
  }

  /// Whether an order is matched by the command: not where it is collected, nor where it stands.
  private func mayMatch(_ taker: OrderID) -> Bool {
    let slot = slot(of: taker)
    return slot == 0 || (slot == step.incoming && isMatched(slot))
  }

  /// The answer is complete, and must have come.
  mutating func checkAnswered() {
    guard step.events == 0 else { return }
    switch step.command {
    case .massCancel, .clock:
      if let refusal = step.refusal { checkTaken(refusal) }
    case .new, .cancel, .replace, .phase, .uncross:
      violate(
        .oneAnswer, "no answer to \(step.command.name)", [step.incomingID], atEnd: .yes,
        "\(step.command.name) should have been answered, because every command is; instead "
          + "nothing came")
    }
  }
}
