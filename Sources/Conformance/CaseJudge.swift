internal import Engines
internal import Market
internal import Results
internal import Scenarios

/// Judges an engine on one scenario: by its expectations, the other engine, its golden log, and
/// all of it again in the mirror.
struct CaseJudge {
  let scenario: Scenario
  let engine: EngineSource
  /// The engine that the one under test is compared with.
  let partner: EngineSource
  /// The golden log; nil where none is kept.
  let golden: GoldenLog?
  let teller: FailureTeller

  init(
    of entry: Corpus.Entry, _ scenario: Scenario, engine: EngineSource, partner: EngineSource,
    golden: GoldenLog?
  ) {
    self.scenario = scenario
    self.engine = engine
    self.partner = partner
    self.golden = golden
    teller = FailureTeller(
      name: entry.name, scenario: scenario, engine: engine, partner: partner)
  }

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
    let run = ScenarioRun(scenario, on: engine.makeEngine(for: scenario))
    let other = ScenarioRun(scenario, on: partner.makeEngine(for: scenario))
    var failures: [Failure] = []
    if let mismatch = run.mismatch { failures.append(story(of: mismatch, judge: .expectation)) }
    if let failure = compare(run, with: other) { failures.append(failure) }
    let (mirror, mirrorFailures) = judgeMirror(of: run, brokenAlready: !failures.isEmpty)
    failures += mirrorFailures
    let mayRecord = failures.isEmpty && other.mismatch == nil
    let log = GoldenLog(run.answers, of: scenario)
    if let failure = compare(log) { failures.append(failure) }
    return Findings(log: log, failures: failures, mirror: mirror, mayRecord: mayRecord)
  }

  // MARK: - Golden log

  private func compare(_ log: GoldenLog) -> Failure? {
    guard let golden else {
      return teller.failure(
        .golden,
        "no golden log is kept; `assay run \(teller.name) --update missing` records it")
    }
    guard let difference = golden.firstDifference(from: log) else { return nil }
    return teller.failure(
      .golden, "the event log differs from its golden log at line \(difference.line)",
      at: difference.command, expected: difference.expected.map { [$0] } ?? [],
      actual: difference.actual.map { [$0] } ?? [])
  }

  // MARK: - The other engine

  private func compare(_ run: ScenarioRun, with other: ScenarioRun) -> Failure? {
    if let number = run.firstDifference(from: other) {
      return teller.failure(
        .differential, "the \(engine.name) engine and the \(partner.name) part here", at: number,
        expected: teller.lines(of: other, command: number),
        actual: teller.lines(of: run, command: number))
    }
    let place = zip(run.books, other.books).enumerated().first { $1.0 != $1.1 }
    guard let (index, (own, others)) = place else { return nil }
    let instrument = InstrumentID(UInt32(index))
    return teller.failure(
      .differential,
      "the \(engine.name) engine and the \(partner.name) say the same, "
        + "but hold different books in the end",
      at: scenario.commands.count,
      expected: teller.lines(of: others, instrument), actual: teller.lines(of: own, instrument))
  }

  // MARK: - The mirror

  private func judgeMirror(
    of run: ScenarioRun, brokenAlready: Bool
  ) -> (MirrorOutcome, [Failure]) {
    if let refusal = scenario.mirrorRefusal { return (.skipped(refusal), []) }
    if brokenAlready { return (.skipped("the scenario failed as it stands"), []) }
    guard let mirrored = engine.makeMirroredEngine(for: scenario) else {
      return (.skipped("an instrument has no mirror image"), [])
    }
    let reflection = ScenarioRun(scenario, on: mirrored)
    if let mismatch = reflection.mismatch {
      return (.judged(.failed), [story(of: mismatch, judge: .mirror)])
    }
    guard let number = run.firstDifference(from: reflection) else {
      return (.judged(.passed), [])
    }
    let failure = teller.failure(
      .mirror,
      "with sides and prices reflected the engine does something else (shown reflected back)",
      at: number, expected: teller.lines(of: run, command: number),
      actual: teller.lines(of: reflection, command: number))
    return (.judged(.failed), [failure])
  }

  private func story(of mismatch: ScenarioRun.Mismatch, judge: Failure.Judge) -> Failure {
    let line = scenario.steps[mismatch.step].line
    let reflected = judge == .mirror ? "with sides and prices reflected, " : ""
    return teller.failure(
      judge,
      "\(reflected)the expectation on line \(line) is not met: "
        + mismatch.findings.map(\.message).joined(separator: "; "),
      at: mismatch.command, expected: mismatch.findings.flatMap(\.expected),
      actual: mismatch.findings.flatMap(\.actual))
  }
}
