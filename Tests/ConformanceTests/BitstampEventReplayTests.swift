import Conformance
import Engines
import MarketData
import Results
import Testing

/// Small logs of Bitstamp's order events, which tell their own trades.
@Suite struct BitstampEventReplayTests {
  /// Lines 2 to 10: orders of 100.00, the older from before the file, both taken by a third.
  private static let log = [
    "2 1000 created ask 100.00 10",
    "3 1010 created bid 100.00 21",
    "3 1100 changed bid 100.00 16",
    "1 1101 deleted ask 100.00 0",
    "3 1102 changed bid 100.00 5",
    "2 1104 deleted ask 100.00 0",
    "4 2000 created ask 101.00 7",
    "4 3000 deleted ask 101.00 7",
    "4 3001 deleted ask 101.00 7",
  ]

  /// The log with the fills of the two makers exchanged, against price and time.
  private static let unjust =
    Array(log[..<2]) + [
      "3 1100 changed bid 100.00 10", "2 1101 deleted ask 100.00 0",
      "3 1102 changed bid 100.00 5", "1 1104 deleted ask 100.00 0",
    ] + Array(log[6...])

  private func outcome(_ market: RecordedMarket, by engine: EngineChoice = .reference)
    throws -> ReplayRun.Outcome
  {
    try ReplayRun(engine: engine, flow: market.flow).run(clock: { 0 }, isWanted: { _ in true })
  }

  private func result(_ market: RecordedMarket, by engine: EngineChoice = .reference)
    throws -> ReplayResult
  {
    try #require(
      try outcome(market, by: engine).result(
        engine: EngineIdentity(name: engine.rawValue, version: "1"),
        occasion: Occasion(started: "now", durationNanoseconds: 1, commandLine: "assay replay")))
  }

  @Test(arguments: EngineChoice.allCases)
  func `the fills of a log are compared without a file of trades`(engine: EngineChoice) throws {
    let market = try RecordedMarket.bitstampEvents(Self.log)
    let result = try result(market, by: engine)
    #expect(result.trades == TradeAgreement(expected: 2, produced: 2, agreeing: 2))
    #expect(result.isIdentical && result.conforms)
    #expect(
      result.description == """
        Bitstamp BTC/USD, 1970-01-01T00:00:01Z to 1970-01-01T00:00:03Z, its trades inferred from \
        its orders
        """)
    #expect(result.sources == ["\(market.flow): the commands, and in its rows the trades"])
  }

  @Test func `what the log was read as is told, and how far it bears itself out`() throws {
    let counts = try outcome(try RecordedMarket.bitstampEvents(Self.log)).counts
    #expect(
      counts.readings == [
        "9 rows: 3 created, 2 changed, 4 deleted",
        "2 fills, 1 of them with amounts rounded apart and 0 ending an order for an amount of money",
        "1 cancel, 0 repricings, 1 order from before the file",
        "0 rows came after the deletions they precede, 1 deletion came twice, 0 rows changed nothing",
        "1 order adjusted to what the fills add up to",
      ])
    #expect(counts.checks.map(\.agreeing) == [4, 2, 2, 1, 1])
    #expect(counts.checks.map(\.total) == [4, 2, 2, 1, 1])
    #expect(counts.checks[2].subject == "fills are of the oldest orders at the best prices")
  }

  @Test(arguments: EngineChoice.allCases)
  func `fills against time do not come out, and nothing explains them`(engine: EngineChoice) throws
  {
    let market = try RecordedMarket.bitstampEvents(Self.unjust)
    let result = try result(market, by: engine)
    #expect(result.trades.agreeing < 2)
    #expect(result.unexplained > 0)
    #expect(!result.conforms)
    let checks = try outcome(market).counts.checks
    #expect(checks[1] == .init(subject: checks[1].subject, agreeing: 2, total: 2))
    #expect(checks[2] == .init(subject: checks[2].subject, agreeing: 1, total: 2))
  }

  @Test func `a file of trades is refused where the log tells its own`() throws {
    let market = try RecordedMarket.bitstampEvents(Self.log)
    do throws(ReplayRun.Failure) {
      _ = try ReplayRun(engine: .reference, flow: market.flow, trades: market.trades)
        .run(clock: { 0 }, isWanted: { _ in true })
      Issue.record("the file of trades was read")
    } catch {
      guard case .file(let problem) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(problem.file == market.trades)
      #expect(problem.message.contains("no trades, since \(market.flow) tells its own"))
    }
  }

  @Test func `an opening order that trades passed by is left out and told`() throws {
    let log =
      ["9 1000 created ask 99.5 0.4"] + BitstampReplayTests.log + ["9 3000 deleted ask 99.5 0.4"]
    let market = try RecordedMarket.bitstamp(log: log, trades: BitstampReplayTests.trades)
    let counts = try outcome(market).counts
    #expect(
      counts.readings == [
        "1 order of the opening book had gone before the stream, since orders behind them traded: "
          + "9 of line 2 (passed on line 7)"
      ])
    let result = try market.result()
    #expect(result.isIdentical && result.conforms)
    #expect(result.description.hasSuffix(", without 1 opening order that trades passed by"))
  }
}
