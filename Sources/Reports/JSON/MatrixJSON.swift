package import JSONText
package import Results

/// The JSON of what many engines did on the same scenarios and the same random order flow.
package enum MatrixJSON {
  /// The name of the format, which stands first in every file.
  package static let format = "assay-matrix"
  /// The version of the format.
  package static let version = 1

  /// The text of a matrix, a member a line, with a line end.
  package static func bytes(of result: MatrixResult) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    Shape.matrix.write(result, &writer)
    writer.endLine()
    return writer.bytes
  }

  /// The matrix that a text holds.
  ///
  /// Throws every problem found.
  package static func result(from bytes: [UInt8]) throws(JSONRefusal) -> MatrixResult {
    try JSONText.read(
      bytes, as: FormatHeader.form(of: .matrix, format: format, version: version))
  }

  /// The JSON Schema (2020-12) of the format.
  package static var schema: [UInt8] { Shape.matrix.schema.document(titled: "Assay matrix") }
}

extension MatrixResult {
  fileprivate var format: String { MatrixJSON.format }
  fileprivate var formatVersion: Int { MatrixJSON.version }
}

extension Shape<MatrixResult> {
  fileprivate static var matrix: Self {
    .object(
      "matrix", "What many engines did on the same scenarios and the same random order flow.",
      Field("format", \.format, .constant(MatrixJSON.format), "The name of this format."),
      Field(
        "version", \.formatVersion, .constant(MatrixJSON.version), "The version of this format."),
      Field("suiteVersion", \.suiteVersion, .text, "The version of the suite."),
      Field("occasion", \.occasion, .occasion, "When and how."),
      Field("plan", \.plan, .plan, "What every engine is given."),
      Field("ending", \.ending, .name, "Whether all engines had their turn."),
      Field("areas", \.areas, .list(of: .text), "The areas of the scenarios, in order."),
      Field("engines", \.rows, .list(of: .row), "The engines that are done, in order."),
      make: { _, _, suiteVersion, occasion, plan, ending, areas, rows in
        MatrixResult(
          suiteVersion: suiteVersion, occasion: occasion, plan: plan, ending: ending,
          areas: areas, rows: rows)
      })
  }
}

extension Shape<MatrixPlan> {
  fileprivate static var plan: Self {
    .object(
      "plan", "What every engine is given.",
      Field("scenarios", \.scenarios, .number(), "The number of scenarios."),
      Field("profile", \.profile, .text, "What the random order flow is made of, by name."),
      Field("seed", \.seed, .seed, "The seed of the random order flow."),
      Field("cases", \.cases, .number(), "The number of cases of random order flow."),
      Field("commandsPerCase", \.commandsPerCase, .number(from: 1), "The commands of a case."),
      Field("budgetNanoseconds", \.budgetNanoseconds, .number(), "The time of one engine."),
      Field("requestNanoseconds", \.requestNanoseconds, .number(), "The time of one request."),
      make: MatrixPlan.init(
        scenarios:profile:seed:cases:commandsPerCase:budgetNanoseconds:requestNanoseconds:))
  }
}

extension Shape<MatrixEntry> {
  fileprivate static var entry: Self {
    .object(
      "entry", "An engine as the manifest names it.",
      Field("name", \.name, .text, "Its name in the manifest."),
      Field("engine", optional: \.engine, .text, "What --engine takes for it."),
      Field("error", optional: \.error, .text, "Why it could not be installed."),
      Field("language", optional: \.language, .text, "The language it is written in."),
      Field("homepage", optional: \.homepage, .text, "Where it comes from."),
      Field("requirements", \.requirements, .list(of: .text), "The packages, with versions."),
      Field("notes", optional: \.notes, .text, "What is to be known of how it is asked."),
      make: MatrixEntry.init(name:engine:error:language:homepage:requirements:notes:))
  }
}

extension Shape<MatrixRow> {
  fileprivate static var row: Self {
    .object(
      "row", "What one engine did.",
      Field("entry", \.entry, .entry, "The engine as the manifest names it."),
      Field("state", \.state, .name, "How far it came."),
      Field("reason", optional: \.reason, .text, "Why it came no further."),
      Field(
        "introduction", optional: \.introduction, .introduction, "What the engine says of itself."),
      Field("areas", \.areas, .list(of: .area), "The scenarios that were run, by area."),
      Field("played", \.played, .play, "The random order flow that it was given."),
      Field("failures", \.failures, .list(of: .matrixFailure), "The kinds of failures, each once."),
      Field(
        "reproductions", \.reproductions, .list(of: .text),
        "Reproductions on the engine's own interface, by path."),
      Field("durationNanoseconds", \.durationNanoseconds, .number(), "The time that it took."),
      make: MatrixRow.init(
        entry:state:reason:introduction:areas:played:failures:reproductions:
        durationNanoseconds:))
  }
}

extension Shape<MatrixIntroduction> {
  fileprivate static var introduction: Self {
    .object(
      "introduction", "What an engine says of itself.",
      Field("name", \.name, .text, "Its name."),
      Field("version", \.version, .text, "Its version."),
      Field("language", optional: \.language, .text, "The language it is written in."),
      Field("homepage", optional: \.homepage, .text, "Where it comes from."),
      Field("capabilities", \.capabilities, .list(of: .text), "What it can do."),
      Field("conventions", \.conventions, .list(of: .text), "The choices it made for good."),
      make: MatrixIntroduction.init(
        name:version:language:homepage:capabilities:conventions:))
  }
}

extension Shape<MatrixArea> {
  fileprivate static var area: Self {
    .object(
      "area", "The scenarios of one area.",
      Field("name", \.name, .text, "The area."),
      Field("counts", \.counts, .list(of: .count), "The verdicts that occur."),
      make: MatrixArea.init(name:counts:))
  }
}

extension Shape<MatrixCount> {
  fileprivate static var count: Self {
    .object(
      "count", "How many scenarios got one verdict.",
      Field("verdict", \.verdict, .name, "The verdict."),
      Field("count", \.count, .number(from: 1), "How many."),
      make: MatrixCount.init(verdict:count:))
  }
}

extension Shape<MatrixPlay> {
  fileprivate static var play: Self {
    .object(
      "play", "How much random order flow an engine was given.",
      Field("cases", \.cases, .number(), "The cases."),
      Field("commands", \.commands, .number(), "The commands."),
      Field("events", \.events, .number(), "The events that answered them."),
      make: MatrixPlay.init(cases:commands:events:))
  }
}

extension Shape<MatrixFailure> {
  fileprivate static var matrixFailure: Self {
    .object(
      "matrixFailure", "All failures of one engine that are of one kind.",
      Field("verdict", \.verdict, .name, "What it is."),
      Field("judge", \.judge, .name, "Who found it."),
      Field("area", \.area, .text, "The law or the comparison."),
      Field("kind", \.kind, .text, "The kind in a few words."),
      Field("statement", \.statement, .text, "What must hold."),
      Field("source", \.source, .text, "Where that comes from."),
      Field("message", \.message, .text, "How the engine differs from it here."),
      Field("seen", \.seen, .number(), "The cases of random order flow that showed it."),
      Field("scenarios", \.scenarios, .list(of: .text), "The scenarios that showed it."),
      Field("commandsBefore", \.commandsBefore, .number(), "The commands before shrinking."),
      Field(
        "conventions", \.conventions, .list(of: .text),
        "The conventions that are not those by default."),
      Field("instruments", \.instruments, .list(of: .text), "The instruments, as their JSON."),
      Field("flow", \.flow, .list(of: .text), "The smallest flow, a command each."),
      Field("expected", \.expected, .list(of: .text), "The events that should have come last."),
      Field("actual", \.actual, .list(of: .text), "The events that did."),
      Field("replay", \.replay, .text, "The command line that replays it."),
      Field(
        "reproduction", optional: \.reproduction, .text,
        "A reproduction on the engine's own interface, by path."),
      make: MatrixFailure.init(
        verdict:judge:area:kind:statement:source:message:seen:scenarios:commandsBefore:
        conventions:instruments:flow:expected:actual:replay:reproduction:))
  }
}
