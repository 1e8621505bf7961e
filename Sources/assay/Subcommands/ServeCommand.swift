internal import CommandLineFrame
internal import Engines
internal import Market

/// `assay serve`: an engine in this process behind the process protocol.
enum ServeCommand {
  private static let engine = Parameter.option(
    "engine", short: "e", SharedParameters.engineKind, default: .own(.reference),
    "The engine: reference (the default), specification, library:PATH or flash1:PATH")

  static let definition = Subcommand(
    "serve", summary: "Answer the process protocol on standard input and output",
    discussion: [
      "This is the other side of --engine process:COMMAND: a worked example, and a native child "
        + "to measure the protocol with. Sources/Adapters/PROTOCOL.md explains the lines.",
      "A shared library is loaded into this process; so are the libraries that --engine names "
        + "elsewhere, each in a child that is this command. What a library prints goes to standard "
        + "error.",
    ],
    parameters: engine,
    examples: [
      .init(
        "assay run --engine 'process:assay serve'",
        "Judge the reference engine through the protocol."),
      .init("assay serve --engine library:./libengine.so", "Answer for the engine of a library."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let spec = invocation[engine]
    if case .process = spec {
      throw CommandFailure("--engine \(spec.text): it answers for itself, and is in no library")
    }
    let answers = StandardAnswers()
    var input = StandardLines()
    do throws(EngineFailure) {
      var server = try EngineServer(
        hosting: spec, version: Assay.version, surrender: { answers.end(with: $0) })
      while !server.isStopped, let line = input.next() {
        guard answers.write(server.answer(line)) else { break }
      }
    } catch {
      while input.next() != nil, answers.write(EngineServer.refusal(error)) {}
    }
    return .success
  }
}
