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
    let record = try #require(
      bench.records(commit: "abc", committed: "then", suiteVersion: "0.1.0").first)
    #expect(record.commit == "abc" && record.committed == "then")
    #expect(record.flow == TrackedFlow(name: "mixed", hash: "0123456789abcdef", commands: 1_000))
    #expect(
      record.figures.map { "\($0.name) \($0.values) \($0.better) \($0.certainty)" } == [
        "throughput [333333333, 250000000] more sampled",
        "processor-time [2001, 2000] less sampled",
        "response-p50@2000 [70] less sampled", "response-p99@2000 [140] less sampled",
        "allocations [7] less exact", "allocated-bytes [800] less exact",
        "peak-memory [9000] less sampled",
      ])
  }

  @Test func `an engine that was wrong has no record`() {
    #expect(
      bench(.wrong("why")).records(commit: "abc", committed: nil, suiteVersion: "").isEmpty)
  }
}
