import Conformance
import Engines
import Foundation
import Results
import Testing

/// Recorded markets, where they are: the folder that `ASSAY_DATA` names or `../shared/data` beside
/// the project, and the public sample that `.ci/fetch-sample` fetches.
@Suite struct RecordedDayTests {
  private static let project = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let data =
    ProcessInfo.processInfo.environment["ASSAY_DATA"]
    ?? project.appending(path: "../shared/data").standardized.path
  private static let day = "\(data)/sse-600519-2023-02-07"
  private static let events = "\(data)/bitstamp-btcusd-2015-05-01"
  private static let lobster =
    "\(data)/lobster-goog-2012-06-21/GOOG_2012-06-21_34200000_57600000"
  private static let sample = project.appending(path: ".cache/ob-analytics").path

  private static func needs(_ files: String...) -> ConditionTrait {
    let absent = files.filter { !FileManager.default.isReadableFile(atPath: $0) }
    return .enabled(
      if: absent.isEmpty, "skipped: \(absent.joined(separator: " and ")) can't be read")
  }

  private static func result(
    of engine: EngineChoice, flow: String, trades: String?
  ) throws -> (result: ReplayResult, counts: ReplayCounts) {
    let outcome = try ReplayRun(engine: engine, flow: flow, trades: trades)
      .run(clock: { 0 }, isWanted: { _ in true })
    let result = try #require(
      outcome.result(
        engine: EngineIdentity(name: engine.rawValue, version: "1"),
        occasion: Occasion(started: "", durationNanoseconds: 0, commandLine: "")))
    return (result, outcome.counts)
  }

  @Test(
    needs("\(day)/flow.csv.gz", "\(day)/expected_trades.csv.gz"), arguments: EngineChoice.allCases)
  func `every trade of the recorded day comes out in its place, both auctions included`(
    engine: EngineChoice
  ) throws {
    let (result, counts) = try Self.result(
      of: engine, flow: "\(Self.day)/flow.csv.gz", trades: "\(Self.day)/expected_trades.csv.gz")
    #expect(result.trades == TradeAgreement(expected: 18_685, produced: 18_685, agreeing: 18_685))
    #expect(result.disagreements == [])
    #expect(result.commands == 58_436)
    #expect(counts.refusals == [])
    let opening = AuctionOutcome(price: "1808.08", volume: "42718", trades: 334)
    let closing = AuctionOutcome(price: "1797.00", volume: "40203", trades: 212)
    #expect(
      result.auctions == [
        AuctionResult(name: "opening", time: "09:25:00.80", expected: opening, actual: opening),
        AuctionResult(name: "closing", time: "15:00:00.50", expected: closing, actual: closing),
      ])
    #expect(result.flow == "sse-600519-2023-02-07")
    #expect(result.isIdentical && result.conforms)
  }

  @Test(needs("\(lobster)_message_10.csv.gz", "\(lobster)_orderbook_10.csv.gz"))
  func `every sound execution of the LOBSTER day is a trade of the engine`() throws {
    let outcome = try ReplayRun(
      engine: .reference, flow: "\(Self.lobster)_message_10.csv.gz",
      books: "\(Self.lobster)_orderbook_10.csv.gz"
    ).run(clock: { 0 }, isWanted: { _ in true })
    let comparison = try #require(outcome.comparison)
    #expect(comparison.trades == TradeAgreement(expected: 7228, produced: 7228, agreeing: 7228))
    #expect(comparison.disagreements == [])
    #expect(outcome.feed?.executions.map(\.count) == [7228, 3, 2, 532])
    #expect(outcome.feed?.checks.allSatisfy { $0.agreeing == $0.total } == true)
    #expect(outcome.feed?.findings.count == 5)
  }

  @Test(needs("\(sample)/orders.csv.gz", "\(sample)/trades.csv"))
  func `every trade of the public sample comes out, without two orders that trades passed by`()
    throws
  {
    let (result, counts) = try Self.result(
      of: .reference, flow: "\(Self.sample)/orders.csv.gz", trades: "\(Self.sample)/trades.csv")
    #expect(result.trades == TradeAgreement(expected: 284, produced: 284, agreeing: 284))
    #expect(result.commands == 105_092)
    #expect(result.disagreements == [])
    #expect(
      counts.readings == [
        """
        2 orders of the opening book had gone before the stream, since orders behind them \
        traded: 2002347646152704 of line 2788 (passed on line 33791) and 2002347642003458 of \
        line 2815 (passed on line 61247)
        """
      ])
    #expect(result.description.hasSuffix(", without 2 opening orders that trades passed by"))
    #expect(counts.refusals == [])
    #expect(counts.checks.map(\.agreeing) == [49_136, 6_516])
    #expect(counts.checks.map(\.total) == [49_136, 6_516])
    #expect(result.flow == "ob-analytics")
    #expect(result.isIdentical && result.conforms)
  }

  @Test(needs("\(events)/orders.csv.gz"), arguments: EngineChoice.allCases)
  func `every fill in the recorded order events comes out in its place`(
    engine: EngineChoice
  ) throws {
    let (result, counts) = try Self.result(
      of: engine, flow: "\(Self.events)/orders.csv.gz", trades: nil)
    #expect(result.trades == TradeAgreement(expected: 575, produced: 575, agreeing: 575))
    #expect(result.disagreements == [])
    #expect(result.commands == 49_425)
    #expect(counts.refusals == [])
    #expect(counts.readings.first == "50414 rows: 24894 created, 602 changed, 24918 deleted")
    #expect(counts.checks.map(\.agreeing) == [1_146, 575, 575, 24_313, 179])
    #expect(counts.checks.map(\.total) == [1_146, 575, 575, 24_313, 179])
    #expect(result.flow == "bitstamp-btcusd-2015-05-01")
    #expect(result.isIdentical && result.conforms)
  }
}
