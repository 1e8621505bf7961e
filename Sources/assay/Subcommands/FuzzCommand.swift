internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import Glibc
internal import JSONText
internal import OrderFlow
internal import Reports
internal import Results
internal import Synchronization

/// `assay fuzz`: random order flow through an engine.
enum FuzzCommand {
  private static let seed = Parameter.option(
    "seed", .integer("S", in: 0...(.max)), "The seed of the campaign; 1 by default")
  private static let cases = Parameter.option(
    "cases", .integer("N", in: 1...(1 << 40)), "How many cases; 2000 by default")
  private static let duration = Parameter.option(
    "for", ValueKind<Duration>.duration, "How long, instead of how many cases")
  private static let commands = Parameter.option(
    "commands", .integer("K", in: Campaign.commandBounds),
    "How many commands a case has; 500 by default")
  private static let profile = Parameter.option(
    "profile", ValueKind<NamedProfile>.choice("PROFILE"),
    "What the flow is made of; full by default")
  private static let one = Parameter.option(
    "case", .integer("I", in: 0...(1 << 40)), "Play this case alone")
  private static let save = Parameter.option(
    "save", .folder("DIR"), "Keep each kind of failure as a scenario file in this folder")
  private static let jobs = Parameter.option(
    "jobs", short: "j", .integer("N", in: 1...256),
    "How many cases are played at a time; as many as the machine has processors by default")
  private static let resume = Parameter.option(
    "resume", .path("FILE"),
    "Keep the state in this file every two seconds, and go on from it where it is there")
  private static let junit = Parameter.option(
    "junit", .outputFile, "Write the result as JUnit XML")

  static let definition = Subcommand(
    "fuzz", summary: "Judge an engine on random order flow, and shrink what fails",
    discussion: [
      "Each case is a short flow with a seed and conventions of its own. Every answer is judged by "
        + "the laws and compared with the other engine's; some cases are played again, changed in "
        + "a way that must change nothing else. Of each kind of failure the smallest order flow is "
        + "told, with the line that replays it. The same seed finds the same, whatever --jobs.",
      "The profiles: "
        + NamedProfile.allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "; ")
        + ".",
    ],
    parameters: SharedParameters.engine, SharedParameters.timeLimit, profile, seed, cases, duration,
    commands, one, jobs, save,
    resume, SharedParameters.json, junit,
    examples: [
      .init("assay fuzz", "Play a million commands of everything there is."),
      .init(
        "assay fuzz --profile auctions --seed 7 --for 5m", "Look at auctions for five minutes."),
      .init("assay fuzz --seed 7 --case 4711", "Play one case again."),
      .init(
        "assay fuzz --for 8h --resume night.json --save scenarios/found",
        "Search all night, in parts if need be, and keep what is found."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let stopwatch = Stopwatch()
    let terminal = invocation.terminal
    let kept = try keptState(invocation)
    let campaign = try campaign(invocation, kept: kept)
    let (outcome, unkept) = play(campaign, from: kept, invocation)
    terminal.endProgress()
    let engine = campaign.engine
    var failures = outcome.failures
    if let folder = invocation[save] {
      for index in failures.indices {
        try keep(&failures[index], outcome.plays[index], engine, in: folder)
      }
    }
    let result = CampaignResult(
      engine: EngineIdentity(engine.source),
      occasion: stopwatch.occasion(), profile: campaign.plan.profile.rawValue,
      seed: campaign.plan.seed, commandsPerCase: campaign.plan.commands,
      cases: invocation[one] == nil ? outcome.state.next : 1, commands: outcome.state.commands,
      events: outcome.state.events, ending: outcome.ending, failures: failures)
    if let file = invocation[SharedParameters.json] {
      try file.write(
        ReportJSON.bytes(of: Report(suiteVersion: Assay.version, campaigns: [result])))
    }
    if let file = invocation[junit] { try file.write(Array(JUnit.document(for: result).utf8)) }
    show(result, before: kept?.commands ?? 0, terminal)
    if outcome.ending == .interrupted {
      try leaveState(outcome.state, invocation)
      return .interrupted
    }
    // Nothing is lost by a state that could not be kept but the going on.
    if let unkept { throw CommandFailure(unkept) }
    guard outcome.vanished == 0 else {
      terminal.print(
        "\(outcome.vanished) of the kinds of failure that were found did not show again: the "
          + "engine has changed since, or does not always answer alike")
      return .nonconforming
    }
    return result.conforms ? .success : .nonconforming
  }

  // MARK: - What is played

  private static func campaign(
    _ invocation: borrowing Invocation, kept: CampaignState?
  ) throws(CommandFailure) -> Campaign {
    let engine = try invocation.campaignEngine()
    let plan = Campaign.Plan(
      profile: invocation[profile] ?? kept?.plan.profile ?? .full,
      seed: invocation[seed].map { UInt64($0) } ?? kept?.plan.seed ?? 1,
      commands: invocation[commands] ?? kept?.plan.commands ?? 500)
    if let kept, kept.plan != plan || kept.engine != engine.source.spec {
      throw CommandFailure(
        "--resume: the file is of another campaign",
        hint: "it is of engine \(kept.engine), profile \(kept.plan.profile.rawValue), seed "
          + "\(kept.plan.seed), \(kept.plan.commands) commands a case")
    }
    let extents: [Campaign.Extent?] = [
      invocation[cases].map { .cases($0) },
      invocation[duration].map { .nanoseconds(Int($0.components.seconds) * 1_000_000_000) },
      invocation[one].map { .only($0) },
    ]
    let given = extents.compactMap { $0 }
    guard given.count <= 1 else {
      throw CommandFailure("--cases, --for and --case can't be given together")
    }
    guard invocation[one] == nil || invocation[resume] == nil else {
      throw CommandFailure("--case and --resume can't be given together")
    }
    var campaign = Campaign(
      engine: engine, plan: plan, extent: given.first ?? .cases(2000))
    campaign.jobs = invocation[jobs] ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return campaign
  }

  private static func keptState(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> CampaignState? {
    guard let path = invocation[resume] else { return nil }
    let found: [UInt8]?
    do throws(CorpusError) {
      found = try CampaignState.bytes(at: path)
    } catch {
      throw CommandFailure(error)
    }
    guard let bytes = found else { return nil }
    do throws(JSONRefusal) {
      return try CampaignState(reading: bytes)
    } catch {
      throw CommandFailure("--resume: \(error.rendered(file: path))")
    }
  }

  private static func play(
    _ campaign: Campaign, from kept: CampaignState?, _ invocation: borrowing Invocation
  ) -> (outcome: Campaign.Outcome, unkept: CorpusError?) {
    let (terminal, interrupt) = (invocation.terminal, invocation.interrupt)
    let path = invocation[resume]
    let problem = Mutex<CorpusError?>(nil)
    let start = monotonicNanoseconds()
    let before = kept?.commands ?? 0
    let outcome = campaign.run(
      from: kept,
      with: Campaign.Company(
        clock: { Int(monotonicNanoseconds()) }, isInterrupted: { interrupt.isRequested },
        progress: { progress in
          terminal.showProgress(words(progress, before, monotonicNanoseconds() - start))
        },
        keep: { state in
          guard let path else { return }
          do throws(CorpusError) {
            try state.write(to: path)
            problem.withLock { $0 = nil }
          } catch {
            problem.withLock { $0 = error }
          }
        }))
    return (outcome, problem.withLock { $0 })
  }

  private static func words(
    _ progress: Campaign.Progress, _ before: Int, _ elapsed: UInt64
  ) -> String {
    switch progress.stage {
    case .shrinking: return "shrinking \(progress.kinds) kinds of failures"
    case .playing:
      let rate = UInt64(progress.commands - before) * 1_000 / max(1, elapsed / 1_000_000)
      return "\(progress.cases) cases, \(progress.commands) commands, \(rate)/s, "
        + "\(progress.kinds) kinds of failures"
    }
  }

  // MARK: - What is kept and printed

  private static func keep(
    _ failure: inout CampaignFailure, _ play: Play, _ engine: CampaignEngine, in folder: String
  ) throws(CommandFailure) {
    guard let saved = SavedPlay(of: failure, play, expecting: engine.partner) else { return }
    do throws(CorpusError) {
      failure.file = try saved.write(in: folder)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Keeps the state of an interrupted campaign, and says how to go on.
  private static func leaveState(
    _ state: CampaignState, _ invocation: borrowing Invocation
  ) throws(CommandFailure) {
    guard invocation[one] == nil else { return }
    let path = invocation[resume] ?? "assay-fuzz-\(state.plan.profile.rawValue).json"
    do throws(CorpusError) {
      try state.write(to: path)
    } catch {
      throw CommandFailure(error)
    }
    let choice =
      state.engine == EngineChoice.reference.rawValue
      ? "" : " --engine \(CommandLineWords.quoted(state.engine))"
    invocation.terminal.print(
      "interrupted; it goes on with: assay fuzz\(choice) --resume \(path)", to: .error)
  }

  private static func show(_ result: CampaignResult, before: Int, _ terminal: Terminal) {
    for failure in result.failures {
      terminal.print(
        terminal.paint(failure.verdict.label, .red) + "  " + terminal.paint(failure.kind, .bold))
      for line in CampaignText.text(for: failure).split(
        separator: "\n", omittingEmptySubsequences: false)
      {
        terminal.print(line.isEmpty ? "" : "  \(line)")
      }
      terminal.print("")
    }
    let verdict =
      result.conforms
      ? terminal.paint("conforms", .green) : terminal.paint("does not conform", .red)
    terminal.print(
      "\(result.engine.name) \(verdict): \(CampaignText.conclusion(result, before: before))")
  }
}
