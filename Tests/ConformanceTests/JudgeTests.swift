import Conformance
import Engines
import Results
import Testing

/// Each judge on an engine that it must fail.
@Suite struct JudgeTests {
  private let suite: TemporaryCorpus

  /// Two asks wait, and a bid takes one and a part of the other.
  private static let flow = [
    #"{"new": {"id": 1, "side": "sell", "price": "100.00", "quantity": 5}}"#,
    #"{"new": {"id": 2, "side": "sell", "price": "100.00", "quantity": 5}}"#,
    #"{"new": {"id": 3, "side": "buy", "price": "101.00", "quantity": 7}}"#,
  ]

  init() throws { suite = try TemporaryCorpus() }

  /// The case of the only scenario on an engine with a fault.
  private func judge(
    _ fault: Fault, _ steps: [String], extra: String = "", golden: String? = nil
  ) throws -> CaseResult {
    try suite.addScenario("queue/first", extra: extra, steps)
    try suite.recordAll()
    if let golden { try suite.write(golden, to: "golden/queue/first.jsonl") }
    let outcome = try suite.outcome(of: fault)
    #expect(outcome.broken.isEmpty && outcome.recorded.isEmpty && !outcome.wasInterrupted)
    #expect(outcome.cases.count == 1)
    return try #require(outcome.cases.first)
  }

  private let trades = [
    #"{"command":3,"event":"traded","instrument":"XYZ","maker":"1","taker":"3","price":"100.00","#
      + #""quantity":"5","makerLeaves":"0","takerLeaves":"2","aggressor":"buy"}"#,
    #"{"command":3,"event":"traded","instrument":"XYZ","maker":"2","taker":"3","price":"100.00","#
      + #""quantity":"2","makerLeaves":"3","takerLeaves":"0","aggressor":"buy"}"#,
  ]
  private let acceptance = #"{"command":3,"event":"accepted","id":"3","instrument":"XYZ"}"#

  @Test func `a correct engine passes, and so does its mirror`() throws {
    let result = try judge(
      .none, Self.flow + [#"{"expect": {"orders": {"1": "filled", "2": "resting"}}}"#],
      extra: #" "tags": ["C1"],"#)
    #expect(
      result
        == CaseResult(
          scenario: "queue/first", title: "queue/first", why: "By the rule.", area: "queue",
          tags: ["C1"], verdict: .passed, mirror: .judged(.passed), durationNanoseconds: 0))
  }

  @Test func `the maker's price is missed by the expectation, and the story is whole`() throws {
    let expect =
      #"{"expect": {"trades": [{"maker": 1, "price": "100.00"}, {"maker": 2, "quantity": 2}]}}"#
    let result = try judge(.takersPrice, Self.flow + [expect])
    #expect(result.verdict == .failed)
    #expect(result.mirror == .skipped("the scenario failed as it stands"))
    #expect(result.failures.map(\.judge) == [.law, .expectation, .differential, .golden])
    #expect(result.failures.first?.breach?.law == "makers-price")
    let failure = try #require(result.failures.dropFirst().first)
    #expect(
      failure.message
        == "the expectation on line 8 is not met: of its trades, number 1 is another")
    #expect(
      failure.command
        == Failure.FailingCommand(
          step: 3, number: 3,
          text: #"{"new":{"id":"3","instrument":"XYZ","side":"buy","type":"limit","#
            + #""price":"101.00","quantity":"7","timeInForce":"gtc"}}"#))
    #expect(
      failure.expected == [
        #"{"event":"traded","maker":"1","price":"100.00"}"#,
        #"{"event":"traded","maker":"2","quantity":"2"}"#,
      ])
    #expect(
      failure.actual == [
        #"{"event":"traded","maker":"1","price":"101.00"}"#,
        #"{"event":"traded","maker":"2","quantity":"2"}"#,
      ])
    func book(_ holder: String) -> LadderBook {
      LadderBook(
        holder: holder, instrument: "XYZ",
        asks: [
          LadderLevel(
            price: "100.00", quantity: "10",
            orders: [LadderOrder(id: "1", leaves: "5"), LadderOrder(id: "2", leaves: "5")])
        ], bids: [])
    }
    #expect(failure.booksBefore == [book("expected"), book("faulty")])
    #expect(failure.replay == "assay run queue/first --engine faulty")
  }

  @Test func `the line that replays a run of the reference engine names no engine`() throws {
    try suite.addScenario("queue/first", Self.flow + [#"{"expect": {"trades": []}}"#])
    let run = SuiteRun(engine: .reference, entries: try suite.corpus.entries())
    let result = try #require(TemporaryCorpus.outcome(of: run).cases.first)
    #expect(result.failures.map(\.judge) == [.expectation, .golden])
    #expect(result.failures.map(\.replay) == ["assay run queue/first", "assay run queue/first"])
    let other = SuiteRun(engine: .specification, entries: try suite.corpus.entries())
    #expect(
      TemporaryCorpus.outcome(of: other).cases.first?.failures.first?.replay
        == "assay run queue/first --engine specification")
  }

  @Test func `what no expectation looks at is found by the other engine`() throws {
    let result = try judge(
      .wrongLeaves, Self.flow + [#"{"expect": {"trades": [{"maker": 1}, {"maker": 2}]}}"#])
    #expect(result.verdict == .failed)
    #expect(result.failures.map(\.judge) == [.law, .differential, .golden])
    let failure = try #require(result.failures.dropFirst().first)
    #expect(failure.message == "the faulty engine and the specification part here")
    #expect(failure.command?.number == 3)
    #expect(failure.expected == [acceptance] + trades)
    let bent = [
      trades[0].replacing(#""takerLeaves":"2""#, with: #""takerLeaves":"3""#),
      trades[1].replacing(#""takerLeaves":"0""#, with: #""takerLeaves":"1""#),
    ]
    #expect(failure.actual == [acceptance] + bent)
    #expect(failure.booksBefore.map(\.holder) == ["expected", "faulty"])
  }

  @Test func `orders that leave a level in the wrong order are found`() throws {
    let result = try judge(
      .lastInFirstOut, Self.flow + [#"{"expect": {"trades": [{"maker": 1}, {"maker": 2}]}}"#])
    #expect(result.failures.first?.breach?.law == "time-priority")
    let failure = try #require(result.failures.dropFirst().first)
    #expect(failure.judge == .expectation)
    #expect(failure.message.hasSuffix("of its trades, number 1 is another"))
    #expect(failure.actual.first?.contains(#""maker":"2""#) == true)
  }

  @Test func `an answer that is kept back is found`() throws {
    let steps =
      Self.flow + [#"{"cancel": {"id": 2}}"#, #"{"expect": {"canceled": [{"id": 2}]}}"#]
    let result = try judge(.silentCancel, steps)
    #expect(result.failures.map(\.judge) == [.law, .expectation, .differential, .golden])
    let failure = try #require(result.failures.dropFirst().first)
    #expect(
      failure.message == "the expectation on line 9 is not met: 1 cancellations should have come "
        + "of it, and 0 did")
    #expect(failure.command?.number == 4)
    #expect(failure.command?.step == 4)
    #expect(failure.expected == [#"{"event":"canceled","id":"2"}"#])
    #expect(failure.actual == [])
    // The golden log ends later than the engine's, and says itself which command is missing.
    #expect(result.failures.last?.command?.number == 4)
    #expect(result.failures.last?.actual == [])
  }

  @Test func `a status that is not as expected is told`() throws {
    let result = try judge(
      .none, Self.flow + [#"{"expect": {"orders": {"2": "filled", "7": "resting"}}}"#])
    #expect(
      result.failures.first?.message == "the expectation on line 8 is not met: "
        + "order 2 should be filled and is resting; order 7 should be resting and is unknown")
  }

  @Test func `a level that no order made is found by a book that is expected`() throws {
    let result = try judge(
      .phantomLevel, Self.flow + [#"{"expect": {"book": {"bids": []}}}"#])
    let failure = try #require(result.failures.dropFirst().first)
    #expect(failure.judge == .expectation)
    #expect(failure.message.hasSuffix("the bids of XYZ differ from level 1 on"))
    #expect(failure.expected == [])
    #expect(failure.actual == ["0.01 × 1 [99:1]"])
  }

  @Test func `a level that no order made is found by the other engine's book in the end`() throws {
    let result = try judge(.phantomLevel, Self.flow + [#"{"expect": {"orders": {"1": "filled"}}}"#])
    #expect(result.failures.map(\.judge) == [.law, .differential])
    #expect(result.failures.first?.breach?.law == "reported-book")
    #expect(result.failures.first?.expected == [])
    let failure = try #require(result.failures.dropFirst().first)
    #expect(
      failure.message == "the faulty engine and the specification say the same, "
        + "but hold different books in the end")
    #expect(failure.expected == ["phase continuous", "ask 100.00 × 3 [2:3]"])
    #expect(failure.actual == ["phase continuous", "bid 0.01 × 1 [99:1]", "ask 100.00 × 3 [2:3]"])
  }

  @Test func `an indication that is told wrongly is found, by the other engine too`() throws {
    let steps = [
      #"{"phase": {"phase": "callAuction"}}"#,
      #"{"expect": {"indicative": {"price": null, "volume": 0, "imbalance": 0}}}"#,
    ]
    let result = try judge(.wrongIndication, steps)
    #expect(result.failures.map(\.judge) == [.expectation, .differential])
    let failure = try #require(result.failures.first)
    #expect(failure.message.hasSuffix("an uncross of XYZ would say something else"))
    #expect(
      failure.expected == [
        #"{"event":"uncrossed","price":null,"volume":"0","imbalance":"0"}"#
      ])
    #expect(
      failure.actual == [#"{"event":"uncrossed","price":null,"volume":"0","imbalance":"1"}"#])
    #expect(try #require(result.failures.last).actual.first == "phase callAuction")
  }

  @Test func `a phase that is told wrongly is found`() throws {
    let steps = [
      #"{"phase": {"phase": "callAuction"}}"#, #"{"expect": {"phase": {"phase": "callAuction"}}}"#,
    ]
    let result = try judge(.wrongPhase, steps)
    #expect(
      result.failures.first?.message == "the expectation on line 6 is not met: "
        + "XYZ should be in phase callAuction and is in phase continuous")
  }

  @Test func `a rejection must be the only event`() throws {
    let steps = [#"{"cancel": {"id": 4}}"#, #"{"expect": {"rejected": "unknownOrder"}}"#]
    #expect(try judge(.none, steps).verdict == .passed)
    let twice = Fault(events: { $1 + $1 })
    let failure = try #require(try judge(twice, steps).failures.dropFirst().first)
    #expect(failure.judge == .expectation)
    #expect(failure.message.hasSuffix("1 events should have come of it, and 2 did"))
  }

  // MARK: - The mirror

  @Test func `a fault of one side is found in the mirror by the expectation`() throws {
    let expect = #"{"expect": {"trades": [{"price": "100.00"}, {"price": "100.00"}]}}"#
    let result = try judge(.takersPriceForSells, Self.flow + [expect])
    #expect(result.verdict == .failed)
    #expect(result.mirror == .judged(.failed))
    #expect(result.failures.map(\.judge) == [.mirror])
    let failure = try #require(result.failures.first)
    #expect(
      failure.message == "with sides and prices reflected, the expectation on line 8 is not met: "
        + "of its trades, number 1 is another")
    #expect(failure.command?.number == 3)
    #expect(failure.actual.first?.contains(#""price":"101.00""#) == true)
  }

  @Test func `a fault of one side is found in the mirror without an expectation`() throws {
    let expect = #"{"expect": {"trades": [{"maker": 1}, {"maker": 2}]}}"#
    let result = try judge(.takersPriceForSells, Self.flow + [expect])
    #expect(result.failures.map(\.judge) == [.mirror])
    let failure = try #require(result.failures.first)
    #expect(failure.message.hasPrefix("with sides and prices reflected the engine does something"))
    #expect(failure.expected == [acceptance] + trades)
    #expect(
      failure.actual == [acceptance] + trades.map { $0.replacing("100.00", with: "101.00") })
  }

  @Test func `a scenario that says why is not mirrored`() throws {
    let expect = #"{"expect": {"trades": [{"maker": 1}, {"maker": 2}]}}"#
    let result = try judge(
      .takersPriceForSells, Self.flow + [expect], extra: #" "mirror": "It is one-sided.","#)
    #expect(result.verdict == .passed)
    #expect(result.mirror == .skipped("It is one-sided."))
  }

  // MARK: - The golden log

  @Test func `a golden log that differs fails a correct engine at the line`() throws {
    let golden = [
      #"{"command":1,"event":"accepted","id":"1","instrument":"XYZ"}"#,
      #"{"command":2,"event":"accepted","id":"2","instrument":"ABC"}"#,
    ]
    let result = try judge(
      .none, Self.flow + [#"{"expect": {"orders": {"1": "filled"}}}"#],
      golden: golden.joined(separator: "\n"))
    #expect(result.verdict == .failed)
    #expect(result.mirror == .judged(.passed))
    #expect(result.failures.map(\.judge) == [.golden])
    let failure = try #require(result.failures.first)
    #expect(failure.message == "the event log differs from its golden log at line 2")
    #expect(failure.command?.number == 2)
    #expect(failure.expected == [golden[1]])
    #expect(failure.actual == [#"{"command":2,"event":"accepted","id":"2","instrument":"XYZ"}"#])
    #expect(failure.booksBefore.count == 2)
  }

  @Test func `without a golden log a scenario fails, and is told how to record it`() throws {
    try suite.addScenario("queue/first", Self.flow + [#"{"expect": {"orders": {"1": "filled"}}}"#])
    let result = try #require(try suite.outcome(of: .none).cases.first)
    #expect(result.verdict == .failed)
    #expect(
      result.failures == [
        Failure(
          judge: .golden,
          message: "no golden log is kept; `assay run queue/first --update missing` records it",
          replay: "assay run queue/first --engine faulty")
      ])
  }

  // MARK: - Commands

  @Test func `a failing command of a block is told by its own number and the step of the block`()
    throws
  {
    let steps = [
      #"{"repeat": {"times": 3, "steps": ["#
        + #"{"new": {"id": {"from": 1, "by": 1}, "side": "sell", "price": "1.00", "quantity": 1}},"#
        + #"{"cancel": {"id": {"from": 1, "by": 1}}}]}}"#,
      #"{"expect": {"book": {"asks": []}}}"#,
    ]
    let result = try judge(.silentCancel, steps)
    #expect(result.failures.map(\.judge) == [.law, .differential, .golden])
    #expect(
      result.failures.first?.command
        == Failure.FailingCommand(step: 1, number: 2, text: #"{"cancel":{"id":"1"}}"#))
    #expect(result.failures.last?.command?.number == 1)
  }

  @Test func `the books and numbers shown are those of the instrument of the command`() throws {
    let extra =
      #" "instruments": [{"symbol": "A"}, {"symbol": "B", "tick": "0.0001", "lot": "10"}],"#
    let steps = [
      #"{"new": {"id": 1, "instrument": "B", "side": "sell", "price": "1.0000", "quantity": 50}}"#,
      #"{"replace": {"id": 1, "instrument": "B", "price": "1.0002", "quantity": 20}}"#,
      #"{"expect": {"trades": [{"instrument": "B"}]}}"#,
    ]
    let failure = try #require(try judge(.none, steps, extra: extra).failures.first)
    #expect(
      failure.command?.text
        == #"{"replace":{"id":"1","instrument":"B","price":"1.0002","quantity":"20"}}"#)
    #expect(failure.booksBefore.map(\.instrument) == ["B", "B"])
    #expect(failure.booksBefore.first?.asks.first?.quantity == "50")
  }

  @Test func `a command on an instrument that is not there fails without a trap`() throws {
    let steps = [
      #"{"uncross": {"instrument": 9}}"#, #"{"expect": {"rejected": "notInAuction"}}"#,
    ]
    let failure = try #require(try judge(.none, steps).failures.first)
    #expect(failure.judge == .expectation)
    #expect(failure.command?.text == #"{"uncross":{"instrument":9}}"#)
  }
}
