internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import Market
internal import Measurement
internal import OrderFlow
internal import Reports
internal import Results

/// The engines of one `assay bench`, and what is known of them so far.
struct BenchSession {
  /// An engine and its result as it grows.
  struct Seat {
    var spec: EngineSpec
    var contender: Contender
    var workloads: [WorkloadResult] = []
    var judging: [JudgedRate] = []
    var memory: MemoryGrowth?
    var growth: [GrowthPoint] = []

    /// Whether nothing has shown the engine to be wrong.
    var isRight: Bool {
      workloads.allSatisfy { if case .wrong = $0.outcome { false } else { true } }
    }
  }

  private(set) var seats: [Seat] = []
  private let stopwatch = Stopwatch()
  /// The most commands of a flow where a child process is measured.
  private static let commandsOfProcess = 200_000
  /// The most commands of a campaign that is timed.
  private static let judgedCommands = 200_000

  /// Opens the engines that were named.
  init(_ invocation: borrowing Invocation) throws(CommandFailure) {
    let named = invocation[BenchCommand.engines]
    let specs = named.isEmpty ? [EngineSpec.own(.reference)] : named
    guard Set(specs).count == specs.count else {
      throw CommandFailure("--engine: the same engine is named twice")
    }
    for spec in specs {
      let source = try invocation.open(spec, invocation.limitsOfFlows)
      do throws(EngineFailure) {
        seats.append(Seat(spec: spec, contender: try Contender(spec, opened: source)))
      } catch {
        throw CommandFailure("--engine \(spec.text): \(error.message)")
      }
    }
    let names = seats.map(\.contender.name)
    for index in seats.indices where names.count(where: { $0 == names[index] }) > 1 {
      seats[index].contender.name = seats[index].spec.text
    }
  }

  // MARK: - Flows

  /// What is measured of each flow, and shown.
  enum Scope {
    /// All that was asked for, shown flow by flow.
    case everything
    /// So many passes, whose times are compared; only how far it has come is shown.
    case times(passes: Int)
  }

  /// Measures the flows that were named, or all, until it is interrupted.
  mutating func measureFlows(
    _ invocation: borrowing Invocation, _ scope: Scope = .everything
  ) throws(CommandFailure) {
    let named = invocation[BenchCommand.flows]
    let (terminal, interrupt) = (invocation.terminal, invocation.interrupt)
    for choice in named.isEmpty ? Workload.Kind.allCases.map(FlowChoice.named) : named {
      guard !interrupt.isRequested else { return }
      terminal.showProgress("\(choice.name): making the flow")
      let flow = try flow(choice, invocation)
      let benchmark = Benchmark(plan: plan(invocation, scope)) { step in
        terminal.showProgress("\(choice.name): \(step.words)")
        return !interrupt.isRequested
      }
      var results = benchmark.measure(seats.map(\.contender), on: flow).results
      if case .everything = scope, invocation[BenchCommand.instructions], !interrupt.isRequested {
        for index in results.indices {
          try countInstructions(&results[index], seats[index], choice, invocation)
        }
      }
      terminal.endProgress()
      for (index, result) in results.enumerated() {
        if let result { seats[index].workloads.append(result) }
      }
      guard case .everything = scope else { continue }
      if let known = results.compactMap({ $0 }).first {
        terminal.print(BenchText.heading(of: known))
      }
      for (index, result) in results.enumerated() {
        guard let result else { continue }
        terminal.print(BenchText.lines(for: result, engine: seats[index].contender.name))
      }
    }
  }

  private func plan(_ invocation: borrowing Invocation, _ scope: Scope) -> Benchmark.Plan {
    var plan = Benchmark.Plan()
    if case .times(let passes) = scope {
      plan.passes = passes
      plan.latency = .at([])
      return plan
    }
    plan.passes = invocation[BenchCommand.passes] ?? (seats.count > 1 ? 11 : 5)
    if let rate = invocation[BenchCommand.rate] { plan.latency = .at([rate]) }
    if invocation[BenchCommand.ladder] {
      plan.latency = .ladder
      plan.secondsAtRate = 1
    }
    return plan
  }

  private func flow(
    _ choice: FlowChoice, _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> BenchFlow {
    let interrupt = invocation.interrupt
    let mostOfProcess =
      seats.contains { $0.contender.connection == .process } ? Self.commandsOfProcess : .max
    let given = invocation[BenchCommand.commands]
    switch choice {
    case .named(let kind):
      return BenchFlow(
        Workload(kind, commandCount: given ?? min(kind.usualCommandCount, mostOfProcess)))
    case .file:
      guard let flow = try choice.recorded(isWanted: { !interrupt.isRequested }) else {
        preconditionFailure("a file was recorded")
      }
      let count = min(given ?? mostOfProcess, flow.commands.count)
      return BenchFlow(
        Flow(instruments: flow.instruments, commands: Array(flow.commands.prefix(count))),
        name: choice.name, summary: "recorded order flow")
    }
  }

  // MARK: - Costs

  /// Measures memory and growth where that is asked for, of engines that were not found wrong.
  mutating func measureCosts(_ invocation: borrowing Invocation) throws(CommandFailure) {
    let costs = BenchCosts(invocation)
    for index in seats.indices where seats[index].isRight && seats[index].spec.isInProcess {
      let name = seats[index].contender.name
      if invocation[BenchCommand.memory], seats[index].contender.connection != .flash1 {
        seats[index].memory = try costs.memory(of: seats[index].spec)
        invocation.terminal.endProgress()
        if let memory = seats[index].memory {
          invocation.terminal.print("\(name): \(CostText.memory(memory))")
        }
      }
      guard invocation[BenchCommand.growth] else { continue }
      let takesMany = seats[index].contender.connection != .flash1
      try costs.growth(of: seats[index].spec, withManyInstruments: takesMany) { point in
        seats[index].growth.append(point)
      }
      invocation.terminal.endProgress()
      if !seats[index].growth.isEmpty {
        invocation.terminal.print("\(name): \(CostText.growth(seats[index].growth))")
      }
    }
  }

  private func countInstructions(
    _ result: inout WorkloadResult?, _ seat: Seat, _ choice: FlowChoice,
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) {
    guard let measured = result, case .measured(var figures) = measured.outcome,
      seat.spec.isInProcess
    else { return }
    figures.instructions = try BenchCosts(invocation).instructions(
      of: seat.spec, on: choice, commands: measured.commands)
    result?.outcome = .measured(figures)
  }

  // MARK: - Judging

  /// How fast campaigns judge our own engines, until they are interrupted; where no flow is named.
  mutating func measureJudging(_ invocation: borrowing Invocation) {
    guard invocation[BenchCommand.flows].isEmpty else { return }
    for index in seats.indices {
      guard case .own(let choice) = seats[index].spec, seats[index].isRight else { continue }
      seats[index].judging = judgedRates(of: choice, invocation)
      if !seats[index].judging.isEmpty {
        invocation.terminal.print(BenchText.judging(seats[index].judging))
      }
    }
  }

  private func judgedRates(
    of engine: EngineChoice, _ invocation: borrowing Invocation
  ) -> [JudgedRate] {
    let (terminal, interrupt) = (invocation.terminal, invocation.interrupt)
    let limit = min(invocation[BenchCommand.commands] ?? Self.judgedCommands, Self.judgedCommands)
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

  // MARK: - The report

  /// Everything that was measured.
  func report(interrupted: Bool) -> Report {
    var report = Report(suiteVersion: Assay.version)
    for seat in seats {
      let bench = BenchResult(
        engine: EngineIdentity(
          name: seat.contender.name, version: EngineIdentity(seat.contender.source).version),
        occasion: stopwatch.occasion(), machine: .current, workloads: seat.workloads,
        judging: seat.judging, connection: seat.contender.connection.rawValue,
        wasInterrupted: interrupted, memory: seat.memory, growth: seat.growth)
      if !bench.workloads.isEmpty || bench.memory != nil || !bench.growth.isEmpty {
        report.benches.append(bench)
      }
    }
    return report
  }
}

extension EngineSpec {
  /// Whether the engine that is measured runs in this process.
  fileprivate var isInProcess: Bool { connection != .process }
}

extension Benchmark.Step {
  /// What is being done, in a few words.
  fileprivate var words: String {
    switch self {
    case .verifying(let engine): "comparing \(engine) with the specification"
    case .expecting: "what the events must be"
    case .pass(let number, let count, let engine): "pass \(number) of \(count), \(engine)"
    case .harness: "what the benchmark itself takes"
    case .latency(let rate, let engine): "\(engine) at \(rate) commands a second"
    case .allocations(let engine): "allocations of \(engine)"
    }
  }
}
