package import Engines
internal import Market
package import OrderFlow
internal import ReferenceEngine
package import Results
internal import Specification

/// Measures an engine on a workload: first whether it is right, then how fast it is.
///
/// An engine that parts from the oracle, or that does not do the same in each pass, gets no
/// figures. Everything runs on the calling thread.
package struct Benchmark {
  /// How much is measured.
  package struct Plan: Hashable, Sendable {
    /// How many of the first commands are compared with the oracle, event by event.
    package var verifiedCommands = 50_000
    /// The number of timed passes, at least 1.
    package var passes = 5
    /// The rates in commands a second at which latency is measured; when nil, one is chosen that
    /// is near a quarter of what the engine can take.
    package var rates: [Int]?
    /// The longest time that latency is measured at a rate, in seconds.
    package var secondsAtRate = 2
    /// How often latency is measured at a rate until a run is valid, at least once.
    package var attempts = 3

    package init() {}
  }

  /// What is being done, for whoever watches.
  package enum Step: Hashable, Sendable {
    case makingFlow
    case verifying
    case pass(Int, of: Int)
    case latency(commandsPerSecond: Int)
    case allocations
  }

  /// The measurement was ended from outside before it was complete.
  package struct Interruption: Error {}

  private let plan: Plan
  /// Called before each step; the measurement ends there when it returns false.
  private let mayBegin: (Step) -> Bool

  /// A benchmark that calls `mayBegin` before each step, and is interrupted when that is false.
  package init(plan: Plan = Plan(), mayBegin: @escaping (Step) -> Bool) {
    precondition(plan.passes > 0 && plan.attempts > 0, "something is measured")
    self.plan = plan
    self.mayBegin = mayBegin
  }

  /// Measures an engine of ours on a workload; the other engine of ours is the oracle.
  package func measure(
    _ choice: EngineChoice, on workload: Workload
  ) throws(Interruption) -> WorkloadResult {
    switch choice {
    case .reference:
      try measure(ReferenceEngine.self, against: Specification.self, on: workload)
    case .specification:
      try measure(Specification.self, against: ReferenceEngine.self, on: workload)
    }
  }

  /// Measures any engine on a workload, checked against an oracle.
  package func measure<Core: MatchingCore & ~Copyable, Oracle: MatchingCore & ~Copyable>(
    _ core: Core.Type, against oracle: Oracle.Type, on workload: Workload
  ) throws(Interruption) -> WorkloadResult {
    try begin(.makingFlow)
    let flow = workload.makeFlow()
    return WorkloadResult(
      name: workload.name, description: workload.summary, seed: workload.seed,
      commands: flow.commands.count, flowHash: flow.hash,
      outcome: try outcome(core, against: oracle, on: flow))
  }

  private func outcome<Core: MatchingCore & ~Copyable, Oracle: MatchingCore & ~Copyable>(
    _ core: Core.Type, against oracle: Oracle.Type, on flow: Flow
  ) throws(Interruption) -> WorkloadResult.Outcome {
    try begin(.verifying)
    let verified = min(plan.verifiedCommands, flow.commands.count)
    if let divergence = divergence(core, from: oracle, on: flow, commandCount: verified) {
      return .wrong(divergence)
    }
    let run = HashedRun(core, on: flow)
    var passes: [PassTime] = []
    for number in 1...plan.passes {
      try begin(.pass(number, of: plan.passes))
      let pass = TimedRun(core, on: flow)
      guard pass.counts == run.counts, pass.digest == run.digest else {
        return .wrong("pass \(number) over the same commands did not give the same events")
      }
      passes.append(pass.time)
    }
    var figures = WorkloadFigures(
      eventHash: run.hash, verifiedCommands: verified, passes: passes,
      events: run.counts.counts)
    for rate in rates(figures, commandCount: flow.commands.count) {
      figures.latencies.append(try latency(core, on: flow, commandsPerSecond: rate))
    }
    try begin(.allocations)
    figures.allocations = allocations(core, on: flow)
    figures.peakMemoryBytes = ProcessMemory.peakBytes
    return .measured(figures)
  }

  private func begin(_ step: Step) throws(Interruption) {
    guard mayBegin(step) else { throw Interruption() }
  }

  private func divergence<Core: MatchingCore & ~Copyable, Oracle: MatchingCore & ~Copyable>(
    _: Core.Type, from _: Oracle.Type, on flow: Flow, commandCount: Int
  ) -> String? {
    var core = Core(flow)
    var oracle = Oracle(flow)
    return Verification(flow: flow)
      .divergence(of: &core, from: &oracle, commandCount: commandCount)
  }

  /// The rates of the plan, or the round one next below a quarter of the median pass's.
  private func rates(_ figures: WorkloadFigures, commandCount: Int) -> [Int] {
    if let rates = plan.rates { return rates }
    guard let median = figures.summary?.median, median.wallNanoseconds > 0 else { return [] }
    let quarter = Int128(commandCount) * 250_000_000 / Int128(median.wallNanoseconds)
    return [Int(quarter).roundedDownToRate]
  }

  /// The first valid run at a rate, or the last one: on a busy machine a run may be disturbed.
  private func latency<Core: MatchingCore & ~Copyable>(
    _ core: Core.Type, on flow: Flow, commandsPerSecond rate: Int
  ) throws(Interruption) -> LatencyResult {
    let count = min(flow.commands.count, max(rate * plan.secondsAtRate, 1))
    var attempt = 1
    while true {
      try begin(.latency(commandsPerSecond: rate))
      let result = scheduledRun(core, on: flow, commandCount: count, commandsPerSecond: rate)
      if result.validity == .valid || attempt == plan.attempts { return result }
      attempt += 1
    }
  }

  private func scheduledRun<Core: MatchingCore & ~Copyable>(
    _: Core.Type, on flow: Flow, commandCount: Int, commandsPerSecond rate: Int
  ) -> LatencyResult {
    var core = Core(flow)
    var sink = CountingSink()
    let loop = OpenLoop(
      commandCount: commandCount, commandsPerSecond: rate, clock: MonotonicClock()
    ) { index in
      core.apply(flow.commands[index], to: &sink)
    }
    return loop.result
  }

  private func allocations<Core: MatchingCore & ~Copyable>(
    _: Core.Type, on flow: Flow
  ) -> AllocationCount? {
    guard let meter = AllocationMeter() else { return nil }
    var core = Core(flow)
    var sink = CountingSink()
    for command in flow.commands { core.apply(command, to: &sink) }
    return meter.count()
  }
}

/// A pass over a whole flow that takes the time.
struct TimedRun {
  var time: PassTime
  var counts: CountingSink
  /// The fingerprint of the books at the end.
  var digest: UInt64

  init<Core: MatchingCore & ~Copyable>(_: Core.Type, on flow: Flow) {
    var core = Core(flow)
    var sink = CountingSink()
    time = PassTime {
      for command in flow.commands { core.apply(command, to: &sink) }
    }
    counts = sink
    digest = core.digest
  }
}

/// A pass over a whole flow that takes the fingerprint of all events.
struct HashedRun {
  var hash: String
  var counts: CountingSink
  /// The fingerprint of the books at the end.
  var digest: UInt64

  init<Core: MatchingCore & ~Copyable>(_: Core.Type, on flow: Flow) {
    var core = Core(flow)
    var log = EventLog()
    var hashing = HashingSink()
    counts = CountingSink()
    for command in flow.commands {
      log.events.removeAll(keepingCapacity: true)
      core.apply(command, to: &log)
      for event in log.events {
        counts.record(event)
        hashing.record(event)
      }
      hashing.endCommand()
    }
    hash = hashing.hash
    digest = core.digest
  }
}

extension MatchingCore where Self: ~Copyable {
  /// An engine for a flow, under the default conventions.
  fileprivate init(_ flow: Flow) {
    self.init(instruments: flow.instruments, conventions: Conventions())
  }
}

extension Int {
  /// The largest of 1, 2, 5, 10, 20, 50 and so on that is not above this number, at least 1.
  fileprivate var roundedDownToRate: Int {
    var power = 1
    while power <= self / 10 { power *= 10 }
    return power * (self >= 5 * power ? 5 : self >= 2 * power ? 2 : 1)
  }
}
