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
    "save", .folder("DIR"),
    "Keep each kind of failure as a scenario file in this folder, as soon as it is found, and the "
      + "state beside them")
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
      "With --save or --resume nothing that was found is lost, however the campaign ends: the state "
        + "is kept with each finding and every two seconds, in the file of --resume or else in "
        + "DIR/PROFILE-seed-S.state. --resume goes on from it, unless the suite, the engine or the "
        + "plan is another.",
      "The profiles: "
        + NamedProfile.allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "; ")
        + ".",
    ],
    parameters: SharedParameters.engine, SharedParameters.timeLimit, profile, seed, cases, duration,
    commands, one, jobs, SharedParameters.shard, save,
    resume, SharedParameters.json, junit,
    examples: [
      .init("assay fuzz", "Play a million commands of everything there is."),
      .init(
        "assay fuzz --profile auctions --seed 7 --for 5m", "Look at auctions for five minutes."),
      .init("assay fuzz --seed 7 --case 4711", "Play one case again."),
      .init(
        "assay fuzz --engine specification --cases 200 --commands 50",
        "Look for what short flows show of another engine."),
      .init(
        "assay fuzz --cases 100000 --shard 2/4 --json part2.json",
        "Play a quarter of the cases; 'assay merge' joins the parts."),
      .init(
        "assay fuzz --for 8h --save scenarios/found",
        "Search all night, and keep what is found as it is found."),
      .init(
        "assay fuzz --for 8h --save scenarios/found --resume scenarios/found/full-seed-1.state",
        "Go on the next night."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let stopwatch = Stopwatch()
    let terminal = invocation.terminal
    let kept = try keptState(invocation)
    let campaign = try campaign(invocation, kept: kept)
    let part = try part(of: campaign, invocation)
    let (outcome, unkept) = play(
      part?.campaign ?? campaign, from: part?.beginning ?? kept, invocation)
    terminal.endProgress()
    let engine = campaign.engine
    let result = CampaignResult(
      engine: EngineIdentity(engine.source),
      occasion: stopwatch.occasion(), profile: campaign.plan.profile.rawValue,
      seed: campaign.plan.seed, commandsPerCase: campaign.plan.commands,
      cases: invocation[one] == nil ? outcome.state.next - (part?.beginning.next ?? 0) : 1,
      commands: outcome.state.commands,
      events: outcome.state.events, ending: outcome.ending, failures: outcome.failures,
      shard: part?.shard(isComplete: outcome.ending == .complete))
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
    if let unkept { throw CommandFailure(unkept) }
    guard outcome.vanished == 0 else {
      terminal.print(
        "\(outcome.vanished) of the kinds of failure that an earlier part found did not show "
          + "again: the engine has changed since")
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
    campaign.suiteVersion = Assay.version
    if let kept {
      let differences = campaign.beginning.differences(from: kept)
      guard differences.isEmpty else {
        throw CommandFailure(
          "--resume: '\(invocation[resume] ?? "")' is of another campaign: "
            + differences.joined(separator: "; "),
          hint: "give another file to begin a campaign, or the options of the one in the file")
      }
    }
    campaign.jobs = invocation[jobs] ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return campaign
  }

  /// The part of a campaign that is asked for, if one is.
  private static func part(
    of campaign: Campaign, _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> Campaign.Part? {
    guard let sharding = invocation[SharedParameters.shard] else { return nil }
    guard invocation[resume] == nil, invocation[one] == nil, invocation[duration] == nil else {
      throw CommandFailure("--shard splits a number of cases: --for, --case and --resume don't fit")
    }
    guard let part = campaign.part(sharding) else {
      throw CommandFailure(
        "there are fewer cases than parts, so that part \(sharding.number) has none")
    }
    return part
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
    let path = statePath(of: campaign.plan, invocation)
    let folder = invocation[save]
    let partner = campaign.engine.partner
    let problem = Mutex<CorpusError?>(nil)
    let unsaved = Mutex<CorpusError?>(nil)
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
        },
        found: { failure, play in
          guard let folder, let saved = SavedPlay(of: failure, play, expecting: partner) else {
            return nil
          }
          do throws(CorpusError) {
            return try saved.write(in: folder)
          } catch {
            unsaved.withLock { $0 = error }
            return nil
          }
        }))
    return (outcome, unsaved.withLock { $0 } ?? problem.withLock { $0 })
  }

  /// The file that the state is kept in while the campaign goes on; nil where it is not.
  private static func statePath(
    of plan: Campaign.Plan, _ invocation: borrowing Invocation
  ) -> String? {
    guard invocation[one] == nil, invocation[SharedParameters.shard] == nil else { return nil }
    return invocation[resume]
      ?? invocation[save].map { "\($0)/\(plan.profile.rawValue)-seed-\(plan.seed).state" }
  }

  private static func words(
    _ progress: Campaign.Progress, _ before: Int, _ elapsed: UInt64
  ) -> String {
    switch progress.stage {
    case .shrinking: CampaignText.shrinking(kinds: progress.kinds)
    case .playing:
      CampaignText.progress(
        cases: progress.cases, commands: progress.commands, kinds: progress.kinds,
        before: before, nanoseconds: Int(elapsed))
    }
  }

  // MARK: - What is kept and printed

  /// Keeps the state of an interrupted campaign, and says how to go on.
  private static func leaveState(
    _ state: CampaignState, _ invocation: borrowing Invocation
  ) throws(CommandFailure) {
    guard invocation[one] == nil else { return }
    guard invocation[SharedParameters.shard] == nil else {
      invocation.terminal.print(
        "interrupted: the part is not complete, and can't be joined with the others", to: .error)
      return
    }
    let path =
      statePath(of: state.plan, invocation) ?? "assay-fuzz-\(state.plan.profile.rawValue).json"
    do throws(CorpusError) {
      try state.write(to: path)
    } catch {
      throw CommandFailure(error)
    }
    let choice =
      state.engine == EngineChoice.reference.rawValue
      ? "" : " --engine \(CommandLineWords.quoted(state.engine))"
    let folder = invocation[save].map { " --save \($0)" } ?? ""
    invocation.terminal.print(
      "interrupted; it goes on with: assay fuzz\(choice)\(folder) --resume \(path)", to: .error)
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
