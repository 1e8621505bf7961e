internal import CommandLineFrame
internal import Conformance
internal import Engines

/// `assay adapter`: an adapter to begin with.
enum AdapterCommand {
  /// What can be done with adapters.
  private enum Action: String, CaseIterable, Sendable {
    case new
  }

  private static let action = Parameter.argument(
    ValueKind<Action>.choice("new"), "What to do: new writes an adapter to begin with")
  private static let folder = Parameter.argument(
    .path("DIR"), "The folder to write it to; it is made where it is not there")
  private static let language = Parameter.option(
    "language", short: "l", ValueKind<AdapterTemplate.Language>.choice("LANGUAGE"),
    default: .python, "The language: python (the default), c, cpp, node, java, go or rust")

  static let definition = Subcommand(
    "adapter", summary: "Begin an adapter: a kit, an example engine, and an adapter that runs",
    discussion: [
      "It writes the kit of the language, which has no dependency, a plain order book, and the "
        + "adapter between them. Put your engine in the place of the book. No file is ever "
        + "overwritten."
    ],
    parameters: action, folder, language,
    examples: [
      .init("assay adapter new --language rust my-adapter", "Write one in Rust to my-adapter.")
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let template = AdapterTemplate(invocation[language])
    let terminal = invocation.terminal
    var folder = invocation[folder]
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let kits = try Installation.adapters(in: invocation.surroundings)
    do throws(CorpusError) {
      for path in try template.write(from: kits, to: folder) { terminal.print("wrote \(path)") }
    } catch {
      throw CommandFailure(error)
    }
    let engine = "--engine \"\(EngineSpec.process(template.command(in: folder)).text)\""
    if let build = template.build { terminal.print("build it:   (cd '\(folder)' && \(build))") }
    terminal.print("examine it: assay doctor \(engine)")
    terminal.print("judge it:   assay run \(engine)")
    return .success
  }
}
