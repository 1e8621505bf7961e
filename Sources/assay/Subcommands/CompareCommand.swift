internal import CommandLineFrame
internal import JSONText
internal import Reports
internal import Results
internal import Tracking

/// `assay compare`: two measurements, or two engines, held against each other.
enum CompareCommand {
  private static let sides = Parameter.arguments(
    ValueKind<String>.path("RESULT"),
    "What to compare with, and what is compared: each a result of 'assay bench --json', or a commit "
      + "of the history")
  private static let engines = Parameter.repeated(
    "engine", short: "e", SharedParameters.engineKind,
    "Measure two engines now, interleaved, and compare the second with the first")
  private static let threshold = Parameter.option(
    "threshold", share, default: 20_000,
    "From which change of a time on a difference is told; 2% by default")
  private static let tailThreshold = Parameter.option(
    "tail-threshold", share, default: 50_000, "The same of p99 and beyond; 5% by default")
  private static let allowed = Parameter.repeated(
    "allow", .text("FIGURE"),
    "This figure may be worse: 'allocations' on every flow, 'mixed/allocations' on one")
  private static let unlike = Parameter.flag(
    "unlike", "Compare also what is unlike: another processor, toolchain, or flow of one name")
  private static let json = Parameter.option(
    "json", .outputFile, "Write it as JSON ('assay schema comparison' describes it)")
  private static let html = Parameter.option(
    "html", .outputFile, "Write one HTML page that needs nothing else")
  private static let markdown = Parameter.option(
    "markdown", .outputFile, "Write a summary in Markdown")

  /// A share such as `2%` or `0.5%`, in parts per million.
  private static let share = ValueKind<Int>.parsed("PERCENT", completing: ["1%", "2%", "5%"]) {
    word throws(CommandFailure) in
    guard let match = word.wholeMatch(of: /([0-9]{1,3})(?:\.([0-9]{1,4}))?%?/),
      let whole = Int(match.output.1)
    else {
      throw CommandFailure("'\(word)' is not a share in percent", hint: "write 2% or 0.5%")
    }
    let decimals = match.output.2 ?? ""
    let padded = decimals + String(repeating: "0", count: 4 - decimals.count)
    return whole * 10_000 + (Int(padded) ?? 0)
  }

  static let definition = Subcommand(
    "compare", summary: "Tell whether one measurement or engine is faster or slower than another",
    discussion: [
      "A time is called faster or slower where the whole 99 % bootstrap interval of the ratio of "
        + "the medians, over all passes, lies beyond the threshold. Fewer than three passes on a "
        + "side decide nothing, and more passes make the interval narrower. An exact counter, "
        + "such as the number of allocations, may not grow by one.",
      "It exits with 1 where a figure is worse. What was measured on another processor, with "
        + "another toolchain, or on another flow of the same name is not compared: exit code 2.",
      "Two engines are measured as 'assay bench' does, their passes in turn, and compared by the "
        + "median ratio of the pairs of passes with its 95 % bootstrap interval: of processor time, "
        + "or of wall time where one is a process. An engine that is wrong gets no number, and the "
        + "exit code is 1.",
    ],
    parameters: sides, engines, BenchCommand.flows, BenchCommand.commands, EngineComparison.passes,
    SharedParameters.timeLimit, TrackParameters.history, threshold, tailThreshold, allowed, unlike,
    json, html, markdown,
    examples: [
      .init("assay compare before.json after.json", "Compare two results."),
      .init(
        "assay compare before.json after.json --html comparison.html",
        "Make a page of it that opens anywhere."),
      .init(
        "assay compare main.json bench.json --threshold 5% --markdown summary.md",
        "In a CI: end with 1 where the change is slower by 5 % or more."),
      .init("assay compare v1.2 bench.json", "Compare with a commit of the history."),
      .init(
        "assay compare --engine library:./old.so --engine library:./new.so --flow mixed",
        "Measure two engines, and end with 1 where the second is slower."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let engines = invocation[engines]
    let sides = invocation[sides]
    guard engines.isEmpty else {
      guard engines.count == 2, sides.isEmpty else {
        throw CommandFailure(
          "two engines are compared, and no results beside them",
          hint: "write 'assay compare --engine A --engine B'")
      }
      return try compareEngines(invocation)
    }
    guard sides.count == 2 else {
      throw CommandFailure(
        "two results are compared, not \(sides.count)",
        hint: "write 'assay compare BASELINE CANDIDATE', or '--engine A --engine B'")
    }
    guard invocation[BenchCommand.flows].isEmpty, invocation[BenchCommand.commands] == nil,
      invocation[EngineComparison.passes] == nil
    else {
      throw CommandFailure(
        "--flow, --commands and --passes say how engines are measured, and results are",
        hint: "--engine A --engine B measures two engines")
    }
    let history = try invocation.history()
    var comparison = Comparison(
      baseline: try side(sides[0], history, invocation),
      candidate: try side(sides[1], history, invocation))
    comparison.thresholds = thresholds(invocation)
    comparison.allowed = Set(invocation[allowed])
    let differences = comparison.unlike
    guard differences.isEmpty || invocation[unlike] else {
      throw CommandFailure(
        "the two are unlike: \(differences.joined(separator: "; "))",
        hint: "--unlike compares them all the same")
    }
    let result = comparison.result(suiteVersion: Assay.version)
    try show(result, invocation)
    guard result.figures.contains(where: { $0.verdict != .undecided }) else {
      throw CommandFailure(
        "nothing could be compared",
        hint: "both need the same flows, with three passes or more: 'assay bench --passes 5'")
    }
    return result.regressions.isEmpty ? .success : .nonconforming
  }

  private static func compareEngines(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    guard invocation[allowed].isEmpty, !invocation[unlike] else {
      throw CommandFailure("--allow and --unlike are of results; engines have no such figures")
    }
    guard let outcome = try EngineComparison.outcome(invocation, thresholds(invocation)) else {
      return .interrupted
    }
    try show(outcome.result, invocation)
    if outcome.wasInterrupted { return .interrupted }
    if outcome.hasWrong { return .nonconforming }
    guard !outcome.result.figures.isEmpty else {
      throw CommandFailure(
        "nothing could be compared: the flows ask for what the engines do not say they can do")
    }
    return outcome.result.regressions.isEmpty ? .success : .nonconforming
  }

  private static func thresholds(_ invocation: borrowing Invocation) -> ComparisonThresholds {
    ComparisonThresholds(sampled: invocation[threshold], tail: invocation[tailThreshold])
  }

  /// Writes a comparison wherever it was asked for.
  private static func show(
    _ result: ComparisonResult, _ invocation: borrowing Invocation
  ) throws(CommandFailure) {
    if let file = invocation[json] { try file.write(ComparisonJSON.bytes(of: result)) }
    if let file = invocation[html] {
      try file.write(Array(ComparisonPage.page(for: result).utf8))
    }
    if let file = invocation[markdown] {
      try file.write(Array(ComparisonText.markdown(for: result).utf8))
    }
    let terminal = invocation.terminal
    let text = ComparisonText.text(for: result) { word, verdict in
      switch verdict {
      case .worse: terminal.paint(word, .red)
      case .better: terminal.paint(word, .green)
      case .same, .allowed, .undecided: word
      }
    }
    terminal.write(Array(text.utf8))
  }

  /// What a word stands for: a file where there is one of that name, else a commit of the history.
  private static func side(
    _ name: String, _ history: TrackHistory?, _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> Comparison.Side {
    if FileInput.exists(name) {
      let records = try invocation.records(in: FileInput(path: name), commit: name)
      return Comparison.Side(name: name, records: records)
    }
    guard let history else {
      throw CommandFailure(
        "there is no file '\(name)', and no history '\(invocation[TrackParameters.history])'",
        hint: "--history names the history of which it is a commit")
    }
    let known = invocation.repository.commit(named: name)?.name
    var commits = history.commits(named: name)
    if commits.isEmpty, let known { commits = history.commits(named: known) }
    guard let commit = commits.first else {
      throw CommandFailure(
        "'\(name)' is neither a file nor a commit of '\(invocation[TrackParameters.history])'",
        hint: didYouMean(name, among: history.commits).map { "did you mean '\($0)'?" })
    }
    guard commits.count == 1 else {
      throw CommandFailure(
        "'\(name)' may be any of \(commits.prefix(5).joined(separator: ", "))",
        hint: "write more of the commit's name")
    }
    return Comparison.Side(name: commit, records: history.records(of: commit))
  }
}
