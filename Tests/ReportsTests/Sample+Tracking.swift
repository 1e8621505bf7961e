import Results

extension Sample {
  static let comparison = ComparisonResult(
    suiteVersion: "0.1.0",
    baseline: ComparedSide(name: "before.json", engines: [engine]),
    candidate: ComparedSide(name: "after|<b>.json", engines: [engine]),
    thresholds: ComparisonThresholds(),
    unlike: ["the processor: A against B"], unpaired: ["reference: auctions/throughput only in A"],
    figures: [
      FigureComparison(
        engine: "reference", flow: "mixed", figure: "throughput", unit: "commands/s",
        better: .more, certainty: .sampled, baseline: 11_800_000, candidate: 11_000_000,
        ratio: RatioMillionths(value: 932_203, low: 921_000, high: 944_000), verdict: .worse),
      FigureComparison(
        engine: "reference", flow: "mixed", figure: "processor-time", unit: "ps/command",
        better: .less, certainty: .sampled, baseline: 83_600, candidate: 80_000,
        ratio: RatioMillionths(value: 956_938, low: 950_000, high: 960_000), verdict: .better),
      FigureComparison(
        engine: "reference", flow: "mixed", figure: "allocations", unit: "requests",
        better: .less, certainty: .exact, baseline: 0, candidate: 12, ratio: nil,
        verdict: .allowed),
      FigureComparison(
        engine: "reference", flow: "mixed", figure: "peak-memory", unit: "bytes", better: .less,
        certainty: .sampled, baseline: 1 << 20, candidate: 1 << 20, ratio: nil,
        verdict: .undecided),
    ])

  private static let commit = String(repeating: "0123456789", count: 4)

  private static func series(
    _ figure: String, _ values: [Int], _ finding: TrackedSeries.Finding
  ) -> TrackedSeries {
    TrackedSeries(
      engine: "reference",
      flow: TrackedFlow(name: "mixed<&>", hash: "0123456789abcdef", commands: 1_000_000),
      processor: "A processor", toolchain: "Swift", figure: figure, unit: "commands/s",
      better: .more, certainty: .sampled,
      points: values.enumerated().map { index, value in
        SeriesPoint(commit: "c\(index)", time: "2026-01-0\(index % 9 + 1)T00:00:00Z", value: value)
      }, finding: finding)
  }

  static let tracking = TrackingResult(
    suiteVersion: "0.1.0", records: 60,
    rule: TrackingRule(
      seriesTested: 2, levelBillionths: 100_000, fewestMeasurements: 22, shortestSegment: 5,
      leastChange: 20_000, leastTailChange: 50_000),
    series: [
      series(
        "throughput",
        Array(repeating: 10_000_000, count: 12) + Array(repeating: 9_500_000, count: 12),
        .changes([
          LevelChange(
            index: 12, kind: .step, lastBefore: "c11", firstAfter: commit, unmeasured: 3,
            before: 10_000_000, after: 9_500_000, probabilityBillionths: 46_300),
          LevelChange(
            index: 20, kind: .drift, lastBefore: "c19", firstAfter: "c20", unmeasured: nil,
            before: 9_500_000, after: 9_900_000, probabilityBillionths: 0),
        ])),
      series("steady", Array(repeating: 10_000_000, count: 24), .changes([])),
      series("short", [10_000_000], .notEnoughHistory(needed: 22)),
    ])
}
