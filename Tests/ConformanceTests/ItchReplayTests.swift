import Engines
import Foundation
import MarketData
import Results
import Testing

@testable import Conformance

/// A stock of a day of ITCH, from the file to the result.
@Suite final class ItchReplayTests {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "assay-\(UUID().uuidString).itch").path

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("\(path): \(error)")
    }
  }

  /// Eleven messages: two orders to sell of each stock, of which the older ones are executed.
  private static var day: ItchBytes {
    var day = ItchBytes()
    day.system("O")
    day.directory("AAPL", 1)
    day.directory("MSFT", 2)
    day.system("Q")
    for (stock, locate) in [("AAPL", 1), ("MSFT", 2)] as [(String, UInt64)] {
      day.added(10 * locate, "S", 10, 1_000_000, stock, locate)
      day.added(10 * locate + 1, "S", 10, 1_000_000, stock, locate)
    }
    day.now += 1_500_000_000
    day.executed(10, 10, 1)
    day.executed(20, 10, 2)
    day.executed(11, 4, 1)
    return day
  }

  private func outcome(
    _ day: ItchBytes, _ symbol: String?, _ engine: EngineChoice = .reference,
    isWanted: @escaping (ReplayRun.Step) -> Bool = { _ in true }
  ) throws -> ReplayRun.Outcome {
    try Data(day.bytes).write(to: URL(filePath: path))
    let run = ReplayRun(engine: engine, flow: path, symbol: symbol)
    #expect(run.feed == .itch)
    return try run.run(clock: { 0 }, isWanted: isWanted)
  }

  private func result(_ outcome: ReplayRun.Outcome) throws -> ReplayResult {
    try #require(
      outcome.result(
        engine: EngineIdentity(name: "e", version: "1"),
        occasion: Occasion(started: "", durationNanoseconds: 0, commandLine: "")))
  }

  @Test(arguments: EngineChoice.allCases)
  func `one stock is audited, and the engine makes its executions`(
    engine: EngineChoice
  ) throws {
    let result = try result(outcome(Self.day, "AAPL", engine))
    #expect(result.conforms && result.isIdentical)
    #expect(result.flow.hasPrefix("AAPL of assay-"))
    #expect(
      result.description
        == "TotalView-ITCH 5.0, AAPL on a day that is not told, 09:30:00 to 09:30:01")
    #expect(result.trades == TradeAgreement(expected: 2, produced: 2, agreeing: 2))
    #expect(result.sources == ["\(path): the messages"])
    let feed = try #require(result.feed)
    // The beginning of market hours is told of all stocks.
    #expect((feed.total, feed.passedOver, feed.read) == (5, 6, 11))
    #expect(feed.messages.map(\.count) == [2, 2, 1])
    #expect(
      feed.executions
        == [FeedCounts.Count(name: "sound: the oldest order at the best price", count: 2)])
    #expect(feed.checks.map { [$0.agreeing, $0.total] } == [[1, 1]])
    #expect(feed.findings == [])
  }

  @Test func `what the venue did out of turn is told with the number of its message`() throws {
    var day = Self.day
    day.now += 1_000_000_000
    day.added(12, "S", 5, 1_000_000, "AAPL", 1)
    day.executed(12, 5, 1)
    day.unknown()
    let result = try result(outcome(day, "AAPL"))
    #expect(result.conforms)
    #expect(
      result.feed?.findings == [
        "1 message of a type that ITCH 5.0 does not have was passed over",
        "message 13 at 09:30:02.500000000: 5 of order 12 executed, not of the oldest order at "
          + "its price; before it stood order 11, 6 at 100.0000",
      ])
  }

  @Test(arguments: [nil, "AAPLE", "ALONGSYMBOL", ""] as [String?])
  func `a stock that the file does not have is refused with those that it has`(
    symbol: String?
  ) throws {
    try Data(Self.day.bytes).write(to: URL(filePath: path))
    do throws(ReplayRun.Failure) {
      _ = try ReplayRun(engine: .reference, flow: path, symbol: symbol).run(
        clock: { 0 }, isWanted: { _ in true })
      Issue.record("the file was taken")
    } catch {
      guard case .symbol(let wanted, let known) = error else { throw error }
      #expect(wanted == symbol)
      #expect(known == ["AAPL", "MSFT"])
    }
  }

  @Test func `a replay that is not wanted ends, though the stock has no messages for long`() throws
  {
    var day = Self.day
    for id in 0..<70_000 as Range<UInt64> { day.deleted(id, 2) }
    var asked: [ReplayRun.Step] = []
    #expect(throws: ReplayRun.Failure.self) {
      _ = try outcome(day, "AAPL") { step in
        asked.append(step)
        return asked.count < 3
      }
    }
    #expect(
      asked == [
        .reading(path: path, ReadingProgress()), .replaying(done: 0, total: 0),
        .replaying(done: 65_536, total: 0),
      ])
  }
}
