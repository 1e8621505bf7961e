internal import Laws
internal import Market
internal import OrderFlow

/// One kind of engine against another.
struct Contest<Subject: PlayerSource, Partner: PlayerSource>: Sendable {
  let subject: Subject
  let partner: Partner
  /// The engine's own conventions; each case draws some where it has none.
  let conventions: Conventions?
  let takes: (@Sendable (Command) -> Bool)?

  // MARK: - A case

  /// Plays a case; one that fails is played again, because a failure means what it says only of an
  /// engine that answers alike each time.
  func run(_ one: CampaignCase, commands count: Int) -> CaseOutcome {
    var outcome = attempt(one, commands: count)
    guard outcome.failure != nil else { return outcome }
    let again = attempt(one, commands: count)
    let isRepeated = again.failure == outcome.failure && again.length == outcome.length
    let whole = play(of: one, commands: count, length: outcome.length)
    if !isRepeated || difference(in: whole, by: .determinism) != nil {
      outcome.failure = .notRepeatable
    }
    return outcome
  }

  private func attempt(_ one: CampaignCase, commands count: Int) -> CaseOutcome {
    var flow = one.flow
    let conventions = conventions ?? one.conventions
    let subject = subject.makePlayer(flow.instruments, conventions)
    let partner = partner.makePlayer(flow.instruments, conventions)
    var judge = Judge(instruments: flow.instruments, conventions: conventions)
    var buffer = AnswerBuffer()
    var outcome = CaseOutcome()
    var isCompared = true
    for _ in 0..<count {
      let command = flow.next()
      if let takes, !takes(command) { continue }
      buffer.clear()
      subject.play(command, to: &buffer)
      judge.begin(command)
      for event in buffer.events { judge.record(event) }
      judge.finish()
      outcome.commands += 1
      outcome.events += buffer.events.count
      if let violation = judge.violations.first {
        outcome.failure = .law(violation.law, shape: violation.shape)
        outcome.length = outcome.commands
        return outcome
      }
      guard isCompared else { continue }
      buffer.compare()
      partner.play(command, to: &buffer)
      if !buffer.isSame {
        // A law may name the fault later on.
        isCompared = false
        outcome.length = outcome.commands
      }
    }
    checkBooks(of: subject, &judge)
    if let violation = judge.violations.first {
      outcome.failure = .law(violation.law, shape: violation.shape)
      outcome.length = outcome.commands
      return outcome
    }
    if !isCompared {
      let play = play(of: one, commands: count, length: outcome.length)
      outcome.failure =
        difference(in: play).map { .differential(shape: $0.shape) } ?? .notRepeatable
    } else if let (relation, shape) = metamorphosis(of: one, commands: count) {
      outcome.failure = .metamorphic(relation, shape: shape)
      outcome.length = outcome.commands
    }
    return outcome
  }

  /// Holds what the engine shows in the end against what its events imply.
  private func checkBooks(of player: Subject.Made, _ judge: inout Judge) {
    for index in judge.instruments.indices {
      let instrument = InstrumentID(UInt32(index))
      judge.check(player.phase(of: instrument), of: instrument)
      for side in Side.allCases {
        judge.check(player.orders(of: instrument, side: side), of: instrument, side: side)
      }
      judge.check(player.indication(of: instrument), of: instrument)
    }
  }

  func play(of one: CampaignCase, commands count: Int, length: Int) -> Play {
    var flow = one.flow
    var commands: [Command] = []
    for _ in 0..<count where commands.count < length {
      let command = flow.next()
      if takes?(command) ?? true { commands.append(command) }
    }
    return Play(
      instruments: flow.instruments, conventions: conventions ?? one.conventions,
      commands: commands)
  }

  /// One case in eight is played a second time, changed in one way.
  private func metamorphosis(
    of one: CampaignCase, commands count: Int
  ) -> (Metamorphosis, String)? {
    let drawn = SplitMix64.mixed(one.seed) >> 32
    guard drawn & 7 == 0 else { return nil }
    let relations = Metamorphosis.allCases
    let relation = relations[Int(drawn >> 3) % relations.count]
    let play = play(of: one, commands: count, length: count)
    return difference(in: play, by: relation).map { (relation, $0.shape) }
  }

  // MARK: - A play

  func failure(of play: Play, as kind: FailureKind) -> PlayFailure? {
    if let takes, !play.commands.allSatisfy(takes) { return nil }
    switch kind {
    case .connection: return nil
    case .law(let law, let shape):
      return violation(in: play, law, shape)
    case .differential(let shape):
      guard let found = difference(in: play), found.shape == shape else { return nil }
      return found.failure
    case .metamorphic(let relation, let shape):
      guard let found = difference(in: play, by: relation), found.shape == shape else {
        return nil
      }
      return found.failure
    }
  }

  /// How a play fails: by the first law that is broken, by comparison, or by its own variations.
  func kind(of play: Play) -> FailureKind? {
    if let takes, !play.commands.allSatisfy(takes) { return nil }
    if difference(in: play, by: .determinism) != nil { return .notRepeatable }
    if let violation = firstViolations(in: play)?.violations.first {
      return .law(violation.law, shape: violation.shape)
    }
    if let found = difference(in: play) { return .differential(shape: found.shape) }
    for relation in Metamorphosis.allCases {
      if let found = difference(in: play, by: relation) {
        return .metamorphic(relation, shape: found.shape)
      }
    }
    return nil
  }

  /// The violation of a law at the first command at which any is broken.
  private func violation(in play: Play, _ law: Law, _ shape: String) -> PlayFailure? {
    guard let (index, violations) = firstViolations(in: play) else { return nil }
    let found = violations.first { $0.law == law && $0.shape == shape }
    return found.map { PlayFailure(index: index, violation: $0) }
  }

  /// What is violated at the first command at which anything is.
  func firstViolations(in play: Play) -> (index: Int, violations: [Violation])? {
    let player = subject.makePlayer(play.instruments, play.conventions)
    var judge = Judge(instruments: play.instruments, conventions: play.conventions)
    var buffer = AnswerBuffer()
    for (index, command) in play.commands.enumerated() {
      buffer.clear()
      player.play(command, to: &buffer)
      judge.begin(command)
      for event in buffer.events { judge.record(event) }
      judge.finish()
      if !judge.violations.isEmpty { return (index, judge.takeViolations()) }
    }
    checkBooks(of: player, &judge)
    return judge.violations.isEmpty
      ? nil : (max(play.commands.count - 1, 0), judge.takeViolations())
  }

  /// The first difference from the other engine.
  func difference(in play: Play) -> (shape: String, failure: PlayFailure)? {
    let player = subject.makePlayer(play.instruments, play.conventions)
    let other = partner.makePlayer(play.instruments, play.conventions)
    var own = AnswerBuffer()
    var expected = AnswerBuffer()
    for (index, command) in play.commands.enumerated() {
      own.clear()
      expected.clear()
      player.play(command, to: &own)
      other.play(command, to: &expected)
      let difference = AnswerDifference(
        after: command, expected: expected.events, actual: own.events)
      if let difference {
        return (
          difference.shape, PlayFailure(index: index, answers: (expected.events, own.events))
        )
      }
    }
    return nil
  }

  /// The first difference between the answers of two plays that must correspond.
  func difference(
    in play: Play, by relation: Metamorphosis
  ) -> (shape: String, failure: PlayFailure)? {
    guard relation != .saveAndRestore || subject.savesState, let pair = relation.pair(of: play)
    else { return nil }
    if let takes, !pair.right.commands.allSatisfy(takes) { return nil }
    let left = subject.makePlayer(pair.left.instruments, pair.left.conventions)
    var history = History()
    var buffer = AnswerBuffer()
    for command in pair.left.commands {
      buffer.clear()
      left.play(command, to: &buffer)
      history.append(command, answeredBy: buffer.events)
    }
    if pair.interlude > 0 {
      let other = subject.makePlayer(pair.left.instruments, pair.left.conventions)
      for command in pair.left.commands.prefix(pair.interlude) { other.play(command, to: &buffer) }
    }
    let right = subject.makePlayer(pair.right.instruments, pair.right.conventions)
    for (index, command) in pair.right.commands.enumerated() {
      if pair.restoresRight { right.saveAndRestore() }
      buffer.clear()
      right.play(command, to: &buffer)
      guard let counterpart = pair.counterparts[index] else { continue }
      let expected = history.events(of: counterpart)
      let actual = buffer.events.map { pair.translate($0) ?? $0 }
      let difference = AnswerDifference(after: command, expected: expected, actual: actual)
      if let difference {
        return (
          relation == .determinism ? "not repeatable" : difference.shape,
          PlayFailure(index: counterpart, answers: (Array(expected), actual))
        )
      }
    }
    return nil
  }
}
