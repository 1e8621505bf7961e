internal import Engines
internal import JSONText
internal import Laws
internal import Market
internal import OrderFlow
internal import Results
internal import Scenarios
internal import Wire

/// Shrinks the failures of a campaign and tells them.
struct CampaignTeller: Sendable {
  let engine: CampaignEngine
  let plan: Campaign.Plan
  let trialLimit: Int

  /// The story of a kind of failure, from the case that showed it first.
  func tell(
    _ found: CampaignLedger.Kind, isInterrupted: @escaping () -> Bool
  ) -> (failure: CampaignFailure, play: Play)? {
    let whole = engine.runner.play(plan.case(found.number), plan.commands, found.length)
    let replay = replay(of: found.number)
    if found.kind != .notRepeatable {
      let told = tell(
        whole, found.kind, number: found.number, seen: found.seen, replay: replay,
        isInterrupted: isInterrupted)
      // An engine may have been mended between two parts of a campaign, but not within one.
      if told != nil || found.isFromEarlierPart { return told }
      if isInterrupted() { return tellInterrupted(whole, found, replay: replay) }
    }
    return tellUnrepeatable(whole, found, replay: replay, isInterrupted: isInterrupted)
  }

  /// The story of a failure of a play; nil where it does not fail in this way.
  func tell(
    _ whole: Play, _ kind: FailureKind, number: Int, seen: Int, replay: String,
    isInterrupted: @escaping () -> Bool
  ) -> (failure: CampaignFailure, play: Play)? {
    let runner = engine.runner
    let shrunk = Shrinker.shrink(
      whole, conventions: engine.drawsConventions ? .free : .fixed,
      trialLimit: kind.trialLimit(of: trialLimit), isWanted: { !isInterrupted() }
    ) { play in runner.failure(play, kind) != nil }
    let play = shrunk.play
    guard let failure = runner.failure(play, kind) else { return nil }
    let scenario = play.scenario(titled: kind.text, because: statement(of: kind))
    let doubt = runner.doubt(play, kind)
    var story = story(of: failure, kind, scenario, replay)
    if let doubt { story.message += "; nothing is known of the engine, because \(doubt)" }
    return (
      CampaignFailure(
        verdict: kind.verdict(isDoubtful: doubt != nil), area: kind.area,
        kind: kind.text, statement: statement(of: kind), source: source(of: kind),
        firstCase: number, seen: seen, commandsBefore: whole.commands.count,
        trials: shrunk.trials, conventions: play.conventions.unusual,
        instruments: play.instruments.map(\.json), flow: play.lines, file: nil, story: story),
      play
    )
  }

  /// The story of a failure that does not show each time: it is not shrunk, because what is tried
  /// on the way says nothing.
  private func tellUnrepeatable(
    _ whole: Play, _ found: CampaignLedger.Kind, replay: String, isInterrupted: () -> Bool
  ) -> (failure: CampaignFailure, play: Play) {
    let kind = FailureKind.notRepeatable
    // A lazy sequence would ask twice for the element that it found, and get another answer.
    var difference: PlayFailure?
    for _ in 0..<Self.repetitions where difference == nil {
      if isInterrupted() { return tellInterrupted(whole, found, replay: replay) }
      difference = engine.runner.failure(whole, kind)
    }
    var play = whole
    if let difference { play.commands.removeSubrange((difference.index + 1)...) }
    let scenario = play.scenario(titled: kind.text, because: statement(of: kind))
    var story: Failure
    if let difference {
      story = self.story(of: difference, kind, scenario, replay)
      story.message = "the engine answered the same commands in two ways"
    } else {
      let seen = found.kind == kind ? "in another way" : "as \(found.kind.text)"
      story = FailureTeller(
        name: kind.text, scenario: scenario, engine: engine.source, partner: engine.partner
      ).failure(
        .metamorphic,
        "case \(found.number) failed \(seen) once, and not when it was played again")
      story.replay = replay
    }
    return (
      CampaignFailure(
        verdict: .failed, area: kind.area, kind: kind.text, statement: statement(of: kind),
        source: source(of: kind), firstCase: found.number, seen: found.seen,
        commandsBefore: whole.commands.count, trials: 0, conventions: play.conventions.unusual,
        instruments: play.instruments.map(\.json), flow: play.lines, file: nil, story: story),
      play
    )
  }

  /// The story of a failure that could not be played again, because the campaign was interrupted.
  private func tellInterrupted(
    _ whole: Play, _ found: CampaignLedger.Kind, replay: String
  ) -> (failure: CampaignFailure, play: Play) {
    let kind = found.kind
    let scenario = whole.scenario(titled: kind.text, because: statement(of: kind))
    var story = FailureTeller(
      name: kind.text, scenario: scenario, engine: engine.source, partner: engine.partner
    ).failure(
      kind.judge,
      "case \(found.number) failed as \(kind.text); interrupted before it could be shrunk")
    story.replay = replay
    return (
      CampaignFailure(
        verdict: kind.verdict(isDoubtful: false), area: kind.area, kind: kind.text,
        statement: statement(of: kind), source: source(of: kind), firstCase: found.number,
        seen: found.seen, commandsBefore: whole.commands.count, trials: 0,
        conventions: whole.conventions.unusual, instruments: whole.instruments.map(\.json),
        flow: whole.lines, file: nil, story: story),
      whole
    )
  }

  /// How often a play is repeated to see it answered in two ways.
  private static let repetitions = 128

  /// The command line that plays a case again.
  private func replay(of number: Int) -> String {
    var words = ["assay", "fuzz"]
    if engine.source.spec != EngineChoice.reference.rawValue {
      words += ["--engine", CommandLineWords.quoted(engine.source.spec)]
    }
    words += ["--profile", plan.profile.rawValue, "--seed", "\(plan.seed)"]
    if plan.commands != Campaign.Plan(profile: .full, seed: 0).commands {
      words += ["--commands", "\(plan.commands)"]
    }
    return (words + ["--case", "\(number)"]).joined(separator: " ")
  }

  private func statement(of kind: FailureKind) -> String {
    switch kind {
    case .law(let law, _): law.statement
    case .differential: "The engine answers as the \(engine.partner.name) engine does."
    case .metamorphic(let relation, _): relation.statement
    case .connection: "Every request is answered, in time and by the protocol."
    }
  }

  private func source(of kind: FailureKind) -> String {
    switch kind {
    case .law(let law, _): law.source
    case .differential: "this suite: two engines written apart from the same rules"
    case .metamorphic(let relation, _): "this suite; domain: \(relation.domain)"
    case .connection: "this suite's process protocol"
    }
  }

  // MARK: - The story

  private func story(
    of failure: PlayFailure, _ kind: FailureKind, _ scenario: Scenario, _ replay: String
  ) -> Failure {
    let teller = FailureTeller(
      name: kind.text, scenario: scenario, engine: engine.source, partner: engine.partner)
    let number = failure.index + 1
    var told: Failure
    switch kind {
    case .law:
      let own = ScenarioRun(scenario, on: engine.source.makeEngine(for: scenario))
      let other = ScenarioRun(scenario, on: engine.partner.makeEngine(for: scenario))
      told = teller.failure(
        .law, failure.violation?.sentence ?? kind.text, at: number,
        expected: teller.lines(of: other, command: number),
        actual: teller.lines(of: own, command: number))
    case .connection:
      told = teller.failure(
        failure.connection ?? EngineFailure(.crashed, kind.text), at: number)
    case .differential where failure.books != nil:
      let books = failure.books
      told = teller.failure(
        .differential,
        "the answers are those of the \(engine.partner.name) engine, but the book is another",
        at: number,
        expected: books.map { teller.lines(of: $0.other, $0.instrument) } ?? [],
        actual: books.map { teller.lines(of: $0.own, $0.instrument) } ?? [])
    case .differential, .metamorphic:
      told = teller.failure(
        kind.judge, kind.text, at: number,
        expected: teller.lines(of: failure.answers?.expected ?? [], command: number),
        actual: teller.lines(of: failure.answers?.actual ?? [], command: number))
    }
    told.replay = replay
    told.breach = failure.violation.map { Breach($0) }
    return told
  }
}

extension Play {
  /// The commands as JSON, a line each.
  var lines: [String] {
    let codec = JSONCodec(instruments: instruments, numbers: .decimals)
    return String(decoding: codec.lines(of: commands), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// The play as a scenario without expectations, a command a step.
  func scenario(titled title: String, because why: String) -> Scenario {
    Scenario(
      title: title, why: why, conventions: conventions, instruments: instruments,
      steps: commands.enumerated().map {
        Scenario.Step(line: $0 + 1, action: .command($1))
      })
  }
}

extension Instrument {
  /// The instrument as its JSON.
  var json: String {
    var writer = JSONWriter()
    writer.instrument(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension Conventions {
  /// The choices that are not those by default, as `choice: value`.
  var unusual: [String] {
    let plain = Conventions()
    func line<Choice: RawRepresentable<String> & Equatable>(
      _ name: String, _ path: KeyPath<Conventions, Choice>
    ) -> String? {
      let own = self[keyPath: path]
      return own == plain[keyPath: path] ? nil : "\(name): \(own.rawValue)"
    }
    return [
      line("decreasePriority", \.decreasePriority), line("replaceQuantity", \.replaceQuantity),
      line("replaceBelowFilled", \.replaceBelowFilled),
      line("marketRemainder", \.marketRemainder), line("identifierReuse", \.identifierReuse),
      line("halt", \.halt), line("auctionMarketOrders", \.auctionMarketOrders),
      line("auctionPrice", \.auctionPrice),
      line("volatilityInterruption", \.volatilityInterruption),
    ].compactMap { $0 }
  }
}
