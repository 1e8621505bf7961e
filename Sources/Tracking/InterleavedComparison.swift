package import Results

/// Two engines whose passes were interleaved in one run, held against each other flow by flow.
///
/// The ratio and its interval are those of the run, by its pairs of passes; the clock is the one
/// that the pairs were compared by.
package struct InterleavedComparison: Sendable {
  private let baseline: BenchResult
  private let candidate: BenchResult
  private let names: (baseline: String, candidate: String)
  private let thresholds: ComparisonThresholds

  /// A comparison of the second engine of a run with the first, each called as the user did.
  package init(
    of candidate: (name: String, result: BenchResult),
    with baseline: (name: String, result: BenchResult), thresholds: ComparisonThresholds
  ) {
    self.baseline = baseline.result
    self.candidate = candidate.result
    names = (baseline.name, candidate.name)
    self.thresholds = thresholds
  }

  /// Compares the flows on which both have figures; of the others it tells why there are none.
  package func result(suiteVersion: String) -> ComparisonResult {
    var figures: [FigureComparison] = []
    var unpaired: [String] = []
    var confidence: Int?
    for before in baseline.workloads {
      guard let after = candidate.workloads.first(where: { $0.flowHash == before.flowHash }) else {
        unpaired.append("\(before.name): only \(names.baseline) was measured")
        continue
      }
      guard let (figure, ratio) = compared(before, after) else {
        unpaired += reason(before, names.baseline) + reason(after, names.candidate)
        continue
      }
      confidence = confidence ?? ratio.interval?.confidencePartsPerMillion
      figures.append(figure)
    }
    return ComparisonResult(
      suiteVersion: suiteVersion,
      baseline: ComparedSide(name: names.baseline, engines: [baseline.engine]),
      candidate: ComparedSide(name: names.candidate, engines: [candidate.engine]),
      thresholds: thresholds, confidence: confidence ?? 950_000, unlike: [], unpaired: unpaired,
      figures: figures)
  }

  private func compared(
    _ before: WorkloadResult, _ after: WorkloadResult
  ) -> (FigureComparison, SpeedRatio)? {
    guard let one = before.figures, let other = after.figures, let ratio = other.ratio else {
      return nil
    }
    let change = ratio.interval.map { RatioMillionths(ratio, $0) }
    let comparison = FigureComparison(
      engine: "\(names.baseline) and \(names.candidate)", flow: before.name,
      figure: ratio.clock == .wall ? "wall-time" : "processor-time", unit: "ps/command",
      better: .less, certainty: .sampled,
      baseline: median(one, ratio.clock, before.commands),
      candidate: median(other, ratio.clock, after.commands), ratio: change,
      verdict: change.map { thresholds.verdict(of: $0, .less) } ?? .undecided)
    return (comparison, ratio)
  }

  /// The median pass in picoseconds a command; the slower one of two in the middle.
  private func median(_ figures: WorkloadFigures, _ clock: SpeedRatio.Clock, _ commands: Int) -> Int
  {
    let times = figures.passes.map { clock == .wall ? $0.wallNanoseconds : $0.cpuNanoseconds }
      .sorted()
    guard !times.isEmpty, commands > 0 else { return 0 }
    return Int(clamping: Int128(times[times.count / 2]) * 1000 / Int128(commands))
  }

  private func reason(_ workload: WorkloadResult, _ engine: String) -> [String] {
    switch workload.outcome {
    case .measured: []
    case .wrong(let reason): ["\(workload.name): \(engine) was wrong: \(reason)"]
    case .unsupported(let reason): ["\(workload.name): \(engine): \(reason)"]
    }
  }
}

extension RatioMillionths {
  /// The time of an engine over the other's, of a ratio that is the other's over its own.
  fileprivate init(_ speed: SpeedRatio, _ interval: SpeedRatio.Interval) {
    func inverse(_ ratio: Int) -> Int {
      Int(clamping: 1_000_000_000_000 / Int128(max(ratio, 1)))
    }
    self.init(
      value: inverse(speed.partsPerMillion), low: inverse(interval.upperPartsPerMillion),
      high: inverse(interval.lowerPartsPerMillion))
  }
}
