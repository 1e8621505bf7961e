internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import Glibc
internal import Market
internal import Reports
internal import Results

/// `assay run`: judge an engine on the scenarios.
enum RunCommand {
  private static let paths = Parameter.arguments(
    .path("PATH"), "Scenario files, areas or AREA/NAME; all scenarios where none is named")
  private static let update = Parameter.option(
    "update", ValueKind<SuiteRun.GoldenUpdate>.choice("WHICH"),
    "Record golden logs anew, never expectations: missing, failed, or all")
  private static let tags = Parameter.repeated(
    "tag", short: "t", .text("TAG"), "Take only scenarios with this tag")
  private static let required = Parameter.repeated(
    "require", ValueKind<Capability>.choice("CAPABILITY"),
    "Take a scenario that needs this, and that the engine can't run for lack of it, as failed")
  private static let jobs = Parameter.option(
    "jobs", short: "j", .integer("N", in: 1...256),
    "How many scenarios run at a time; as many as the machine has processors by default")
  private static let failFast = Parameter.flag("fail-fast", "Stop at the first failure")
  private static let junit = Parameter.option(
    "junit", .outputFile, "Write the result as JUnit XML")
  private static let markdown = Parameter.option(
    "markdown", .outputFile, "Write a summary in Markdown")

  static let definition = Subcommand(
    "run", summary: "Judge an engine on the scenarios",
    discussion: [
      "Every scenario is run as it stands and mirrored, and its events are held against its "
        + "expectations, its golden log and the other engine. Each failure is told as a story, "
        + "with the line that replays it."
    ],
    parameters: paths, SharedParameters.engine, required, SharedParameters.timeLimit, update, tags,
    jobs, failFast, SharedParameters.shard,
    SharedParameters.json, junit, markdown, SharedParameters.scenarios,
    examples: [
      .init("assay run", "Judge the reference engine on every scenario."),
      .init(
        "assay run auctions --engine specification",
        "Judge the specification on the scenarios of one area."),
      .init(
        "assay run --fail-fast --junit junit.xml --markdown summary.md",
        "In a CI: stop at the first failure, and leave what the CI shows."),
      .init(
        "assay run --engine 'process:python3 adapter.py'",
        "Judge an engine behind the process protocol."),
      .init(
        "assay run --shard 2/4 --json part2.json",
        "Run a quarter of the scenarios; 'assay merge' joins the parts."),
      .init("assay run --update missing", "Record the golden logs of new scenarios."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let stopwatch = Stopwatch()
    if invocation[update] != nil, !invocation[SharedParameters.engine].isOwn {
      throw CommandFailure(
        "--update: golden logs are recorded from the suite's own engines, never from one that is "
          + "judged by them", hint: "leave out --engine, or --update")
    }
    let interrupt = invocation.interrupt
    let engine = try invocation.openEngine { interrupt.isRequested }
    let (outcome, shard) = try outcome(of: engine, invocation)
    let terminal = invocation.terminal
    terminal.endProgress()
    for file in outcome.broken { terminal.print(file.report, to: .error) }
    let result = RunResult(
      engine: EngineIdentity(engine),
      occasion: stopwatch.occasion(), cases: outcome.cases, shard: shard)
    try write(result, invocation)
    if !result.cases.isEmpty { show(result, outcome, terminal) }
    if outcome.wasInterrupted { return .interrupted }
    if !outcome.broken.isEmpty { return .usage }
    if let shard, result.cases.isEmpty {
      terminal.print("part \(shard.number) of \(shard.count) holds no scenario")
      return .success
    }
    guard !result.cases.isEmpty else {
      throw CommandFailure("no scenario is selected", hint: "see which tags the scenarios have")
    }
    return result.tally.conforms ? .success : .nonconforming
  }

  private static func outcome(
    of engine: EngineSource, _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> (SuiteRun.Outcome, Shard?) {
    let corpus = try invocation.corpus()
    var entries: [Corpus.Entry]
    let sharding = invocation[SharedParameters.shard]
    var whole = ""
    do throws(CorpusError) {
      entries = try corpus.entries(choosing: invocation[paths])
      if let sharding {
        whole = try WholeHash.text(
          of: entries, tags: invocation[tags], required: invocation[required])
        entries = sharding.entries(of: entries)
      }
    } catch {
      throw CommandFailure(error)
    }
    var run = SuiteRun(engine: engine, partner: engine.partner, entries: entries)
    run.required = Set(invocation[required])
    run.tags = invocation[tags]
    run.jobs = invocation[jobs] ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    run.stopsAtFirstFailure = invocation[failFast]
    run.update = invocation[update]
    let terminal = invocation.terminal
    let interrupt = invocation.interrupt
    let outcome = run.run(
      clock: { Int(monotonicNanoseconds()) }, isInterrupted: { interrupt.isRequested },
      progress: { progress in
        let failed = progress.failed == 0 ? "" : ", \(progress.failed) failed"
        terminal.showProgress("\(progress.done)/\(progress.total)\(failed)  \(progress.latest)")
      })
    let isComplete = outcome.isComplete && outcome.broken.isEmpty
    return (outcome, sharding?.shard(of: whole, isComplete: isComplete))
  }

  private static func write(
    _ result: RunResult, _ invocation: borrowing Invocation
  ) throws(CommandFailure) {
    let report = Report(suiteVersion: Assay.version, runs: [result])
    if let file = invocation[SharedParameters.json] {
      try file.write(ReportJSON.bytes(of: report))
    }
    if let file = invocation[junit] { try file.write(Array(JUnit.document(for: result).utf8)) }
    if let file = invocation[markdown] {
      try file.write(Array(MarkdownSummary.text(for: report).utf8))
    }
  }

  // MARK: - What is printed

  private static func show(
    _ result: RunResult, _ outcome: SuiteRun.Outcome, _ terminal: Terminal
  ) {
    for path in outcome.recorded { terminal.print("recorded \(path)") }
    for failed in result.breakingCases {
      terminal.print("")
      terminal.print(
        terminal.paint(failed.verdict.label, .red) + "  "
          + terminal.paint(failed.scenario, .bold) + "  \(failed.title)")
      terminal.print("  why: \(failed.why)")
      for failure in failed.failures {
        terminal.print("")
        for line in StoryText.text(for: failure).split(
          separator: "\n", omittingEmptySubsequences: false)
        {
          terminal.print(line.isEmpty ? "" : "  \(line)")
        }
      }
    }
    if !result.breakingCases.isEmpty { terminal.print("") }
    showAreas(result, terminal)
    let reasons = NotedCases.text(for: result)
    if !reasons.isEmpty { terminal.print("\n\(reasons)\n") }
    let tally = result.tally
    let mirrors = result.cases.count {
      $0.verdict == .passed && $0.mirror == .judged(.passed)
    }
    let verdict =
      tally.conforms
      ? terminal.paint("conforms", .green) : terminal.paint("does not conform", .red)
    terminal.print(
      "\(result.engine.name) \(verdict): \(tally[.passed]) of \(tally.total) scenarios passed, "
        + "\(mirrors) of them also mirrored, in "
        + "\(result.occasion.durationNanoseconds / 1_000_000) ms")
    if outcome.wasInterrupted {
      terminal.print("interrupted: the rest was not run", to: .error)
    }
  }

  private static func showAreas(_ result: RunResult, _ terminal: Terminal) {
    let areas = result.areas
    let column = areas.map(\.name.count).max() ?? 0
    for area in areas {
      let passed = area.cases.count { $0.verdict == .passed }
      let count = "\(passed)/\(area.cases.count)"
      let unsupported = area.cases.count { $0.verdict == .unsupported }
      let isWrong = area.cases.contains { $0.verdict.breaksConformance }
      let mark =
        (isWrong ? terminal.paint("failed", .red) : terminal.paint("ok", .green))
        + (unsupported == 0 ? "" : ", \(unsupported) unsupported")
      let gap = String(repeating: " ", count: column + 2 - area.name.count)
      terminal.print("\(area.name)\(gap)\(count)  \(mark)")
    }
  }
}
