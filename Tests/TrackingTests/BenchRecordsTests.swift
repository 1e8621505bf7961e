import Results
import Testing
import Tracking

/// What the history keeps of a benchmark.
@Suite struct BenchRecordsTests {
  private func bench(_ outcome: WorkloadResult.Outcome) -> BenchResult {
    BenchResult(
      engine: EngineIdentity(name: "reference", version: "1"),
      occasion: Occasion(
        started: "2026-03-01T00:00:00Z", durationNanoseconds: 1, commandLine: "assay bench"),
      machine: Records.machine,
      workloads: [
        WorkloadResult(
          name: "mixed", description: "", seed: 1, commands: 1_000,
          flowHash: "0123456789abcdef", outcome: outcome)
      ])
  }

  private func distribution(_ nanoseconds: Int) -> LatencyDistribution {
    LatencyDistribution(
      count: 10,
      percentiles: [
        Percentile(partsPerMillion: 500_000, nanoseconds: nanoseconds),
        Percentile(partsPerMillion: 990_000, nanoseconds: 2 * nanoseconds),
      ], maximumNanoseconds: 10 * nanoseconds)
  }

  @Test func `passes, latencies and counters are kept, exactly as they are`() throws {
    let latencies = [LatencyResult.Validity.valid, .invalid("late")].map { validity in
      LatencyResult(
        commandsPerSecond: 2_000, validity: validity, response: distribution(70),
        service: distribution(60), lag: distribution(10))
    }
    let bench = bench(
      .measured(
        WorkloadFigures(
          eventHash: "0123456789abcdef", verifiedCommands: 10,
          passes: [
            PassTime(wallNanoseconds: 3_000, cpuNanoseconds: 2_001),
            PassTime(wallNanoseconds: 4_000, cpuNanoseconds: 2_000),
          ], latencies: latencies, allocations: AllocationCount(requests: 7, bytes: 800),
          peakMemoryBytes: 9_000)))
    let kept = try BenchRecords(
      of: bench, commit: "abc", committed: "then", suiteVersion: "0.1.0")
    #expect(kept.leftOut == ["reference, mixed: latency at 2000 commands/s: late"])
    let record = try #require(kept.records.first)
    #expect(record.commit == "abc" && record.committed == "then")
    #expect(record.flow == TrackedFlow(name: "mixed", hash: "0123456789abcdef", commands: 1_000))
    #expect(
      record.figures.map(\.words) == [
        "throughput [333333333, 250000000] more sampled",
        "processor-time [2001, 2000] less sampled",
        "response-p50@2000 [70] less sampled", "response-p99@2000 [140] less sampled",
        "allocations [7] less exact", "allocated-bytes [800] less exact",
        "peak-memory [9000] less sampled",
      ])
  }

  /// The figures of one flow, with these beside two passes.
  private func figures(
    of figures: WorkloadFigures
  ) throws -> (figures: [String], leftOut: [String]) {
    let made = try records(of: bench(.measured(figures)))
    return (made.records.flatMap(\.figures).dropFirst(2).map(\.words), made.leftOut)
  }

  private func plain() -> WorkloadFigures {
    let pass = PassTime(wallNanoseconds: 1, cpuNanoseconds: 1)
    return WorkloadFigures(
      eventHash: "0123456789abcdef", verifiedCommands: 10, passes: [pass, pass])
  }

  private func records(of bench: BenchResult) throws(BenchRecords.Refusal) -> BenchRecords {
    try BenchRecords(of: bench, commit: "abc", committed: nil, suiteVersion: "")
  }

  @Test func `instructions are kept by the thousand commands, and exactly`() throws {
    var one = plain()
    one.instructions = InstructionCount(
      commands: 2_000, instructions: 236_685, harnessInstructions: 10)
    #expect(try figures(of: one).figures == ["instructions [118343] less exact"])
    one.instructions = InstructionCount(commands: 0, instructions: 7)
    #expect(try figures(of: one).figures.isEmpty)
  }

  @Test func `allocations once warm are kept one by one`() throws {
    var one = plain()
    one.warmAllocations = AllocationCount(requests: 1, bytes: 64)
    #expect(
      try figures(of: one).figures == [
        "warm-allocations [1] less exact", "warm-allocated-bytes [64] less exact",
      ])
  }

  @Test(
    arguments: [
      ([], 500_000, ["knee [500000] more sampled"]),
      ([100_000], 500_000, ["knee [500000] more sampled"]),
      ([330_000], 500_000, []), ([330_000], nil, []),
    ] as [([Int], Int?, [String])])
  func `the knee is kept where nothing below it was disturbed`(
    disturbed: [Int], knee: Int?, expected: [String]
  ) throws {
    var one = plain()
    one.ladder = LadderResult(knee: knee, highestBelow: 220_000, disturbed: disturbed)
    let made = try figures(of: one)
    #expect(made.figures == expected)
    #expect(
      made.leftOut
        == (knee != nil && expected.isEmpty
          ? [
            "reference, mixed: the knee: the generator was disturbed below it, at 330000 commands/s"
          ] : []))
  }

  @Test func `memory of a resting order is a flow of its own, by the greater growth`() throws {
    var bench = bench(.wrong("why"))
    bench.memory = MemoryGrowth(orders: 1_000, mappedBytes: 48_000, residentBytes: 48_512)
    let record = try #require(try records(of: bench).records.first)
    #expect(record.flow.name == "resting-orders" && record.flow.commands == 1_000)
    #expect(record.figures.map(\.words) == ["order-memory [48512] less sampled"])
    bench.memory?.orders = 2_000
    let other = try #require(try records(of: bench).records.first)
    #expect(other.flow.hash != record.flow.hash && other.flow.hash.utf8.count == 16)
  }

  private func point(_ orders: Int, _ time: Int, _ instructions: Int?) -> GrowthPoint {
    GrowthPoint(
      dimension: .orders, orders: orders, levels: 10, instruments: 1, commands: 100,
      cpuNanoseconds: time, instructions: instructions)
  }

  @Test func `growth is the cost in the greatest book, and over that in the smallest`() throws {
    var bench = bench(.wrong("why"))
    bench.growth = [
      point(100_000, 4_000, 13_000), point(1_000, 2_000, 10_000), point(10_000, 9, 9),
    ]
    let record = try #require(try records(of: bench).records.first)
    #expect(record.flow.name == "growth-orders")
    #expect(
      record.figures.map(\.words) == [
        "processor-time [40000] less sampled", "processor-time-growth [2000] less sampled",
        "instructions [130000] less exact", "instructions-growth [1300] less sampled",
      ])
    bench.growth = [point(1_000, 2_000, nil), point(100_000, 4_000, nil)]
    let timed = try #require(try records(of: bench).records.first)
    #expect(timed.figures.map(\.name) == ["processor-time", "processor-time-growth"])
    #expect(timed.flow == record.flow)
    bench.growth = [point(1_000, 2_000, nil), point(1_000_000, 4_000, nil)]
    #expect(try #require(try records(of: bench).records.first).flow != record.flow)
    bench.growth = [point(1_000, 2_000, nil)]
    #expect(try records(of: bench).records.isEmpty)
  }

  @Test func `where an engine was wrong or can't do it has no record, and is told`() throws {
    let wrong = try records(of: bench(.wrong("why")))
    #expect(wrong.records.isEmpty)
    #expect(wrong.leftOut == ["reference, mixed: the engine was wrong: why"])
    let unsupported = try records(of: bench(.unsupported("no auctions")))
    #expect(unsupported.records.isEmpty)
    #expect(unsupported.leftOut == ["reference, mixed: not measured: no auctions"])
  }

  @Test func `a measurement that was interrupted, or an engine found wrong, is refused`() throws {
    var cut = bench(.measured(plain()))
    cut.wasInterrupted = true
    #expect(throws: BenchRecords.Refusal.interrupted(engine: "reference")) {
      try records(of: cut)
    }
    var judged = bench(.measured(plain()))
    judged.judging = [
      JudgedRate(
        profile: "full", seed: 1, commands: 10,
        time: PassTime(wallNanoseconds: 1, cpuNanoseconds: 1), failures: 2)
    ]
    #expect(
      throws: BenchRecords.Refusal.wrong(engine: "reference", profile: "full", failures: 2)
    ) { try records(of: judged) }
    judged.judging[0].failures = 0
    #expect(try records(of: judged).records.count == 1)
  }
}

extension TrackedFigure {
  fileprivate var words: String { "\(name) \(values) \(better) \(certainty)" }
}
