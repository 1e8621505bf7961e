internal import CommandLineFrame
internal import Engines
internal import Market

/// `assay serve`: an engine of our own behind the process protocol.
enum ServeCommand {
  static let definition = Subcommand(
    "serve", summary: "Answer the process protocol on standard input and output",
    discussion: [
      "This is the other side of --engine process:COMMAND: a worked example, and a native child "
        + "to measure the protocol with. Sources/Adapters/PROTOCOL.md explains the lines."
    ],
    parameters: SharedParameters.ownEngine,
    examples: [
      .init(
        "assay run --engine 'process:assay serve'",
        "Judge the reference engine through the protocol.")
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    var source = invocation[SharedParameters.ownEngine].source
    source.profile.version = Assay.version
    var server = EngineServer(source)
    var input = StandardLines()
    while !server.isStopped, let line = input.next() {
      invocation.terminal.write(server.answer(line))
    }
    return .success
  }
}
