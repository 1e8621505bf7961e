internal import Engines
internal import Market
internal import Results

extension Benchmark {
  /// The timed passes, forth and back: A B, B A, A B.
  func makePasses(_ entrants: [Entrant], on flow: BenchFlow) throws(Interruption) {
    for number in 1...plan.passes {
      for entrant in number.isMultiple(of: 2) ? entrants.reversed() : entrants {
        guard let engine = entrant.engine else { continue }
        let step = Step.pass(number, of: plan.passes, engine: entrant.name)
        switch FlowPass.result(of: engine, on: flow, mayGoOn: { mayBegin(step) }) {
        case .interrupted: throw Interruption()
        case .failed(let failure): entrant.refuse(failure)
        case .made(let pass) where pass.fingerprint != entrant.expected:
          entrant.refuse(
            .wrong(
              "pass \(number): its events over all \(flow.commandCount) commands are not those of "
                + "the reference engine"))
        case .made(let pass): entrant.passes.append(pass.time)
        }
      }
    }
  }

  /// The median pass of an engine that does nothing, by each way that was measured.
  func measureHarness(_ entrants: [Entrant], on flow: BenchFlow) throws(Interruption) {
    for connection in Contender.Connection.allCases {
      let reached = entrants.filter {
        $0.contender.connection == connection && $0.engine != nil
      }
      guard !reached.isEmpty, let null = connection.makeNull() else { continue }
      var passes: [PassTime] = []
      for _ in 0..<3 {
        switch FlowPass.result(of: null, on: flow, mayGoOn: { mayBegin(.harness) }) {
        case .interrupted: throw Interruption()
        case .failed: break
        case .made(let pass): passes.append(pass.time)
        }
      }
      passes.sort { $0.cpuNanoseconds < $1.cpuNanoseconds }
      for entrant in reached where !passes.isEmpty { entrant.harness = passes[passes.count / 2] }
    }
  }

  // MARK: - Latency

  func measureLatency(_ entrant: Entrant, on flow: BenchFlow) throws(Interruption) {
    guard let engine = entrant.engine, let capacity = capacity(of: entrant, on: flow) else {
      return
    }
    switch plan.latency {
    case .at(let rates):
      for rate in rates { try measureLatency(entrant, engine, at: rate, on: flow) }
    case .atQuarter:
      try measureLatency(entrant, engine, at: (capacity / 4).roundedDownToRate, on: flow)
    case .ladder:
      var ladder = RateLadder()
      ladder.attempts = plan.attempts
      let climb = ladder.climb(from: RateLadder.rung(notAbove: capacity / 50)) { rate in
        scheduledRun(entrant, engine, at: rate, on: flow)
      }
      entrant.latencies = climb.latencies
      entrant.ladder = climb.ladder
      if entrant.refusal == nil, !climb.isWhole { throw Interruption() }
    }
  }

  /// The commands a second of the median pass.
  private func capacity(of entrant: Entrant, on flow: BenchFlow) -> Int? {
    let times = entrant.passes.map(\.wallNanoseconds).sorted()
    guard !times.isEmpty, times[times.count / 2] > 0 else { return nil }
    return Int(Int128(flow.commandCount) * 1_000_000_000 / Int128(times[times.count / 2]))
  }

  /// Keeps the first valid run at a rate, or the last one: on a busy machine a run may be disturbed.
  private func measureLatency(
    _ entrant: Entrant, _ engine: any BenchEngine, at rate: Int, on flow: BenchFlow
  ) throws(Interruption) {
    var result: LatencyResult?
    for _ in 0..<plan.attempts where result?.validity != .valid {
      guard let loop = scheduledRun(entrant, engine, at: rate, on: flow) else {
        if entrant.refusal == nil { throw Interruption() }
        return
      }
      result = loop.result
    }
    if let result { entrant.latencies.append(result) }
  }

  /// A run by a schedule; nil where it was interrupted, or the engine failed and is out.
  private func scheduledRun(
    _ entrant: Entrant, _ engine: any BenchEngine, at rate: Int, on flow: BenchFlow
  ) -> OpenLoop? {
    guard mayBegin(.latency(commandsPerSecond: rate, engine: entrant.name)) else { return nil }
    let wanted = rate.multipliedReportingOverflow(by: plan.secondsAtRate).partialValue
    let commands = flow.opening(max(1, min(wanted, Self.longestSchedule)))
    defer { engine.end() }
    do throws(EngineFailure) {
      try engine.begin(flow.instruments)
      try engine.load(commands)
    } catch {
      entrant.refuse(error)
      return nil
    }
    let loop = OpenLoop(
      commandCount: commands.count, commandsPerSecond: rate, clock: MonotonicClock()
    ) { index in
      engine.run(index..<index + 1)
    }
    if let failure = engine.failure {
      entrant.refuse(failure)
      return nil
    }
    return loop
  }

  // MARK: - Allocations

  /// Counts what an engine in this process asks of the allocator.
  func countAllocations(_ entrant: Entrant, on flow: BenchFlow) throws(Interruption) {
    guard let engine = entrant.engine, entrant.contender.connection != .process else { return }
    let step = Step.allocations(engine: entrant.name)
    guard mayBegin(step) else { throw Interruption() }
    do throws(EngineFailure) {
      let pass = try AllocationPass(engine, on: flow, mayGoOn: { mayBegin(step) })
      entrant.allocations = pass?.all
      entrant.warmAllocations = pass?.warm
    } catch {
      entrant.refuse(error)
    }
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
