internal import Engines
internal import Market
internal import Results
internal import Scenarios

/// Judges an engine on one scenario: by its expectations, the other engine, its golden log, and
/// all of it again in the mirror.
///
/// Where it fails as it stands, the laws say first what is wrong.
///
/// The other engine runs first. From its answers it is known what the scenario needs, and they
/// stand in for expectations and golden log where the engine under test can't report everything,
/// or has chosen other conventions for good.
struct CaseJudge {
  let scenario: Scenario
  let engine: EngineSource
  /// The engine that the one under test is compared with.
  let partner: EngineSource
  /// The golden log; nil where none is kept.
  let golden: GoldenLog?
  /// What the engine must be able to do.
  let required: Set<Capability>
  let teller: FailureTeller
  /// What the engine can report.
  let projection: Projection
  /// The conventions under which both engines run.
  let conventions: Conventions

  init(
    of entry: Corpus.Entry, _ scenario: Scenario, engine: EngineSource, partner: EngineSource,
    golden: GoldenLog?, required: Set<Capability> = []
  ) {
    self.scenario = scenario
    self.engine = engine
    self.partner = partner
    self.golden = golden
    self.required = required
    projection = Projection(engine.profile)
    conventions = engine.conventions(for: scenario)
    teller = FailureTeller(
      name: entry.name, scenario: scenario, engine: engine, partner: partner)
  }

  /// Whether expectations and golden log hold for the engine as they stand.
  private var isDirect: Bool { projection.isWhole && conventions == scenario.conventions }

  private var attention: ScenarioRun.Attention { isDirect ? .expectations : .books }

  func judge() -> CaseFindings {
    let other = ScenarioRun(
      scenario, on: partner.makeEngine(for: scenario, under: conventions), attention: attention)
    if let findings = obstacle(by: other) { return findings }
    let run = ScenarioRun(scenario, on: engine.makeEngine(for: scenario), attention: attention)
    if let failure = run.failure { return findings(of: failure, run) }
    var findings = CaseFindings(mirror: .skipped("the scenario failed as it stands"))
    if let mismatch = run.mismatch {
      findings.failures.append(story(of: mismatch, judge: .expectation))
    }
    if let failure = compare(run, with: other) { findings.failures.append(failure) }
    judgeMirror(of: run, &findings)
    findings.mayRecord = isDirect && findings.failures.isEmpty && other.mismatch == nil
    if isDirect {
      let log = GoldenLog(run.answers, of: scenario)
      findings.log = log
      if let failure = compare(log) { findings.failures.append(failure) }
    } else if findings.failures.isEmpty {
      judgeIndirectly(run, &findings)
    }
    let isWrong = findings.failures.contains {
      $0.judge == .expectation || $0.judge == .differential
    }
    if isWrong, let breach = breach(in: run, beside: other) {
      findings.failures.insert(breach, at: 0)
    }
    return findings
  }

  // MARK: - What can't be asked

  /// What to say where the engine can't be asked the scenario; nil where it can.
  private func obstacle(by other: ScenarioRun) -> CaseFindings? {
    let commands = scenario.commands
    var needs = CapabilityNeeds(instruments: scenario.instruments, conventions: conventions)
    for (command, answer) in zip(commands, other.answers.joined()) {
      needs.add(command, answeredBy: answer)
    }
    let obstacle = engine.profile.obstacle(
      to: needs, and: scenario.requires, instruments: scenario.instruments.count,
      commands: commands)
    guard let obstacle else { return nil }
    var findings = CaseFindings(mirror: .skipped("the scenario can't be run"))
    findings.otherwise = .unsupported
    findings.note = "the scenario \(obstacle.note)"
    let mandatory = obstacle.missing.intersection(required)
    if !mandatory.isEmpty {
      let words = mandatory.map(\.rawValue).sorted().joined(separator: ", ")
      findings.failures = [
        teller.failure(
          .expectation, "the scenario needs \(words), which is required and not declared")
      ]
    }
    return findings
  }

  /// What to say of a connection that failed.
  private func findings(of failure: EngineFailure, _ run: ScenarioRun) -> CaseFindings {
    var findings = CaseFindings(mirror: .skipped("the scenario was not run to its end"))
    findings.connection = failure.kind
    if failure.kind == .unsupported {
      findings.note = "the engine refuses it: \(failure.message)"
    } else {
      findings.failures = [teller.failure(failure, at: run.lastCommand)]
    }
    return findings
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

  /// Holds an engine that agrees with the other one against what the scenario itself asks for.
  private func judgeIndirectly(_ run: ScenarioRun, _ findings: inout CaseFindings) {
    let asked = ScenarioRun(
      scenario, on: partner.makeEngine(for: scenario, under: scenario.conventions),
      attention: .books)
    let isKept = golden.map { $0 == GoldenLog(asked.answers, of: scenario) } ?? true
    guard isKept else {
      findings.otherwise = .unknown
      findings.note = "the \(partner.name) engine itself differs from the golden log"
      return
    }
    let isSame =
      run.firstDifference(from: asked, of: scenario, by: projection) == nil
      && run.firstBookDifference(from: asked, by: projection) == nil
    guard !isSame else { return }
    findings.otherwise = .convention
    findings.note = engine.profile.conventions.departures(from: scenario.conventions)
      .joined(separator: "; ")
  }

  // MARK: - The other engine

  private func compare(_ run: ScenarioRun, with other: ScenarioRun) -> Failure? {
    if let number = run.firstDifference(from: other, of: scenario, by: projection) {
      return teller.failure(
        .differential, "the \(engine.name) engine and the \(partner.name) part here", at: number,
        expected: teller.lines(of: other, command: number),
        actual: teller.lines(of: run, command: number))
    }
    guard let difference = run.firstBookDifference(from: other, by: projection) else {
      return nil
    }
    return teller.failure(
      .differential,
      "the \(engine.name) engine and the \(partner.name) say the same, "
        + "but hold different books "
        + (difference.command == scenario.commands.count ? "in the end" : "after this command"),
      at: difference.command,
      expected: teller.lines(of: difference.other, difference.instrument),
      actual: teller.lines(of: difference.own, difference.instrument))
  }

  // MARK: - The mirror

  private func judgeMirror(of run: ScenarioRun, _ findings: inout CaseFindings) {
    guard scenario.mirrorRefusal == nil, findings.failures.isEmpty else {
      findings.mirror = .skipped(
        scenario.mirrorRefusal ?? "the scenario failed as it stands")
      return
    }
    let reflected = scenario.commands.lazy.compactMap(Mirror.reflect)
    if let excess = engine.profile.limits.excess(of: reflected) {
      findings.mirror = .skipped("its mirror image goes beyond the engine's limits: \(excess)")
      return
    }
    guard let mirrored = engine.makeMirroredEngine(for: scenario) else {
      findings.mirror = .skipped("an instrument has no mirror image")
      return
    }
    let reflection = ScenarioRun(scenario, on: mirrored, attention: attention)
    if let failure = reflection.failure {
      guard failure.kind != .unsupported else {
        findings.mirror = .skipped("the engine refuses its mirror image: \(failure.message)")
        return
      }
      findings.connection = failure.kind
      findings.mirror = .judged(failure.kind.verdict)
      findings.failures.append(
        teller.failure(failure, at: reflection.lastCommand, isMirrored: true))
      return
    }
    findings.mirror = .judged(.failed)
    if let mismatch = reflection.mismatch {
      findings.failures.append(story(of: mismatch, judge: .mirror))
    } else if let number = run.firstDifference(from: reflection, of: scenario, by: projection) {
      findings.failures.append(
        teller.failure(
          .mirror,
          "with sides and prices reflected the engine does something else (shown reflected back)",
          at: number, expected: teller.lines(of: run, command: number),
          actual: teller.lines(of: reflection, command: number)))
    } else {
      findings.mirror = .judged(.passed)
    }
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
