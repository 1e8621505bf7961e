internal import CommandLineFrame
internal import Glibc

/// The command line of the suite.
@main struct Assay {
  /// The one place where the version number stands.
  static let version = "0.1.0"

  /// The commands in the order of the help.
  private static let subcommands = [
    EnginesCommand.definition,
    CompletionCommand.definition,
  ]

  private static let program = Program(
    name: "assay", version: version,
    summary: "conformance and benchmark suite for order matching engines",
    subcommands: subcommands + [HelpCommand.definition(explaining: subcommands)],
    examples: [
      .init("assay engines", "Print the engines that can be judged."),
      .init("assay help engines", "Explain a command with all its options."),
    ])

  static func main() {
    exit(program.run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }
}
