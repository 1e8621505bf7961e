import Conformance
import JSONText
import MarketData
import Results
import Scenarios
import Testing

/// The laws applied to logs.
@Suite struct HistoryRunTests {
  private let header = #"{"instruments":[{"symbol":"A"}]}"#

  private func judge(
    _ lines: [String], _ run: HistoryRun = HistoryRun(replay: "again")
  ) throws -> HistoryJudgement {
    try run.judge(ByteSource(Array((lines.joined(separator: "\n") + "\n").utf8), name: "log"))
  }

  private func order(_ id: Int, _ side: String, _ price: String) -> [String] {
    [
      #"{"new":{"id":\#(id),"side":"\#(side)","price":"\#(price)","quantity":1}}"#,
      #"{"command":\#(id),"event":"accepted","id":\#(id)}"#,
    ]
  }

  private func trade(_ command: Int, maker: Int, taker: Int) -> String {
    #"{"command":\#(command),"event":"traded","maker":\#(maker),"taker":\#(taker),"price":"1.00","#
      + #""quantity":1,"makerLeaves":0,"takerLeaves":0,"aggressor":"buy"}"#
  }

  private func book(_ command: Int, _ sides: String) -> String {
    #"{"command":\#(command),"book":{\#(sides)}}"#
  }

  // MARK: - Violations

  @Test func `a lawful log has no violation, one that crosses is told with its command`() throws {
    let lawful = try judge([header] + order(1, "buy", "1.00") + order(2, "sell", "1.01"))
    #expect(lawful.violations == 0)
    #expect(lawful.verdict == .passed)
    #expect(lawful.commands == 2)
    #expect(lawful.events == 2)
    let crossed = try judge([header] + order(1, "buy", "1.00") + order(2, "sell", "1.00"))
    #expect(crossed.violations == 1)
    #expect(crossed.verdict == .failed)
    let failure = try #require(crossed.failures.first)
    #expect(failure.message.hasPrefix("positive-spread: orders 1 and 2 should have traded"))
    #expect(failure.command?.number == 2)
    #expect(failure.command?.text == order(2, "sell", "1.00")[0])
    #expect(failure.actual.count == 1)
    #expect(failure.replay == "again")
  }

  @Test func `a violation names law, orders and event, and shows the book just before`() throws {
    let shown = book(2, #""asks":[{"price":"1.00","quantity":2,"orders":[1,2]}],"bids":[]"#)
    let log =
      [header] + order(1, "sell", "1.00") + order(2, "sell", "1.00") + [shown]
      + order(3, "buy", "1.00") + [trade(3, maker: 2, taker: 3)]
    let judgement = try judge(log)
    #expect(judgement.books == 1)
    let failure = try #require(judgement.failures.first)
    #expect(judgement.failures.count == 1)
    let breach = try #require(failure.breach)
    #expect(breach.law == "time-priority")
    #expect(breach.orders == ["1", "2"])
    #expect(breach.event == 2)
    #expect(breach.source.contains("Rule 4757"))
    #expect(
      failure.booksBefore.map(\.holder) == [
        "as the events imply it", "as it was shown after command 2",
      ])
    for book in failure.booksBefore {
      #expect(book.asks.map(\.price) == ["1.00"])
      #expect(book.asks.first?.orders.map(\.id) == ["1", "2"])
      #expect(book.bids.isEmpty)
    }
  }

  @Test func `the book before a command is that before it, however many came`() throws {
    var log = [header]
    for id in 1...50 { log += order(id, "sell", "1.00") }
    log += order(51, "buy", "1.00") + [trade(51, maker: 1, taker: 51)]
    log += order(52, "buy", "1.00") + [trade(52, maker: 3, taker: 52)]
    let failure = try #require(try judge(log).failures.first)
    #expect(failure.command?.number == 52)
    #expect(failure.booksBefore.first?.asks.first?.quantity == "49")
    #expect(failure.booksBefore.first?.asks.first?.orders.first?.id == "2")
  }

  @Test(arguments: [
    (#""asks":[{"price":"1.00","quantity":2}]"#, 1), (#""asks":[{"price":"1.00"}]"#, 0),
    (#""asks":[{"price":"1.00","orders":[1]}],"bids":[]"#, 0), (#""asks":[]"#, 1),
    (#""asks":[{"price":"1.00","orders":[2]}]"#, 1), (#""asks":[{"price":"1.01"}]"#, 1),
    (#""bids":[{"price":"1.00"}]"#, 1), (#""asks":[{"price":"1.00"},{"price":"1.01"}]"#, 1),
  ])
  func `a book that is shown is held against the events`(sides: String, violations: Int) throws {
    let judgement = try judge([header] + order(1, "sell", "1.00") + [book(1, sides)])
    #expect(judgement.violations == violations)
    #expect(judgement.failures.allSatisfy { $0.breach?.law == "reported-book" })
    #expect(judgement.unjudged.isEmpty)
  }

  @Test func `of many violations of a kind the first are told and all are counted`() throws {
    var log = [header]
    for id in 1...20 { log += order(id, id == 1 ? "sell" : "buy", "1.00") }
    let judgement = try judge(log)
    #expect(judgement.violations == 19)
    #expect(judgement.kinds.map(\.count) == [19])
    #expect(judgement.kinds.first?.firstCommand == 2)
    #expect(judgement.failures.count == 3)
  }

  // MARK: - What an engine can't say

  @Test func `an engine that does not report answers is judged by the rest`() throws {
    let silent = #"{"instruments":[{"symbol":"A"}],"unreported":["accepted","rejected","expired"]}"#
    let commands = [
      #"{"new":{"id":1,"side":"sell","price":"1.00","quantity":1}}"#,
      #"{"new":{"id":1,"side":"sell","price":"1.00","quantity":1}}"#,
      #"{"new":{"id":2,"side":"sell","price":"1.00","quantity":1,"timeInForce":"gtd","expires":5}}"#,
      #"{"clock":{"time":5}}"#,
      #"{"new":{"id":3,"side":"buy","price":"1.00","quantity":1}}"#,
    ]
    let lawful = try judge([silent] + commands + [trade(5, maker: 1, taker: 3)])
    #expect(lawful.failures.map(\.message) == [])
    #expect(lawful.unjudged.count == 4)
    // Order 2 is gone, whether or not that was told.
    let wrong = try judge([silent] + commands + [trade(5, maker: 2, taker: 3)])
    #expect(wrong.failures.contains { $0.breach?.law == "the-dead-stay-dead" })
    // One that reports its answers is held to it.
    #expect(try judge([header] + commands + [trade(5, maker: 1, taker: 3)]).violations >= 4)
  }

  @Test func `what is reported all the same is judged`() throws {
    let silent = #"{"instruments":[{"symbol":"A"}],"unreported":["accepted","rejected"]}"#
    let twice =
      order(1, "sell", "1.00") + [
        #"{"new":{"id":1,"side":"sell","price":"1.00","quantity":1}}"#,
        #"{"command":2,"event":"accepted","id":1}"#,
      ]
    #expect(try judge([silent] + twice).failures.map { $0.breach?.law } == ["refusal"])
  }

  @Test func `a book of few levels is judged by those`() throws {
    let flow =
      order(1, "sell", "1.00") + order(2, "sell", "1.01")
      + [book(2, #""asks":[{"price":"1.00","quantity":1}]"#)]
    let shallow = #"{"instruments":[{"symbol":"A"}],"bookDepth":1}"#
    #expect(try judge([shallow] + flow).violations == 0)
    #expect(try judge([header] + flow).violations == 1)
  }

  @Test(arguments: [("keeps", 0), ("loses", 2)])
  func `the conventions of the header decide`(choice: String, violations: Int) throws {
    let header =
      #"{"instruments":[{"symbol":"A"}],"conventions":{"decreasePriority":"\#(choice)"}}"#
    let log =
      [header] + [
        #"{"new":{"id":1,"side":"buy","price":"1.00","quantity":2}}"#,
        #"{"command":1,"event":"accepted","id":1}"#,
      ] + order(2, "buy", "1.00") + [
        #"{"replace":{"id":1,"quantity":1}}"#,
        #"{"command":3,"event":"replaced","id":1,"price":"1.00","leaves":1,"priority":"kept"}"#,
      ]
    #expect((try judge(log).violations == 0) == (violations == 0))
  }

  // MARK: - The judge itself

  @Test func `a judge that fails itself knows nothing, and that is no pass`() throws {
    var run = HistoryRun(replay: "again")
    run.audit = { _ in "two levels have one price" }
    let judgement = try judge([header] + order(1, "buy", "1.00"), run)
    #expect(judgement.violations == 0)
    #expect(judgement.verdict == .unknown)
    #expect(judgement.failures.map(\.judge) == [.checker])
    let result = judgement.result(
      named: "log", Occasion(started: "", durationNanoseconds: 1, commandLine: ""))
    #expect(!result.tally.conforms)
    #expect(result.tally[.unknown] == 1)
  }

  // MARK: - What is no history

  @Test func `events out of place and lines that are nothing are refused by line`() throws {
    #expect(
      lines(refused: [header, #"{"command":1,"event":"accepted","id":1}"#, "nonsense"]) == [2, 3])
    #expect(lines(refused: ["{}"]) == [1])
    #expect(lines(refused: [""]) == [1])
    let behind =
      [header] + order(1, "buy", "1.00")
      + [book(1, #""bids":[{"price":"1.00"}]"#), order(1, "buy", "1.00")[1]]
    #expect(lines(refused: behind) == [5])
    #expect(lines(refused: [header, book(1, #""bids":[]"#)]) == [2])
    #expect(lines(refused: [header, "{\"command\":1,\"book\":{}}"]) == [2])
  }

  private func lines(refused log: [String]) -> [Int] {
    let refusal = #expect(throws: HistoryRefusal.self) { try judge(log) }
    guard case .lines(let problems)? = refusal?.reason else { return [] }
    return problems.problems.map(\.position.line)
  }

  @Test(arguments: [
    (#"{"command":1,"event":"accepted","id":"1","instrument":"A"}"#, "--scenario"),
    (#"{"commands":"1-9","events":9,"digest":"0123456789abcdef"}"#, "--scenario"),
    ("{\n  \"$schema\": \"../schema/scenario.json\",\n  \"title\": \"t\"", "assay run"),
    (#"{"title":"t","why":"w","steps":[]}"#, "assay shrink"), ("id,side,price", "assay replay"),
    (#"{"new":{"id":1}}"#, "instruments"), (#"{"format":"assay-campaign"}"#, "assay fuzz"),
    (#"{"format":"assay-report","suiteVersion":"1"}"#, "assay report"), ("?", "assay schema"),
  ])
  func `a file of another kind is told what to do with`(text: String, hint: String) throws {
    let refusal = #expect(throws: HistoryRefusal.self) { try judge([text]) }
    #expect(refusal?.hint?.contains(hint) == true)
  }

  @Test func `a digest of events is no event`() throws {
    let scenario = try Scenario(
      reading: Array(
        #"{"title":"t","why":"w","steps":[{"clock":{"time":1}},{"expect":{"events":[]}}]}"#.utf8))
    let refusal = #expect(throws: HistoryRefusal.self) {
      try judge(
        [#"{"commands":"1-1","events":9,"digest":"0123456789abcdef"}"#],
        HistoryRun(of: scenario, replay: ""))
    }
    #expect(refusal?.rendered(file: "f").contains("found a digest of events") == true)
  }

  @Test func `a line without end and an answer without end are refused`() throws {
    let long = String(repeating: " ", count: HistoryReader.longestLine + 1)
    let refusal = #expect(throws: HistoryRefusal.self) { try judge([header, long]) }
    #expect(refusal?.rendered(file: "f").contains("a line of at most") == true)
    let events = Array(repeating: order(1, "buy", "1.00")[1], count: 3_000)
    let endless = #expect(throws: HistoryRefusal.self) {
      try judge([header] + order(1, "buy", "1.00") + events)
    }
    #expect(endless?.rendered(file: "f").contains("f:1003:1: error") == true)
  }

  // MARK: - Golden logs

  @Test func `every golden log that is no digest keeps the laws under its scenario`() throws {
    var judged = 0
    for entry in try Corpus.ofTheProject.entries() {
      let scenario = try SuiteFiles.scenario(entry)
      guard let golden = try SuiteFiles.golden(entry),
        !golden.lines.contains(where: { $0.contains("\"digest\"") })
      else { continue }
      let judgement = try HistoryRun(of: scenario, replay: "").judge(
        ByteSource(Array(golden.text.utf8), name: entry.name))
      #expect(judgement.violations == 0, "\(entry.name)")
      #expect(judgement.commands == scenario.commands.count)
      judged += 1
    }
    #expect(judged > 200)
  }

  @Test func `the scenario of a golden log lies beside it`() {
    #expect(
      Corpus.scenarioPath(ofGolden: "x/golden/cancel/a.jsonl") == "x/scenarios/cancel/a.json")
    #expect(Corpus.scenarioPath(ofGolden: "golden/cancel/a.jsonl") == "scenarios/cancel/a.json")
    #expect(Corpus.scenarioPath(ofGolden: "cancel/a.jsonl") == nil)
    #expect(Corpus.scenarioPath(ofGolden: "golden/cancel/a.json") == nil)
  }
}
