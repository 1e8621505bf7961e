import Engines
import Market
import Measurement
import OrderFlow
import ReferenceEngine
import Results
import Specification
import Testing

@Suite struct BenchmarkTests {
  private static let workload = Workload(.mixed, commandCount: 1_000)
  private static let flow = BenchFlow(workload)

  private static var plan: Benchmark.Plan {
    var plan = Benchmark.Plan()
    plan.verifiedCommands = 500
    plan.passes = 3
    plan.latency = .at([200_000, 500_000])
    plan.attempts = 1
    return plan
  }

  /// An engine that stands in this process, by its type.
  private func contender<Core: MatchingCore & BenchCore & SendableMetatype & ~Copyable>(
    _ core: Core.Type, name: String
  ) -> Contender {
    Contender(
      EngineSource(name: name) {
        InProcessEngine<Core>(instruments: $0, conventions: $1)
      }
    ) { () throws(EngineFailure) in CoreBenchEngine<Core>(conventions: Conventions()) }
  }

  private func own(_ choice: EngineChoice) throws -> Contender {
    try Contender(.own(choice), opened: choice.source)
  }

  private func measure<Core: MatchingCore & BenchCore & SendableMetatype & ~Copyable>(
    _ core: Core.Type, plan: Benchmark.Plan = Self.plan
  ) throws -> WorkloadResult {
    let outcome = Benchmark(plan: plan) { _ in true }
      .measure([contender(core, name: "bent")], on: Self.flow)
    #expect(outcome.isWhole)
    return try #require(outcome.results[0])
  }

  /// Why an engine got no figures; nil if it got some.
  private func refusal(_ result: WorkloadResult) -> String? {
    if case .wrong(let reason) = result.outcome { reason } else { nil }
  }

  @Test(arguments: EngineChoice.allCases)
  func `an engine that is right gets all its figures`(choice: EngineChoice) throws {
    var steps: [Benchmark.Step] = []
    let benchmark = Benchmark(plan: Self.plan) { step in
      if steps.last != step { steps.append(step) }
      return true
    }
    let name = choice.rawValue
    let outcome = benchmark.measure([try own(choice)], on: Self.flow)
    let result = try #require(outcome.results[0])
    #expect(
      steps == [
        .verifying(engine: name), .expecting, .pass(1, of: 3, engine: name),
        .pass(2, of: 3, engine: name), .pass(3, of: 3, engine: name), .harness,
        .latency(commandsPerSecond: 200_000, engine: name),
        .latency(commandsPerSecond: 500_000, engine: name), .allocations(engine: name),
      ])
    let flow = Self.workload.makeFlow()
    #expect(result.name == "mixed" && result.seed == 1 && result.commands == 1_000)
    #expect(result.flowHash == flow.hash)
    #expect(result.description == Self.workload.summary)

    let figures = try #require(result.figures)
    #expect(figures.verifiedCommands == 500)
    #expect(figures.passes.count == 3)
    #expect(figures.passes.allSatisfy { $0.wallNanoseconds > 0 && $0.cpuNanoseconds > 0 })
    #expect(figures.latencies.map(\.commandsPerSecond) == [200_000, 500_000])
    #expect(figures.latencies.allSatisfy { $0.response.count == 1_000 })
    let allocations = try #require(figures.allocations)
    #expect(allocations.requests > 0 && allocations.bytes > 0)
    #expect(try #require(figures.warmAllocations).requests < allocations.requests)
    #expect(try #require(figures.peakMemoryBytes) > 1 << 20)
    #expect(figures.ratio == nil && figures.ladder == nil && figures.instructions == nil)
    #expect(try #require(figures.harness).wallNanoseconds > 0)

    var engine = ReferenceEngine(instruments: flow.instruments, conventions: Conventions())
    var counts = CountingSink()
    var fingerprint = EventFingerprint()
    for command in flow.commands {
      var log = EventLog()
      engine.apply(command, to: &log)
      fingerprint.beginCommand()
      for event in log.events {
        counts.record(event)
        fingerprint.record(event)
      }
    }
    #expect(figures.events == counts.counts)
    #expect(figures.eventHash == fingerprint.text)
  }

  @Test func `several engines take turns, forth and back, and are compared with the first`() throws
  {
    var plan = Self.plan
    plan.passes = 6
    plan.latency = .at([])
    var turns: [String] = []
    let outcome = Benchmark(plan: plan) { step in
      if case .pass(_, of: _, let engine) = step { turns.append(String(engine.prefix(1))) }
      return true
    }.measure([try own(.reference), try own(.specification)], on: Self.flow)
    #expect(turns.joined() == "rssrrssrrssr")
    let figures = outcome.results.compactMap { $0?.figures }
    #expect(figures.count == 2 && figures[0].ratio == nil)
    #expect(figures[0].eventHash == figures[1].eventHash)
    let ratio = try #require(figures[1].ratio)
    #expect(ratio.other == "reference" && ratio.pairs == 6 && ratio.clock == .processor)
    #expect(ratio.interval?.confidencePartsPerMillion == 950_000)
  }

  @Test func `a wrong engine among right ones gets no number and does not disturb them`() throws {
    enum Late: Bend {
      static func bend(_ event: Event, ofCommand number: Int, inEngine: Int) -> Event? {
        // Beyond the commands that are compared one by one.
        guard case .traded(var trade) = event, number > 600 else { return event }
        trade.quantity = Quantity(trade.quantity.rawValue + 1)
        return .traded(trade)
      }
      static let digestError: UInt64 = 0
      static let made = EngineCount()
    }
    let outcome = Benchmark(plan: Self.plan) { _ in true }.measure(
      [contender(BentCore<Late>.self, name: "bent"), try own(.reference)], on: Self.flow)
    let wrong = try #require(outcome.results[0])
    let reason = try #require(refusal(wrong))
    #expect(
      reason == "pass 1: its events over all 1000 commands are not those of the reference engine")
    #expect(outcome.results[0]?.figures == nil)
    let right = try #require(outcome.results[1]?.figures)
    #expect(right.passes.count == 3)
    #expect(right.ratio == nil)
  }

  @Test func `a flow that asks for more than the engine declares is not measured`() throws {
    var profile = EngineProfile.full(name: "plain", version: "1")
    profile.capabilities.remove(.fok)
    let plain = Contender(
      EngineSource(name: "plain", profile: profile) {
        InProcessEngine<ReferenceEngine>(instruments: $0, conventions: $1)
      }
    ) { () throws(EngineFailure) in CoreBenchEngine<ReferenceEngine>(conventions: Conventions()) }
    let outcome = Benchmark(plan: Self.plan) { _ in true }.measure([plain], on: Self.flow)
    guard case .unsupported(let reason) = outcome.results[0]?.outcome else {
      Issue.record("the flow has orders that are fill-or-kill")
      return
    }
    #expect(reason.contains("needs fok"))
  }

  @Test func `an engine that is wrong gets no figures, and the place is told`() throws {
    enum Overpriced: Bend {
      static func bend(_ event: Event, ofCommand number: Int, inEngine: Int) -> Event? {
        guard case .traded(var trade) = event, number > 250 else { return event }
        trade.price = Price(trade.price.rawValue + 1)
        return .traded(trade)
      }
      static let digestError: UInt64 = 0
      static let made = EngineCount()
    }
    let result = try measure(BentCore<Overpriced>.self)
    let reason = try #require(refusal(result))
    #expect(result.figures == nil)
    let place = try #require(firstTrade(after: 250))
    #expect(reason.hasPrefix("command \(place), {\"new\":"))
    #expect(reason.contains("event 2 should be {\"command\":\(place),\"event\":\"traded\""))
    #expect(reason.contains("but is {\"command\":\(place),\"event\":\"traded\""))
  }

  @Test func `an event too few and an event too many are told`() throws {
    enum Silent: Bend {
      static func bend(_ event: Event, ofCommand number: Int, inEngine: Int) -> Event? {
        number == 400 ? nil : event
      }
      static let digestError: UInt64 = 0
      static let made = EngineCount()
    }
    let reason = try #require(refusal(try measure(BentCore<Silent>.self)))
    #expect(reason.hasPrefix("command 400, "))
    #expect(reason.hasSuffix("but is none"))
  }

  @Test func `an engine that does not do the same each time gets no figures`() throws {
    enum Fickle: Bend {
      static func bend(_ event: Event, ofCommand number: Int, inEngine engine: Int) -> Event? {
        // The first is compared; of the others one more is made before and after each pass.
        engine == 5 && number == 999 ? nil : event
      }
      static let digestError: UInt64 = 0
      static let made = EngineCount()
    }
    let reason = try #require(refusal(try measure(BentCore<Fickle>.self)))
    #expect(reason.hasPrefix("pass "))
    #expect(reason.hasSuffix("are not those of the reference engine"))
  }

  @Test func `a flow shorter than the plan is verified as a whole`() throws {
    var plan = Self.plan
    plan.verifiedCommands = 500_000
    plan.latency = .at([])
    let figures = try #require(try measure(ReferenceEngine.self, plan: plan).figures)
    #expect(figures.verifiedCommands == 1_000)
    #expect(figures.latencies.isEmpty)
  }

  @Test func `without a rate a round one is chosen below a quarter of the throughput`() throws {
    var plan = Self.plan
    plan.latency = .atQuarter
    let figures = try #require(try measure(ReferenceEngine.self, plan: plan).figures)
    let rate = try #require(figures.latencies.first).commandsPerSecond
    let median = try #require(figures.summary).median.wallNanoseconds
    let quarter = 1_000 * 250_000_000 / median
    #expect(rate <= quarter && quarter < 5 * rate / 2)
    var digits = rate
    while digits.isMultiple(of: 10) { digits /= 10 }
    #expect([1, 2, 5].contains(digits))
  }

  @Test func `a slow rate is measured no longer than the plan says`() throws {
    var plan = Self.plan
    plan.latency = .at([100])
    plan.secondsAtRate = 1
    let outcome = Benchmark(plan: plan) { _ in true }.measure(
      [try own(.reference)], on: BenchFlow(Workload(.cancelStorm, commandCount: 3_000)))
    #expect(try #require(outcome.results[0]?.figures?.latencies.first).response.count == 100)
  }

  @Test func `a disturbed run is tried again, as often as the plan says`() throws {
    var plan = Self.plan
    // Nobody can keep up with this.
    plan.latency = .at([1_000_000_000])
    plan.attempts = 3
    var latencySteps = 0
    let outcome = Benchmark(plan: plan) { step in
      if case .latency = step { latencySteps += 1 }
      return true
    }.measure([try own(.reference)], on: Self.flow)
    #expect(latencySteps == 3)
    let latency = try #require(outcome.results[0]?.figures?.latencies.first)
    guard case .invalid(let reason) = latency.validity else {
      Issue.record("a billion commands a second can't be kept up")
      return
    }
    #expect(reason.hasPrefix("the engine fell behind the schedule"))
  }

  @Test(arguments: 1...12)
  func `a benchmark ends at once where it is stopped, and keeps what it has`(last: Int) throws {
    var steps: [Benchmark.Step] = []
    let outcome = Benchmark(plan: Self.plan) { step in
      steps.append(step)
      return steps.count < last
    }.measure([try own(.reference)], on: BenchFlow(Workload(.mixed, commandCount: 300)))
    #expect(steps.count == last && !outcome.isWhole)
    var passes = 0
    for case .pass(let number, of: _, engine: _) in steps.dropLast() { passes = number }
    #expect((outcome.results[0]?.figures?.passes.count ?? 0) == passes)
  }

  @Test func `a plan without passes and one without attempts trap`() async {
    await #expect(processExitsWith: .failure) {
      var plan = Benchmark.Plan()
      plan.passes = 0
      _ = Benchmark(plan: plan) { _ in true }
    }
    await #expect(processExitsWith: .failure) {
      var plan = Benchmark.Plan()
      plan.attempts = 0
      _ = Benchmark(plan: plan) { _ in true }
    }
  }

  /// The number of the first command after another that trades in the mixed workload.
  private func firstTrade(after number: Int) -> Int? {
    let flow = Self.workload.makeFlow()
    var engine = ReferenceEngine(instruments: flow.instruments, conventions: Conventions())
    for (index, command) in flow.commands.enumerated() {
      var log = EventLog()
      engine.apply(command, to: &log)
      let trades = log.events.contains { if case .traded = $0 { true } else { false } }
      if trades, index >= number { return index + 1 }
    }
    return nil
  }
}
