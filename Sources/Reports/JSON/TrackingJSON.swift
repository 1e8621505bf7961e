package import JSONText
package import Results

/// The JSON of what a history of measurements shows.
package enum TrackingJSON {
  /// The name of the format, which stands first in every file.
  package static let format = "assay-tracking"
  /// The version of the format.
  package static let version = 1

  /// The text of a result, a member a line, with a line end.
  package static func bytes(of result: TrackingResult) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    Shape.tracking.write(result, &writer)
    writer.endLine()
    return writer.bytes
  }

  /// The result that a text holds.
  ///
  /// Throws every problem found.
  package static func result(from bytes: [UInt8]) throws(JSONRefusal) -> TrackingResult {
    try JSONText.read(
      bytes, as: FormatHeader.form(of: .tracking, format: format, version: version))
  }

  /// The JSON Schema (2020-12) of the format.
  package static var schema: [UInt8] {
    Shape.tracking.schema.document(titled: "Assay tracking")
  }
}

extension TrackingResult {
  fileprivate var format: String { TrackingJSON.format }
  fileprivate var formatVersion: Int { TrackingJSON.version }
}

extension Shape<TrackingResult> {
  fileprivate static var tracking: Self {
    .object(
      "tracking", "What a history of measurements over commits shows.",
      Field("format", \.format, .constant(TrackingJSON.format), "The name of this format."),
      Field(
        "version", \.formatVersion, .constant(TrackingJSON.version),
        "The version of this format."),
      Field("suiteVersion", \.suiteVersion, .text, "The version of the suite."),
      Field("records", \.records, .number(), "The number of records in the history."),
      Field("rule", \.rule, .rule, "By what changes are told from chance."),
      Field("series", \.series, .list(of: .series), "The figures over the commits."),
      make: { _, _, suiteVersion, records, rule, series in
        TrackingResult(suiteVersion: suiteVersion, records: records, rule: rule, series: series)
      })
  }
}

extension Shape<TrackingRule> {
  fileprivate static var rule: Self {
    .object(
      "rule", "By what changes of level are told from chance.",
      Field(
        "seriesTested", \.seriesTested, .number(),
        "The series among which the chance of a false alarm is shared."),
      Field(
        "levelBillionths", \.levelBillionths, .number(),
        "The greatest probability of a change by chance, in parts per billion."),
      Field(
        "fewestMeasurements", \.fewestMeasurements, .number(),
        "The fewest measurements that could show a change."),
      Field(
        "shortestSegment", \.shortestSegment, .number(),
        "The fewest measurements between two changes."),
      Field(
        "leastChange", \.leastChange, .number(),
        "The least change that is told, in parts per million."),
      Field("leastTailChange", \.leastTailChange, .number(), "That of p99 and beyond."),
      make: TrackingRule.init(
        seriesTested:levelBillionths:fewestMeasurements:shortestSegment:leastChange:
        leastTailChange:))
  }
}

extension Shape<TrackedSeries> {
  fileprivate static var series: Self {
    .object(
      "series", "One figure over the commits.",
      Field("engine", \.engine, .text, "The engine by name."),
      Field("flow", \.flow, .flow, "The flow of commands."),
      Field("processor", \.processor, .text, "The processor's name."),
      Field("toolchain", \.toolchain, .text, "The compiler, and how it was used."),
      Field("figure", \.figure, .text, "What is measured."),
      Field("unit", \.unit, .text, "What one of it is."),
      Field("better", \.better, .name, "Which of two values is better."),
      Field("kind", \.certainty, .name, "Whether it is counted exactly or scatters."),
      Field("points", \.points, .list(of: .point), "The measurements in the order of commits."),
      Field("finding", \.finding, .finding, "What the series shows."),
      make: TrackedSeries.init(
        engine:flow:processor:toolchain:figure:unit:better:certainty:points:finding:))
  }
}

extension Shape<TrackedFlow> {
  fileprivate static var flow: Self {
    .object(
      "flow", "A flow of commands.",
      Field("name", \.name, .text, "The flow's name."),
      Field("hash", \.hash, .hash, "The hash of the commands."),
      Field("commands", \.commands, .number(from: 1), "The number of commands."),
      make: TrackedFlow.init(name:hash:commands:))
  }
}

extension Shape<SeriesPoint> {
  fileprivate static var point: Self {
    .object(
      "point", "One measurement of a series.",
      Field("commit", \.commit, .text, "The commit."),
      Field("time", \.time, .text, "When the commit was made, or else when it was measured."),
      Field("value", \.value, .number(), "The median of its passes."),
      make: SeriesPoint.init(commit:time:value:))
  }
}

extension Shape<TrackedSeries.Finding> {
  fileprivate static var finding: Self {
    .either(
      "finding", "What a series shows.",
      Variant(
        "notEnoughHistory", .number(from: 1), "How many measurements are needed.",
        wrap: TrackedSeries.Finding.notEnoughHistory(needed:),
        unwrap: { if case .notEnoughHistory(let needed) = $0 { needed } else { nil } }),
      Variant(
        "changes", .list(of: .change), "The changes of its level, first to last.",
        wrap: TrackedSeries.Finding.changes,
        unwrap: { if case .changes(let changes) = $0 { changes } else { nil } }))
  }
}

extension Shape<LevelChange> {
  fileprivate static var change: Self {
    .object(
      "change", "A change of a series' level.",
      Field("index", \.index, .number(), "The first point of the new level, from 0."),
      Field("kind", \.kind, .name, "Whether it is at once or little by little."),
      Field("lastBefore", \.lastBefore, .text, "The last commit measured before it."),
      Field("firstAfter", \.firstAfter, .text, "The first commit measured after it."),
      Field(
        "unmeasured", optional: \.unmeasured, .number(),
        "How many commits between the two were not measured; absent where not known."),
      Field("before", \.before, .number(), "The median before."),
      Field("after", \.after, .number(), "The median after."),
      Field(
        "probabilityBillionths", \.probabilityBillionths, .number(),
        "A bound of the probability of such a change by chance, in parts per billion."),
      make: LevelChange.init(
        index:kind:lastBefore:firstAfter:unmeasured:before:after:probabilityBillionths:))
  }
}
