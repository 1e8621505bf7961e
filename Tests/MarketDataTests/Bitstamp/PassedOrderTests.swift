import Market
import MarketData
import Testing

/// Opening orders that a log itself shows to have gone before its stream.
@Suite struct PassedOrderTests {
  /// An ask of 100 and a worse one that trades, and the closing book of both.
  private static let passed = [
    "7 10 created ask 100.0 2",
    "8 10 created ask 101.0 2",
    "1 20 created bid 101.0 1",
    "1 20 deleted bid 101.0 0.0",
    "8 20 changed ask 101.0 1",
    "7 30 deleted ask 100.0 2",
    "8 30 deleted ask 101.0 1",
  ]

  private func read(_ rows: [String]) throws(MarketDataProblem) -> BitstampOrderLog {
    try BitstampOrderLog.read(source(BitstampSample.log(rows), name: "orders.csv"))
  }

  /// The passed orders as `order line: proof's order and line`.
  private func passed(_ rows: [String]) throws -> [String] {
    try read(rows).passedOrders.map {
      "\($0.id.rawValue) \($0.command.line): \($0.proof.order.rawValue) \($0.proof.line)"
    }
  }

  @Test func `an opening order that a worse one trades past was never in the book`() throws {
    let log = try read(Self.passed)
    #expect(try passed(Self.passed) == ["7 2: 8 6"])
    #expect(log.commandLines == ["3 new 8 sell 101.00 200000000", "4 new 1 buy 101.00 100000000"])
    #expect(log.closingBook.map(\.id) == [OrderID(8)])
    #expect(log.untouchedOpeningOrders.isEmpty)
    let trades = Replay(log.flow, by: PlainBook.self).record.trades
    #expect(trades.map(\.trade.maker) == [OrderID(8)])
  }

  @Test func `bids are passed by trades further down`() throws {
    let rows = [
      "7 10 created bid 100.0 2", "8 10 created bid 99.0 2", "6 10 created bid 98.0 2",
      "1 20 created ask 99.0 1", "1 20 deleted ask 99.0 0.0", "8 20 changed bid 99.0 1",
      "7 30 deleted bid 100.0 2", "8 30 deleted bid 99.0 1", "6 30 deleted bid 98.0 2",
    ]
    #expect(try passed(rows) == ["7 2: 8 7"])
  }

  @Test func `cancels keep what they take out when a command before them goes`() throws {
    var rows = Self.passed
    rows.insert("2 25 created bid 50.0 3", at: 5)
    rows.insert("2 26 deleted bid 50.0 3", at: 6)
    let log = try read(rows)
    #expect(log.commandLines.last == "8 cancel 2 300000000")
    #expect(log.cancellations.count == 1)
  }

  @Test func `an order of the same price that came later proves it too`() throws {
    let rows = [
      "7 10 created ask 100.0 2", "9 10 created ask 100.0 2", "5 15 created ask 100.0 1",
      "1 20 created bid 100.0 1", "1 20 deleted bid 100.0 0.0", "5 20 deleted ask 100.0 0.0",
      "7 30 deleted ask 100.0 2", "9 30 deleted ask 100.0 2",
    ]
    #expect(try passed(rows) == ["7 2: 5 7", "9 3: 5 7"])
  }

  /// Logs that prove nothing, by what is the matter with them.
  private static let unproven: [(why: String, change: @Sendable (inout [String]) -> Void)] = [
    ("a row names the order", { $0.insert("7 15 changed ask 100.0 2", at: 2) }),
    (
      "the order came after the opening",
      {
        $0.swapAt(0, 1); $0[1] = "7 11 created ask 100.0 2"
      }
    ),
    ("both are of the opening, at one price", { $0[1] = "8 10 created ask 100.0 2" }),
    ("the one that traded is better", { $0[1] = "8 10 created ask 99.0 2" }),
    (
      "the one that lost volume took in its own instant",
      {
        $0[1] = "9 10 created bid 101.0 2"
        $0[2] = "8 20 created ask 101.0 2"
        $0[3] = "9 20 changed bid 101.0 1"
        $0.append("9 30 deleted bid 101.0 1")
      }
    ),
    ("it lost volume in the closing book", { $0.removeSubrange(2...4) }),
    (
      "it was canceled, not executed",
      {
        $0[4] = "8 20 deleted ask 101.0 2"; $0.remove(at: 6)
      }
    ),
    (
      "the other side traded",
      {
        $0[1] = "8 10 created bid 80.0 2"
        $0[2] = "1 20 created ask 80.0 1"
        $0[3] = "1 20 deleted ask 80.0 0.0"
        $0[4] = "8 20 changed bid 80.0 1"
        $0[6] = "8 30 deleted bid 80.0 1"
      }
    ),
  ]

  @Test(arguments: unproven.indices) func `nothing is taken out that is not proven`(
    index: Int
  ) throws {
    var rows = Self.passed
    Self.unproven[index].change(&rows)
    #expect(try passed(rows) == [], "\(Self.unproven[index].why)")
    #expect(try read(rows).commandLines.contains { $0.contains("new 7 ") })
  }

  @Test func `the first proof is told, of prices and of time`() throws {
    let rows = [
      "7 10 created ask 100.0 2", "6 10 created ask 102.0 2", "8 10 created ask 101.0 2",
      "9 10 created ask 103.0 9", "5 15 created ask 102.0 2",
      "8 20 changed ask 101.0 1", "9 21 changed ask 103.0 8", "9 22 changed ask 103.0 7",
      "5 23 changed ask 102.0 1",
      "7 30 deleted ask 100.0 2", "6 30 deleted ask 102.0 2", "8 30 deleted ask 101.0 1",
      "9 30 deleted ask 103.0 7", "5 30 deleted ask 102.0 1",
    ]
    #expect(try passed(rows) == ["7 2: 8 7", "6 3: 9 8"])
  }
}
