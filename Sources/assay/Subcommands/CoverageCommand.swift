internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import Reports
internal import Results

/// `assay coverage`: what the scenarios exercise, and what not.
enum CoverageCommand {
  private static let paths = Parameter.arguments(
    .path("PATH"), "Scenario files, areas or AREA/NAME; all scenarios where none is named")
  private static let of = Parameter.option(
    "of", ValueKind<CoverageDimension>.choice("WHAT"),
    "Show all of one respect, each with a scenario: rejectReason, commandInPhase, pair …")
  private static let faults = Parameter.flag(
    "faults", "Show each known kind of fault with the scenarios that are there to show it")
  private static let json = Parameter.option(
    "json", .outputFile, "Write the result as JSON ('assay schema coverage' describes it)")

  static let definition = Subcommand(
    "coverage", summary: "Show what the scenarios exercise, and what is missing",
    discussion: [
      "Every scenario is run, and what it exercises is read from the commands and from the events "
        + "that came of them. It ends with 1 where something that is declared to be impossible "
        + "happened all the same; gaps are told, and are no failure."
    ],
    parameters: paths, of, faults, SharedParameters.ownEngine, json, SharedParameters.scenarios,
    examples: [
      .init("assay coverage", "Print the table, with the gaps."),
      .init("assay coverage --of rejectReason", "Name a scenario for each reason of a rejection."),
      .init("assay coverage auctions --of pair", "See what one area combines."),
      .init("assay coverage --faults", "Print the table of faults."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let stopwatch = Stopwatch()
    let corpus = try invocation.corpus()
    let engine = invocation[SharedParameters.ownEngine]
    let entries: [Corpus.Entry]
    do throws(CorpusError) {
      entries = try corpus.entries(choosing: invocation[paths])
    } catch {
      throw CommandFailure(error)
    }
    let outcome = CoverageRun(engine: engine.source, entries: entries).run()
    let terminal = invocation.terminal
    for file in outcome.broken { terminal.print(file.report, to: .error) }
    guard outcome.broken.isEmpty else { return .usage }
    let result = CoverageResult(
      engine: EngineIdentity(name: engine.rawValue, version: Assay.version),
      occasion: stopwatch.occasion(), scenarios: outcome.scenarios, dimensions: outcome.dimensions,
      faults: outcome.faults)
    if let file = invocation[json] { try file.write(CoverageJSON.bytes(of: result)) }
    show(result, invocation)
    return result.contradictions.isEmpty ? .success : .nonconforming
  }

  private static func show(_ result: CoverageResult, _ invocation: borrowing Invocation) {
    let terminal = invocation.terminal
    let chosen = invocation[of]?.rawValue
    if let dimension = result.dimensions.first(where: { $0.name == chosen }) {
      terminal.print(CoverageText.detail(of: dimension))
    }
    if invocation[faults] { terminal.print(CoverageText.faults(result.faults)) }
    guard chosen == nil, !invocation[faults] else { return }
    terminal.print(CoverageText.table(result))
  }
}
