internal import CommandLineFrame
internal import JSONText
internal import Reports
internal import Results

/// `assay report`: results as a page to read.
enum ReportCommand {
  private static let files = Parameter.arguments(
    .inputFile, atLeast: 1,
    "Results written by --json of run, fuzz, exhaust, replay or bench, or one matrix")
  private static let html = Parameter.option(
    "html", .outputFile, "Write one HTML page that needs nothing else")
  private static let markdown = Parameter.option(
    "markdown", .outputFile, "Write a summary in Markdown")

  private static let junit = Parameter.option(
    "junit", .outputFile, "Write runs and campaigns as JUnit XML")
  private static let badge = Parameter.option(
    "badge", .outputFile, "Write the verdict as a badge for a README, an SVG picture")

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
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    var report = Report(suiteVersion: Assay.version)
    var isBroken = false
    for file in invocation[files] {
      let bytes = try file.bytes()
      if MatrixJSON.claims(bytes) {
        guard invocation[files].count == 1 else {
          throw CommandFailure(
            "'\(file.path)' is a matrix, which can't be joined with other results")
        }
        guard invocation[junit] == nil, invocation[badge] == nil else {
          throw CommandFailure("a matrix is many engines: it has no JUnit XML and no badge")
        }
        return try show(matrix: bytes, of: file.path, invocation)
      }
      do throws(JSONRefusal) {
        report.append(try ReportJSON.report(from: bytes))
      } catch {
        invocation.terminal.print(error.rendered(file: file.path), to: .error)
        isBroken = true
      }
    }
    if isBroken { return .usage }
    if let file = invocation[html] { try file.write(Array(HTMLReport.page(for: report).utf8)) }
    if let file = invocation[SharedParameters.json] {
      try file.write(ReportJSON.bytes(of: report))
    }
    if let file = invocation[junit] { try file.write(Array(JUnit.document(for: report).utf8)) }
    if let file = invocation[badge] { try file.write(Array(Badge.svg(for: report).utf8)) }
    return try finish(MarkdownSummary.text(for: report), invocation)
  }

  private static func show(
    matrix bytes: [UInt8], of path: String, _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let matrix: MatrixResult
    do throws(JSONRefusal) {
      matrix = try MatrixJSON.result(from: bytes)
    } catch {
      invocation.terminal.print(error.rendered(file: path), to: .error)
      return .usage
    }
    if let file = invocation[html] {
      try file.write(Array(MatrixPage.page(for: matrix, at: file.path).utf8))
    }
    if let file = invocation[SharedParameters.json] {
      try file.write(MatrixJSON.bytes(of: matrix))
    }
    return try finish(MatrixMarkdown.text(for: matrix), invocation)
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
