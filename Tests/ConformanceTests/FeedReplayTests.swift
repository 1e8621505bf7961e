import Engines
import Foundation
import Market
import MarketData
import Results
import Testing

@testable import Conformance

/// A small LOBSTER day, as two files in a folder of their own.
private struct LobsterDay {
  static let rows = [
    "34200.000000001,1,1,10,5000000,-1", "34200.5,1,2,10,5000000,-1",
    "34200.5,1,3,5,5000100,-1", "34201,1,4,7,4999900,1", "34202,4,1,10,5000000,-1",
    "34202,4,2,6,5000000,-1", "34203,2,3,1,5000100,-1", "34204,4,9,3,4999900,1",
    "34205,3,4,7,4999900,1",
  ]
  /// Order 9 stands at 499.99 from before the file.
  static let books = [
    "5000000,10,4999900,3,9999999999,0,-9999999999,0",
    "5000000,20,4999900,3,9999999999,0,-9999999999,0",
    "5000000,20,4999900,3,5000100,5,-9999999999,0",
    "5000000,20,4999900,10,5000100,5,-9999999999,0",
    "5000000,10,4999900,10,5000100,5,-9999999999,0",
    "5000000,4,4999900,10,5000100,5,-9999999999,0",
    "5000000,4,4999900,10,5000100,4,-9999999999,0",
    "5000000,4,4999900,7,5000100,4,-9999999999,0",
    "5000000,4,-9999999999,0,5000100,4,-9999999999,0",
  ]

  let folder: TemporaryCorpus
  var messages: String { "\(folder.corpus.root)/\(Self.name("message"))" }
  var bookFile: String { "\(folder.corpus.root)/\(Self.name("orderbook"))" }

  private static func name(_ kind: String) -> String {
    "GOOG_2012-06-21_34200000_57600000_\(kind)_2.csv"
  }

  init(rows: [String] = rows, books: [String] = books) throws {
    folder = try TemporaryCorpus()
    try folder.write(rows.map { $0 + "\n" }.joined(), to: Self.name("message"))
    try folder.write(books.map { $0 + "\n" }.joined(), to: Self.name("orderbook"))
  }

  func outcome(
    by engine: EngineChoice = .reference, withBooks: WithBooks = .yes
  ) throws(ReplayRun.Failure) -> ReplayRun.Outcome {
    var now = 0
    return try ReplayRun(
      engine: engine, flow: messages, books: withBooks == .yes ? bookFile : nil
    ).run(
      clock: {
        now += 7
        return now
      }, isWanted: { _ in true })
  }

  enum WithBooks { case yes, no }
}

@Suite struct FeedReplayTests {
  private func result(_ outcome: ReplayRun.Outcome) throws -> ReplayResult {
    try #require(
      outcome.result(
        engine: EngineIdentity(name: "e", version: "1"),
        occasion: Occasion(started: "", durationNanoseconds: 0, commandLine: "")))
  }

  @Test(arguments: EngineChoice.allCases)
  func `a day is audited, compared with its books, and checks the engine`(
    engine: EngineChoice
  ) throws {
    let day = try LobsterDay()
    let outcome = try day.outcome(by: engine)
    let result = try result(outcome)
    #expect(result.conforms && result.isIdentical)
    #expect(result.flow == "GOOG_2012-06-21")
    #expect(
      result.description == "LOBSTER, GOOG on 2012-06-21, 2 levels, 09:30:00 to 09:30:05")
    #expect(result.trades == TradeAgreement(expected: 2, produced: 2, agreeing: 2))
    // Four orders, one sweep, one reduction, one deletion.
    #expect(result.commands == 7)
    #expect(outcome.counts.replayNanoseconds == 7)
    #expect(
      result.sources == ["\(day.messages): the messages", "\(day.bookFile): the order books"])
    let feed = try #require(result.feed)
    #expect(feed.total == 9)
    #expect(feed.messages.map(\.count) == [4, 1, 1, 3])
    #expect(
      feed.executions == [
        FeedCounts.Count(name: "sound: the oldest order at the best price", count: 2),
        FeedCounts.Count(name: "of orders that were not added in the file", count: 1),
      ])
    #expect(feed.repairs == [])
    #expect(feed.checks.map { [$0.agreeing, $0.total] } == [[8, 8], [7, 7], [3, 3], [2, 2]])
    #expect(feed.findings == [])
  }

  @Test func `without the books it is said that less is known`() throws {
    let feed = try #require(try result(LobsterDay().outcome(withBooks: .no)).feed)
    #expect(feed.checks.map(\.total) == [2])
    #expect(feed.findings.count == 1)
    #expect(feed.findings.first?.contains("--book") == true)
  }

  @Test func `what the venue did out of turn is told with its line, and is no failure`() throws {
    var rows = LobsterDay.rows
    rows[4] = "34202,4,2,10,5000000,-1"
    rows[5] = "34202.25,4,1,6,5000000,-1"
    let result = try result(LobsterDay(rows: rows).outcome())
    #expect(result.conforms)
    #expect(result.trades.expected == 1)
    #expect(
      result.feed?.findings == [
        "line 5 at 09:30:02.000000000: 10 of order 2 executed, not of the oldest order at its "
          + "price; before it stood order 1, 10 at 500.0000"
      ])
  }

  @Test func `the first difference from the book file is told with both books`() throws {
    var books = LobsterDay.books
    books[6] = "5000000,4,4999900,10,5000100,3,-9999999999,0"
    let result = try result(LobsterDay(books: books).outcome())
    #expect(result.conforms)
    let feed = try #require(result.feed)
    // The row itself and the one after it; the levels of both and of the last.
    #expect(feed.checks.prefix(2).map { [$0.agreeing, $0.total] } == [[6, 8], [6, 7]])
    let finding = try #require(feed.findings.last)
    #expect(
      finding == """
        line 7: the sell level 500.0100 changes by -2 in the book file and -1 by the messages. \
        The file: bids 10 at 499.9900; asks 4 at 500.0000, 3 at 500.0100. \
        Rebuilt: bids 7 at 499.9900; asks 4 at 500.0000, 4 at 500.0100
        """)
  }

  @Test(arguments: [
    (8, "b:8: expected a row for each message, found the end of the file after 8 rows"),
    (10, "b:10: expected no more rows than messages, 9, found a row more"),
  ])
  func `a book file of another length is refused`(rows: Int, message: String) throws {
    let last = LobsterDay.books[8]
    let day = try LobsterDay(books: (LobsterDay.books + [last]).prefix(rows).map { $0 })
    do throws(ReplayRun.Failure) {
      _ = try day.outcome()
      Issue.record("the files were taken")
    } catch {
      guard case .file(let problem) = error else { throw error }
      #expect(problem.description.replacing(day.bookFile, with: "b") == message)
    }
  }

  @Test func `a book file of another depth than the messages' name says is refused`() throws {
    let day = try LobsterDay(books: LobsterDay.books.map { $0 + ",9999999999,0,-9999999999,0" })
    do throws(ReplayRun.Failure) {
      _ = try day.outcome()
      Issue.record("the files were taken")
    } catch {
      guard case .file(let problem) = error else { throw error }
      let message = "b:1: expected 2 levels in a row, as the name of 'm' says, found 3"
      #expect(
        problem.description.replacing(day.bookFile, with: "b").replacing(day.messages, with: "m")
          == message)
    }
  }

  @Test func `a replay that is not wanted ends`() throws {
    let day = try LobsterDay()
    for wanted in 0..<2 {
      var asked = 0
      do throws(ReplayRun.Failure) {
        _ = try ReplayRun(engine: .reference, flow: day.messages, books: day.bookFile).run(
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
  }

  @Test func `an engine that never trades is told with what it should have done`() throws {
    var audit = FeedAudit(
      SilentEngine.self, instrument: LobsterFormat.instrument("X"), coverage: .whole)
    let day = try LobsterDay()
    var reader = try LobsterMessages(ByteSource(file: day.messages))
    while let message = try reader.next() { audit.take(message) }
    audit.finish()
    let judge = FeedJudge(
      tally: audit.book.tally, anomalies: audit.book.anomalies, comparison: nil,
      record: audit.record, instrument: LobsterFormat.instrument("X"))
    let outcome = judge.outcome(flow: "f", description: "d", sources: [], nanoseconds: 1)
    let result = try result(outcome)
    #expect(!result.conforms)
    #expect(result.trades == TradeAgreement(expected: 2, produced: 0, agreeing: 0))
    let sweep = try #require(result.disagreements.first)
    #expect((sweep.kind, sweep.count, sweep.standing) == ("other trades", 1, .unexplained))
    #expect(
      sweep.examples == [
        Disagreement.Example(
          place: "line 5 at 09:30:02.000000000, buy 16 at 500.0000",
          expected: "10 at 500.0000 of order 1, 6 at 500.0000 of order 2",
          actual: "accepted, canceled 16")
      ])
    let refusal = try #require(result.disagreements.last)
    #expect((refusal.kind, refusal.count) == ("other answer", 2))
    #expect(
      refusal.examples.map(\.place) == [
        "line 7 at 09:30:03.000000000, order 3 to 4",
        "line 9 at 09:30:05.000000000, cancel of order 4",
      ])
    #expect(refusal.examples.map(\.actual) == ["rejected: unknownOrder", "rejected: unknownOrder"])
  }
}

/// An engine that takes every new order, trades none and knows none afterwards.
private struct SilentEngine: Replayable {
  private let snapshot: Snapshot

  init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot) {
    self.snapshot = snapshot
  }

  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink) {
    guard case .new(let order) = command else {
      sink.record(.rejected(Rejection(reason: .unknownOrder)))
      return
    }
    sink.record(.accepted(Acceptance(id: order.id, instrument: order.instrument)))
    guard order.timeInForce == .immediateOrCancel else { return }
    sink.record(
      .canceled(
        Cancellation(
          id: order.id, instrument: order.instrument, quantity: order.quantity,
          reason: .immediateOrCancel)))
  }

  func save() -> Snapshot { snapshot }
}
