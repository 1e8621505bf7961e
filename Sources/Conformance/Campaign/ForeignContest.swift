internal import Engines
internal import Laws
internal import Market
internal import OrderFlow

/// A campaign's cases on an engine that others wrote, with the reference engine as its partner.
///
/// The partner plays first. What the engine does not declare is left out of the flow, by the
/// partner's answers too; the rest goes to the engine as a whole, so that a connection carries a
/// case in a line or two. Answers are compared as far as the engine can report them.
struct ForeignContest: Sendable {
  let engine: EngineSource
  let partner: EngineSource
  private let projection: Projection
  /// The laws that can judge what the engine reports.
  private let laws: Set<Law>

  init(_ engine: EngineSource) {
    self.engine = engine
    partner = EngineChoice.reference.source
    projection = Projection(engine.profile)
    laws = Law.judging(engine.profile)
  }

  /// A play with what the partner answered.
  struct Prepared {
    var play: Play
    var expected: [[Event]] = []
  }

  // MARK: - Cases

  func run(_ one: CampaignCase, commands count: Int) -> CaseOutcome {
    let prepared = prepared(one, count)
    var outcome = CaseOutcome()
    let answers = answers(to: prepared.play)
    outcome.commands = prepared.play.commands.count
    outcome.events = answers.events.reduce(0) { $0 + $1.count }
    if let found = judge(prepared, answers) {
      outcome.failure = found.kind
      outcome.length = min(outcome.commands, found.failure.index + 1)
      outcome.commands = outcome.length
    } else if let (relation, shape) = metamorphosis(of: one, prepared.play) {
      outcome.failure = .metamorphic(relation, shape: shape)
      outcome.length = outcome.commands
    }
    return outcome
  }

  func play(of one: CampaignCase, commands count: Int, length: Int) -> Play {
    var play = prepared(one, count).play
    play.commands = Array(play.commands.prefix(length))
    return play
  }

  /// The flow of a case without what the engine can't be asked.
  private func prepared(_ one: CampaignCase, _ count: Int) -> Prepared {
    var flow = one.flow
    var commands: [Command] = []
    for _ in 0..<count { commands.append(flow.next()) }
    return prepared(
      Play(
        instruments: instruments(flow.instruments), conventions: one.conventions,
        commands: commands))
  }

  /// A play without what the engine can't be asked, under conventions that it can have.
  private func prepared(_ whole: Play) -> Prepared {
    var play = whole
    play.conventions = engine.profile.conventions.imposed(on: whole.conventions)
    play.commands = []
    var prepared = Prepared(play: play)
    let profile = engine.profile
    let reference = partner.makeEngine(instruments: play.instruments, conventions: play.conventions)
    var needs = CapabilityNeeds(instruments: play.instruments, conventions: play.conventions)
    for command in whole.commands {
      guard needs.needs(of: command).isSubset(of: profile.capabilities),
        profile.limits.excess(of: command) == nil
      else { continue }
      if case .new = command, let limit = profile.limits.liveOrders, needs.liveNow >= limit {
        continue
      }
      let answer = reference.apply(command)
      // A refused command has changed nothing, so it can be left out afterwards.
      if let need = CapabilityNeeds.needs(of: answer), !profile.can(need) { continue }
      needs.add(command, answeredBy: answer)
      prepared.play.commands.append(command)
      prepared.expected.append(answer)
    }
    return prepared
  }

  /// The instruments without the rules that the engine does not know, and no more than it takes.
  private func instruments(_ all: [Instrument]) -> [Instrument] {
    let profile = engine.profile
    let count = profile.can(.instruments) ? profile.limits.instruments ?? all.count : 1
    return all.prefix(count).map { instrument in
      var plain = instrument
      if !profile.can(.priceBands) { plain.priceBand = nil }
      if !profile.can(.volatility) { plain.dynamicRange = nil }
      if !profile.can(.collars) { plain.auctionCollar = nil }
      return plain
    }
  }

  // MARK: - Plays

  /// How a play fails, by the first judge that says so; nil where it does not.
  func kind(of play: Play) -> FailureKind? {
    let prepared = prepared(play)
    if let found = judge(prepared, answers(to: prepared.play)) { return found.kind }
    for relation in Metamorphosis.allCases {
      if let found = difference(in: prepared.play, by: relation) {
        return .metamorphic(relation, shape: found.shape)
      }
    }
    return nil
  }

  /// Where and how a play fails in this very way; nil where it does not, or where the engine can't
  /// be asked all of it.
  func failure(of play: Play, as kind: FailureKind) -> PlayFailure? {
    let prepared = prepared(play)
    guard prepared.play.commands.count == play.commands.count else { return nil }
    if case .metamorphic(let relation, let shape) = kind {
      guard let found = difference(in: prepared.play, by: relation), found.shape == shape else {
        return nil
      }
      return found.failure
    }
    guard let found = judge(prepared, answers(to: prepared.play)), found.kind == kind else {
      return nil
    }
    return found.failure
  }

  /// How the plays of a relation first differ; nil where they correspond.
  func shape(of play: Play, by relation: Metamorphosis) -> String? {
    difference(in: prepared(play).play, by: relation)?.shape
  }

  /// Why a failure of a play says nothing of the engine; nil where it does.
  func doubt(on play: Play, _ kind: FailureKind) -> String? {
    guard case .law(let law, _) = kind else { return nil }
    let prepared = prepared(play)
    let answers = answers(to: prepared.play)
    guard answers.failure == nil, difference(prepared, answers) == nil else { return nil }
    return
      "the other engine answers alike, so either both break \(law.rawValue) or the law is wrong"
  }

  /// What the engine answers, as far as it comes.
  private struct Answers {
    var events: [[Event]] = []
    var books: [BookPicture] = []
    var failure: EngineFailure?
  }

  private func answers(to play: Play) -> Answers {
    let engine = engine.makeEngine(instruments: play.instruments, conventions: play.conventions)
    engine.prepare(play.commands)
    var answers = Answers()
    for command in play.commands {
      let events = engine.apply(command)
      guard engine.failure == nil else { break }
      answers.events.append(events)
    }
    if engine.failure == nil {
      answers.books = play.instruments.indices.map {
        BookPicture(of: InstrumentID(UInt32($0)), in: engine)
      }
    }
    answers.failure = engine.failure
    return answers
  }

  private func judge(
    _ prepared: Prepared, _ answers: Answers
  ) -> (kind: FailureKind, failure: PlayFailure)? {
    if let (index, violation) = violation(in: prepared.play, answers) {
      return (
        .law(violation.law, shape: violation.shape),
        PlayFailure(index: index, violation: violation)
      )
    }
    if let found = difference(prepared, answers) {
      return (.differential(shape: found.shape), found.failure)
    }
    guard let failure = answers.failure, failure.kind != .unsupported else { return nil }
    // Which command of a batch brought it about is not known: it takes them all to show it again.
    let last = max(0, prepared.play.commands.count - 1)
    return (
      .connection(failure.kind, shape: failure.shape), PlayFailure(index: last, connection: failure)
    )
  }

  private func violation(in play: Play, _ answers: Answers) -> (Int, Violation)? {
    guard !laws.isEmpty else { return nil }
    var judge = Judge(instruments: play.instruments, conventions: play.conventions)
    for (index, events) in answers.events.enumerated() {
      let found = judge.judge(play.commands[index], answeredBy: events)
      if let violation = found.first(where: { laws.contains($0.law) }) { return (index, violation) }
    }
    return nil
  }

  private func difference(
    _ prepared: Prepared, _ answers: Answers
  ) -> (shape: String, failure: PlayFailure)? {
    for (index, own) in answers.events.enumerated() {
      let (command, other) = (prepared.play.commands[index], prepared.expected[index])
      guard own != other else { continue }
      let actual = projection.events(own, of: command)
      let expected = projection.events(other, of: command)
      let difference = AnswerDifference(after: command, expected: expected, actual: actual)
      if let difference {
        return (difference.shape, PlayFailure(index: index, answers: (expected, actual)))
      }
    }
    let count = prepared.play.commands.count
    guard answers.failure == nil, count > 0 else { return nil }
    let reference = partner.makeEngine(
      instruments: prepared.play.instruments, conventions: prepared.play.conventions)
    for command in prepared.play.commands { _ = reference.apply(command) }
    for (index, own) in answers.books.enumerated() {
      let instrument = InstrumentID(UInt32(index))
      let other = BookPicture(of: instrument, in: reference)
      if !projection.agree(own, other) {
        let books = BookDifference(instrument: instrument, command: count, own: own, other: other)
        return ("another book in the end", PlayFailure(index: count - 1, books: books))
      }
    }
    return nil
  }

  // MARK: - Plays that must correspond

  /// One case in eight is played a second time, changed in one way.
  private func metamorphosis(
    of one: CampaignCase, _ play: Play
  ) -> (Metamorphosis, String)? {
    let drawn = SplitMix64.mixed(one.seed) >> 32
    guard drawn & 7 == 0 else { return nil }
    let relations = Metamorphosis.allCases
    let relation = relations[Int(drawn >> 3) % relations.count]
    return difference(in: play, by: relation).map { (relation, $0.shape) }
  }

  private func difference(
    in play: Play, by relation: Metamorphosis
  ) -> (shape: String, failure: PlayFailure)? {
    guard relation != .saveAndRestore, let pair = relation.pair(of: play) else { return nil }
    for side in [pair.left, pair.right]
    where prepared(side).play.commands.count != side.commands.count {
      return nil
    }
    let (left, right) = (answers(to: pair.left), answers(to: pair.right))
    // What fails here fails as it stands in other cases, or is of the changed play alone.
    guard left.failure == nil, right.failure == nil else { return nil }
    for (index, command) in pair.right.commands.enumerated() {
      guard let counterpart = pair.counterparts[index] else { continue }
      let expected = projection.events(left.events[counterpart], of: command)
      let actual = projection.events(
        right.events[index].map { pair.translate($0) ?? $0 }, of: command)
      let difference = AnswerDifference(after: command, expected: expected, actual: actual)
      if let difference {
        return (
          relation == .determinism ? "not repeatable" : difference.shape,
          PlayFailure(index: counterpart, answers: (expected, actual))
        )
      }
    }
    return nil
  }
}

extension EngineFailure {
  /// What failures of one sort have in common: the message with `N` for each number, and without
  /// what follows a colon, but for a single word, such as the name of an exception.
  fileprivate var shape: String {
    let parts = message.split(separator: ":", maxSplits: 2)
    let word = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
    let isName = !word.isEmpty && word.allSatisfy { $0.isLetter || $0 == "_" || $0 == "." }
    var plain = ""
    for character in parts[0] where !(character.isNumber && plain.last == "N") {
      plain.append(character.isNumber ? "N" : character)
    }
    return plain.replacing("N.N", with: "N") + (isName ? ": \(word)" : "")
  }
}
