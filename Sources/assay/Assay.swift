internal import CommandLineFrame
internal import Glibc

/// The command line of the suite.
@main struct Assay {
  /// The one place where the version number stands.
  static let version = "0.1.0"

  /// The commands in the order of the help.
  private static let subcommands = [
    RunCommand.definition,
    ExplainCommand.definition,
    CoverageCommand.definition,
    LintCommand.definition,
    NewCommand.definition,
    ExhaustCommand.definition,
    ReplayCommand.definition,
    FuzzCommand.definition,
    ShrinkCommand.definition,
    JudgeCommand.definition,
    MatrixCommand.definition,
    BenchCommand.definition,
    CompareCommand.definition,
    TrackCommand.definition,
    ReportCommand.definition,
    MergeCommand.definition,
    SchemaCommand.definition,
    EnginesCommand.definition,
    DoctorCommand.definition,
    AdapterCommand.definition,
    ServeCommand.definition,
    CompletionCommand.definition,
  ]

  private static let program = Program(
    name: "assay", version: version,
    summary: "conformance and benchmark suite for order matching engines",
    subcommands: subcommands + [HelpCommand.definition(explaining: subcommands)],
    hidden: [ProbeCommand.definition],
    examples: [
      .init("assay run", "Judge the reference engine on every scenario."),
      .init(
        "assay explain time-priority/earlier-order-trades-first", "Watch a scenario step by step."),
      .init("assay help run", "Explain a command with all its options."),
    ])

  static func main() {
    exit(program.run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }
}
