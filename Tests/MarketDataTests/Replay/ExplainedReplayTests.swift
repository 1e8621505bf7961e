import Market
import MarketData
import Testing

/// Logs that do not replay as recorded, and what is said of them.
@Suite struct ExplainedReplayTests {
  private func explain(
    _ rows: [String], trades: [String], search: ReorderingSearch = ReorderingSearch()
  ) throws(MarketDataProblem) -> ExplainedReplay {
    let log = try BitstampOrderLog.read(source(BitstampSample.log(rows), name: "orders.csv"))
    return try ExplainedReplay(
      log, trades: BitstampSample.trades(trades), by: PlainBook.self, search: search)
  }

  /// The disagreements as `class expected-line/command-index`.
  private func classes(_ replay: ExplainedReplay) -> [String] {
    replay.disagreements.map { disagreement in
      let expected = disagreement.expected.map { "\($0.line)" } ?? "-"
      let produced = disagreement.produced.map { "\($0.command)" } ?? "-"
      return "\(disagreement.kind.name) \(expected)/\(produced)"
    }
  }

  private func made(_ replay: Replay) -> [String] {
    replay.record.trades.map {
      "\($0.trade.maker.rawValue)-\($0.trade.taker.rawValue) \($0.trade.price.rawValue)"
    }
  }

  // Two asks of one price and a taker in one instant, the asks in the wrong order.
  private static let swappedInstant = [
    "9 10 created ask 200.0 1",
    "2 20 created ask 100.0 1",
    "1 20 created ask 100.0 1",
    "3 20 created bid 100.0 1",
    "3 20 deleted bid 100.0 0.0",
    "1 20 deleted ask 100.0 0.0",
    "2 30 deleted ask 100.0 1",
    "9 30 deleted ask 200.0 1",
  ]

  @Test func `a replay that agrees needs no explanation`() throws {
    let replay = try explain(Self.swappedInstant, trades: ["20 3 2 buy 100.0 1"])
    #expect(made(replay.asRecorded) == ["2-3 10000"])
    #expect(made(replay.explained) == ["2-3 10000"])
    #expect(replay.explanations.isEmpty)
    #expect(replay.disagreements.isEmpty)
  }

  @Test func `an instant's rows in the wrong order are shown in the right one`() throws {
    let replay = try explain(Self.swappedInstant, trades: ["20 3 1 buy 100.0 1"])
    #expect(made(replay.asRecorded) == ["2-3 10000"])
    #expect(made(replay.explained) == ["1-3 10000"])
    #expect(replay.explained.end.books[0].orders.map(\.id) == [OrderID(9), OrderID(2)])
    #expect(
      replay.explanations == [
        .init(
          instant: Timestamp(nanoseconds: 20_000_000),
          cause: .sameInstant(lines: [4, 3, 5], candidates: 1))
      ])
    #expect(classes(replay) == ["same instant 2/-", "same instant -/3"])
    #expect(
      replay.disagreements.map(\.kind) == [
        .sameInstant(lines: [4, 3, 5]), .sameInstant(lines: [4, 3, 5]),
      ])
    #expect(replay.disagreements.allSatisfy { $0.kind.isExplained })
  }

  @Test func `orders that rested before take part in an instant's reordering`() throws {
    // Twice two buyers, in the wrong order, of what an older order offers.
    let rows = [
      "1 10 created ask 100.0 1",
      "2 10 created ask 110.0 1",
      "4 20 created bid 105.0 1",
      "3 20 created bid 105.0 1",
      "3 20 deleted bid 100.0 0.0",
      "1 20 deleted ask 100.0 0.0",
      "4 21 deleted bid 105.0 1",
      "6 22 created bid 110.0 1",
      "5 22 created bid 110.0 1",
      "5 22 deleted bid 110.0 0.0",
      "2 22 deleted ask 110.0 0.0",
      "6 25 deleted bid 110.0 1",
      "9 30 created ask 300.0 1",
      "9 40 deleted ask 300.0 1",
    ]
    let replay = try explain(rows, trades: ["20 3 1 buy 100.0 1", "22 5 2 buy 110.0 1"])
    #expect(made(replay.asRecorded) == ["1-4 10000", "2-6 11000"])
    #expect(made(replay.explained) == ["1-3 10000", "2-5 11000"])
    #expect(
      replay.explanations.map(\.cause) == [
        .sameInstant(lines: [5, 4], candidates: 1), .sameInstant(lines: [10, 9], candidates: 1),
      ])
    #expect(
      replay.disagreements.map(\.kind) == [
        .sameInstant(lines: [5, 4]), .sameInstant(lines: [5, 4]),
        .sameInstant(lines: [10, 9]), .sameInstant(lines: [10, 9]),
      ])
    #expect(replay.asRecorded.record.refusals.map(\.command) == [4, 7])
    #expect(replay.explained.record.refusals.isEmpty)
    #expect(replay.explained.record.cancellations.count == 2)
  }

  @Test func `sellers are put in order as buyers are`() throws {
    let rows = [
      "1 10 created bid 100.0 1",
      "4 20 created ask 95.0 1",
      "3 20 created ask 95.0 1",
      "3 20 deleted ask 100.0 0.0",
      "1 20 deleted bid 100.0 0.0",
      "4 30 deleted ask 95.0 1",
    ]
    let replay = try explain(rows, trades: ["20 1 3 sell 100.0 1"])
    #expect(made(replay.asRecorded) == ["1-4 10000"])
    #expect(made(replay.explained) == ["1-3 10000"])
    #expect(replay.explanations.map(\.cause) == [.sameInstant(lines: [4, 3], candidates: 1)])
  }

  @Test func `what is refused with the explanations adopted is told`() throws {
    var rows = Self.swappedInstant
    rows[6] = "2 25 deleted ask 100.0 1"
    let sound = try explain(rows, trades: ["20 3 1 buy 100.0 1"])
    #expect(sound.asRecorded.record.refusals.map(\.command) == [4])
    #expect(sound.explained.record.refusals.isEmpty)
    // The log cancels the order that the trades say was filled.
    let odd = try explain(rows, trades: ["20 3 2 buy 100.0 1"])
    #expect(odd.explained.record.refusals.map(\.command) == [4])
  }

  @Test func `past its limit of candidates the search claims nothing`() throws {
    var search = ReorderingSearch()
    search.candidateLimit = 0
    let replay = try explain(
      Self.swappedInstant, trades: ["20 3 1 buy 100.0 1"], search: search)
    #expect(replay.explanations.isEmpty)
    #expect(classes(replay) == ["missing 2/-", "extra -/3"])
    #expect(!replay.disagreements.contains { $0.kind.isExplained })
  }

  @Test func `rows of different instants are never taken for one`() throws {
    var rows = Self.swappedInstant
    rows[1] = "2 18 created ask 100.0 1"
    rows[2] = "1 19 created ask 100.0 1"
    let replay = try explain(rows, trades: ["20 3 1 buy 100.0 1"])
    #expect(replay.explanations.isEmpty)
    #expect(made(replay.explained) == ["2-3 10000"])
    #expect(classes(replay) == ["priority differs 2/3"])
  }

  @Test func `an order's cancel is never put before its entry`() throws {
    let rows = [
      "9 10 created ask 200.0 1",
      "2 15 created ask 100.0 1",
      "3 20 created bid 100.0 1",
      "3 20 deleted bid 100.0 0.5",
      "2 30 deleted ask 100.0 1",
      "9 30 deleted ask 200.0 1",
    ]
    let replay = try explain(rows, trades: [])
    #expect(replay.explanations.isEmpty)
    #expect(classes(replay) == ["extra -/2"])
  }

  // The opening order 7 had gone; it would have traded at three instants. The log does not say
  // that order 8 traded, which would show it without the trades.
  private static let ghost = [
    "7 10 created ask 100.0 2",
    "8 10 created ask 101.0 2",
    "9 10 created ask 200.0 9",
    "1 20 created bid 101.0 1",
    "1 20 deleted bid 101.0 0.0",
    "8 20 changed ask 101.0 2",
    "2 21 created bid 100.0 1",
    "2 25 deleted bid 100.0 1",
    "7 30 deleted ask 100.0 2",
    "8 30 deleted ask 101.0 2",
    "9 30 deleted ask 200.0 9",
  ]

  @Test func `an opening order that had gone is named with its line, and taken out`() throws {
    let replay = try explain(Self.ghost, trades: ["20 1 8 buy 101.0 1"])
    #expect(made(replay.asRecorded) == ["7-1 10000", "7-2 10000"])
    #expect(made(replay.explained) == ["8-1 10100"])
    #expect(
      replay.explanations == [
        .init(
          instant: Timestamp(nanoseconds: 20_000_000),
          cause: .goneBeforeStream([.init(id: OrderID(7), line: 2)]))
      ])
    #expect(
      classes(replay) == [
        "gone before the stream 2/-", "gone before the stream -/3", "gone before the stream -/4",
      ])
    #expect(
      replay.disagreements.allSatisfy { $0.kind == .goneBeforeStream(OrderID(7), line: 2) })
    #expect(replay.explained.record.cancellations.count == 1)
  }

  @Test func `an opening order that a row names was there`() throws {
    var rows = Self.ghost
    rows.insert("7 15 changed ask 100.0 1.5", at: 3)
    rows[9] = "7 30 deleted ask 100.0 1.5"
    let replay = try explain(rows, trades: ["20 1 8 buy 101.0 1"])
    #expect(replay.explanations.isEmpty)
    #expect(made(replay.explained) == ["7-1 10000", "7-2 10000"])
    #expect(classes(replay) == ["missing 2/-", "extra -/3", "extra -/4"])
  }

  @Test func `an order that came later had not gone before the stream`() throws {
    var rows = Self.ghost
    rows[0] = "7 11 created ask 100.0 2"
    rows.swapAt(0, 1)
    rows.swapAt(1, 2)
    let replay = try explain(rows, trades: ["20 1 8 buy 101.0 1"])
    #expect(replay.explanations.isEmpty)
  }

  @Test func `several orders may have gone, each a maker of a trade that did not happen`() throws {
    let rows = [
      "6 10 created ask 99.0 1",
      "7 10 created ask 100.0 1",
      "8 10 created ask 101.0 2",
      "1 20 created bid 101.0 2",
      "1 20 deleted bid 101.0 0.0",
      "8 30 deleted ask 101.0 2",
      "6 30 deleted ask 99.0 1",
      "7 30 deleted ask 100.0 1",
    ]
    let replay = try explain(rows, trades: ["20 1 8 buy 101.0 2"])
    #expect(
      replay.explanations.map(\.cause) == [
        .goneBeforeStream([.init(id: OrderID(6), line: 2), .init(id: OrderID(7), line: 3)])
      ])
    #expect(made(replay.explained) == ["8-1 10100"])
    #expect(
      replay.disagreements.map(\.kind) == [
        .goneBeforeStream(OrderID(6), line: 2), .goneBeforeStream(OrderID(6), line: 2),
        .goneBeforeStream(OrderID(7), line: 3),
      ])
  }

  @Test func `orders are found gone only when exactly the trades wanted come out`() throws {
    let rows = Self.ghost.filter { !$0.hasPrefix("2 ") }
    let replay = try explain(rows, trades: ["20 1 8 buy 101.0 0.5"])
    #expect(replay.explanations.isEmpty)
    #expect(made(replay.explained) == made(replay.asRecorded))
  }

  @Test func `what agrees again after an explanation follows from it`() throws {
    let rows = [
      "7 10 created ask 100.0 1",
      "8 10 created ask 101.0 1",
      "9 10 created ask 102.0 9",
      "1 20 created bid 102.0 1",
      "1 20 deleted bid 102.0 0.0",
      "2 25 created bid 102.0 1",
      "2 25 deleted bid 102.0 0.0",
      "7 30 deleted ask 100.0 1",
      "8 30 deleted ask 101.0 1",
      "9 30 deleted ask 102.0 9",
    ]
    let replay = try explain(rows, trades: ["20 1 8 buy 101.0 1", "25 2 9 buy 102.0 1"])
    #expect(made(replay.asRecorded) == ["7-1 10000", "8-2 10100"])
    #expect(made(replay.explained) == ["8-1 10100", "9-2 10200"])
    #expect(
      replay.disagreements.map(\.kind) == [
        .goneBeforeStream(OrderID(7), line: 2), .goneBeforeStream(OrderID(7), line: 2),
        .followsEarlier(Timestamp(nanoseconds: 20_000_000)),
        .followsEarlier(Timestamp(nanoseconds: 20_000_000)),
      ])
  }

  @Test func `what disagrees only since an explanation was adopted is said last`() throws {
    // Without order 7 the first instant comes out, but the second no longer does.
    let replay = try explain(
      Self.ghost, trades: ["20 1 8 buy 101.0 1", "21 2 7 buy 100.0 1"])
    #expect(made(replay.asRecorded) == ["7-1 10000", "7-2 10000"])
    #expect(made(replay.explained) == ["8-1 10100"])
    #expect(
      classes(replay) == [
        "gone before the stream 2/-", "gone before the stream -/3", "missing 3/-",
      ])
  }

  @Test func `a trade at an instant without any command is missing`() throws {
    let replay = try explain(
      [
        "1 10 created ask 100.0 1", "2 10 created bid 90.0 1", "1 30 deleted ask 100.0 1",
        "2 30 deleted bid 90.0 1",
      ],
      trades: ["15 2 1 buy 100.0 1", "40 2 1 buy 100.0 1"])
    #expect(classes(replay) == ["missing 2/-", "missing 3/-"])
  }
}
