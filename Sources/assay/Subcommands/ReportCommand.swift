internal import CommandLineFrame
internal import JSONText
internal import Reports
internal import Results

/// `assay report`: results as a page to read.
enum ReportCommand {
  private static let files = Parameter.arguments(
    .inputFile, atLeast: 1,
    "Results written by --json of run, fuzz, exhaust, replay or bench; or one of matrix, compare, "
      + "track report, doctor or coverage")
  private static let html = Parameter.option(
    "html", .outputFile, "Write one HTML page that needs nothing else")
  private static let markdown = Parameter.option(
    "markdown", .outputFile, "Write a summary in Markdown")

  private static let junit = Parameter.option(
    "junit", .outputFile, "Write runs and campaigns as JUnit XML")
  private static let badge = Parameter.option(
    "badge", .outputFile, "Write the verdict as a badge for a README, an SVG picture")

  /// The most problems of one file that are told.
  private static let problemsShown = 20

  static let definition = Subcommand(
    "report", summary: "Join results into one report",
    discussion: ["Where no file is to be written the summary is printed."],
    parameters: files, html, SharedParameters.json, markdown, junit, badge,
    examples: [
      .init(
        "assay report run.json bench.json --html report.html",
        "Make a page that opens anywhere."),
      .init("assay report run.json --badge badge.svg", "Draw a badge for a README."),
      .init("assay report run.json", "Print the summary."),
      .init("assay report matrix.json --html matrix.html", "Draw a matrix of engines again."),
      .init("assay report comparison.json", "Print a saved comparison as Markdown."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    guard let saved = try read(invocation) else { return .usage }
    let report: Report? = if case .report(let report) = saved { report } else { nil }
    guard report != nil || invocation[junit] == nil && invocation[badge] == nil else {
      throw CommandFailure("\(saved.name) has no JUnit XML and no badge")
    }
    if let file = invocation[html] { try file.write(Array(saved.page(at: file.path).utf8)) }
    if let file = invocation[SharedParameters.json] { try file.write(saved.json) }
    if let report, let file = invocation[junit] {
      try file.write(Array(JUnit.document(for: report).utf8))
    }
    if let report, let file = invocation[badge] {
      try file.write(Array(Badge.svg(for: report).utf8))
    }
    return try finish(saved.markdown, invocation)
  }

  /// What the files hold, reports joined into one; nil where one can't be read, which is told.
  private static func read(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> SavedResult? {
    var joined = Report(suiteVersion: Assay.version)
    var alone: SavedResult?
    var isBroken = false
    for file in invocation[files] {
      let bytes = try file.bytes()
      do throws(JSONRefusal) {
        let saved = try SavedResult(from: bytes)
        if case .report(let report) = saved {
          joined.append(report)
        } else if invocation[files].count == 1 {
          alone = saved
        } else {
          invocation.terminal.print(
            "'\(file.path)' is \(saved.name), which can't be joined with other results",
            to: .error)
          isBroken = true
        }
      } catch {
        let shown = JSONRefusal(Array(error.problems.prefix(problemsShown)))
        invocation.terminal.print(shown.rendered(file: file.path), to: .error)
        let omitted = error.problems.count - shown.problems.count
        if omitted > 0 {
          invocation.terminal.print("\(file.path): … and \(omitted) more", to: .error)
        }
        isBroken = true
      }
    }
    return isBroken ? nil : alone ?? .report(joined)
  }

  /// Writes the summary where it is asked for, and prints it where nothing is.
  private static func finish(
    _ summary: String, _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    if let file = invocation[markdown] { try file.write(Array(summary.utf8)) }
    let isWritten =
      invocation[html] != nil || invocation[SharedParameters.json] != nil
      || invocation[markdown] != nil || invocation[junit] != nil || invocation[badge] != nil
    if !isWritten { invocation.terminal.write(Array(summary.utf8)) }
    return .success
  }
}
