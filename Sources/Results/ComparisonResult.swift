/// What comparing two measurements gave: faster, slower or no difference, flow by flow.
package struct ComparisonResult: Hashable, Sendable {
  package var suiteVersion: String
  /// What the others are held against.
  package var baseline: ComparedSide
  package var candidate: ComparedSide
  package var thresholds: ComparisonThresholds
  /// How often an interval of a ratio holds the true one, in parts per million.
  package var confidence: Int
  /// In what the two are unlike, so that their figures say less; empty where they are alike.
  package var unlike: [String]
  /// What only one of the two has, and could not be compared.
  package var unpaired: [String]
  package var figures: [FigureComparison]

  package init(
    suiteVersion: String, baseline: ComparedSide, candidate: ComparedSide,
    thresholds: ComparisonThresholds, confidence: Int = 990_000, unlike: [String],
    unpaired: [String], figures: [FigureComparison]
  ) {
    self.suiteVersion = suiteVersion
    self.baseline = baseline
    self.candidate = candidate
    self.thresholds = thresholds
    self.confidence = confidence
    self.unlike = unlike
    self.unpaired = unpaired
    self.figures = figures
  }

  /// The figures that are worse, beyond their thresholds and not by permission.
  package var regressions: [FigureComparison] { figures.filter { $0.verdict == .worse } }
}

/// One of the two sides of a comparison.
package struct ComparedSide: Hashable, Sendable {
  /// The file, the commit or the engine, as the user named it.
  package var name: String
  /// The engines that were measured.
  package var engines: [EngineIdentity]

  package init(name: String, engines: [EngineIdentity]) {
    self.name = name
    self.engines = engines
  }
}

/// From which difference on a comparison tells one, in parts per million of the baseline.
package struct ComparisonThresholds: Hashable, Sendable {
  package var sampled: Int
  /// That of p99 and beyond.
  package var tail: Int

  package init(sampled: Int = 20_000, tail: Int = 50_000) {
    self.sampled = sampled
    self.tail = tail
  }
}

/// One figure on both sides.
package struct FigureComparison: Hashable, Sendable {
  package var engine: String
  package var flow: String
  package var figure: String
  package var unit: String
  package var better: TrackedFigure.Better
  package var certainty: TrackedFigure.Certainty
  /// The median of the baseline's values.
  package var baseline: Int
  /// The median of the candidate's values.
  package var candidate: Int
  /// The candidate's over the baseline's, with its interval; nil of exact figures, and where a side
  /// has too few values.
  package var ratio: RatioMillionths?
  package var verdict: Verdict

  package init(
    engine: String, flow: String, figure: String, unit: String, better: TrackedFigure.Better,
    certainty: TrackedFigure.Certainty, baseline: Int, candidate: Int, ratio: RatioMillionths?,
    verdict: Verdict
  ) {
    self.engine = engine
    self.flow = flow
    self.figure = figure
    self.unit = unit
    self.better = better
    self.certainty = certainty
    self.baseline = baseline
    self.candidate = candidate
    self.ratio = ratio
    self.verdict = verdict
  }

  /// What the comparison says of a figure.
  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    case better
    case worse
    /// No difference that is both certain and above the threshold.
    case same
    /// Worse, and allowed to be.
    case allowed
    /// Too few values to tell chance from change.
    case undecided
  }
}

/// A ratio and its interval, in parts per million: 1,000,000 is no difference.
package struct RatioMillionths: Hashable, Sendable {
  package var value: Int
  package var low: Int
  package var high: Int

  package init(value: Int, low: Int, high: Int) {
    self.value = value
    self.low = low
    self.high = high
  }
}
