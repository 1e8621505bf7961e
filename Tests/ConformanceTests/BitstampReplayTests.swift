import Conformance
import Engines
import Results
import Testing

/// Small logs of Bitstamp, whose differences the recording may explain.
@Suite struct BitstampReplayTests {
  /// Lines 2 to 8: one trade of 0.4 between two orders.
  static let log = [
    "1 1000 created ask 100.0 1.0",
    "2 1000 created bid 99.0 1.0",
    "3 2000 created bid 100.0 0.4",
    "3 2000 deleted bid 100.0 0",
    "1 2000 changed ask 100.0 0.6",
    "1 3000 deleted ask 100.0 0.6",
    "2 3000 deleted bid 99.0 1.0",
  ]
  static let trades = ["2000 3 1 buy 100.0 0.4"]

  @Test(arguments: EngineChoice.allCases)
  func `a log whose trades come out is identical`(engine: EngineChoice) throws {
    let market = try RecordedMarket.bitstamp(log: Self.log, trades: Self.trades)
    let result = try market.result(by: engine)
    #expect(result.isIdentical && result.conforms)
    #expect(result.trades == TradeAgreement(expected: 1, produced: 1, agreeing: 1))
    #expect(result.flow == "log")
    #expect(
      result.description == "Bitstamp BTC/USD, 1970-01-01T00:00:01Z to 1970-01-01T00:00:02Z")
    #expect(result.commands == 3)
    #expect(result.auctions == [])
  }

  @Test func `cancels and the closing book are held against the log`() throws {
    var log = Self.log
    // Line 6 says that 0.7 is left, where 0.6 is; the cancel and the closing rows show it.
    log[4] = "1 2000 changed ask 100.0 0.7"
    log[5] = "1 2500 deleted ask 100.0 0.7"
    log.append("4 2600 created bid 98.0 1.5")
    log[6] = "9 2600 deleted ask 98.0 1.0"
    log += ["2 3000 deleted bid 99.0 1.0", "4 3000 deleted bid 98.0 0.5"]
    let market = try RecordedMarket.bitstamp(log: log, trades: [])
    let outcome = try ReplayRun(engine: .reference, flow: market.flow)
      .run(clock: { 0 }, isWanted: { _ in true })
    #expect(
      outcome.counts.checks == [
        ReplayCounts.Check(
          subject: "cancels take out what the log says was left", agreeing: 0, total: 1),
        ReplayCounts.Check(
          subject: "orders of the closing book stand alike in the log and the engine",
          agreeing: 1, total: 2),
      ])
  }

  @Test func `an opening order that had gone is an explanation, not a fault`() throws {
    let log = ["9 1000 created ask 100.0 0.4"] + Self.log + ["9 3000 deleted ask 100.0 0.4"]
    let result = try RecordedMarket.bitstamp(log: log, trades: Self.trades).result()
    #expect(result.trades == TradeAgreement(expected: 1, produced: 1, agreeing: 0))
    #expect(result.disagreements.map(\.line) == ["gone before the stream explained 2"])
    #expect(
      result.disagreements[0].explanation == """
        An order of the opening book had gone before the stream of orders began. Replayed \
        without order 9 of flow line 2 from 2000 ms on: 1 of 1 trades come out, 0 of 0 cancels \
        take out what the log says was left, 2 of 2 orders of the closing book stand alike in \
        the log and the engine.
        """)
    #expect(
      result.disagreements[0].examples == [
        Disagreement.Example(
          place: "trades line 2 at 2000 ms, without order 9 of flow line 2",
          expected: "0.40000000 at 100.00, maker 1, taker 3 buys", actual: "nothing"),
        Disagreement.Example(
          place: "flow line 5 at 2000 ms, without order 9 of flow line 2", expected: "nothing",
          actual: "0.40000000 at 100.00, maker 9, taker 3 buys"),
      ])
    #expect(result.unexplained == 0)
    // One trade agreed in none of its places, so that nothing was shown of the engine.
    #expect(!result.conforms)
  }

  /// Two orders of one instant, and the taker in it; rows in an order in which order 4 is first.
  private static let sameInstant =
    Array(log[..<5]) + [
      "4 2500 created ask 98.5 0.5",
      "5 2500 created ask 98.5 0.5",
      "6 2500 created bid 98.5 0.5",
      "6 2500 deleted bid 98.5 0",
      "5 2500 deleted ask 98.5 0",
      "4 2600 deleted ask 98.5 0.5",
    ] + Array(log[5...])

  @Test func `the same instant is claimed only with the order of its lines that is shown`() throws {
    // The bid of 99 would take the asks; it is gone before.
    var log = Self.sameInstant
    log.insert("2 2400 deleted bid 99.0 1.0", at: 5)
    log.removeLast()
    let trades = Self.trades + ["2500 6 5 buy 98.5 0.5"]
    let result = try RecordedMarket.bitstamp(log: log, trades: trades).result()
    #expect(result.trades == TradeAgreement(expected: 2, produced: 2, agreeing: 1))
    #expect(result.disagreements.map(\.line) == ["same instant explained 2"])
    #expect(
      result.disagreements[0].examples.first
        == Disagreement.Example(
          place: "trades line 3 at 2500 ms, in the order of flow lines 9, 8, 10",
          expected: "0.50000000 at 98.50, maker 5, taker 6 buys", actual: "nothing"))
    #expect(
      result.disagreements[0].explanation.contains(
        "Replayed at 2500 ms in the order of flow lines 9, 8, 10: 2 of 2 trades come out"))
    #expect(result.conforms)
  }

  @Test func `what nothing explains comes first and does not conform`() throws {
    var log = Self.sameInstant
    log.insert("2 2400 deleted bid 99.0 1.0", at: 5)
    log.removeLast()
    let trades = Self.trades + ["2500 6 5 buy 98.5 0.5", "2900 77 1 buy 100.0 0.1"]
    let result = try RecordedMarket.bitstamp(log: log, trades: trades).result()
    #expect(
      result.disagreements.map(\.line) == [
        "order unknown unexplained 1", "same instant explained 2",
      ])
    #expect(result.unexplained == 1)
    #expect(!result.conforms)
  }
}
