internal import CommandLineFrame
internal import Conformance

/// `assay lint`: whether scenario and golden files are well written.
enum LintCommand {
  private static let paths = Parameter.arguments(
    .path("PATH"), "Scenario files, areas or AREA/NAME; all of them where none is named")

  static let definition = Subcommand(
    "lint", summary: "Check scenario and golden files without running them",
    parameters: paths, SharedParameters.scenarios,
    examples: [
      .init("assay lint", "Check every file, and print each problem with its line and column."),
      .init("assay lint scenarios/auctions", "Check the files of one area."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let corpus = try invocation.corpus()
    do throws(CorpusError) {
      let entries = try corpus.entries(choosing: invocation[paths])
      let problems = try CorpusLint.problems(of: entries, in: corpus)
      for problem in problems { invocation.terminal.print(problem, to: .error) }
      guard problems.isEmpty else { return .usage }
      invocation.terminal.print("\(entries.count) scenarios and their golden logs are in order")
      return .success
    } catch {
      throw CommandFailure(error)
    }
  }
}
