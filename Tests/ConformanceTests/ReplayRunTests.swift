import Conformance
import Engines
import MarketData
import Results
import Testing

/// A small day of Shanghai, replayed and held against trades that are right or wrong.
@Suite struct ReplayRunTests {
  @Test(arguments: EngineChoice.allCases)
  func `a day whose trades are the rule's is identical`(engine: EngineChoice) throws {
    let market = try RecordedMarket.shanghai()
    let result = try market.result(by: engine)
    #expect(result.isIdentical)
    #expect(result.conforms)
    #expect(result.engine.name == engine.rawValue)
    #expect(result.flow == "day")
    #expect(
      result.description
        == "Shanghai Stock Exchange, one security on one day, 09:15:00.00 to 15:00:00.50")
    #expect(result.sources == ["\(market.flow): the commands", "\(market.trades): the trades"])
    // Eleven rows, and the beginnings of the two auctions, of continuous trading and of the close.
    #expect(result.commands == 15)
    #expect(result.trades == TradeAgreement(expected: 5, produced: 5, agreeing: 5))
    #expect(result.disagreements == [])
    let opening = AuctionOutcome(price: "100.01", volume: "60", trades: 1)
    let closing = AuctionOutcome(price: "100.01", volume: "40", trades: 1)
    #expect(
      result.auctions == [
        AuctionResult(name: "opening", time: "09:25:00.80", expected: opening, actual: opening),
        AuctionResult(name: "closing", time: "15:00:00.50", expected: closing, actual: closing),
      ])
  }

  /// What is changed in the trades, and what must come of it.
  struct Change: Sendable, CustomTestStringConvertible {
    var name: String
    var line: Int
    /// What stands in place of the line.
    var rows: [String]
    var agreeing: Int
    var classes: [String]
    var example: Disagreement.Example
    var testDescription: String { name }
  }

  static let changes = [
    Change(
      name: "another price", line: 3, rows: ["6,3,100030,50,B"], agreeing: 4,
      classes: ["price differs unexplained 1"],
      example: Disagreement.Example(
        place: "flow line 8 at 09:30:01.00, trades line 3",
        expected: "50 at 100.03, maker 3, taker 6 buys",
        actual: "50 at 100.02, maker 3, taker 6 buys")),
    Change(
      name: "another quantity", line: 5, rows: ["7,5,100020,10,B"], agreeing: 4,
      classes: ["quantity differs unexplained 1"],
      example: Disagreement.Example(
        place: "flow line 10 at 09:32:00.00, trades line 5",
        expected: "10 at 100.02, maker 5, taker 7 buys",
        actual: "20 at 100.02, maker 5, taker 7 buys")),
    Change(
      name: "another maker", line: 4, rows: ["6,5,100020,20,B"], agreeing: 4,
      classes: ["priority differs unexplained 1"],
      example: Disagreement.Example(
        place: "flow line 8 at 09:30:01.00, trades line 4",
        expected: "20 at 100.02, maker 5, taker 6 buys",
        actual: "20 at 100.02, maker 4, taker 6 buys")),
    Change(
      name: "two trades swapped", line: 3, rows: ["6,4,100020,20,B", "6,3,100020,50,B"],
      agreeing: 4, classes: ["place differs unexplained 1"],
      example: Disagreement.Example(
        place: "flow line 8 at 09:30:01.00, trades line 3",
        expected: "20 at 100.02, maker 4, taker 6 buys",
        actual: "20 at 100.02, maker 4, taker 6 buys")),
    Change(
      name: "a trade that did not happen", line: 4, rows: [], agreeing: 4,
      classes: ["extra unexplained 1"],
      example: Disagreement.Example(
        place: "flow line 8 at 09:30:01.00", expected: "nothing",
        actual: "20 at 100.02, maker 4, taker 6 buys")),
    Change(
      name: "a trade more", line: 5, rows: ["7,5,100020,20,B", "1,5,100010,1,S"], agreeing: 5,
      classes: ["missing unexplained 1"],
      example: Disagreement.Example(
        place: "trades line 6", expected: "1 at 100.01, maker 1, taker 5 sells",
        actual: "nothing")),
    Change(
      name: "an order that is not in the flow", line: 5, rows: ["77,5,100020,20,B"], agreeing: 4,
      classes: ["order unknown unexplained 1", "extra unexplained 1"],
      example: Disagreement.Example(
        place: "trades line 5", expected: "20 at 100.02, maker 5, taker 77 buys",
        actual: "nothing")),
    Change(
      name: "the other side aggressed", line: 5, rows: ["7,5,100020,20,S"], agreeing: 4,
      classes: ["missing unexplained 1", "extra unexplained 1"],
      example: Disagreement.Example(
        place: "trades line 5", expected: "20 at 100.02, maker 7, taker 5 sells",
        actual: "nothing")),
  ]

  @Test(arguments: changes)
  func `a trade that differs is told with its class, place and both sides`(
    change: Change
  ) throws {
    var trades = RecordedMarket.tradesOfDay
    let place = change.line - 2
    // A swapped pair takes the place of both.
    let replaced = change.name == "two trades swapped" ? 2 : 1
    trades.replaceSubrange(place..<place + replaced, with: change.rows)
    let result = try RecordedMarket.shanghai(trades: trades).result()
    #expect(!result.isIdentical)
    #expect(!result.conforms)
    #expect(
      result.trades
        == TradeAgreement(expected: trades.count, produced: 5, agreeing: change.agreeing))
    #expect(result.disagreements.map(\.line) == change.classes)
    #expect(result.disagreements.first?.examples.first == change.example)
    #expect(result.auctions.map(\.agrees) == [true, true])
  }
}

/// The auctions, the steps and the files of a replay.
@Suite struct ReplayRunBoundaryTests {
  @Test func `an auction that really ended otherwise differs, whatever the trades between`() throws
  {
    var trades = RecordedMarket.tradesOfDay
    trades[0] = "1,2,100000,50,auction"
    let result = try RecordedMarket.shanghai(trades: trades).result()
    #expect(result.auctions.map(\.agrees) == [false, true])
    #expect(result.auctions[0].expected == AuctionOutcome(price: "100.00", volume: "50", trades: 1))
    #expect(result.auctions[0].actual == AuctionOutcome(price: "100.01", volume: "60", trades: 1))
    #expect(result.disagreements.map(\.line) == ["price differs unexplained 1"])
    #expect(!result.conforms)
  }

  @Test func `the trades of each auction are those of orders that had come by then`() throws {
    var trades = RecordedMarket.tradesOfDay
    trades.append("1,8,100010,5,auction")
    trades.append("1,2,100020,5,auction")
    let auctions = try RecordedMarket.shanghai(trades: trades).result().auctions
    #expect(
      auctions.map(\.expected) == [
        AuctionOutcome(price: "100.01 and 100.02", volume: "65", trades: 2),
        AuctionOutcome(price: "100.01", volume: "45", trades: 2),
      ])
  }

  @Test func `an auction in which nothing trades agrees when nothing really traded`() throws {
    let flow = [
      "new,1,B,100000,10,9150000,gtc", "uncross,,,,,9250000,", "new,2,S,100000,4,9300000,gtc",
      "new,3,S,100010,5,14580000,gtc", "uncross,,,,,15000000,",
    ]
    let result = try RecordedMarket.shanghai(flow: flow, trades: ["1,2,100000,4,S"]).result()
    let nothing = AuctionOutcome(price: nil, volume: "0", trades: 0)
    #expect(result.auctions.map(\.actual) == [nothing, nothing])
    #expect(result.isIdentical && result.conforms)
  }

  @Test func `agreement on no trade at all shows nothing`() throws {
    let flow = [
      "new,1,B,100000,10,9150000,gtc", "uncross,,,,,9250000,", "uncross,,,,,15000000,",
    ]
    // The second uncross comes after 14:57, so that the closing auction is begun by itself.
    let result = try RecordedMarket.shanghai(flow: flow, trades: []).result()
    #expect(result.trades == TradeAgreement(expected: 0, produced: 0, agreeing: 0))
    #expect(!result.conforms)
  }

  @Test func `a run says what it does, how far the file is read, and when it compares`() throws {
    let market = try RecordedMarket.shanghai()
    var steps: [ReplayRun.Step] = []
    _ = try ReplayRun(engine: .reference, flow: market.flow, trades: market.trades)
      .run(
        clock: { 0 },
        isWanted: { step in
          if steps.last != step { steps.append(step) }
          return true
        })
    let size = (RecordedMarket.flowOfDay + ["op,id,side,price_milli,qty,time_hhmmsscc,tif"])
      .map { $0.utf8.count + 1 }.reduce(0, +)
    #expect(
      steps == [
        .reading(path: market.flow, ReadingProgress()),
        .streaming(commands: 0, ReadingProgress()),
        .reading(path: market.flow, ReadingProgress(bytes: size, size: size)),
        .comparing,
      ])
  }

  @Test(arguments: 0..<7)
  func `a run ends before the first step that is not wanted`(wanted: Int) throws {
    let market = try RecordedMarket.bitstamp(
      log: BitstampReplayTests.log, trades: BitstampReplayTests.trades)
    let run = ReplayRun(engine: .reference, flow: market.flow, trades: market.trades)
    var asked = 0
    do throws(ReplayRun.Failure) {
      _ = try run.run(
        clock: { 0 },
        isWanted: { _ in
          asked += 1
          return asked <= wanted
        })
      Issue.record("the run went on")
    } catch {
      guard case .interrupted = error else { throw error }
    }
    #expect(asked == wanted + 1)
  }

  @Test func `without trades the flow is counted, timed and not judged`() throws {
    var flow = RecordedMarket.flowOfDay
    flow.insert("cancel,99,,,,9300050,", at: 6)
    flow.insert("cancel,98,,,,9300050,", at: 6)
    flow.insert("new,3,B,100000,1,9300050,gtc", at: 6)
    let market = try RecordedMarket.shanghai(flow: flow)
    var now = 100
    let outcome = try ReplayRun(engine: .specification, flow: market.flow)
      .run(
        clock: {
          now += 23
          return now
        }, isWanted: { _ in true })
    #expect(outcome.comparison == nil)
    #expect(
      outcome.result(
        engine: EngineIdentity(name: "e", version: "1"),
        occasion: Occasion(started: "", durationNanoseconds: 0, commandLine: "")) == nil)
    let counts = outcome.counts
    #expect((counts.commands, counts.trades, counts.replayNanoseconds) == (18, 5, 23))
    #expect(
      counts.refusals == [
        ReplayCounts.Refusal(reason: "duplicateOrder", count: 1),
        ReplayCounts.Refusal(reason: "unknownOrder", count: 2),
      ])
    #expect(counts.auctions.map(\.name) == ["opening", "closing"])
    #expect(counts.auctions.map(\.outcome.volume) == ["60", "40"])
    #expect(counts.checks == [])
  }

  @Test func `a flow in no known format names the formats that are known`() throws {
    let market = try RecordedMarket.shanghai()
    let problem = try problem(flow: market.trades, trades: market.flow)
    #expect(problem.place == "\(market.trades):1:1")
    #expect(
      problem.message == """
        expected one of the headers "op,id,side,price_milli,qty,time_hhmmsscc,tif" or \
        "id,timestamp,exchange_timestamp,price,volume,action,direction" or \
        "id,timestamp,exchange.timestamp,price,volume,action,direction", or an order log's \
        columns, such as "action,id,side,price,quantity", \
        found "buy_id,sell_id,price_milli,qty,aggressor"
        """)
  }

  @Test func `trades of another market are refused`() throws {
    let market = try RecordedMarket.shanghai()
    let other = try RecordedMarket.bitstamp(log: [], trades: [])
    #expect(try problem(flow: market.flow, trades: other.trades).place == "\(other.trades):1:1")
    #expect(try problem(flow: market.flow, trades: market.flow).place == "\(market.flow):1:1")
  }

  @Test func `a file that is not there is a problem of that file`() throws {
    let market = try RecordedMarket.shanghai()
    #expect(try problem(flow: "/nowhere/flow.csv", trades: nil).place == "/nowhere/flow.csv")
    #expect(try problem(flow: market.flow, trades: "/nowhere/t").place == "/nowhere/t")
  }

  /// What is wrong with the files of a run.
  private func problem(flow: String, trades: String?) throws -> MarketDataProblem {
    do throws(ReplayRun.Failure) {
      _ = try ReplayRun(engine: .reference, flow: flow, trades: trades)
        .run(clock: { 0 }, isWanted: { _ in true })
    } catch {
      if case .file(let problem) = error { return problem }
    }
    Issue.record("no file was refused")
    return MarketDataProblem(file: "", expected: "", found: "")
  }
}
