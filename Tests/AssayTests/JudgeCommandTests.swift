import Foundation
import Testing

/// `assay judge` and `assay shrink` on files, as their user meets them.
@Suite struct JudgeCommandTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs with a log of its own, which is removed.
  private func judge(
    _ text: String, _ words: [String] = [], command: String = "judge"
  ) throws -> (status: Int32, output: String, error: String) {
    let log = temporary("jsonl")
    defer { try? FileManager.default.removeItem(atPath: log) }
    try text.write(toFile: log, atomically: true, encoding: .utf8)
    return try assay([command, log] + words)
  }

  private func temporary(_ ending: String) -> String {
    FileManager.default.temporaryDirectory.appending(
      path: "assay-\(UUID().uuidString).\(ending)"
    ).path
  }

  /// The example of the README, which crosses.
  private func example() throws -> String {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(readme.range(of: "```json\n{\"instruments\""))
    let rest = readme[readme.index(start.lowerBound, offsetBy: "```json\n".count)...]
    return String(rest[..<(try #require(rest.range(of: "```"))).lowerBound])
  }

  @Test func `the example of the read-me breaks the law that it says`() throws {
    let (json, junit) = (temporary("json"), temporary("xml"))
    defer {
      for file in [json, junit] { try? FileManager.default.removeItem(atPath: file) }
    }
    let broken = try judge(try example(), ["--json", json, "--junit", junit])
    #expect(broken.status == 1)
    #expect(broken.output.contains("positive-spread: orders 2 and 1 should have traded, "))
    #expect(broken.output.contains("Source  Garg and Sarswat"))
    #expect(broken.output.contains("Book of XYZ just before, as it was shown after command 1:"))
    #expect(broken.output.contains("breaks laws: 1 violation in 2 commands, 2 events, 1 books"))
    let result = try String(contentsOfFile: json, encoding: .utf8)
    #expect(result.contains("\"law\": \"positive-spread\""))
    let xml = try String(contentsOfFile: junit, encoding: .utf8)
    #expect(xml.contains("failures=\"1\""))
    let lawful = try judge(
      try example().split(separator: "\n").prefix(4).joined(separator: "\n"), ["--json", json])
    #expect(lawful.status == 0)
    #expect(lawful.output.contains("keeps every law: 0 violations in 1 command"))
  }

  @Test func `the example in the help is a log`() throws {
    let help = try assay(["judge", "--help"]).output
    let flat = help.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let start = try #require(flat.range(of: "For instance: "))
    let end = try #require(flat.range(of: ", each on a line of its own"))
    let lines = flat[start.upperBound..<end.lowerBound].components(separatedBy: ", then ")
    #expect(lines.count == 3)
    let outcome = try judge(lines.joined(separator: "\n"))
    #expect(outcome.status == 0, "\(outcome.error)")
  }

  @Test func `a log comes by a pipe or compressed as well`() throws {
    let log = temporary("jsonl")
    defer { try? FileManager.default.removeItem(atPath: log) }
    try example().write(toFile: log, atomically: true, encoding: .utf8)
    let piped = try assay(["judge", "-"], input: Data(contentsOf: URL(filePath: log)))
    #expect(piped.status == 1)
    #expect(piped.output.contains("- breaks laws: 1 violation"))
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/gzip")
    gzip.arguments = [log]
    try gzip.run()
    gzip.waitUntilExit()
    let compressed = try assay(["judge", log + ".gz"])
    try? FileManager.default.removeItem(atPath: log + ".gz")
    #expect(compressed.status == 1)
  }

  @Test func `a golden log is judged by the scenario beside it`() throws {
    let golden = Self.root.appending(path: "golden/cancel/after-a-partial-fill.jsonl").path
    let beside = try assay(["judge", golden])
    #expect(beside.status == 0, "\(beside.error)")
    #expect(beside.error.contains("commands from"))
    let alone = try judge(try String(contentsOfFile: golden, encoding: .utf8))
    #expect(alone.status == 2)
    #expect(alone.error.contains("give the scenario that it is of by --scenario"))
  }

  @Test func `what is no log, and a log of nothing, end with 2`() throws {
    let refused = try judge("nonsense")
    #expect(refused.status == 2)
    #expect(refused.error.contains(":1:1"))
    let empty = try judge(#"{"instruments":[{"symbol":"A"}]}"#)
    #expect(empty.status == 2)
    #expect(empty.error.contains("nothing was judged"))
  }

  @Test func `shrinking says what only the file knows`() throws {
    let log = try judge(try example(), command: "shrink")
    #expect(log.status == 0)
    #expect(log.output.contains("nothing fails on the reference engine"))
    #expect(log.output.contains("the log itself breaks positive-spread at command 2"))
    let scenario = """
      {"title": "t", "why": "w", "steps": [
        {"new": {"id": 1, "side": "buy", "price": 1, "quantity": 5}},
        {"expect": {"rejected": "unknownOrder"}}]}
      """
    let unmet = try judge(scenario, command: "shrink")
    #expect(unmet.status == 0)
    #expect(unmet.output.contains("only the expectation on line 3 is not met"))
    let met = try judge(
      scenario.replacing("{\"rejected\": \"unknownOrder\"}", with: "{\"trades\": []}"),
      command: "shrink")
    #expect(!met.output.contains("nothing to shrink"))
    #expect(try judge("{\"instruments\": 5}", command: "shrink").status == 2)
  }
}
