import Conformance
import Engines
import Market
import Results
import Testing

/// What `--update` records, and what it does not.
@Suite struct GoldenUpdateTests {
  private let suite: TemporaryCorpus
  private let logs = ["a/missing", "a/right", "a/wrong"]

  private static let log =
    #"{"command":1,"event":"accepted","id":"1","instrument":"XYZ"}"# + "\n"
  private static let wrong = "{\"command\":1}\n"

  init() throws {
    suite = try TemporaryCorpus()
    for (id, name) in logs.enumerated() {
      try suite.addScenario(
        name, title: "\(id)",
        [
          #"{"new": {"id": 1, "side": "sell", "price": "100.00", "quantity": 5}}"#,
          #"{"expect": {"orders": {"1": "resting"}}}"#,
        ])
    }
    try suite.write(Self.log, to: "golden/a/right.jsonl")
    try suite.write(Self.wrong, to: "golden/a/wrong.jsonl")
  }

  private func golden() throws -> [String?] {
    try logs.map { try suite.text("golden/\($0).jsonl") }
  }

  private func run(_ update: SuiteRun.GoldenUpdate?, _ fault: Fault = .none) throws
    -> SuiteRun.Outcome
  {
    try suite.outcome(of: fault) { $0.update = update }
  }

  private func names(_ outcome: SuiteRun.Outcome) -> [String] {
    outcome.recorded.map { path in
      path.split(separator: "/").suffix(2).joined(separator: "/")
    }
  }

  @Test func `without an update nothing is written`() throws {
    let before = try suite.files()
    let outcome = try run(nil)
    #expect(outcome.cases.map(\.verdict) == [.failed, .passed, .failed])
    #expect(outcome.recorded == [])
    #expect(try suite.files() == before)
    #expect(try golden() == [nil, Self.log, Self.wrong])
  }

  @Test func `missing records only what is not there`() throws {
    let outcome = try run(.missing)
    #expect(names(outcome) == ["a/missing.jsonl"])
    #expect(try golden() == [Self.log, Self.log, Self.wrong])
    #expect(outcome.cases.map(\.verdict) == [.passed, .passed, .failed])
    #expect(outcome.cases.map(\.failures.count) == [0, 0, 1])
  }

  @Test func `failed records only what is there and differs`() throws {
    let outcome = try run(.failed)
    #expect(names(outcome) == ["a/wrong.jsonl"])
    #expect(try golden() == [nil, Self.log, Self.log])
    #expect(outcome.cases.map(\.verdict) == [.failed, .passed, .passed])
  }

  @Test func `all records what is missing and what differs, and then all passes`() throws {
    let outcome = try run(.all)
    #expect(names(outcome) == ["a/missing.jsonl", "a/wrong.jsonl"])
    #expect(outcome.cases.map(\.verdict) == [.passed, .passed, .passed])
    #expect(try golden() == [Self.log, Self.log, Self.log])
    #expect(try run(.all).recorded == [])
  }

  @Test(arguments: SuiteRun.GoldenUpdate.allCases)
  func `no update touches a scenario or leaves another file behind`(
    update: SuiteRun.GoldenUpdate
  ) throws {
    let before = try logs.map { try suite.text("scenarios/\($0).json") }
    _ = try run(update)
    #expect(try logs.map { try suite.text("scenarios/\($0).json") } == before)
    let allowed = logs.flatMap { ["scenarios/\($0).json", "golden/\($0).jsonl"] }
    #expect(Set(try suite.files()).isSubset(of: allowed))
  }

  @Test(arguments: SuiteRun.GoldenUpdate.allCases)
  func `nothing is recorded while an expectation fails`(update: SuiteRun.GoldenUpdate) throws {
    for (id, name) in logs.enumerated() {
      try suite.addScenario(
        name, title: "\(id)",
        [
          #"{"new": {"id": 1, "side": "sell", "price": "100.00", "quantity": 5}}"#,
          #"{"expect": {"orders": {"1": "filled"}}}"#,
        ])
    }
    let outcome = try run(update)
    #expect(outcome.recorded == [])
    #expect(try golden() == [nil, Self.log, Self.wrong])
    #expect(outcome.cases.allSatisfy { $0.verdict == .failed })
    let refused = "the golden log was not recorded, because the scenario fails without it"
    let wanted = update == .missing ? [true, false, false] : [update == .all, false, true]
    #expect(
      outcome.cases.map { result in result.failures.contains { $0.message == refused } } == wanted)
    #expect(outcome.cases.flatMap(\.failures).allSatisfy { $0.replay.hasSuffix("--engine faulty") })
  }

  @Test(arguments: SuiteRun.GoldenUpdate.allCases)
  func `nothing is recorded while the engines disagree`(update: SuiteRun.GoldenUpdate) throws {
    let twice = Fault(events: { $1 + $1 })
    let outcome = try run(update, twice)
    #expect(outcome.recorded == [])
    #expect(try golden() == [nil, Self.log, Self.wrong])
    #expect(
      outcome.cases.allSatisfy { $0.failures.prefix(2).map(\.judge) == [.law, .differential] })
  }

  @Test func `nothing is recorded while only the other engine fails an expectation`() throws {
    let hidden = Fault(phase: { _ in .closed })
    try suite.addScenario(
      "a/missing", title: "0",
      [#"{"uncross": {}}"#, #"{"expect": {"phase": {"phase": "continuous"}}}"#])
    var run = SuiteRun(
      engine: EngineChoice.reference.source, partner: hidden.source,
      entries: try suite.corpus.entries(choosing: ["a/missing"]))
    run.update = .missing
    let outcome = TemporaryCorpus.outcome(of: run)
    #expect(outcome.recorded == [])
    #expect(try golden()[0] == nil)
  }

  @Test func `nothing is recorded while the mirror fails`() throws {
    try suite.addScenario(
      "a/missing", title: "0",
      [
        #"{"new": {"id": 1, "side": "sell", "price": "100.00", "quantity": 5}}"#,
        #"{"new": {"id": 2, "side": "buy", "price": "101.00", "quantity": 5}}"#,
        #"{"expect": {"orders": {"1": "filled"}}}"#,
      ])
    let outcome = try run(.all, .takersPriceForSells)
    #expect(!names(outcome).contains("a/missing.jsonl"))
    #expect(outcome.cases.first?.failures.first?.judge == .mirror)
  }

  @Test func `a scenario that can't be read is reported, and its golden log stays`() throws {
    try suite.write("{", to: "scenarios/a/wrong.json")
    let outcome = try run(.all)
    #expect(outcome.broken.count == 1)
    #expect(outcome.broken.first?.path.hasSuffix("scenarios/a/wrong.json") == true)
    #expect(outcome.broken.first?.report.contains("wrong.json:1:2: error: ") == true)
    #expect(outcome.cases.map(\.scenario) == ["a/missing", "a/right"])
    #expect(try golden() == [Self.log, Self.log, Self.wrong])
  }

  @Test func `a golden log that can't be read is reported with its line`() throws {
    try suite.write("{}\nnonsense\n", to: "golden/a/wrong.jsonl")
    let outcome = try run(nil)
    #expect(outcome.broken.count == 1)
    #expect(outcome.broken.first?.path.hasSuffix("golden/a/wrong.jsonl") == true)
    #expect(outcome.broken.first?.report.contains("wrong.jsonl:2:1: error: ") == true)
  }

  @Test func `the log of a scenario in which nothing happens is recorded and passes`() throws {
    try suite.addScenario(
      "a/missing", title: "0", [#"{"clock": {"time": 1}}"#, #"{"expect": {"events": []}}"#])
    #expect(names(try run(.missing)) == ["a/missing.jsonl"])
    #expect(try golden()[0] == "")
    #expect(try run(nil).cases.first?.verdict == .passed)
  }
}
