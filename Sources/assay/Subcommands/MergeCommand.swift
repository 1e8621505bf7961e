internal import CommandLineFrame
internal import JSONText
internal import Reports
internal import Results

/// `assay merge`: the parts of a run or a campaign, put together.
enum MergeCommand {
  private static let files = Parameter.arguments(
    .inputFile, atLeast: 1, "Results written by --json of run or fuzz with --shard, all the parts")

  static let definition = Subcommand(
    "merge", summary: "Join the parts that several machines ran",
    discussion: [
      "The whole is what one machine would have found: the cases in their order, each kind of "
        + "failure once, told by the first case that shows it. The exit code is that of the whole. "
        + "Parts that are missing, stand twice, were stopped early or are of another engine, seed, "
        + "suite or selection are refused, and named.",
      "'assay report' makes JUnit XML, HTML, Markdown or a badge of the joined result.",
    ],
    parameters: SharedParameters.json, files,
    examples: [
      .init(
        "assay merge part1.json part2.json --json run.json", "Join two parts into one result."),
      .init(
        "assay merge part*.json --json run.json && assay report run.json --junit junit.xml",
        "Join all parts, and make of them what a CI shows."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let terminal = invocation.terminal
    var parts: [ShardJoining.Part] = []
    var isBroken = false
    for file in invocation[files] {
      let bytes = try file.bytes()
      do throws(JSONRefusal) {
        parts.append(
          ShardJoining.Part(file: file.path, report: try ReportJSON.report(from: bytes)))
      } catch {
        terminal.print(error.rendered(file: file.path), to: .error)
        isBroken = true
      }
    }
    if isBroken { return .usage }
    let report: Report
    do throws(ShardJoining.Refusal) {
      report = try ShardJoining.whole(of: parts)
    } catch {
      throw CommandFailure(error.reason)
    }
    if let file = invocation[SharedParameters.json] {
      try file.write(ReportJSON.bytes(of: report))
    }
    terminal.print(ConclusionText.line(for: report))
    return report.conforms ? .success : .nonconforming
  }
}
