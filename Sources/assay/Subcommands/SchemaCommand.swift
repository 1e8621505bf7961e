internal import CommandLineFrame
internal import Conformance
internal import Reports
internal import Scenarios
internal import Tracking
internal import Wire

/// `assay schema`: the JSON Schemas of all formats.
enum SchemaCommand {
  private static let formats: [(name: String, summary: String, bytes: [UInt8])] =
    Schemas.all.map { ($0.name, $0.summary, Array($0.text.utf8)) }
    + [
      ("report", "the results that --json writes and 'assay report' reads", ReportJSON.schema),
      ("matrix", "what 'assay matrix' writes and 'assay report' reads", MatrixJSON.schema),
      ("comparison", "what 'assay compare --json' writes", ComparisonJSON.schema),
      (
        "track-record", "a line of the history that 'assay track add' keeps",
        Array(HistoryLine.schema.utf8)
      ),
      ("tracking", "what 'assay track report --json' writes", TrackingJSON.schema),
      ("coverage", "what 'assay coverage --json' writes", CoverageJSON.schema),
      ("doctor", "what 'assay doctor --json' writes", DoctorJSON.schema),
      (
        "protocol-request", "a line from the suite to an engine",
        Array(ProtocolSchema.request.utf8)
      ),
      (
        "protocol-answer", "a line from an engine to the suite", Array(ProtocolSchema.answer.utf8)
      ),
      ("order-log", "how 'assay replay --format' reads an order log", OrderLogFormatFile.schema),
    ]

  private static let name = Parameter.optionalArgument(
    .word("NAME", among: formats.map(\.name)),
    "The format; the formats are listed where none is named")

  static let definition = Subcommand(
    "schema", summary: "Print the JSON Schema of a file format",
    parameters: name,
    examples: [
      .init("assay schema", "List the formats."),
      .init("assay schema scenario > scenario.json", "Store the schema for an editor to use."),
    ],
    body: { invocation throws(CommandFailure) in
      if let format = formats.first(where: { $0.name == invocation[name] }) {
        invocation.terminal.write(format.bytes)
        return .success
      }
      let column = formats.map(\.name.count).max() ?? 0
      for format in formats {
        let gap = String(repeating: " ", count: column + 2 - format.name.count)
        invocation.terminal.print(format.name + gap + format.summary)
      }
      return .success
    })
}
