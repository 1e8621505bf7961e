package import JSONText
package import Results

/// The JSON of what an examination of an adapter found.
package enum DoctorJSON {
  /// The name of the format, which stands first in every file.
  package static let format = "assay-doctor"
  /// The version of the format.
  package static let version = 1

  /// The text of a result, a member a line, with a line end.
  package static func bytes(of result: DoctorResult) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    Shape.doctor.write(result, &writer)
    writer.endLine()
    return writer.bytes
  }

  /// The result that a text holds.
  ///
  /// Throws every problem found.
  package static func result(from bytes: [UInt8]) throws(JSONRefusal) -> DoctorResult {
    try JSONText.read(
      bytes, as: FormatHeader.form(of: .doctor, format: format, version: version))
  }

  /// The JSON Schema (2020-12) of the format.
  package static var schema: [UInt8] { Shape.doctor.schema.document(titled: "Assay doctor") }
}

extension DoctorResult {
  fileprivate var format: String { DoctorJSON.format }
  fileprivate var formatVersion: Int { DoctorJSON.version }
}

extension Shape<DoctorResult> {
  fileprivate static var doctor: Self {
    .object(
      "doctor", "Whether an adapter is honest and complete.",
      Field("format", \.format, .constant(DoctorJSON.format), "The name of this format."),
      Field(
        "version", \.formatVersion, .constant(DoctorJSON.version), "The version of this format."),
      Field("engine", \.engine, .engine, "The engine as it introduces itself."),
      Field("occasion", \.occasion, .occasion, "When and how."),
      Field("findings", \.findings, .list(of: .finding), "What each check found."),
      make: { _, _, engine, occasion, findings in
        DoctorResult(engine: engine, occasion: occasion, findings: findings)
      })
  }
}

extension Shape<DoctorFinding> {
  fileprivate static var finding: Self {
    .object(
      "finding", "What one check found.",
      Field("name", \.name, .text, "The check."),
      Field("verdict", \.verdict, .name, "How it ended."),
      Field("seen", \.seen, .text, "What was seen."),
      Field("fix", optional: \.fix, .text, "What to do about it."),
      make: DoctorFinding.init(name:verdict:seen:fix:))
  }
}
