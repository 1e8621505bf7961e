package import JSONText
package import Results

/// The JSON of a report: the form in which results are kept, and from which every page is drawn.
///
/// The reader is strict and reports every problem with its place. What it accepts is what `schema`
/// describes, and a few relations that a schema can't express.
package enum ReportJSON {
  /// The name of the format, which stands first in every file.
  package static let format = "assay-report"
  /// The version of the format.
  package static let version = 1

  /// The text of a report, a member a line, with a line end.
  package static func bytes(of report: Report) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    Shape.report.write(report, &writer)
    writer.endLine()
    return writer.bytes
  }

  /// The report that a text holds.
  ///
  /// Throws every problem found.
  package static func report(from bytes: [UInt8]) throws(JSONRefusal) -> Report {
    try JSONText.read(bytes, as: FormatHeader.form(of: .report, format: format, version: version))
  }

  /// The JSON Schema (2020-12) of the format.
  package static var schema: [UInt8] { Shape.report.schema.document(titled: "Assay report") }
}

extension Report {
  /// The header's name, as a member like the others.
  fileprivate var format: String { ReportJSON.format }
  /// The header's version, as a member like the others.
  fileprivate var formatVersion: Int { ReportJSON.version }
}

extension Shape<Report> {
  fileprivate static var report: Self {
    .object(
      "report", "What one or more uses of the suite found out.",
      Field("format", \.format, .constant(ReportJSON.format), "The name of this format."),
      Field(
        "version", \.formatVersion, .constant(ReportJSON.version), "The version of this format."),
      Field("suiteVersion", \.suiteVersion, .text, "The version of the suite."),
      Field("runs", \.runs, .list(of: .run), "Runs of the scenario suite."),
      Field("replays", \.replays, .list(of: .replay), "Replays of recorded order flow."),
      Field(
        "campaigns", \.campaigns, .list(of: .campaign), "Campaigns of random order flow.",
        orElse: []),
      Field("benches", \.benches, .list(of: .bench), "Benchmarks."),
      make: { _, _, suiteVersion, runs, replays, campaigns, benches in
        Report(
          suiteVersion: suiteVersion, runs: runs, replays: replays, campaigns: campaigns,
          benches: benches)
      })
  }
}

extension Shape<EngineIdentity> {
  static var engine: Self {
    .object(
      "engine", "The engine that was judged or measured.",
      Field("name", \.name, .text, "The engine's name."),
      Field("version", \.version, .text, "The engine's version."),
      make: EngineIdentity.init(name:version:))
  }
}

extension Shape<Occasion> {
  static var occasion: Self {
    .object(
      "occasion", "When it was done, for how long, and how to do it again.",
      Field("started", \.started, .text, "The start, as ISO 8601 text with its zone."),
      Field(
        "durationNanoseconds", \.durationNanoseconds, .number(), "The wall time in nanoseconds."),
      Field("commandLine", \.commandLine, .text, "The command line that was given."),
      make: Occasion.init(started:durationNanoseconds:commandLine:))
  }
}
