internal import CommandLineFrame
internal import Conformance

/// `assay lint`: whether scenario and golden files are well written, and each of some use.
enum LintCommand {
  private static let paths = Parameter.arguments(
    .path("PATH"), "Scenario files, areas or AREA/NAME; all of them where none is named")

  private static let write = Parameter.flag(
    "write", "Write the table of contents, scenarios/README.md, anew before checking")

  static let definition = Subcommand(
    "lint", summary: "Check scenario and golden files, without judging by them",
    discussion: [
      "A scenario that has the tags of another one, and exercises no other features of the "
        + "market, is warned of: it shows nothing new. A warning is no failure."
    ],
    parameters: paths, write, SharedParameters.scenarios,
    examples: [
      .init("assay lint", "Check every file, and print each problem with its line and column."),
      .init("assay lint scenarios/auctions", "Check the files of one area."),
      .init("assay lint --write", "Bring the table of contents up to date."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let corpus = try invocation.corpus()
    do throws(CorpusError) {
      let entries = try corpus.entries(choosing: invocation[paths])
      if invocation[write] { try CorpusContents.write(for: corpus) }
      let problems = try CorpusLint.problems(of: entries, in: corpus)
      let warnings = try CorpusLint.warnings(of: entries, in: corpus)
      for line in problems + warnings { invocation.terminal.print(line, to: .error) }
      guard problems.isEmpty else { return .usage }
      invocation.terminal.print("\(entries.count) scenarios and their golden logs are in order")
      return .success
    } catch {
      throw CommandFailure(error)
    }
  }
}
