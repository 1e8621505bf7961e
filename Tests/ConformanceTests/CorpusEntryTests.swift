import Conformance
import Engines
import Results
import Testing

/// How paths choose scenarios of a corpus, and what is wrong with one.
@Suite struct CorpusEntryTests {
  private let suite: TemporaryCorpus
  private let names = ["cancel/head", "cancel/tail", "replace/head"]

  private static let steps = [#"{"uncross": {}}"#, #"{"expect": {"rejected": "notInAuction"}}"#]

  init() throws {
    suite = try TemporaryCorpus()
    for name in names { try suite.addScenario(name, Self.steps) }
    try suite.write("{}", to: "scenarios/schema/scenario.json")
    try suite.recordAll()
  }

  @Test func `the entries are the scenarios by name, without the schemas`() throws {
    let entries = try suite.corpus.entries()
    #expect(entries.map(\.name) == names)
    #expect(entries.map(\.area) == ["cancel", "cancel", "replace"])
    let root = suite.corpus.root
    #expect(entries[0].scenarioPath == "\(root)/scenarios/cancel/head.json")
    #expect(entries[0].goldenPath == "\(root)/golden/cancel/head.jsonl")
    #expect(suite.corpus.entry(named: "cancel/head") == entries[0])
    #expect(suite.corpus.entry(named: "new/one").area == "new")
  }

  @Test(arguments: [
    ([], ["cancel/head", "cancel/tail", "replace/head"]),
    (["cancel"], ["cancel/head", "cancel/tail"]),
    (["cancel/"], ["cancel/head", "cancel/tail"]),
    (["cancel/tail"], ["cancel/tail"]),
    (["cancel/tail.json"], ["cancel/tail"]),
    (["scenarios/cancel/tail.json"], ["cancel/tail"]),
    (["./scenarios/cancel/tail.json"], ["cancel/tail"]),
    (["/anywhere/scenarios/replace/"], ["replace/head"]),
    (["/scenarios/old/scenarios/replace/head.json"], ["replace/head"]),
    (["scenarios"], ["cancel/head", "cancel/tail", "replace/head"]),
    (["."], ["cancel/head", "cancel/tail", "replace/head"]),
    (["replace", "cancel/head"], ["cancel/head", "replace/head"]),
    (["cancel/head", "cancel", "cancel/head"], ["cancel/head", "cancel/tail"]),
  ])
  func `paths choose scenarios, each once and in the order of names`(
    paths: [String], chosen: [String]
  ) throws {
    #expect(try suite.corpus.entries(choosing: paths).map(\.name) == chosen)
  }

  @Test(arguments: [
    ("cancle", "cancel"), ("head", nil), ("cancel/hed", "cancel/head"),
    ("scenarios/replace/heat.json", "replace/head"), ("cancel/head/more", nil), ("schema", nil),
    ("cancel/head.jsonl", nil),
  ])
  func `a path that chooses none is an error, with the name that is near`(
    path: String, suggestion: String?
  ) throws {
    let error = #expect(throws: CorpusError.self) {
      try suite.corpus.entries(choosing: ["cancel", path])
    }
    #expect(
      error
        == CorpusError(
          path: path, reason: "no scenario or area has this name", suggestion: suggestion))
  }

  @Test func `a folder without scenarios is an error`() {
    let missing = Corpus(root: suite.corpus.root + "/nowhere")
    let error = #expect(throws: CorpusError.self) { try missing.entries() }
    #expect(error?.path == suite.corpus.root + "/nowhere/scenarios")
  }

  @Test(arguments: ["scenarios/stray.json", "scenarios/cancel/deep/one.json"])
  func `a scenario must stand in the folder of its area`(path: String) throws {
    try suite.write("{}", to: path)
    let error = #expect(throws: CorpusError.self) { try suite.corpus.entries() }
    #expect(error?.path == "\(suite.corpus.root)/\(path)")
    #expect(error?.reason == "a scenario stands in a folder of its area")
  }

  @Test func `other files among the scenarios are passed over`() throws {
    try suite.write("hello", to: "scenarios/cancel/README.md")
    #expect(try suite.corpus.entries().map(\.name) == names)
  }

  @Test func `golden logs without a scenario are found`() throws {
    #expect(try suite.corpus.orphans() == [])
    try suite.write("{}\n", to: "golden/cancel/gone.jsonl")
    try suite.write("{}\n", to: "golden/old/head.jsonl")
    try suite.write("notes", to: "golden/notes.txt")
    let golden = suite.corpus.root + "/golden"
    #expect(
      try suite.corpus.orphans() == ["\(golden)/cancel/gone.jsonl", "\(golden)/old/head.jsonl"])
  }

  // MARK: - Lint

  private func lint() throws -> [String] {
    let root = suite.corpus.root
    return try CorpusLint.problems(of: try suite.corpus.entries(), in: suite.corpus)
      .map { $0.replacing(root, with: "ROOT") }
  }

  @Test func `a tidy corpus has no problems`() throws {
    #expect(try lint() == [])
  }

  @Test func `every problem of a broken corpus is told`() throws {
    try suite.addScenario("cancel/Upper_Case", Self.steps)
    try suite.addScenario("cancel/same", title: "cancel/head", Self.steps)
    try suite.recordAll()
    try suite.addScenario("replace/new", Self.steps)
    try suite.write(#"{"title": 5, "steps": []}"#, to: "scenarios/replace/tail.json")
    try suite.write("[]\n", to: "golden/replace/head.jsonl")
    try suite.write("{}\n", to: "golden/replace/gone.jsonl")
    #expect(
      try lint() == [
        "ROOT/scenarios/cancel/Upper_Case.json: error: "
          + "expected names of lower-case words and hyphens",
        "ROOT/scenarios/cancel/same.json: error: has the same title as cancel/head",
        "ROOT/golden/replace/head.jsonl:1:1: error: expected an object, found an array",
        "ROOT/scenarios/replace/new.json: error: no golden log; "
          + "`assay run replace/new --update missing` records it",
        "ROOT/scenarios/replace/tail.json:1:1: error: missing key \"why\"\n"
          + "ROOT/scenarios/replace/tail.json:1:11: error: expected a string, found number 5, at title\n"
          + "ROOT/scenarios/replace/tail.json:1:23: error: "
          + "expected at least one \"expect\" among the steps, at steps",
        "ROOT/golden/replace/gone.jsonl: error: a golden log without a scenario",
      ])
  }

  // MARK: - A new scenario

  @Test func `a new scenario passes as it is, but for its golden log`() throws {
    let path = try NewScenario.write(named: "replace/at-the-touch", in: suite.corpus)
    #expect(path == "\(suite.corpus.root)/scenarios/replace/at-the-touch.json")
    var run = SuiteRun(
      engine: .reference, entries: try suite.corpus.entries(choosing: ["replace/at-the-touch"]))
    run.update = .missing
    let outcome = TemporaryCorpus.outcome(of: run)
    #expect(outcome.cases.map(\.verdict) == [.passed])
    #expect(outcome.cases.map(\.mirror) == [.judged(.passed)])
    #expect(outcome.recorded.count == 1)
    #expect(try lint() == [])
  }

  @Test func `a new scenario never overwrites one`() throws {
    let before = try suite.text("scenarios/cancel/head.json")
    let error = #expect(throws: CorpusError.self) {
      try NewScenario.write(named: "cancel/head", in: suite.corpus)
    }
    #expect(error?.reason == "there is such a scenario already")
    #expect(try suite.text("scenarios/cancel/head.json") == before)
  }

  @Test(arguments: [
    "", "cancel", "cancel/", "/head", "cancel/a/b", "Cancel/head", "cancel/two words", "../x/y",
    "cancel/..", "schema/one",
  ])
  func `a new scenario needs an area and a name in lower case`(name: String) throws {
    let before = try suite.files()
    #expect(throws: CorpusError.self) { try NewScenario.write(named: name, in: suite.corpus) }
    #expect(try suite.files() == before)
  }
}
