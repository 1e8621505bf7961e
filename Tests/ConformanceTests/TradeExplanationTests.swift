import Conformance
import Engines
import MarketData
import Results
import Testing

/// What led to one trade.
@Suite struct TradeExplanationTests {
  private typealias Log = OrderLogReplayTests.Log

  private func explanation(
    of choice: TradeChoice, trades: [String] = OrderLogReplayTests.trades,
    by engine: EngineChoice = .reference
  ) throws -> ReplayExplanation? {
    try Log(OrderLogReplayTests.orders, trades: trades)
      .outcome(engine, explained: choice).explanation
  }

  @Test(arguments: EngineChoice.allCases)
  func `a trade that agrees is told with book, queue, command and trades`(
    engine: EngineChoice
  ) throws {
    let explanation = try #require(try explanation(of: .number(2), by: engine))
    #expect(
      explanation
        == ReplayExplanation(
          trade: "Trade 2 on trades line 3: 2 at 10.02, maker 2, taker 4 buys", agrees: true,
          verdict: "The engine made it as it was recorded.",
          place: "Command 5, flow line 6 at 5 ns",
          command: """
            {"new":{"id":"4","instrument":"day","side":"buy","type":"limit","price":"10.02",\
            "quantity":"5","timeInForce":"ioc"}}
            """,
          book: LadderBook(
            holder: engine.rawValue, instrument: "day",
            asks: [
              LadderLevel(
                price: "10.02", quantity: "10",
                orders: [LadderOrder(id: "1", leaves: "3"), LadderOrder(id: "2", leaves: "7")]),
              LadderLevel(
                price: "10.03", quantity: "4", orders: [LadderOrder(id: "3", leaves: "4")]),
            ], bids: []),
          queues: [
            ReplayExplanation.Queue(
              name: "sell at 10.02", count: 2,
              places: [
                .init(number: 1, order: LadderOrder(id: "1", leaves: "3")),
                .init(
                  number: 2, order: LadderOrder(id: "2", leaves: "7"),
                  mark: "recorded maker, engine’s maker"),
              ])
          ],
          made: .init(
            count: 2, first: 1,
            shown: [
              "3 at 10.02, maker 1, taker 4 buys", "2 at 10.02, maker 2, taker 4 buys",
            ], inQuestion: 1),
          recorded: .init(
            count: 2, first: 1,
            shown: [
              "3 at 10.02, maker 1, taker 4 buys", "2 at 10.02, maker 2, taker 4 buys",
            ], inQuestion: 1)))
    #expect(try self.explanation(of: .line(3), by: engine) == explanation)
  }

  /// What the trades are instead, and what is said of the first that disagrees.
  static let verdicts: [(line: Int, row: String?, place: String, verdict: String)] = [
    (
      1, "2,4,10.02,3,buy", "Command 5, flow line 6 at 5 ns",
      """
      priority differs: Another resting order of the same price was chosen. The engine took order \
      1, number 1 of 2 to sell at 10.02, with 3 left. Recorded is order 2, number 2 of 2 to sell \
      at 10.02, with 7 left and 3 ahead of it.
      """
    ),
    (
      3, "3,5,10.03,1,buy", "Command 7, flow line 8 at 7 ns",
      """
      quantity differs: The same orders traded another quantity. The engine made 4 at 10.03, \
      maker 3, taker 5 buys. Before it, order 3, number 1 of 1 to sell at 10.03, with 4 left.
      """
    ),
    (
      4, "2,5,10.05,5,buy", "Command 7, flow line 8 at 7 ns",
      """
      price differs: The same orders traded at another price. The engine made 5 at 10.04, \
      maker 2, taker 5 buys. Before it, order 2, number 1 of 1 to sell at 10.04, with 5 left.
      """
    ),
    (
      3, "3,77,10.03,4,buy", "Command 3, flow line 4 at 3 ns",
      """
      order unknown: The trade names an order that had not been created by then. Just before, \
      order 3 comes with this command, and order 77, which is not in the engine’s book.
      """
    ),
    (2, nil, "Command 5, flow line 6 at 5 ns", "extra: The trade was made and did not happen."),
  ]

  @Test(arguments: verdicts)
  func `the first disagreement is told by what differs`(
    line: Int, row: String?, place: String, verdict: String
  ) throws {
    var trades = OrderLogReplayTests.trades
    trades.replaceSubrange(line...line, with: row.map { [$0] } ?? [])
    let explanation = try #require(try explanation(of: .first, trades: trades))
    #expect(!explanation.agrees)
    #expect(explanation.place == place)
    #expect(explanation.verdict == verdict)
  }

  @Test func `a trade that was not made is told at the command that brought its taker`() throws {
    var trades = OrderLogReplayTests.trades
    trades.insert("3,4,10.02,1,buy", at: 3)
    let explanation = try #require(try explanation(of: .number(3), trades: trades))
    #expect(explanation.place == "Command 5, flow line 6 at 5 ns")
    #expect(
      explanation.verdict == """
        missing: The trade happened and was not made. Just before, order 3, number 1 of 1 to sell \
        at 10.03, with 4 left, and order 4 comes with this command.
        """)
    // The queue of the order that did not trade, and that of those the engine took.
    #expect(explanation.queues.map(\.name) == ["sell at 10.03", "sell at 10.02"])
    #expect(explanation.made.inQuestion == nil)
    #expect(explanation.recorded.inQuestion == 2)
  }

  @Test func `there is no explanation of a trade that is not there`() throws {
    #expect(try explanation(of: .number(5)) == nil)
    #expect(try explanation(of: .line(1)) == nil)
    #expect(try explanation(of: .first) == nil)
  }

  @Test func `trades of a day in Shanghai and of a log of Bitstamp are explained too`() throws {
    let day = try RecordedMarket.shanghai()
    let auction = try #require(
      try ReplayRun(
        engine: .reference, flow: day.flow, trades: day.trades, explained: .number(1)
      ).run(clock: { 0 }, isWanted: { _ in true }).explanation)
    #expect(auction.place == "Command 4, flow line 4 at 09:25:00.80")
    #expect(auction.command == #"{"uncross":{"instrument":"day"}}"#)
    #expect(auction.queues.map(\.name) == ["buy at 100.01", "sell at 100.00"])
    #expect(
      auction.queues.flatMap(\.places).map(\.mark) == [
        "recorded buyer, engine’s buyer", "recorded seller, engine’s seller",
      ])
    let log = try RecordedMarket.bitstamp(
      log: BitstampReplayTests.log, trades: ["2000 3 1 buy 100.0 0.5"])
    let differs = try #require(
      try ReplayRun(
        engine: .reference, flow: log.flow, trades: log.trades, explained: .first
      ).run(clock: { 0 }, isWanted: { _ in true }).explanation)
    #expect(differs.verdict.hasPrefix("quantity differs: "))
    #expect(differs.place == "Command 3, flow line 4 at 2000 ms")
  }

  @Test func `a choice is a number, a line, or the first`() {
    #expect(TradeChoice("12") == .number(12))
    #expect(TradeChoice("line:13") == .line(13))
    #expect(TradeChoice("first") == .first)
    for text in ["", "0", "-1", "+1", "line:", "line:0", "last", "1.5", "99999999999999999999"] {
      #expect(TradeChoice(text) == nil)
    }
  }
}
