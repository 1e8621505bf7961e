internal import CommandLineFrame
internal import Conformance
internal import JSONText
internal import Reports
internal import Results
internal import Scenarios

/// `assay judge`: the laws applied to anyone's log.
enum JudgeCommand {
  private static let log = Parameter.argument(
    ValueKind<FileInput>.inputFile.named("HISTORY"),
    "The log: a line of instruments and conventions, then commands and their events")
  private static let scenario = Parameter.option(
    "scenario", .inputFile,
    "The scenario that gives instruments, conventions and commands; the log has events alone")

  static let definition = Subcommand(
    "judge", summary: "Apply the laws to a log of commands and events",
    discussion: [
      "The log is JSON Lines. The first is {\"instruments\": […], \"conventions\": {…}}; each after "
        + "it is a command as scenarios write it, or an event of that command as golden logs do. No "
        + "engine is asked: the laws judge by what the log says alone."
    ],
    parameters: log, scenario, SharedParameters.json,
    examples: [
      .init("assay judge engine.jsonl", "Judge what an engine wrote down."),
      .init(
        "assay judge golden/cancel/by-id.jsonl --scenario scenarios/cancel/by-id.json",
        "Judge a golden log."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let stopwatch = Stopwatch()
    let terminal = invocation.terminal
    let path = invocation[log].path
    var given: Scenario?
    if let file = invocation[scenario] {
      let bytes = try file.bytes()
      do throws(JSONRefusal) {
        given = try Scenario(reading: bytes)
      } catch {
        terminal.print(error.rendered(file: file.path), to: .error)
        return .usage
      }
    }
    let bytes = try invocation[log].bytes()
    let recorded: RecordedHistory
    do throws(JSONRefusal) {
      recorded = try RecordedHistory(reading: bytes, of: given)
    } catch {
      terminal.print(error.rendered(file: path), to: .error)
      return .usage
    }
    guard recorded.commandCount > 0 else { throw CommandFailure("'\(path)' has no commands") }
    let occasion = stopwatch.occasion()
    let judgement = HistoryJudgement(of: recorded, replay: occasion.commandLine)
    if let file = invocation[SharedParameters.json] {
      try file.write(
        ReportJSON.bytes(
          of: Report(
            suiteVersion: Assay.version, runs: [result(judgement, path, occasion)])))
    }
    for failure in judgement.failures {
      terminal.print(StoryText.text(for: failure))
      terminal.print("")
    }
    let verdict =
      judgement.violations == 0
      ? terminal.paint("keeps every law", .green) : terminal.paint("breaks laws", .red)
    terminal.print(
      "\(path) \(verdict): \(judgement.violations) violations in \(recorded.commandCount) commands")
    return judgement.violations == 0 ? .success : .nonconforming
  }

  /// The judgement as a run of one case, for reports.
  private static func result(
    _ judgement: HistoryJudgement, _ path: String, _ occasion: Occasion
  ) -> RunResult {
    RunResult(
      engine: EngineIdentity(name: path, version: ""), occasion: occasion,
      cases: [
        CaseResult(
          scenario: path, title: "The history keeps every law", why: "The laws of the suite.",
          area: "history", verdict: judgement.violations == 0 ? .passed : .failed,
          mirror: .skipped("a history is judged as it is"),
          durationNanoseconds: occasion.durationNanoseconds, failures: judgement.failures)
      ])
  }
}
