internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import Measurement
internal import OrderFlow
internal import Reports
internal import Results

/// `assay bench`: how fast the engines are.
enum BenchCommand {
  private static let flows = Parameter.repeated(
    "flow", ValueKind<Workload.Kind>.choice("NAME"),
    "Take only this flow; all flows where none is named")
  private static let engines = Parameter.repeated(
    "engine", short: "e", ValueKind<EngineChoice>.choice("ENGINE"),
    "Measure this engine; the reference engine where none is named")
  private static let commands = Parameter.option(
    "commands", .integer("N", in: 1_000...100_000_000),
    "The number of commands of each flow; each flow has its own usual number")
  private static let passes = Parameter.option(
    "passes", .integer("N", in: 1...1_000), default: 5,
    "How often each flow is run, 5 times by default")
  private static let rate = Parameter.option(
    "rate", .integer("R", in: 1...1_000_000_000),
    "Commands a second of the latency schedule; about a quarter of the throughput by default")

  static let definition = Subcommand(
    "bench", summary: "Measure throughput, latency and allocations",
    discussion: [
      "An engine is first compared with the other one, event by event, on the beginning of each "
        + "flow; an engine that is wrong gets no number. The headline is the slowest flow.",
      "Where no flow is named, campaigns ('assay fuzz') of every profile are timed too: how many "
        + "commands are made, played and judged in a second of processor time.",
    ],
    parameters: flows, engines, commands, passes, rate, SharedParameters.json,
    examples: [
      .init("assay bench", "Measure the reference engine on every flow."),
      .init(
        "assay bench --flow mixed --engine reference --engine specification --commands 100000",
        "Measure both engines on a short flow."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let chosen = invocation[engines].isEmpty ? [.reference] : invocation[engines]
    var report = Report(suiteVersion: Assay.version)
    var wasInterrupted = false
    for engine in chosen where !wasInterrupted {
      let (result, isWhole) = measure(engine, invocation)
      wasInterrupted = !isWhole
      if !result.workloads.isEmpty { report.benches.append(result) }
    }
    invocation.terminal.endProgress()
    if let file = invocation[SharedParameters.json], !report.isEmpty {
      try file.write(ReportJSON.bytes(of: report))
    }
    if wasInterrupted { return .interrupted }
    return report.conforms ? .success : .nonconforming
  }

  /// Measures an engine, and says whether all of it was done.
  private static func measure(
    _ engine: EngineChoice, _ invocation: borrowing Invocation
  ) -> (result: BenchResult, isWhole: Bool) {
    let stopwatch = Stopwatch()
    let terminal = invocation.terminal
    let interrupt = invocation.interrupt
    let kinds = invocation[flows].isEmpty ? Workload.Kind.allCases : invocation[flows]
    var plan = Benchmark.Plan()
    plan.passes = invocation[passes]
    plan.rates = invocation[rate].map { [$0] }
    var workloads: [WorkloadResult] = []
    var isWhole = true
    terminal.print(terminal.paint(engine.rawValue, .bold))
    for kind in kinds {
      let benchmark = Benchmark(plan: plan) { step in
        terminal.showProgress("\(kind.rawValue): \(step.words)")
        return !interrupt.isRequested
      }
      do throws(Benchmark.Interruption) {
        let workload = Workload(kind, commandCount: invocation[commands])
        let result = try benchmark.measure(engine, on: workload)
        terminal.endProgress()
        terminal.print(BenchText.line(for: result))
        workloads.append(result)
      } catch {
        isWhole = false
        break
      }
    }
    var judging: [JudgedRate] = []
    if isWhole, invocation[flows].isEmpty {
      judging = judgedRates(of: engine, invocation)
      isWhole = !interrupt.isRequested
      if !judging.isEmpty { terminal.print(BenchText.judging(judging)) }
    }
    let result = BenchResult(
      engine: EngineIdentity(name: engine.rawValue, version: Assay.version),
      occasion: stopwatch.occasion(), machine: .current, workloads: workloads, judging: judging)
    return (result, isWhole)
  }

  /// How fast campaigns judge an engine, until they are interrupted.
  private static func judgedRates(
    of engine: EngineChoice, _ invocation: borrowing Invocation
  ) -> [JudgedRate] {
    let (terminal, interrupt) = (invocation.terminal, invocation.interrupt)
    let limit = min(invocation[commands] ?? judgedCommands, judgedCommands)
    var rates: [JudgedRate] = []
    for profile in NamedProfile.allCases where !interrupt.isRequested {
      terminal.showProgress("judging \(profile.rawValue)")
      let plan = Campaign.Plan(profile: profile, seed: 1)
      let campaign = Campaign(
        engine: CampaignEngine(engine), plan: plan, extent: .cases(limit / plan.commands))
      var outcome: Campaign.Outcome?
      let time = PassTime {
        outcome = campaign.run(
          with: Campaign.Company(isInterrupted: { interrupt.isRequested }))
      }
      guard let outcome, outcome.ending == .complete else { continue }
      rates.append(
        JudgedRate(
          profile: profile.rawValue, seed: plan.seed, commands: outcome.state.commands, time: time,
          failures: outcome.failures.count))
    }
    terminal.endProgress()
    return rates
  }

  /// The most commands of a campaign that is timed.
  private static let judgedCommands = 200_000
}

extension Benchmark.Step {
  /// What is being done, in a few words.
  fileprivate var words: String {
    switch self {
    case .makingFlow: "making the flow"
    case .verifying: "comparing with the other engine"
    case .pass(let number, let count): "pass \(number) of \(count)"
    case .latency(let rate): "latency at \(rate) commands a second"
    case .allocations: "counting allocations"
    }
  }
}
