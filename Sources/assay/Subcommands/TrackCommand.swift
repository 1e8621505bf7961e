internal import CommandLineFrame
internal import Reports
internal import Results
internal import Tracking

/// `assay track`: figures over commits.
enum TrackCommand {
  /// What can be done with a history.
  private enum Action: String, CaseIterable, Sendable {
    case add, report
  }

  private static let action = Parameter.argument(
    ValueKind<Action>.choice("add|report"),
    "What to do: add results to the history, or report what it shows")
  private static let results = Parameter.arguments(
    ValueKind<FileInput>.inputFile.named("RESULT"), "Results of 'assay bench --json', to be added")
  private static let commit = Parameter.option(
    "commit", .text("C"), "The commit that was measured; the current one of git by default")
  private static let time = Parameter.option(
    "commit-time", .text("TIME"),
    "When the commit was made, such as 2026-03-14T09:26:53Z; as git says by default")
  private static let duplicates = Parameter.option(
    "duplicates", ValueKind<TrackHistory.Duplicates>.choice("WHAT"), default: .refuse,
    "What becomes of a measurement that the history has: refuse (the default), replace, or keep "
      + "both, whose passes then count together")
  private static let html = Parameter.option(
    "html", .outputFile, "report: write one HTML page that needs nothing else")
  private static let json = Parameter.option(
    "json", .outputFile, "report: write it as JSON ('assay schema tracking' describes it)")
  private static let markdown = Parameter.option(
    "markdown", .outputFile, "report: write a summary in Markdown")

  static let definition = Subcommand(
    "track", summary: "Keep the figures of commits, and tell which commit changed them",
    discussion: [
      "'add' appends a record for each engine and flow of a benchmark to the history: commit, "
        + "machine, toolchain, engine, flow and figures, with the values of all passes. Nothing is "
        + "written where a line of the history can't be read, or has the same measurement already, "
        + "or where a measurement was interrupted.",
      "Instructions a command and allocations are exact counters. The memory of a resting order, "
        + "and how costs grow with the book, are flows of their own: resting-orders, growth-orders, "
        + "growth-levels and growth-instruments.",
      "'report' tells where a figure changed its level, and at which commit. Measurements of "
        + "another engine, flow, processor or toolchain are a series of their own. A step is told "
        + "from chance by rank sums and placed by their energy distance; a level that drifts is "
        + "told as that; with too short a history nothing is told.",
    ],
    parameters: action, TrackParameters.history, commit, time, duplicates, html, json, markdown,
    results,
    examples: [
      .init(
        "assay bench --json bench.json && assay track add bench.json",
        "Measure, and add it to the history as the current commit's."),
      .init("assay track report --html history.html", "See what changed, and when."),
      .init(
        "assay track add bench.json --commit v1.2 --commit-time 2026-03-14T09:26:53Z",
        "Add the result of a commit that is not checked out."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    switch invocation[action] {
    case .add: try add(invocation)
    case .report: try report(invocation)
    }
  }

  // MARK: - Adding

  private static func add(_ invocation: borrowing Invocation) throws(CommandFailure) -> ExitCode {
    guard !invocation[results].isEmpty else {
      throw CommandFailure(
        "no result is given", hint: "write 'assay track add RESULT', a file of 'assay bench --json'"
      )
    }
    let (name, time) = try commit(invocation)
    var records: [TrackRecord] = []
    for file in invocation[results] {
      records += try invocation.records(in: file, commit: name, committed: time)
    }
    guard !records.isEmpty else {
      throw CommandFailure("the results hold no figures that can be kept")
    }
    let file = try FileOutput(path: invocation[TrackParameters.history])
    // Others that add at the same time wait here, so that none overwrites what another has added.
    let lock = try FolderLock(around: file.path)
    var history = try invocation.history() ?? TrackHistory()
    do throws(TrackHistory.Duplicate) {
      try history.add(records, duplicates: invocation[duplicates])
    } catch {
      let place = error.line.map { "\(file.path):\($0)" } ?? "the results"
      throw CommandFailure(
        "\(place) has a measurement of \(error.record.engine.name) on \(error.record.flow.name) at "
          + "\(name) by this machine already; nothing is added",
        hint: "--duplicates replace takes the new one instead, --duplicates keep takes both")
    }
    try file.write(history.bytes)
    _ = consume lock
    invocation.terminal.print(
      "added \(records.count) of \(name) to \(file.path), which now has "
        + (history.records.count == 1 ? "1 record" : "\(history.records.count) records"))
    return .success
  }

  /// The commit that is measured and its time.
  private static func commit(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> (name: String, time: String?) {
    let repository = invocation.repository
    if let given = invocation[commit] {
      let known = repository.commit(named: given)
      return (known?.name ?? given, invocation[time] ?? known?.time)
    }
    guard let current = repository.commit() else {
      throw CommandFailure(
        "the commit is not known: there is no git repository here",
        hint: "name what was measured by --commit")
    }
    if repository.isChanged(except: invocation[TrackParameters.history]) {
      invocation.terminal.print(
        "the files are not those of commit \(current.name): some are changed", to: .error)
    }
    return (current.name, invocation[time] ?? current.time)
  }

  // MARK: - Reporting

  private static func report(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    if let file = invocation[results].first {
      throw CommandFailure(
        "'\(file.path)' is one argument too many: a report is of the history",
        hint: "'assay track add \(file.path)' adds it first")
    }
    guard let history = try invocation.history(), !history.records.isEmpty else {
      throw CommandFailure(
        "there is no history in '\(invocation[TrackParameters.history])'",
        hint: "'assay track add RESULT' begins one, --history names another file")
    }
    let repository = invocation.repository
    // Many series change at the same commit, and git is asked once.
    var asked: [[String]: Int?] = [:]
    let result = SeriesAnalysis(of: history.records).result(suiteVersion: Assay.version) {
      first, last in
      if let known = asked[[first, last]] { return known }
      let count = repository.commitsBetween(first, last)
      asked[[first, last]] = .some(count)
      return count
    }
    if let file = invocation[html] {
      try file.write(Array(TrackingPage.page(for: result).utf8))
    }
    if let file = invocation[json] { try file.write(TrackingJSON.bytes(of: result)) }
    if let file = invocation[markdown] {
      try file.write(Array(TrackingText.markdown(for: result).utf8))
    }
    let terminal = invocation.terminal
    let text = TrackingText.text(for: result) { word, isWorse in
      terminal.paint(word, isWorse ? .red : .green)
    }
    terminal.write(Array(text.utf8))
    return .success
  }
}
