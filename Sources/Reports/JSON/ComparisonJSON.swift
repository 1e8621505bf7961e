package import JSONText
package import Results

/// The JSON of a comparison of two measurements.
package enum ComparisonJSON {
  /// The name of the format, which stands first in every file.
  package static let format = "assay-comparison"
  /// The version of the format.
  package static let version = 1

  /// The text of a comparison, a member a line, with a line end.
  package static func bytes(of result: ComparisonResult) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    Shape.comparison.write(result, &writer)
    writer.endLine()
    return writer.bytes
  }

  /// The result that a text holds.
  ///
  /// Throws every problem found.
  package static func result(from bytes: [UInt8]) throws(JSONRefusal) -> ComparisonResult {
    try JSONText.read(
      bytes, as: FormatHeader.form(of: .comparison, format: format, version: version))
  }

  /// The JSON Schema (2020-12) of the format.
  package static var schema: [UInt8] {
    Shape.comparison.schema.document(titled: "Assay comparison")
  }
}

extension ComparisonResult {
  fileprivate var format: String { ComparisonJSON.format }
  fileprivate var formatVersion: Int { ComparisonJSON.version }
}

extension Shape<ComparisonResult> {
  fileprivate static var comparison: Self {
    .object(
      "comparison", "What comparing two measurements gave.",
      Field("format", \.format, .constant(ComparisonJSON.format), "The name of this format."),
      Field(
        "version", \.formatVersion, .constant(ComparisonJSON.version),
        "The version of this format."),
      Field("suiteVersion", \.suiteVersion, .text, "The version of the suite."),
      Field("baseline", \.baseline, .side, "What the candidate is held against."),
      Field("candidate", \.candidate, .side, "What is held against the baseline."),
      Field("thresholds", \.thresholds, .thresholds, "From which difference on one is told."),
      Field(
        "confidence", \.confidence, .number(),
        "How often an interval of a ratio holds the true one, in parts per million."),
      Field("unlike", \.unlike, .list(of: .text), "In what the two are unlike."),
      Field("unpaired", \.unpaired, .list(of: .text), "What only one of the two has."),
      Field("figures", \.figures, .list(of: .comparedFigure), "What both have, figure by figure."),
      make: {
        _, _, suiteVersion, baseline, candidate, thresholds, confidence, unlike, unpaired, figures
        in
        ComparisonResult(
          suiteVersion: suiteVersion, baseline: baseline, candidate: candidate,
          thresholds: thresholds, confidence: confidence, unlike: unlike, unpaired: unpaired,
          figures: figures)
      })
  }
}

extension Shape<ComparedSide> {
  fileprivate static var side: Self {
    .object(
      "side", "One of the two sides.",
      Field("name", \.name, .text, "The file, the commit or the engine."),
      Field("engines", \.engines, .list(of: .engine), "The engines that were measured."),
      make: ComparedSide.init(name:engines:))
  }
}

extension Shape<ComparisonThresholds> {
  fileprivate static var thresholds: Self {
    .object(
      "thresholds", "Differences in parts per million of the baseline.",
      Field("sampled", \.sampled, .number(), "That of times."),
      Field("tail", \.tail, .number(), "That of p99 and beyond."),
      make: ComparisonThresholds.init(sampled:tail:))
  }
}

extension Shape<FigureComparison> {
  fileprivate static var comparedFigure: Self {
    .object(
      "comparedFigure", "One figure on both sides.",
      Field("engine", \.engine, .text, "The engine or the two of them."),
      Field("flow", \.flow, .text, "The flow by name."),
      Field("figure", \.figure, .text, "What is measured."),
      Field("unit", \.unit, .text, "What one of it is."),
      Field("better", \.better, .name, "Which of two values is better."),
      Field("kind", \.certainty, .name, "Whether it is counted exactly or scatters."),
      Field("baseline", \.baseline, .number(), "The median of the baseline's values."),
      Field("candidate", \.candidate, .number(), "The median of the candidate's values."),
      Field(
        "ratio", optional: \.ratio, .ratio,
        "The candidate's over the baseline's; absent of exact figures and of too few values."),
      Field("verdict", \.verdict, .name, "What the comparison says."),
      make: FigureComparison.init(
        engine:flow:figure:unit:better:certainty:baseline:candidate:ratio:verdict:))
  }
}

extension Shape<RatioMillionths> {
  fileprivate static var ratio: Self {
    .object(
      "ratio", "A ratio and its interval in parts per million.",
      Field(
        "value", \.value, .number(),
        "The ratio of the medians, or the median ratio of passes in pairs."),
      Field("low", \.low, .number(), "The interval's lower end."),
      Field("high", \.high, .number(), "The interval's upper end."),
      make: RatioMillionths.init(value:low:high:))
  }
}
