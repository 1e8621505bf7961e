package import Results
internal import Statistics

/// Tells from a history which figures changed their level, when, and by how much.
package struct SeriesAnalysis: Sendable {
  /// The greatest probability with which chance may make a change that is told.
  package static let level = 1e-4
  /// The greatest probability of a false alarm in all series together.
  package static let familyLevel = 0.01
  package static let leastChange = 0.02
  package static let leastTailChange = 0.05

  private let records: [TrackRecord]

  /// An analysis of records in the order of the history.
  package init(of records: [TrackRecord]) { self.records = records }

  /// What the history shows.
  ///
  /// `between` tells how many commits lie between two, where that is known. Each series is tested with a probability of 0.0001, or of 0.01 divided by the number of series
  /// where that is less (Bonferroni's correction).
  package func result(
    suiteVersion: String, between: (String, String) -> Int? = { _, _ in nil }
  ) -> TrackingResult {
    var series = series
    var search = ChangePointSearch()
    search.level = Self.level
    let tested = series.count { $0.certainty == .sampled && $0.points.count >= search.fewest }
    search.level = min(Self.level, Self.familyLevel / Double(max(1, tested)))
    let needed = search.fewest
    for index in series.indices {
      series[index].finding = finding(of: series[index], search, needed, between)
    }
    let rule = TrackingRule(
      seriesTested: tested, levelBillionths: Int(search.level * 1e9),
      fewestMeasurements: needed, shortestSegment: search.shortest,
      leastChange: Int(Self.leastChange * 1e6), leastTailChange: Int(Self.leastTailChange * 1e6))
    return TrackingResult(
      suiteVersion: suiteVersion, records: records.count, rule: rule, series: series)
  }

  // MARK: - Series

  private struct Key: Hashable {
    var engine: String
    var flow: TrackedFlow
    var processor: String
    var toolchain: String
    var figure: String
    var certainty: TrackedFigure.Certainty
  }

  /// The series in the order in which they first occur, without findings.
  private var series: [TrackedSeries] {
    var places: [Key: Int] = [:]
    var gathered: [(series: TrackedSeries, points: [(record: TrackRecord, figure: TrackedFigure)])]
    gathered = []
    for record in records {
      for figure in record.figures {
        let key = Key(
          engine: record.engine.name, flow: record.flow, processor: record.machine.processor,
          toolchain: record.machine.toolchain, figure: figure.name, certainty: figure.certainty)
        let place = places[key] ?? gathered.count
        if place == gathered.count {
          places[key] = place
          let empty = TrackedSeries(
            engine: key.engine, flow: key.flow, processor: key.processor,
            toolchain: key.toolchain, figure: key.figure, unit: figure.unit,
            better: figure.better, certainty: figure.certainty, points: [], finding: .changes([]))
          gathered.append((empty, []))
        }
        gathered[place].points.append((record, figure))
      }
    }
    return gathered.map { series, measured in
      var series = series
      series.points = points(of: measured)
      return series
    }
  }

  /// A point for each commit, by the times of the commits where all are known, else by the order of
  /// the history; the passes of one commit count together.
  private func points(
    of measured: [(record: TrackRecord, figure: TrackedFigure)]
  ) -> [SeriesPoint] {
    var order: [String] = []
    var figures: [String: TrackedFigure] = [:]
    var times: [String: String] = [:]
    for (record, figure) in measured {
      if figures[record.commit] == nil {
        order.append(record.commit)
        figures[record.commit] = figure
        times[record.commit] = record.committed ?? record.measured
      } else {
        figures[record.commit]?.values += figure.values
      }
    }
    let hasTimes = measured.allSatisfy { $0.record.committed?.hasSuffix("Z") == true }
    if hasTimes {
      order = order.enumerated().sorted { one, other in
        (times[one.element] ?? "", one.offset) < (times[other.element] ?? "", other.offset)
      }.map(\.element)
    }
    return order.compactMap { commit in
      guard let figure = figures[commit] else { return nil }
      return SeriesPoint(
        commit: commit, time: times[commit] ?? "", value: figure.representative)
    }
  }

  // MARK: - Findings

  private func finding(
    of series: TrackedSeries, _ search: ChangePointSearch, _ needed: Int,
    _ between: (String, String) -> Int?
  ) -> TrackedSeries.Finding {
    let values = series.points.map(\.value)
    if series.certainty == .exact {
      guard values.count > 1 else { return .notEnoughHistory(needed: 2) }
      return .changes(
        values.indices.dropFirst().filter { values[$0] != values[$0 - 1] }.map { index in
          change(
            at: index, .step, values[index - 1], values[index], probability: 0, series, between)
        })
    }
    guard values.count >= needed else { return .notEnoughHistory(needed: needed) }
    var search = search
    let isTail = series.figure.contains("p99")
    search.leastChange = isTail ? Self.leastTailChange : Self.leastChange
    let found = search.changes(in: values.map(Double.init))
    return .changes(
      found.map { found in
        change(
          at: found.index, found.isDrift ? .drift : .step, Int(found.medians.before.rounded()),
          Int(found.medians.after.rounded()), probability: found.probability, series, between)
      })
  }

  private func change(
    at index: Int, _ kind: LevelChange.Kind, _ before: Int, _ after: Int, probability: Double,
    _ series: TrackedSeries, _ between: (String, String) -> Int?
  ) -> LevelChange {
    let (last, first) = (series.points[index - 1].commit, series.points[index].commit)
    return LevelChange(
      index: index, kind: kind, lastBefore: last, firstAfter: first,
      unmeasured: between(last, first), before: before, after: after,
      probabilityBillionths: Int((probability * 1e9).rounded(.up)))
  }
}
