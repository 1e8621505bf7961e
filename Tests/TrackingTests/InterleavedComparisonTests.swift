import Results
import Testing
import Tracking

/// What is said of two engines that were measured in one run.
@Suite struct InterleavedComparisonTests {
  /// An engine's result on a flow; the ratio is the first engine's time over its own.
  private func bench(
    _ name: String, times: [Int], speed: (lower: Int, middle: Int, upper: Int)? = nil,
    clock: SpeedRatio.Clock = .processor
  ) -> BenchResult {
    let ratio = speed.map {
      SpeedRatio(
        other: "old", clock: clock, partsPerMillion: $0.middle,
        interval: SpeedRatio.Interval(
          lowerPartsPerMillion: $0.lower, upperPartsPerMillion: $0.upper,
          confidencePartsPerMillion: 950_000, resamples: 9_999), pairs: times.count)
    }
    let figures = WorkloadFigures(
      eventHash: "0123456789abcdef", verifiedCommands: 10,
      passes: times.map { PassTime(wallNanoseconds: 10 * $0, cpuNanoseconds: $0) }, ratio: ratio)
    return bench(name, .measured(figures))
  }

  private func bench(_ name: String, _ outcome: WorkloadResult.Outcome) -> BenchResult {
    BenchResult(
      engine: EngineIdentity(name: name, version: "1"),
      occasion: Occasion(
        started: "2026-03-01T00:00:00Z", durationNanoseconds: 1, commandLine: "assay compare"),
      machine: Records.machine,
      workloads: [
        WorkloadResult(
          name: "mixed", description: "", seed: 1, commands: 1_000,
          flowHash: "0123456789abcdef", outcome: outcome)
      ])
  }

  private func result(
    _ old: BenchResult, _ new: BenchResult,
    _ thresholds: ComparisonThresholds = ComparisonThresholds()
  ) -> ComparisonResult {
    InterleavedComparison(
      of: (name: "library:new", result: new), with: (name: "library:old", result: old),
      thresholds: thresholds
    ).result(suiteVersion: "0.1.0")
  }

  private var old: BenchResult { bench("old", times: [100, 110, 90]) }

  @Test(arguments: [
    (780_000, 800_000, 820_000, FigureComparison.Verdict.worse),
    (1_180_000, 1_200_000, 1_220_000, .better),
    // Slower for certain, and by less than is told.
    (982_000, 985_000, 990_000, .same),
    // By much, and not for certain.
    (700_000, 800_000, 1_100_000, .same),
    (980_000, 1_000_000, 1_020_000, .same),
  ])
  func `the verdict follows from the interval and the threshold`(
    lower: Int, middle: Int, upper: Int, expected: FigureComparison.Verdict
  ) throws {
    let new = bench("new", times: [125, 120, 130], speed: (lower, middle, upper))
    let compared = result(old, new)
    let figure = try #require(compared.figures.first)
    #expect(figure.verdict == expected)
    #expect(compared.regressions.isEmpty == (expected != .worse))
    #expect(compared.confidence == 950_000)
  }

  @Test func `the ratio is the second engine's time over the first's, by the run's clock`() throws {
    let new = bench("new", times: [125, 120, 130], speed: (781_250, 800_000, 1_000_000))
    let figure = try #require(result(old, new).figures.first)
    #expect(figure.ratio == RatioMillionths(value: 1_250_000, low: 1_000_000, high: 1_280_000))
    #expect((figure.figure, figure.baseline, figure.candidate) == ("processor-time", 100, 125))
    let wall = bench("new", times: [125], speed: (1, 1, 1), clock: .wall)
    let other = try #require(result(old, wall).figures.first)
    #expect((other.figure, other.baseline, other.candidate) == ("wall-time", 1_000, 1_250))
  }

  @Test func `another threshold tells another difference`() throws {
    let new = bench("new", times: [125], speed: (780_000, 800_000, 820_000))
    let told = result(old, new, ComparisonThresholds(sampled: 300_000, tail: 300_000))
    #expect(told.figures.map(\.verdict) == [.same])
  }

  @Test func `too few passes decide nothing`() throws {
    var new = bench("new", times: [125], speed: (1, 1, 1))
    guard case .measured(var figures) = new.workloads[0].outcome else { return }
    figures.ratio?.interval = nil
    new.workloads[0].outcome = .measured(figures)
    #expect(result(old, new).figures.map(\.verdict) == [.undecided])
  }

  @Test func `an engine that is wrong or can't do a flow is told, and has no figure`() {
    let wrong = result(old, bench("new", .wrong("why")))
    #expect(wrong.figures.isEmpty && wrong.unpaired == ["mixed: library:new was wrong: why"])
    let neither = result(bench("old", .unsupported("no auctions")), bench("new", .wrong("why")))
    #expect(
      neither.unpaired == ["mixed: library:old: no auctions", "mixed: library:new was wrong: why"])
    var none = bench("new", times: [1])
    none.workloads = []
    #expect(result(old, none).unpaired == ["mixed: only library:old was measured"])
  }
}
