/// What a history of measurements shows: for each figure of each flow whether, where and how much
/// its level changed.
package struct TrackingResult: Hashable, Sendable {
  package var suiteVersion: String
  /// The number of records in the history.
  package var records: Int
  package var rule: TrackingRule
  package var series: [TrackedSeries]

  package init(suiteVersion: String, records: Int, rule: TrackingRule, series: [TrackedSeries]) {
    self.suiteVersion = suiteVersion
    self.records = records
    self.rule = rule
    self.series = series
  }
}

/// By what changes of level are told from chance.
package struct TrackingRule: Hashable, Sendable {
  /// The series with enough history, among which the chance of a false alarm is shared.
  package var seriesTested: Int
  /// The greatest probability of a change by chance that is told, in parts per billion.
  package var levelBillionths: Int
  /// The fewest measurements that could show a change.
  package var fewestMeasurements: Int
  /// The fewest measurements between two changes.
  package var shortestSegment: Int
  /// The least change that is told, in parts per million.
  package var leastChange: Int
  /// That of p99 and beyond.
  package var leastTailChange: Int

  package init(
    seriesTested: Int, levelBillionths: Int, fewestMeasurements: Int, shortestSegment: Int,
    leastChange: Int, leastTailChange: Int
  ) {
    self.seriesTested = seriesTested
    self.levelBillionths = levelBillionths
    self.fewestMeasurements = fewestMeasurements
    self.shortestSegment = shortestSegment
    self.leastChange = leastChange
    self.leastTailChange = leastTailChange
  }
}

/// One figure over the commits: same engine, flow, processor and toolchain throughout.
package struct TrackedSeries: Hashable, Sendable {
  package var engine: String
  package var flow: TrackedFlow
  package var processor: String
  package var toolchain: String
  package var figure: String
  package var unit: String
  package var better: TrackedFigure.Better
  package var certainty: TrackedFigure.Certainty
  /// The measurements in the order of their commits.
  package var points: [SeriesPoint]
  package var finding: Finding

  package init(
    engine: String, flow: TrackedFlow, processor: String, toolchain: String, figure: String,
    unit: String, better: TrackedFigure.Better, certainty: TrackedFigure.Certainty,
    points: [SeriesPoint], finding: Finding
  ) {
    self.engine = engine
    self.flow = flow
    self.processor = processor
    self.toolchain = toolchain
    self.figure = figure
    self.unit = unit
    self.better = better
    self.certainty = certainty
    self.points = points
    self.finding = finding
  }

  /// What the series shows.
  package enum Finding: Hashable, Sendable {
    /// Too few measurements for any change to be certain; so many are needed.
    case notEnoughHistory(needed: Int)
    /// The changes, first to last; none where the level stays.
    case changes([LevelChange])
  }

  /// The changes, where there is enough history.
  package var changes: [LevelChange] {
    if case .changes(let changes) = finding { changes } else { [] }
  }
}

/// One measurement of a series.
package struct SeriesPoint: Hashable, Sendable {
  package var commit: String
  /// When the commit was made, or else when it was measured.
  package var time: String
  /// The median of its passes.
  package var value: Int

  package init(commit: String, time: String, value: Int) {
    self.commit = commit
    self.time = time
    self.value = value
  }
}

/// A change of a series' level.
package struct LevelChange: Hashable, Sendable {
  /// The first point of the new level.
  package var index: Int
  package var kind: Kind
  /// The last commit that was measured before it.
  package var lastBefore: String
  /// The first commit that was measured after it.
  package var firstAfter: String
  /// How many commits between the two were not measured, any of which may have made the change;
  /// nil where the version control does not know.
  package var unmeasured: Int?
  /// The median before, from the last change on.
  package var before: Int
  /// The median after, up to the next change.
  package var after: Int
  /// A bound of the probability that chance makes such a change, in parts per billion; 0 of exact
  /// figures, and of what is less likely than that.
  package var probabilityBillionths: Int

  package init(
    index: Int, kind: Kind, lastBefore: String, firstAfter: String, unmeasured: Int?, before: Int,
    after: Int, probabilityBillionths: Int
  ) {
    self.index = index
    self.kind = kind
    self.lastBefore = lastBefore
    self.firstAfter = firstAfter
    self.unmeasured = unmeasured
    self.before = before
    self.after = after
    self.probabilityBillionths = probabilityBillionths
  }

  /// How the level changes.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// At once.
    case step
    /// Little by little: no single commit does it.
    case drift
  }
}

extension LevelChange {
  /// Whether the new level is the worse one.
  package func isWorse(_ better: TrackedFigure.Better) -> Bool {
    better == .less ? after > before : after < before
  }
}
