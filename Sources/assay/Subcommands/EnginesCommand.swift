internal import CommandLineFrame
internal import Engines
internal import JSONText
internal import Market
internal import Wire

/// `assay engines`: which engines can be judged.
enum EnginesCommand {
  private static let json = Parameter.flag("json", "Print a JSON object instead of a table")

  private static let engine = Parameter.option(
    "engine", short: "e", SharedParameters.engineKind,
    "Start this engine and print how it introduces itself")

  static let definition = Subcommand(
    "engines", summary: "List the engines that can be judged, or ask one who it is",
    parameters: engine, SharedParameters.timeLimit, json,
    examples: [
      .init("assay engines", "Print each engine's name and what it is."),
      .init("assay engines --json", "The same for a program to read."),
      .init(
        "assay engines --engine 'process:python3 adapter.py'",
        "Print what an engine says of itself: what it can do, and what it has decided for good."),
      .init("assay engines --engine library:./libengine.so", "The same of a shared library."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    if let spec = invocation[engine] {
      show(try invocation.open(spec).profile, invocation)
    } else if invocation[json] {
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

  private static func show(_ profile: EngineProfile, _ invocation: borrowing Invocation) {
    guard !invocation[json] else {
      // As it stands in the protocol.
      var line = LineBuilder(symbols: [])
      line.answer(.started(profile))
      return invocation.terminal.write(line.bytes)
    }
    let rows: [(String, String)] = [
      ("name", profile.name), ("version", profile.version),
      ("language", profile.language ?? "not told"), ("homepage", profile.homepage ?? "not told"),
      ("can", words(Capability.allCases.filter(profile.can))),
      ("can't", words(Capability.allCases.filter { !profile.can($0) })),
      (
        "has chosen",
        profile.conventions.words.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      ),
    ]
    for (key, value) in rows where !value.isEmpty {
      let gap = String(repeating: " ", count: 12 - key.count)
      invocation.terminal.print(invocation.terminal.paint(key, .bold) + gap + value)
    }
  }

  private static func words(_ capabilities: [Capability]) -> String {
    capabilities.map(\.rawValue).joined(separator: " ")
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
