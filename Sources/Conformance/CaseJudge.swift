internal import Engines
internal import JSONText
package import Market
internal import Results
package import Scenarios
internal import Wire

/// Judges an engine on one scenario: by its expectations, its golden log, the other engine, and
/// all of it again in the mirror.
struct CaseJudge {
  let entry: Corpus.Entry
  let scenario: Scenario
  let choice: EngineChoice
  /// The golden log; nil where none is kept.
  let golden: GoldenLog?

  /// What judging found.
  struct Findings {
    /// The log of the engine under test, as it would be kept.
    var log: GoldenLog
    var failures: [Failure]
    var mirror: MirrorOutcome
    /// Whether nothing but the golden log speaks against recording `log`.
    var mayRecord: Bool
  }

  func judge() -> Findings {
    let run = ScenarioRun(scenario, on: choice.makeEngine(for: scenario))
    let partner = ScenarioRun(scenario, on: choice.partner.makeEngine(for: scenario))
    let log = GoldenLog(run.answers, of: scenario)
    var failures: [Failure] = []
    if let mismatch = run.mismatch { failures.append(story(of: mismatch, judge: .expectation)) }
    if let failure = compare(run, with: partner) { failures.append(failure) }
    let (mirror, mirrorFailures) = judgeMirror(log: log, brokenAlready: !failures.isEmpty)
    failures += mirrorFailures
    let mayRecord = failures.isEmpty && partner.mismatch == nil
    if let failure = compare(log) { failures.append(failure) }
    return Findings(log: log, failures: failures, mirror: mirror, mayRecord: mayRecord)
  }

  // MARK: - Golden log

  private func compare(_ log: GoldenLog) -> Failure? {
    guard let golden else {
      return Failure(
        judge: .golden,
        message: "no golden log is kept; `assay run \(entry.name) --update missing` records it",
        replay: replay)
    }
    guard let difference = golden.firstDifference(from: log) else { return nil }
    let command = difference.command ?? 1
    return Failure(
      judge: .golden,
      message: "the event log differs from its golden log at line \(difference.line)",
      command: failingCommand(command),
      expected: difference.expected.map { [$0] } ?? [],
      actual: difference.actual.map { [$0] } ?? [],
      booksBefore: booksBefore(command), replay: replay)
  }

  // MARK: - The other engine

  private func compare(_ run: ScenarioRun, with partner: ScenarioRun) -> Failure? {
    let own = run.events
    let others = partner.events
    guard let index = own.indices.first(where: { own[$0] != others[$0] }) else { return nil }
    return Failure(
      judge: .differential,
      message: "the \(choice.rawValue) engine and the \(choice.partner.rawValue) part here",
      command: failingCommand(index + 1), expected: lines(others[index], index + 1),
      actual: lines(own[index], index + 1), booksBefore: booksBefore(index + 1), replay: replay)
  }

  private func lines(_ events: [Event], _ command: Int) -> [String] {
    let codec = JSONCodec(instruments: scenario.instruments, numbers: .decimals)
    return events.prefix(20).map { event in
      var writer = JSONWriter()
      codec.write(LoggedEvent(command: command, event: event), to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }
  }

  // MARK: - The mirror

  private func judgeMirror(
    log: GoldenLog, brokenAlready: Bool
  ) -> (MirrorOutcome, [Failure]) {
    if let refusal = scenario.mirrorRefusal { return (.skipped(refusal), []) }
    if brokenAlready { return (.skipped("the scenario failed as it stands"), []) }
    guard let engine = choice.makeMirroredEngine(for: scenario) else {
      return (.skipped("an instrument has no mirror image"), [])
    }
    let run = ScenarioRun(scenario, on: engine)
    if let mismatch = run.mismatch {
      return (.judged(.failed), [story(of: mismatch, judge: .mirror)])
    }
    guard let difference = log.firstDifference(from: GoldenLog(run.answers, of: scenario)) else {
      return (.judged(.passed), [])
    }
    let command = difference.command ?? 1
    let failure = Failure(
      judge: .mirror,
      message: "with sides and prices reflected the engine does something else "
        + "(shown reflected back)",
      command: failingCommand(command), expected: difference.expected.map { [$0] } ?? [],
      actual: difference.actual.map { [$0] } ?? [], booksBefore: booksBefore(command),
      replay: replay)
    return (.judged(.failed), [failure])
  }

  // MARK: - Stories

  private var replay: String {
    "assay run \(entry.name)" + (choice == .reference ? "" : " --engine \(choice.rawValue)")
  }

  private func story(of mismatch: ScenarioRun.Mismatch, judge: Failure.Judge) -> Failure {
    let line = scenario.steps[mismatch.step].line
    let reflected = judge == .mirror ? "with sides and prices reflected, " : ""
    return Failure(
      judge: judge,
      message: "\(reflected)the expectation on line \(line) is not met: "
        + mismatch.findings.map(\.message).joined(separator: "; "),
      command: failingCommand(mismatch.command),
      expected: mismatch.findings.flatMap(\.expected),
      actual: mismatch.findings.flatMap(\.actual),
      booksBefore: booksBefore(mismatch.command), replay: replay)
  }

  /// The command of a number, with its step.
  private func failingCommand(_ number: Int) -> Failure.FailingCommand? {
    let codec = JSONCodec(instruments: scenario.instruments, numbers: .decimals)
    var before = 0
    for (index, step) in scenario.steps.enumerated() {
      let commands = step.action.commands
      if number <= before + commands.count, number > before {
        var writer = JSONWriter()
        codec.write(commands[number - before - 1], to: &writer)
        return Failure.FailingCommand(
          step: index + 1, number: number, text: String(decoding: writer.bytes, as: UTF8.self))
      }
      before += commands.count
    }
    return nil
  }

  /// The books of the other engine and of this one just before a command.
  private func booksBefore(_ number: Int) -> [LadderBook] {
    let instrument = instrument(ofCommand: number)
    return [(choice.partner, "expected"), (choice, choice.rawValue)].map { choice, holder in
      let engine = choice.makeEngine(for: scenario)
      for command in scenario.commands.prefix(number - 1) { _ = engine.apply(command) }
      return Ladders.book(of: instrument, in: engine, holder: holder, scenario)
    }
  }

  /// The instrument that a command is about, as far as its events tell.
  private func instrument(ofCommand number: Int) -> InstrumentID {
    let engine = choice.makeEngine(for: scenario)
    var events: [Event] = []
    for command in scenario.commands.prefix(number) { events = engine.apply(command) }
    for event in events {
      for case .instrument(let instrument) in EventField.all(of: event) { return instrument }
    }
    return InstrumentID(0)
  }
}

extension Scenario.Action {
  /// The commands of the step, none for an expectation.
  package var commands: [Command] {
    switch self {
    case .command(let command): [command]
    case .commands(let commands): commands
    case .expect: []
    }
  }
}
