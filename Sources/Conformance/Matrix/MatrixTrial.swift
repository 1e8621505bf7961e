internal import Engines
internal import Market
internal import OrderFlow
internal import Results
internal import Scenarios

/// The turn of one engine in a matrix.
struct MatrixTrial {
  let entry: MatrixEntry
  let suite: MatrixSuite
  let plan: MatrixPlan
  private let folder: String?
  private let host: [String]
  private let company: MatrixRun.Company
  private let report: @Sendable (String, MatrixRun.Progress.Stage) -> Void

  /// The most plays that shrinking one failure tries: all engines have little time.
  static let trialLimit = 400

  init(
    _ entry: MatrixEntry, in run: MatrixRun, _ company: MatrixRun.Company,
    _ report: @escaping @Sendable (String, MatrixRun.Progress.Stage) -> Void
  ) {
    self.entry = entry
    suite = run.suite
    plan = run.plan
    folder = run.folder
    host = run.host
    self.company = company
    self.report = report
  }

  func tell(_ stage: MatrixRun.Progress.Stage) { report(entry.name, stage) }

  /// What became of the engine; nil where it was interrupted.
  func row() -> MatrixRow? {
    guard let text = entry.engine else {
      return MatrixRow(entry: entry, state: .notInstalled, reason: entry.error.map(clean))
    }
    let start = company.clock()
    do throws(MatrixStartFailure) {
      let row = try judged(text, from: start)
      return company.isInterrupted() ? nil : row
    } catch {
      let duration = company.clock() - start
      return company.isInterrupted()
        ? nil
        : MatrixRow(
          entry: entry, state: .notStarted, reason: clean(error.message),
          durationNanoseconds: duration)
    }
  }

  private func judged(_ text: String, from start: Int) throws(MatrixStartFailure) -> MatrixRow {
    let (source, engine) = try open(text)
    let end = start + plan.budgetNanoseconds
    // Half of the time is for the scenarios, if they need it, and the rest for random flow.
    let run = scenarios(on: source, until: start + plan.budgetNanoseconds / 2)
    let campaign = campaign(on: engine, until: end)
    var failures = MatrixFailures(campaign.failures.map(cleaned))
    var isCut = run.wasInterrupted || campaign.ending == .interrupted
    for result in run.cases where result.verdict.breaksConformance {
      if isOver(end) { isCut = true }
      add(result, to: &failures, engine: engine, until: end)
    }
    return MatrixRow(
      entry: entry, state: isCut ? .outOfTime : .judged,
      reason: isCut
        ? "its time was over after \(run.cases.count) of \(suite.count) scenarios and "
          + "\(campaign.state.next) of \(plan.cases) cases of random order flow"
        : nil,
      introduction: MatrixIntroduction(source.profile), areas: areas(of: run.cases),
      played: MatrixPlay(
        cases: campaign.state.next, commands: campaign.state.commands,
        events: campaign.state.events),
      failures: failures.all, durationNanoseconds: company.clock() - start)
  }

  private func isOver(_ end: Int) -> Bool { company.isInterrupted() || company.clock() >= end }

  // MARK: - What it is given

  private func open(
    _ text: String
  ) throws(MatrixStartFailure) -> (EngineSource, CampaignEngine) {
    let spec: EngineSpec
    do throws(EngineSpecProblem) {
      spec = try EngineSpec(text)
    } catch {
      throw MatrixStartFailure(message: error.message)
    }
    do throws(EngineFailure) {
      let source = try spec.open(
        ProcessLimits(requestNanoseconds: plan.requestNanoseconds), host: host,
        isInterrupted: company.isInterrupted)
      if case .own(let choice) = spec { return (source, CampaignEngine(choice)) }
      return (source, CampaignEngine(foreign: source))
    } catch {
      let words = error.lastWords.last.map { "; its last words: \($0)" } ?? ""
      throw MatrixStartFailure(message: error.message + words)
    }
  }

  private func scenarios(on source: EngineSource, until end: Int) -> SuiteRun.Outcome {
    let run = SuiteRun(engine: source, partner: source.partner, entries: suite.entries)
    return run.run(
      clock: company.clock, isInterrupted: { isOver(end) },
      progress: { tell(.scenarios($0.done, of: $0.total)) })
  }

  private func campaign(on engine: CampaignEngine, until end: Int) -> Campaign.Outcome {
    var campaign = Campaign(
      engine: engine,
      plan: Campaign.Plan(
        profile: NamedProfile(rawValue: plan.profile) ?? .full, seed: plan.seed,
        commands: plan.commandsPerCase),
      extent: .cases(plan.cases))
    campaign.trialLimit = Self.trialLimit
    campaign.batchSize = 1
    return campaign.run(
      with: Campaign.Company(
        clock: company.clock, isInterrupted: { isOver(end) },
        progress: { progress in
          switch progress.stage {
          case .playing: tell(.cases(progress.cases, of: plan.cases))
          case .shrinking: tell(.shrinking)
          }
        }))
  }

  // MARK: - What it did

  private func areas(of cases: [CaseResult]) -> [MatrixArea] {
    suite.areas.compactMap { area in
      let tally = VerdictTally(cases.lazy.filter { $0.area == area }.map(\.verdict))
      guard tally.total > 0 else { return nil }
      return MatrixArea(
        name: area,
        counts: Verdict.allCases.filter { tally[$0] > 0 }
          .map { MatrixCount(verdict: $0, count: tally[$0]) })
    }
  }

  /// Adds a scenario to the kind of failure that its order flow shows, and tells the kind if it is
  /// a new one.
  private func add(
    _ result: CaseResult, to failures: inout MatrixFailures, engine: CampaignEngine, until end: Int
  ) {
    guard let scenario = suite.scenarios[result.scenario], let first = result.failures.first
    else { return }
    var play = Play(
      instruments: scenario.instruments, conventions: scenario.conventions,
      commands: scenario.commands)
    // What comes later may undo it: only books that stand in the end are compared.
    if first.judge != .mirror, let number = first.command?.number {
      play.commands = Array(play.commands.prefix(number))
    }
    var kind: FailureKind?
    if !isOver(end) {
      var shrinking = PlayShrinking(play, engine: engine)
      shrinking.trialLimit = Self.trialLimit
      kind = shrinking.kind
      if let kind, failures.note(result.scenario, kind.text) { return }
      if kind != nil, play.commands.count <= Self.shrunkLength {
        tell(.shrinking)
        if let told = shrinking.shrink(replay: first.replay, isInterrupted: { isOver(end) }) {
          failures.add(cleaned(told.failure), shownBy: result.scenario)
          return
        }
      }
    }
    failures.add(unshrunk(result, first, play, kind), shownBy: result.scenario)
  }

  /// A failure of a scenario that its commands alone do not show, that are too many to shrink, or
  /// that there was no time to shrink.
  private func unshrunk(
    _ result: CaseResult, _ first: Failure, _ play: Play, _ kind: FailureKind?
  ) -> MatrixFailure {
    let judge = first.judge.rawValue
    return MatrixFailure(
      verdict: result.verdict, judge: first.judge, area: kind?.area ?? judge,
      kind: kind?.text ?? "\(judge): in \(result.area)", statement: result.title,
      source: result.why, message: clean(first.message), seen: 0, scenarios: [],
      commandsBefore: play.commands.count, conventions: play.conventions.unusual,
      instruments: play.instruments.map(\.json),
      flow: play.commands.count <= Self.flowLimit ? play.lines : [],
      expected: first.expected.map(clean), actual: first.actual.map(clean), replay: first.replay)
  }

  /// The longest scenario that is shrunk, in commands: what shrinking costs grows with the square of
  /// the length, whatever the number of plays.
  private static let shrunkLength = 200
  /// The longest flow that is told although it is not shrunk, in commands.
  private static let flowLimit = 40

  private func cleaned(_ failure: CampaignFailure) -> MatrixFailure {
    var cleaned = MatrixFailure(failure)
    cleaned.message = clean(failure.story.message)
    cleaned.expected = cleaned.expected.map(clean)
    cleaned.actual = cleaned.actual.map(clean)
    return cleaned
  }

  /// A text without the path of the folder that the engines stand in.
  private func clean(_ text: String) -> String {
    guard let folder else { return text }
    return text.replacing(folder + "/", with: "")
  }
}

/// Why an engine could not be started.
private struct MatrixStartFailure: Error {
  var message: String
}

/// The failures of one engine, each kind once.
struct MatrixFailures {
  private(set) var all: [MatrixFailure]

  /// What a campaign found.
  init(_ failures: [MatrixFailure]) { all = failures }

  /// Notes that a scenario shows a kind; false where the kind is not known.
  mutating func note(_ scenario: String, _ kind: String) -> Bool {
    guard let index = all.firstIndex(where: { $0.kind == kind }) else { return false }
    all[index].scenarios.append(scenario)
    return true
  }

  /// Adds a failure that a scenario shows, if its kind is new.
  mutating func add(_ failure: MatrixFailure, shownBy scenario: String) {
    if note(scenario, failure.kind) { return }
    var failure = failure
    failure.seen = 0
    failure.scenarios = [scenario]
    all.append(failure)
  }
}

extension MatrixIntroduction {
  init(_ profile: EngineProfile) {
    self.init(
      name: profile.name, version: profile.version, language: profile.language,
      homepage: profile.homepage, capabilities: profile.capabilities.map(\.rawValue).sorted(),
      conventions: profile.conventions.words.map { "\($0.key): \($0.value)" })
  }
}
