import Conformance
import Engines
import Foundation
import Testing

/// Scenarios that show nothing new, tags, and the table of contents.
@Suite struct CorpusContentsTests {
  private let suite: TemporaryCorpus

  init() throws { suite = try TemporaryCorpus() }

  private static func cancel(_ side: String, quantity: Int = 5) -> [String] {
    [
      #"{"new": {"id": 1, "side": "\#(side)", "price": "100.00", "quantity": \#(quantity)}}"#,
      #"{"new": {"id": 2, "side": "\#(side == "buy" ? "sell" : "buy")", "price": "100.00", "quantity": 1}}"#,
      #"{"cancel": {"id": 1}}"#,
      #"{"expect": {"orders": {"1": "canceled"}}}"#,
    ]
  }

  private func warnings(of paths: [String] = []) throws -> [String] {
    try CorpusLint.warnings(of: suite.corpus.entries(choosing: paths), in: suite.corpus)
      .map { $0.replacing(suite.corpus.root, with: "ROOT") }
  }

  private let warning =
    "ROOT/scenarios/cancel/two.json: warning: shows nothing that cancel/one does not: "
    + "the same tags, and the same features of the market"

  @Test(arguments: ["sell", "buy"])
  func `a twin is warned of, as it stands or mirrored`(side: String) throws {
    try suite.addScenario("cancel/one", extra: "\n\"tags\": [\"E3\", \"E4\"],", Self.cancel("sell"))
    try suite.addScenario(
      "cancel/two", extra: "\n\"tags\": [\"E4\", \"E3\"],", Self.cancel(side, quantity: 7))
    #expect(try warnings() == [warning])
    #expect(try warnings(of: ["cancel/one"]) == [warning])
    #expect(try warnings(of: ["cancel/two"]) == [warning])
  }

  @Test func `other tags, or another feature, make no twin`() throws {
    try suite.addScenario("cancel/one", extra: "\n\"tags\": [\"E3\"],", Self.cancel("sell"))
    try suite.addScenario("cancel/tags", extra: "\n\"tags\": [\"E4\"],", Self.cancel("sell"))
    try suite.addScenario(
      "cancel/two", extra: "\n\"tags\": [\"E3\"],",
      [#"{"clock": {"time": 1}}"#] + Self.cancel("sell"))
    try suite.addScenario(
      "cancel/under",
      extra: "\n\"tags\": [\"E3\"], \"conventions\": {\"decreasePriority\": \"loses\"},",
      Self.cancel("sell"))
    #expect(try warnings() == [])
  }

  @Test func `a tag that is no fault's code is a problem, with the one that is near`() throws {
    try suite.addScenario(
      "cancel/one", extra: "\n\"tags\": [\"e3\", \"E3\", \"size\", \"E3\"],", Self.cancel("sell"))
    try suite.recordAll()
    let path = "\(suite.corpus.root)/scenarios/cancel/one.json"
    #expect(
      try CorpusLint.problems(of: suite.corpus.entries(), in: suite.corpus) == [
        "\(path): error: no kind of fault has the code \"e3\", did you mean \"E3\"?; "
          + "`assay coverage --faults` lists them",
        "\(path): error: no kind of fault has the code \"size\"; "
          + "`assay coverage --faults` lists them",
        "\(path): error: has the tag \"E3\" twice",
      ])
  }

  @Test func `the table of contents names every scenario, and each fault's`() throws {
    try suite.addScenario(
      "cancel/one", title: "One goes", extra: "\n\"tags\": [\"E3\"],", Self.cancel("sell"))
    try suite.addScenario("mass-cancel/all", title: "All go", Self.cancel("sell"))
    let text = try CorpusContents.text(of: suite.corpus)
    #expect(text.contains("\n2 scenarios by area"))
    #expect(text.contains("\n## cancel\n\n- [One goes](cancel/one.json) (E3)\n\n## mass cancel\n"))
    #expect(text.contains("\n- [All go](mass-cancel/all.json)\n"))
    #expect(text.contains("\n| E3 | a cancel looks at one side only | a cancel on each side | "))
    #expect(text.contains(" | [cancel/one](cancel/one.json) |\n"))
    for kind in FaultKind.all { #expect(text.contains("\n| \(kind.code) | \(kind.summary) | ")) }
  }

  @Test func `a table of contents that is out of date is a problem until it is written`() throws {
    try suite.addScenario("cancel/one", Self.cancel("sell"))
    try suite.recordAll()
    let entries = try suite.corpus.entries()
    #expect(try CorpusLint.problems(of: entries, in: suite.corpus) == [])
    try suite.write("# Old\n", to: "scenarios/README.md")
    #expect(
      try CorpusLint.problems(of: entries, in: suite.corpus) == [
        "\(suite.corpus.contentsPath): error: is not up to date; "
          + "`assay lint --write` writes it anew"
      ])
    try CorpusContents.write(for: suite.corpus)
    #expect(try CorpusLint.problems(of: entries, in: suite.corpus) == [])
  }

  @Test func `the project's own table of contents is written, and every scenario is of use`() throws
  {
    let corpus = Corpus.ofTheProject
    let written = try String(contentsOfFile: corpus.contentsPath, encoding: .utf8)
    #expect(written == (try CorpusContents.text(of: corpus)))
    #expect(try CorpusLint.warnings(of: corpus.entries(), in: corpus) == [])
  }
}
