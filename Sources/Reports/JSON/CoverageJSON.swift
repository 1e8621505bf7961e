package import JSONText
package import Results

/// The JSON of what the scenarios exercise.
package enum CoverageJSON {
  /// The name of the format, which stands first in every file.
  package static let format = "assay-coverage"
  /// The version of the format.
  package static let version = 1

  /// The text of a result, a member a line, with a line end.
  package static func bytes(of result: CoverageResult) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    Shape.coverage.write(result, &writer)
    writer.endLine()
    return writer.bytes
  }

  /// The result that a text holds.
  ///
  /// Throws every problem found.
  package static func result(from bytes: [UInt8]) throws(JSONRefusal) -> CoverageResult {
    try JSONText.read(
      bytes, as: FormatHeader.form(of: .coverage, format: format, version: version))
  }

  /// The JSON Schema (2020-12) of the format.
  package static var schema: [UInt8] { Shape.coverage.schema.document(titled: "Assay coverage") }
}

extension CoverageResult {
  fileprivate var format: String { CoverageJSON.format }
  fileprivate var formatVersion: Int { CoverageJSON.version }
}

extension Shape<CoverageResult> {
  fileprivate static var coverage: Self {
    .object(
      "coverage", "What the scenarios exercise, and what not.",
      Field("format", \.format, .constant(CoverageJSON.format), "The name of this format."),
      Field(
        "version", \.formatVersion, .constant(CoverageJSON.version), "The version of this format."),
      Field("engine", \.engine, .engine, "The engine on which the scenarios were run."),
      Field("occasion", \.occasion, .occasion, "When and how."),
      Field("scenarios", \.scenarios, .number(), "The number of scenarios."),
      Field("dimensions", \.dimensions, .list(of: .dimension), "What they exercise, by respect."),
      Field("faults", \.faults, .list(of: .fault), "Known kinds of faults, by code."),
      make: { _, _, engine, occasion, scenarios, dimensions, faults in
        CoverageResult(
          engine: engine, occasion: occasion, scenarios: scenarios, dimensions: dimensions,
          faults: faults)
      })
  }
}

extension Shape<CoverageOfDimension> {
  fileprivate static var dimension: Self {
    .object(
      "dimension", "One respect in which it is asked what scenarios exercise.",
      Field("name", \.name, .text, "Its name, as --of takes it."),
      Field("summary", \.summary, .text, "What it is about."),
      Field("points", \.points, .list(of: .point), "All that can be exercised."),
      Field("impossible", \.impossible, .list(of: .impossible), "All that can't be."),
      make: CoverageOfDimension.init(name:summary:points:impossible:))
  }
}

extension Shape<CoveragePoint> {
  fileprivate static var point: Self {
    .object(
      "point", "One thing that scenarios can exercise.",
      Field("name", \.name, .text, "Its name within the respect."),
      Field("scenarios", \.scenarios, .number(), "How many do; 0 is a gap."),
      Field("example", optional: \.example, .text, "The first that does."),
      make: CoveragePoint.init(name:scenarios:example:))
  }
}

extension Shape<ImpossiblePoint> {
  fileprivate static var impossible: Self {
    .object(
      "impossible", "One thing that no correct engine shows.",
      Field("name", \.name, .text, "Its name within the respect."),
      Field("why", \.why, .text, "Why none does."),
      Field("example", optional: \.example, .text, "A scenario that shows it all the same."),
      make: ImpossiblePoint.init(name:why:example:))
  }
}

extension Shape<FaultCoverage> {
  fileprivate static var fault: Self {
    .object(
      "fault", "A known kind of fault.",
      Field("code", \.code, .text, "Its code, which is a tag of scenarios."),
      Field("summary", \.summary, .text, "What goes wrong."),
      Field("evidence", \.evidence, .name, "What brings it to light."),
      Field("note", \.note, .text, "Which order flow shows it; or why none does, and what does."),
      Field("scenarios", \.scenarios, .list(of: .text), "The scenarios that carry the tag."),
      make: FaultCoverage.init(code:summary:evidence:note:scenarios:))
  }
}
