import Foundation
import Testing

/// `assay coverage` and `assay lint` as their user meets them.
@Suite final class CoverageCommandTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    for area in ["scenarios/cancel", "golden/cancel"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: area), withIntermediateDirectories: true)
    }
    try write("scenarios/cancel/one.json", scenario("One", tags: ["E3"]))
    try write("golden/cancel/one.jsonl", "{}\n")
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      print("\(folder.path): \(error)")
    }
  }

  private func scenario(_ title: String, tags: [String]) -> String {
    """
    {"title": "\(title)", "why": "By the rule.", "tags": \(tags), "steps": [
      {"new": {"id": 1, "side": "buy", "price": "1.00", "quantity": 1}},
      {"cancel": {"id": 1}},
      {"expect": {"orders": {"1": "canceled"}}}
    ]}

    """
  }

  private func write(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  private func run(_ words: [String]) throws -> (status: Int32, output: String, error: String) {
    try assay(words + ["--scenarios", folder.path])
  }

  @Test(arguments: ["reference", "specification"])
  func `the table has a line for each respect, and its gaps`(engine: String) throws {
    let result = try run(["coverage", "-e", engine])
    #expect(result.status == 0)
    #expect(result.error.isEmpty)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.first?.contains(/^command +2\/\d+ +commands$/) == true)
    #expect(lines.contains("    no scenario: replace"))
    #expect(lines.contains { $0.hasPrefix("    … and ") })
  }

  @Test func `one respect is shown with examples, and faults with their scenarios`() throws {
    let events = try run(["coverage", "--of", "event"])
    #expect(events.status == 0)
    #expect(events.output.contains(/^ +1  accepted +cancel\/one\n/))
    let faults = try run(["coverage", "cancel", "--faults"])
    #expect(faults.output.contains("\nE3       1  a cancel looks at one side only\n"))
    #expect(faults.output.contains("\n            cancel/one\n"))
  }

  @Test func `the JSON holds the same`() throws {
    let file = folder.appending(path: "coverage.json")
    #expect(try run(["coverage", "--json", file.path]).status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    #expect(object["format"] as? String == "assay-coverage")
    #expect(object["scenarios"] as? Int == 1)
    #expect(try assay(["schema", "coverage"]).output.contains("\"assay-coverage\""))
  }

  @Test func `a broken file, an unknown path and an unknown respect end with 2`() throws {
    #expect(try run(["coverage", "cancle"]).status == 2)
    let unknown = try run(["coverage", "--of", "evnt"])
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("did you mean 'event'?"))
    try write("scenarios/cancel/two.json", "{}")
    let broken = try run(["coverage"])
    #expect(broken.status == 2)
    #expect(broken.output.isEmpty)
    #expect(broken.error.contains("two.json:1:1: error: missing key \"title\""))
  }

  @Test func `lint warns of a twin and fails for a tag that is none`() throws {
    try write("scenarios/cancel/two.json", scenario("Two", tags: ["E3"]))
    try write("golden/cancel/two.jsonl", "{}\n")
    let twins = try run(["lint"])
    #expect(twins.status == 0)
    #expect(twins.error.contains("two.json: warning: shows nothing that cancel/one does not"))
    try write("scenarios/cancel/two.json", scenario("Two", tags: ["e4"]))
    let tags = try run(["lint"])
    #expect(tags.status == 2)
    #expect(tags.error.contains("two.json: error: no kind of fault has the code \"e4\""))
    #expect(tags.error.contains("did you mean \"E4\"?"))
  }

  @Test func `lint writes the table of contents, and then finds it in order`() throws {
    try write("scenarios/README.md", "old\n")
    #expect(try run(["lint"]).status == 2)
    #expect(try run(["lint", "--write"]).status == 0)
    let text = try String(
      contentsOf: folder.appending(path: "scenarios/README.md"), encoding: .utf8)
    #expect(text.contains("\n- [One](cancel/one.json) (E3)\n"))
    #expect(try run(["lint"]).status == 0)
  }
}
