import Engines
import Market
import Measurement
import OrderFlow
import ReferenceEngine
import Results
import Specification
import Testing

@Suite struct BenchmarkTests {
  private static let workload = Workload(.mixed, commandCount: 3_000)

  private static var plan: Benchmark.Plan {
    var plan = Benchmark.Plan()
    plan.verifiedCommands = 1_000
    plan.passes = 3
    plan.rates = [200_000, 500_000]
    plan.attempts = 1
    return plan
  }

  private func measure<Core: MatchingCore & ~Copyable>(
    _ core: Core.Type, plan: Benchmark.Plan = Self.plan
  ) throws -> WorkloadResult {
    try Benchmark(plan: plan) { _ in true }
      .measure(core, against: Specification.self, on: Self.workload)
  }

  /// Why an engine got no figures; nil if it got some.
  private func refusal(_ result: WorkloadResult) -> String? {
    if case .wrong(let reason) = result.outcome { reason } else { nil }
  }

  @Test(arguments: EngineChoice.allCases)
  func `an engine that is right gets all its figures`(choice: EngineChoice) throws {
    var steps: [Benchmark.Step] = []
    let benchmark = Benchmark(plan: Self.plan) { step in
      steps.append(step)
      return true
    }
    let result = try benchmark.measure(choice, on: Self.workload)
    #expect(
      steps == [
        .makingFlow, .verifying, .pass(1, of: 3), .pass(2, of: 3), .pass(3, of: 3),
        .latency(commandsPerSecond: 200_000), .latency(commandsPerSecond: 500_000), .allocations,
      ])
    let flow = Self.workload.makeFlow()
    #expect(result.name == "mixed" && result.seed == 1 && result.commands == 3_000)
    #expect(result.flowHash == flow.hash)
    #expect(result.description == Self.workload.summary)

    let figures = try #require(result.figures)
    #expect(figures.verifiedCommands == 1_000)
    #expect(figures.passes.count == 3)
    #expect(figures.passes.allSatisfy { $0.wallNanoseconds > 0 && $0.cpuNanoseconds > 0 })
    #expect(figures.latencies.map(\.commandsPerSecond) == [200_000, 500_000])
    #expect(figures.latencies.allSatisfy { $0.response.count == 3_000 })
    let allocations = try #require(figures.allocations)
    #expect(allocations.requests > 0 && allocations.bytes > 0)
    #expect(try #require(figures.peakMemoryBytes) > 1 << 20)

    var engine = ReferenceEngine(instruments: flow.instruments, conventions: Conventions())
    var counts = CountingSink()
    var hashing = HashingSink()
    for command in flow.commands {
      var log = EventLog()
      engine.apply(command, to: &log)
      for event in log.events {
        counts.record(event)
        hashing.record(event)
      }
      hashing.endCommand()
    }
    #expect(figures.events == counts.counts)
    #expect(figures.eventHash == hashing.hash)
  }

  @Test func `an engine that is wrong gets no figures, and the place is told`() throws {
    enum Overpriced: Bend {
      static func bend(_ event: Event, ofCommand number: Int, inEngine: Int) -> Event? {
        guard case .traded(var trade) = event, number > 400 else { return event }
        trade.price = Price(trade.price.rawValue + 1)
        return .traded(trade)
      }
      static let digestError: UInt64 = 0
      static let made = EngineCount()
    }
    let result = try measure(BentCore<Overpriced>.self)
    let reason = try #require(refusal(result))
    #expect(result.figures == nil)
    let place = try #require(firstTrade(after: 400))
    #expect(reason.hasPrefix("command \(place), {\"new\":"))
    #expect(reason.contains("event 2 should be {\"command\":\(place),\"event\":\"traded\""))
    #expect(reason.contains("but is {\"command\":\(place),\"event\":\"traded\""))
  }

  @Test func `an event too few and an event too many are told`() throws {
    enum Silent: Bend {
      static func bend(_ event: Event, ofCommand number: Int, inEngine: Int) -> Event? {
        number == 700 ? nil : event
      }
      static let digestError: UInt64 = 0
      static let made = EngineCount()
    }
    let reason = try #require(refusal(try measure(BentCore<Silent>.self)))
    #expect(reason.hasPrefix("command 700, "))
    #expect(reason.hasSuffix("but is none"))
  }

  @Test func `an engine with right events and a wrong book gets no figures`() throws {
    enum WrongBook: Bend {
      static func bend(_ event: Event, ofCommand: Int, inEngine: Int) -> Event? { event }
      static let digestError: UInt64 = 1
      static let made = EngineCount()
    }
    let reason = try #require(refusal(try measure(BentCore<WrongBook>.self)))
    #expect(reason.hasPrefix("after 1000 commands its books are not those"))
  }

  @Test func `an engine that does not do the same each time gets no figures`() throws {
    enum Fickle: Bend {
      static func bend(_ event: Event, ofCommand number: Int, inEngine engine: Int) -> Event? {
        // The first engine is compared, the second hashed, the third and fourth timed.
        engine == 4 && number == 2_999 ? nil : event
      }
      static let digestError: UInt64 = 0
      static let made = EngineCount()
    }
    let reason = try #require(refusal(try measure(BentCore<Fickle>.self)))
    #expect(reason == "pass 2 over the same commands did not give the same events")
  }

  @Test func `a flow shorter than the plan is verified as a whole`() throws {
    var plan = Self.plan
    plan.verifiedCommands = 1_000_000
    plan.rates = []
    let figures = try #require(try measure(ReferenceEngine.self, plan: plan).figures)
    #expect(figures.verifiedCommands == 3_000)
    #expect(figures.latencies.isEmpty)
  }

  @Test func `without a rate a round one is chosen below a quarter of the throughput`() throws {
    var plan = Self.plan
    plan.rates = nil
    let figures = try #require(try measure(ReferenceEngine.self, plan: plan).figures)
    let rate = try #require(figures.latencies.first).commandsPerSecond
    let median = try #require(figures.summary).median.wallNanoseconds
    let quarter = 3_000 * 250_000_000 / median
    #expect(rate <= quarter && quarter < 5 * rate / 2)
    var digits = rate
    while digits.isMultiple(of: 10) { digits /= 10 }
    #expect([1, 2, 5].contains(digits))
  }

  @Test func `a slow rate is measured no longer than the plan says`() throws {
    var plan = Self.plan
    plan.rates = [100]
    plan.secondsAtRate = 1
    let workload = Workload(.cancelStorm, commandCount: 3_000)
    let result = try Benchmark(plan: plan) { _ in true }
      .measure(ReferenceEngine.self, against: Specification.self, on: workload)
    #expect(try #require(result.figures?.latencies.first).response.count == 100)
  }

  @Test func `a disturbed run is tried again, as often as the plan says`() throws {
    var plan = Self.plan
    // Nobody can keep up with this.
    plan.rates = [1_000_000_000]
    plan.attempts = 3
    var latencySteps = 0
    let result = try Benchmark(plan: plan) { step in
      if case .latency = step { latencySteps += 1 }
      return true
    }.measure(.reference, on: Self.workload)
    #expect(latencySteps == 3)
    let latency = try #require(result.figures?.latencies.first)
    guard case .invalid(let reason) = latency.validity else {
      Issue.record("a billion commands a second can't be kept up")
      return
    }
    #expect(reason.hasPrefix("the engine fell behind the schedule"))
  }

  @Test(arguments: 1...7)
  func `a benchmark ends at once where it is stopped`(last: Int) {
    var steps = 0
    #expect(throws: Benchmark.Interruption.self) {
      try Benchmark(plan: Self.plan) { _ in
        steps += 1
        return steps < last
      }.measure(.reference, on: Self.workload)
    }
    #expect(steps == last)
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
