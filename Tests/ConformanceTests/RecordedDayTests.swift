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
  private static let day: String = {
    let named = ProcessInfo.processInfo.environment["ASSAY_DATA"]
    let folder = named ?? project.appending(path: "../shared/data").standardized.path
    return "\(folder)/sse-600519-2023-02-07"
  }()
  private static let lobster = day.replacing(
    "sse-600519-2023-02-07", with: "lobster-goog-2012-06-21/GOOG_2012-06-21_34200000_57600000")
  private static let sample = project.appending(path: ".cache/ob-analytics").path

  private static func needs(_ files: String...) -> ConditionTrait {
    let absent = files.filter { !FileManager.default.isReadableFile(atPath: $0) }
    return .enabled(
      if: absent.isEmpty, "skipped: \(absent.joined(separator: " and ")) can't be read")
  }

  private static func result(
    of engine: EngineChoice, flow: String, trades: String
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
  func `the public sample agrees but for two orders that had gone before it began`() throws {
    let (result, counts) = try Self.result(
      of: .reference, flow: "\(Self.sample)/orders.csv.gz", trades: "\(Self.sample)/trades.csv")
    #expect(result.trades == TradeAgreement(expected: 284, produced: 289, agreeing: 283))
    #expect(result.commands == 105_094)
    #expect(result.disagreements.map(\.line) == ["gone before the stream explained 7"])
    let explanation = try #require(result.disagreements.first?.explanation)
    #expect(
      explanation.hasSuffix(
        """
        Replayed without order 2002347646152704 of flow line 2788 from 1777689529058 ms on, and \
        without order 2002347642003458 of flow line 2815 from 1777689629255 ms on: 284 of 284 \
        trades come out, 49136 of 49136 cancels take out what the log says was left, 6516 of \
        6516 orders of the closing book stand alike in the log and the engine.
        """))
    #expect(counts.refusals == [ReplayCounts.Refusal(reason: "unknownOrder", count: 3)])
    #expect(counts.checks.map(\.agreeing) == [49_130, 6_516])
    #expect(counts.checks.map(\.total) == [49_136, 6_518])
    #expect(result.flow == "ob-analytics")
    #expect(!result.isIdentical)
    #expect(result.conforms)
  }
}
