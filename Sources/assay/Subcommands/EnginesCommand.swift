internal import CommandLineFrame
internal import Engines
internal import JSONText

/// `assay engines`: which engines can be judged.
enum EnginesCommand {
  private static let json = Parameter.flag("json", "Print a JSON object instead of a table")

  static let definition = Subcommand(
    "engines", summary: "List the engines that can be judged",
    parameters: json,
    examples: [
      .init("assay engines", "Print each engine's name and what it is."),
      .init("assay engines --json", "The same for a program to read."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    if invocation[json] {
      invocation.terminal.write(list())
    } else {
      let column = EngineChoice.allCases.map(\.rawValue.count).max() ?? 0
      for engine in EngineChoice.allCases {
        let gap = String(repeating: " ", count: column + 2 - engine.rawValue.count)
        let name = invocation.terminal.paint(engine.rawValue, .bold)
        invocation.terminal.print(name + gap + engine.summary)
      }
    }
    return .success
  }

  private static func list() -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.beginObject()
    writer.key("engines")
    writer.beginArray()
    for engine in EngineChoice.allCases {
      writer.beginObject()
      writer.key("name")
      writer.string(engine.rawValue)
      writer.key("summary")
      writer.string(engine.summary)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}
