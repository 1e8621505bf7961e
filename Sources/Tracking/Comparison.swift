package import Results
internal import Statistics

/// Two sides of records, held against each other figure by figure.
package struct Comparison: Sendable {
  /// One side: what the user calls it, and its records.
  package struct Side: Sendable {
    package var name: String
    package var records: [TrackRecord]

    package init(name: String, records: [TrackRecord]) {
      self.name = name
      self.records = records
    }

    fileprivate var engines: [EngineIdentity] {
      records.reduce(into: []) { if !$0.contains($1.engine) { $0.append($1.engine) } }
    }

    fileprivate var engineNames: [String] {
      engines.reduce(into: []) { if !$0.contains($1.name) { $0.append($1.name) } }
    }
  }

  package var baseline: Side
  package var candidate: Side
  package var thresholds = ComparisonThresholds()
  /// The figures that may be worse: `allocations` on every flow, `mixed/allocations` on one.
  package var allowed: Set<String> = []

  /// A comparison by the usual thresholds.
  package init(baseline: Side, candidate: Side) {
    self.baseline = baseline
    self.candidate = candidate
  }

  /// In what the sides are unlike, so that a difference of their figures may not be the engine's.
  package var unlike: [String] {
    let facts: [(String, (TrackRecord) -> String)] = [
      ("processor", { $0.machine.processor }), ("toolchain", { $0.machine.toolchain }),
    ]
    var differences: [String] = []
    for (name, fact) in facts {
      let (before, after) = (listing(baseline, fact), listing(candidate, fact))
      if before != after {
        differences.append("the \(name): \(before) against \(after)")
      }
    }
    for flow in names(of: baseline) where names(of: candidate).contains(flow) {
      let (before, after) = (hashes(of: flow, baseline), hashes(of: flow, candidate))
      if before != after {
        differences.append("the flow \(flow): hash \(before) against \(after)")
      }
    }
    return differences
  }

  /// Compares what both sides have.
  package func result(suiteVersion: String) -> ComparisonResult {
    var figures: [FigureComparison] = []
    var unpaired: [String] = []
    for (before, after) in pairs {
      let title = title(before, after)
      let own = pooled(baseline, engine: before)
      let others = pooled(candidate, engine: after)
      for one in own {
        guard let other = others.first(where: { $0.flow == one.flow && $0.name == one.name }) else {
          unpaired.append("\(title): \(one.flow)/\(one.name) only in \(baseline.name)")
          continue
        }
        figures.append(compared(one, other, engine: title))
      }
      let strangers = others.filter { other in
        !own.contains { $0.flow == other.flow && $0.name == other.name }
      }
      for other in strangers {
        unpaired.append("\(title): \(other.flow)/\(other.name) only in \(candidate.name)")
      }
    }
    let paired = (before: Set(pairs.map(\.before)), after: Set(pairs.map(\.after)))
    unpaired += baseline.engineNames.filter { !paired.before.contains($0) }
      .map { "\($0): only in \(baseline.name)" }
    unpaired += candidate.engineNames.filter { !paired.after.contains($0) }
      .map { "\($0): only in \(candidate.name)" }
    return ComparisonResult(
      suiteVersion: suiteVersion,
      baseline: ComparedSide(name: baseline.name, engines: baseline.engines),
      candidate: ComparedSide(name: candidate.name, engines: candidate.engines),
      thresholds: thresholds, unlike: unlike, unpaired: unpaired, figures: figures)
  }

  // MARK: - Pairs

  /// Engines of the same name; or the one engine of either side, whatever they are called.
  private var pairs: [(before: String, after: String)] {
    let (before, after) = (baseline.engineNames, candidate.engineNames)
    if before.count == 1, after.count == 1 { return [(before[0], after[0])] }
    return before.filter(after.contains).map { ($0, $0) }
  }

  private func title(_ before: String, _ after: String) -> String {
    before == after ? before : "\(before) and \(after)"
  }

  /// A figure of a flow, with the values of all records of it.
  private struct Pooled {
    var flow: String
    var figure: TrackedFigure
    var name: String { figure.name }
  }

  private func pooled(_ side: Side, engine: String) -> [Pooled] {
    var found: [Pooled] = []
    for record in side.records where record.engine.name == engine {
      for figure in record.figures {
        let known = found.firstIndex { $0.flow == record.flow.name && $0.name == figure.name }
        if let known {
          found[known].figure.values += figure.values
        } else {
          found.append(Pooled(flow: record.flow.name, figure: figure))
        }
      }
    }
    return found
  }

  private func names(of side: Side) -> [String] {
    side.records.map(\.flow.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func hashes(of flow: String, _ side: Side) -> String {
    Set(side.records.filter { $0.flow.name == flow }.map(\.flow.hash)).sorted()
      .joined(separator: ", ")
  }

  private func listing(_ side: Side, _ fact: (TrackRecord) -> String) -> String {
    Set(side.records.map(fact)).sorted().map { $0.isEmpty ? "unknown" : $0 }
      .joined(separator: ", ")
  }

  // MARK: - One figure

  private func compared(_ one: Pooled, _ other: Pooled, engine: String) -> FigureComparison {
    let figure = one.figure
    let (before, after) = (figure.values.map(Double.init), other.figure.values.map(Double.init))
    let interval = figure.certainty == .exact ? nil : RatioInterval(of: after, over: before)
    var comparison = FigureComparison(
      engine: engine, flow: one.flow, figure: figure.name, unit: figure.unit,
      better: figure.better, certainty: figure.certainty, baseline: figure.representative,
      candidate: other.figure.representative, ratio: interval.map(RatioMillionths.init),
      verdict: .same)
    comparison.verdict = verdict(of: comparison, isTail: figure.isTail)
    let names = [figure.name, "\(one.flow)/\(figure.name)"]
    if comparison.verdict == .worse, names.contains(where: allowed.contains) {
      comparison.verdict = .allowed
    }
    return comparison
  }

  /// A difference is told where the whole interval lies beyond the threshold, because passes of one
  /// run resemble each other more than those of two do; of exact figures any difference is told.
  private func verdict(of figure: FigureComparison, isTail: Bool) -> FigureComparison.Verdict {
    if figure.certainty == .exact {
      if figure.candidate == figure.baseline { return .same }
      return (figure.candidate < figure.baseline) == (figure.better == .less) ? .better : .worse
    }
    guard let ratio = figure.ratio else { return .undecided }
    return thresholds.verdict(of: ratio, figure.better, isTail: isTail)
  }
}

extension ComparisonThresholds {
  /// What a ratio of figures that scatter says: a difference where the whole interval lies beyond
  /// the threshold.
  func verdict(
    of ratio: RatioMillionths, _ better: TrackedFigure.Better, isTail: Bool = false
  ) -> FigureComparison.Verdict {
    let whole = 1_000_000
    let threshold = whole + (isTail ? tail : sampled)
    let isMore = ratio.low >= threshold
    let isLess = Int128(ratio.high) * Int128(threshold) <= Int128(whole) * Int128(whole)
    if isMore { return better == .more ? .better : .worse }
    if isLess { return better == .less ? .better : .worse }
    return .same
  }
}

extension TrackedFigure {
  /// The value that stands for all: the median, and of exact figures the worst.
  var representative: Int {
    switch (certainty, better) {
    case (.exact, .less): values.max() ?? 0
    case (.exact, .more): values.min() ?? 0
    case (.sampled, _): Int((Samples.median(values.map(Double.init)) ?? 0).rounded())
    }
  }
}

extension RatioMillionths {
  /// The interval in parts per million.
  init(_ interval: RatioInterval) {
    func millionths(_ ratio: Double) -> Int { Int(min(ratio * 1_000_000, 1e15).rounded()) }
    self.init(
      value: millionths(interval.ratio), low: millionths(interval.low),
      high: millionths(interval.high))
  }
}
