import Results
import Testing

@Suite struct BenchResultTests {
  private func bench(_ outcomes: [WorkloadResult.Outcome]) -> BenchResult {
    BenchResult(
      engine: EngineIdentity(name: "e", version: "1"),
      occasion: Occasion(started: "", durationNanoseconds: 0, commandLine: ""),
      machine: MachineFacts(
        processor: "", processors: 1, memoryBytes: 1, system: "", toolchain: ""),
      workloads: outcomes.map {
        WorkloadResult(
          name: "w", description: "", seed: 1, commands: 1, flowHash: "", outcome: $0)
      })
  }

  private func figures(_ wall: [Int]) -> WorkloadFigures {
    WorkloadFigures(
      eventHash: "", verifiedCommands: 0,
      passes: wall.map { PassTime(wallNanoseconds: $0, cpuNanoseconds: $0 - 1) })
  }

  @Test func `a bench conforms if it measured something and no workload was wrong`() {
    #expect(!bench([]).conforms)
    #expect(bench([.measured(figures([1]))]).conforms)
    #expect(!bench([.measured(figures([1])), .wrong("it differs")]).conforms)
  }

  @Test func `passes are ranked from fastest to slowest`() {
    #expect(figures([30, 10, 20]).passesByTime.map(\.wallNanoseconds) == [10, 20, 30])
  }

  @Test func `a wrong workload has no figures`() {
    let workloads = bench([.measured(figures([5])), .wrong("it differs")]).workloads
    #expect(workloads.map(\.figures) == [figures([5]), nil])
  }

  @Test func `a percentile is found by its share and not guessed between two`() {
    let distribution = LatencyDistribution(
      count: 2,
      percentiles: [
        Percentile(partsPerMillion: 500_000, nanoseconds: 10),
        Percentile(partsPerMillion: 999_000, nanoseconds: 90),
      ], maximumNanoseconds: 100)
    #expect(distribution.nanoseconds(atPartsPerMillion: 999_000) == 90)
    #expect(distribution.nanoseconds(atPartsPerMillion: 990_000) == nil)
  }
}
