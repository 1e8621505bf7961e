import Market
import MarketData
import Testing

/// Trades that are compared while they come.
@Suite struct LockstepComparisonTests {
  /// The trade of a number: like no other.
  private static func trade(_ number: Int) -> TradeIdentity {
    TradeIdentity(
      maker: OrderID(UInt64(2 * number)), taker: OrderID(UInt64(2 * number + 1)), price: Price(5),
      quantity: Quantity(7), aggressor: .buy)
  }

  private static func recorded(_ numbers: [Int]) -> [RecordedTrade] {
    numbers.enumerated().map { RecordedTrade(trade($1), line: $0 + 2) }
  }

  private static func made(_ numbers: [Int]) -> [PlacedTrade] {
    numbers.enumerated().map {
      PlacedTrade(
        ReplayRecord.MadeTrade(trade: trade($1), command: $0), line: $0, instant: nil)
    }
  }

  /// Compares as a replay does: some trades are made at a time, then as many are read as wanted.
  private static func compare(
    expected: [Int], produced: [Int], batch: Int, sought: LockstepComparison.Sought? = nil,
    look: (LockstepComparison) -> Void = { _ in }
  ) -> (comparison: LockstepComparison, findings: LockstepFindings) {
    var comparison = LockstepComparison()
    comparison.sought = sought
    var findings = LockstepFindings(fields: .all, examplesKept: 3, sought: sought)
    let (happened, made) = (recorded(expected), made(produced))
    var (read, start) = (0, 0)
    var isOver = false
    while !isOver {
      isOver = start + batch >= made.count
      comparison.add(Array(made[min(start, made.count)..<min(start + batch, made.count)]))
      start += batch
      if isOver { comparison.endProduced() }
      while comparison.wanted > 0 {
        let end = min(happened.count, read + comparison.wanted)
        comparison.add(Array(happened[read..<end]), isEnd: end == happened.count)
        read = end
      }
      for segment in comparison.takeSegments() {
        findings.add(segment, arrivals: nil, uncrossings: [])
      }
      look(comparison)
    }
    return (comparison, findings)
  }

  /// What is done to the trades that were made, and what must come of it.
  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var expected = Array(0..<400)
    var produced = Array(0..<400)
    var agreeing: Int
    var classes: [String] = []
    /// The number of the trade that first disagrees, or that was made in its place.
    var first: Int?
  }

  static let changes = [
    Change(testDescription: "nothing", agreeing: 400),
    Change(testDescription: "no trades at all", expected: [], produced: [], agreeing: 0),
    Change(
      testDescription: "none made", produced: [], agreeing: 0, classes: ["missing 400"], first: 0),
    Change(
      testDescription: "none happened", expected: [], agreeing: 0, classes: ["extra 400"]),
    Change(
      testDescription: "one missing", produced: (0..<400).filter { $0 != 37 }, agreeing: 399,
      classes: ["missing 1"], first: 37),
    Change(
      testDescription: "one too many", expected: (0..<400).filter { $0 != 37 }, agreeing: 399,
      classes: ["extra 1"]),
    Change(
      testDescription: "two missing far apart",
      produced: (0..<400).filter { $0 != 37 && $0 != 222 }, agreeing: 398,
      classes: ["missing 2"], first: 37),
    Change(
      testDescription: "a stretch missing", produced: (0..<400).filter { !(50..<150).contains($0) },
      agreeing: 300, classes: ["missing 100"], first: 50),
    Change(
      testDescription: "the last missing", produced: Array(0..<399), agreeing: 399,
      classes: ["missing 1"], first: 399),
    Change(
      testDescription: "one more at the end", expected: Array(0..<399), agreeing: 399,
      classes: ["extra 1"]),
    Change(
      testDescription: "two swapped", produced: Array(0..<9) + [10, 9] + Array(11..<400),
      agreeing: 399, classes: ["place differs 1"], first: 9),
    Change(
      testDescription: "another in its place", produced: Array(0..<9) + [777] + Array(10..<400),
      agreeing: 399, classes: ["missing 1", "extra 1"], first: 9),
    Change(
      testDescription: "nothing alike", produced: Array(1000..<1400), agreeing: 0,
      classes: ["missing 400", "extra 400"], first: 0),
  ]

  @Test(arguments: changes, [1, 7, 400])
  func `what differs is told and what follows agrees again`(change: Change, batch: Int) {
    let (comparison, findings) = Self.compare(
      expected: change.expected, produced: change.produced, batch: batch)
    #expect(comparison.expectedCount == change.expected.count)
    #expect(comparison.producedCount == change.produced.count)
    #expect(comparison.agreeing + findings.agreeing == change.agreeing)
    #expect(findings.classes.map { "\($0.kind.name) \($0.count)" } == change.classes)
    #expect(findings.classes.allSatisfy { $0.examples.count == min(3, $0.count) })
    #expect(findings.first?.number == change.first)
  }

  @Test func `no more trades are read than were made, until all are made`() {
    var read: [Int] = []
    _ = Self.compare(expected: Array(0..<50), produced: Array(0..<20), batch: 5) { comparison in
      read.append(comparison.expectedCount)
    }
    #expect(read == [5, 10, 15, 50])
  }

  @Test func `courses that never meet again are forgotten piece by piece`() {
    let count = 5 * LockstepComparison.window
    var mostKept = 0
    let (comparison, findings) = Self.compare(
      expected: Array(0..<count), produced: Array(count..<2 * count), batch: 100
    ) { comparison in
      mostKept = max(mostKept, comparison.keptCount)
    }
    #expect(comparison.agreeing + findings.agreeing == 0)
    #expect(findings.classes.map(\.count) == [count, count])
    #expect(mostKept <= 4 * LockstepComparison.window)
  }

  @Test func `when one course has ended, the rest of the other is forgotten piece by piece`() {
    let count = 5 * LockstepComparison.window
    var mostKept = 0
    let (_, findings) = Self.compare(
      expected: Array(count..<count + 3), produced: Array(0..<count), batch: 100
    ) { comparison in
      mostKept = max(mostKept, comparison.keptCount)
    }
    #expect(
      findings.classes.map { "\($0.kind.name) \($0.count)" } == ["missing 3", "extra \(count)"])
    #expect(mostKept <= 2 * LockstepComparison.window)
  }

  @Test func `a trade that comes too late for the window is missing here and too many there`() {
    let count = 3 * LockstepComparison.window
    let late = Array(1..<count) + [0]
    let (comparison, findings) = Self.compare(
      expected: Array(0..<count), produced: late, batch: 64)
    #expect(comparison.agreeing + findings.agreeing == count - 1)
    #expect(findings.classes.map { "\($0.kind.name) \($0.count)" } == ["missing 1", "extra 1"])
  }

  @Test(arguments: [3, 37, 38, 200])
  func `the trade that is sought is found, whether it agrees or not`(number: Int) throws {
    let produced = (0..<400).filter { $0 != 37 }
    for sought in [LockstepComparison.Sought.number(number), .line(number + 2)] {
      let (comparison, findings) = Self.compare(
        expected: Array(0..<400), produced: produced, batch: 9, sought: sought)
      if number == 37 {
        guard case .disagrees(let finding) = findings.verdict else {
          Issue.record("trade 37 was made")
          continue
        }
        #expect(finding.number == 37 && finding.disagreement.kind == .missing)
        // The next that agrees is the 38th made, at place 37.
        #expect(finding.nextCommand == 37)
      } else {
        let found = try #require(comparison.found)
        #expect(found.number == number && found.expected.line == number + 2)
        #expect(found.produced.made.command == (number > 37 ? number - 1 : number))
      }
    }
  }
}
