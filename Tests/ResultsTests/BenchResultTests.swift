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

  @Test func `a summary holds the fastest, the middle and the slowest pass`() {
    let summary = figures([30, 10, 20]).summary
    #expect(summary?.best.wallNanoseconds == 10)
    #expect(summary?.median.wallNanoseconds == 20)
    #expect(summary?.worst.wallNanoseconds == 30)
  }

  @Test func `of two middle passes the slower one counts`() {
    #expect(figures([40, 10, 30, 20]).summary?.median.wallNanoseconds == 30)
    #expect(figures([7]).summary?.median.wallNanoseconds == 7)
    #expect(figures([]).summary == nil)
  }

  @Test func `the slowest workload is the one of the lowest rate, whatever its length`() {
    var bench = bench([
      .measured(figures([100])), .measured(figures([900])), .measured(figures([100, 1, 1])),
    ])
    bench.workloads[0].commands = 50
    bench.workloads[1].commands = 1000
    bench.workloads[2].commands = 40
    bench.workloads[0].name = "half"
    #expect(bench.slowest?.workload.name == "half")
    #expect(bench.slowest?.summary.median.wallNanoseconds == 100)
  }

  @Test func `the slowest workload is the one whose median is`() {
    var bench = bench([.measured(figures([10, 10, 90])), .measured(figures([5, 20, 20]))])
    bench.workloads[1].name = "slower in the middle"
    #expect(bench.slowest?.workload.name == "slower in the middle")
    bench.workloads.append(bench.workloads[1])
    bench.workloads[2].name = "as slow, but later"
    #expect(bench.slowest?.workload.name == "slower in the middle")
    bench.workloads.swapAt(0, 1)
    #expect(bench.slowest?.workload.name == "slower in the middle")
  }

  @Test func `a bench with a wrong workload has no slowest one`() {
    #expect(bench([.measured(figures([1])), .wrong("it differs")]).slowest == nil)
    #expect(bench([]).slowest == nil)
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
