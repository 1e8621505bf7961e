internal import CommandLineFrame
internal import Conformance
internal import JSONText
internal import MarketData
internal import Reports
internal import Results
internal import Scenarios

/// `assay judge`: the laws applied to anyone's log.
enum JudgeCommand {
  private static let log = Parameter.argument(
    ValueKind<FileInput>.inputStream.named("HISTORY"),
    "The log, plain or .gz, or - for standard input")
  private static let scenario = Parameter.option(
    "scenario", .inputFile,
    "The scenario that gives instruments, conventions and commands; the log has events alone")
  private static let junit = Parameter.option(
    "junit", .outputFile, "Write the result as JUnit XML")

  static let definition = Subcommand(
    "judge", summary: "Apply the laws to a log of commands and events",
    discussion: [
      "The log is JSON Lines. The first is {\"instruments\": […], \"conventions\": {…}}; each after "
        + "it is a command as scenarios write it, an event of that command as golden logs do, or "
        + "the book after it: {\"command\": 1, \"book\": {\"bids\": […], \"asks\": […]}}. "
        + "'assay schema history' describes it. No engine is asked: the laws judge by what the log "
        + "says alone. It is judged while it is read, in memory that grows with the live orders, "
        + "not with the log.",
      "For instance: {\"instruments\":[{\"symbol\":\"XYZ\"}]}, then "
        + "{\"new\":{\"id\":1,\"side\":\"buy\",\"price\":\"9.99\",\"quantity\":5}}, then "
        + "{\"command\":1,\"event\":\"accepted\",\"id\":1}, each on a line of its own.",
      "The first line may name what the engine can't report: \"unreported\": [\"accepted\", "
        + "\"rejected\", \"expired\"] are taken for granted, and \"bookDepth\": 5 says that its books "
        + "show five levels of a side. A golden log of the suite is judged by the scenario that lies "
        + "beside it.",
    ],
    parameters: log, scenario, SharedParameters.json, junit,
    examples: [
      .init("assay judge engine.jsonl", "Judge what an engine wrote down."),
      .init("my-engine --log - | assay judge -", "Judge it while it runs."),
      .init(
        "assay judge golden/cancel/by-id.jsonl --scenario scenarios/cancel/by-id.json",
        "Judge a golden log."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let stopwatch = Stopwatch()
    let (terminal, input) = (invocation.terminal, invocation[log])
    let replay = stopwatch.occasion().commandLine
    let judgement: HistoryJudgement
    do throws(JudgeProblem) {
      let given = try givenScenario(invocation)
      judgement = try judge(HistoryRun(of: given, replay: replay), invocation)
    } catch {
      terminal.endProgress()
      switch error {
      case .history(let refusal, let path):
        terminal.print(refusal.rendered(file: path), to: .error)
        if let hint = refusal.hint { terminal.print("assay: hint: \(hint)", to: .error) }
      case .scenario(let refusal, let path):
        terminal.print(refusal.rendered(file: path), to: .error)
      case .command(let failure): throw failure
      }
      return .usage
    }
    terminal.endProgress()
    if judgement.wasInterrupted {
      terminal.print(
        "interrupted after \(judgement.commands) commands, \(judgement.violations) violations so far",
        to: .error)
      return .interrupted
    }
    guard judgement.commands > 0 else {
      throw CommandFailure("'\(input.path)' has no commands, so nothing was judged")
    }
    let result = judgement.result(named: input.path, stopwatch.occasion())
    if let file = invocation[SharedParameters.json] {
      try file.write(ReportJSON.bytes(of: Report(suiteVersion: Assay.version, runs: [result])))
    }
    if let file = invocation[junit] {
      try file.write(Array(JUnit.document(for: result).utf8))
    }
    conclude(judgement, input.path, terminal)
    return judgement.verdict == .passed ? .success : .nonconforming
  }

  /// Why there is no judgement.
  private enum JudgeProblem: Error {
    case history(HistoryRefusal, file: String)
    case scenario(JSONRefusal, file: String)
    case command(CommandFailure)
  }

  private static func judge(
    _ run: HistoryRun, _ invocation: borrowing Invocation
  ) throws(JudgeProblem) -> HistoryJudgement {
    let (terminal, interrupt, input) = (invocation.terminal, invocation.interrupt, invocation[log])
    let start = monotonicNanoseconds()
    let isWanted: (ReadingProgress) -> Bool = { progress in
      terminal.showProgress(
        "judging"
          + ReplayText.progress(
            bytes: progress.bytes, of: progress.size,
            inNanoseconds: Int(monotonicNanoseconds() - start)))
      return !interrupt.isRequested
    }
    let source: ByteSource
    do throws(MarketDataProblem) {
      source =
        try input.isStandardInput
        ? ByteSource(standardInput: input.path, isWanted: isWanted)
        : ByteSource(file: input.path, isWanted: isWanted)
    } catch {
      guard !interrupt.isRequested else {
        var judgement = HistoryJudgement()
        judgement.wasInterrupted = true
        return judgement
      }
      throw .command(CommandFailure("\(error)"))
    }
    do throws(HistoryRefusal) {
      return try run.judge(
        source, isWanted: { !interrupt.isRequested },
        found: { failure in
          terminal.print(StoryText.text(for: failure))
          terminal.print("")
        })
    } catch {
      throw .history(error, file: input.path)
    }
  }

  /// The scenario that was named, or the one beside a golden log of a suite.
  private static func givenScenario(
    _ invocation: borrowing Invocation
  ) throws(JudgeProblem) -> Scenario? {
    let file: FileInput
    if let named = invocation[scenario] {
      file = named
    } else if let path = Corpus.scenarioPath(ofGolden: invocation[log].path),
      let beside = try? FileInput(path: path)
    {
      file = beside
      invocation.terminal.print("commands from \(path)", to: .error)
    } else {
      return nil
    }
    let bytes: [UInt8]
    do throws(CommandFailure) {
      bytes = try file.bytes()
    } catch {
      throw .command(error)
    }
    do throws(JSONRefusal) {
      return try Scenario(reading: bytes)
    } catch {
      throw .scenario(error, file: file.path)
    }
  }

  private static func conclude(
    _ judgement: HistoryJudgement, _ path: String, _ terminal: Terminal
  ) {
    for kind in judgement.kinds where kind.count > 1 {
      terminal.print(
        "\(kind.law): \(kind.shape), \(kind.count) times, first after command \(kind.firstCommand)")
    }
    for reason in judgement.unjudged { terminal.print("not judged: \(reason)") }
    for failure in judgement.failures where failure.judge == .checker {
      terminal.print(terminal.paint(failure.message, .red))
    }
    let verdict =
      switch judgement.verdict {
      case .passed: terminal.paint("keeps every law", .green)
      case .unknown: terminal.paint("is not judged: nothing is known of it", .red)
      default: terminal.paint("breaks laws", .red)
      }
    let violations = judgement.violations
    terminal.print(
      "\(path) \(verdict): \(violations) violation\(violations == 1 ? "" : "s") in "
        + "\(judgement.commands) command\(judgement.commands == 1 ? "" : "s"), "
        + "\(judgement.events) events, \(judgement.books) books")
  }
}
