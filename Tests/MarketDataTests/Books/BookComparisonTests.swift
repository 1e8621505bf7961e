import Market
import Testing

@testable import MarketData

@Suite struct BookComparisonTests {
  /// Compares rows of two levels a side with their messages.
  private func compare(
    _ rows: [(message: String, book: String)]
  ) throws -> (comparison: BookComparison, book: AuditedBook) {
    var book = AuditedBook(.bestLevels(2))
    var comparison = BookComparison()
    for (message, view) in zip(try messages(rows.map(\.message)), try views(rows.map(\.book))) {
      book.apply(message)
      comparison.compare(view, after: message, with: &book)
      book.queues.checkInvariants()
    }
    return (comparison, book)
  }

  private static let noAsks = "9999999999,0"
  /// A row without asks.
  private static func row(_ first: String, _ second: String = "-9999999999,0") -> String {
    "\(noAsks),\(first),\(noAsks),\(second)"
  }

  private static let sound = [
    ("1,1,1,10,100,1", row("100,10")), ("2,1,2,5,99,1", row("100,10", "99,5")),
    ("3,1,3,7,100,1", row("100,17", "99,5")), ("4,2,1,4,100,1", row("100,13", "99,5")),
    ("5,5,0,4,101,1", row("100,13", "99,5")), ("6,4,1,6,100,1", row("100,7", "99,5")),
    ("7,3,3,7,100,1", row("99,5")),
  ]

  @Test func `rows that follow their messages agree, whole levels too`() throws {
    let (comparison, _) = try compare(Self.sound)
    let tally = comparison.tally
    #expect((tally.rows, tally.changes, tally.agreeingChanges) == (7, 6, 6))
    // The level 100 was there in the first row, the level 99 came up in view.
    #expect((tally.wholeLevels, tally.agreeingLevels, tally.partialLevels) == (6, 6, 6))
    #expect((tally.executions, tally.executionsAtBest) == (1, 1))
    #expect(comparison.first == nil)
  }

  @Test(arguments: [
    (2, row("100,17", "99,6"), Side.buy, 99 as Int64, 0 as Int64, 1 as Int64),
    (2, row("100,16", "99,5"), .buy, 100, 7, 6), (6, row("98,5"), .buy, 99, 0, -5),
    (3, "101,1,100,13,\(noAsks),99,5", .sell, 101, 0, 1),
  ])
  func `a row that changes otherwise is found`(
    index: Int, row: String, side: Side, price: Int64, expected: Int64, shown: Int64
  ) throws {
    var rows = Self.sound
    rows[index].1 = row
    let (comparison, _) = try compare(Array(rows.prefix(index + 1)))
    #expect(comparison.tally.agreeingChanges == comparison.tally.changes - 1)
    let first = try #require(comparison.first)
    #expect(first.subject == .change)
    #expect((first.place, first.side, first.price) == (index + 1, side, Price(price)))
    #expect((first.expected, first.shown) == (expected, shown))
    #expect(first.file == (try views([row])[0]))
  }

  @Test func `a whole level that holds something else is found, with both books`() throws {
    // The row changes as the message says, but the message names an order that is not at 99.
    let (comparison, _) = try compare(
      Array(Self.sound.prefix(2)) + [("3,2,9,1,99,1", Self.row("100,10", "99,4"))])
    #expect(comparison.tally.agreeingChanges == 2)
    #expect((comparison.tally.wholeLevels, comparison.tally.agreeingLevels) == (2, 1))
    let first = try #require(comparison.first)
    #expect(first.subject == .level)
    #expect((first.price, first.expected, first.shown) == (Price(99), 5, 4))
    #expect(first.rebuilt.bids.map(\.quantity.rawValue) == [10, 5])
    #expect(first.file.bids.map(\.quantity.rawValue) == [10, 4])
  }

  @Test func `a level that went out of view and comes back may hold anything`() throws {
    let (comparison, book) = try compare([
      ("1,1,1,10,100,1", Self.row("100,10")), ("2,1,2,5,99,1", Self.row("100,10", "99,5")),
      ("3,1,3,7,101,1", Self.row("101,7", "100,10")), ("4,3,3,7,101,1", Self.row("100,10", "99,8")),
    ])
    #expect(comparison.first == nil)
    #expect(comparison.tally.agreeingChanges == 3)
    // Level 99 in the second row and level 101 in the third.
    #expect((comparison.tally.wholeLevels, comparison.tally.agreeingLevels) == (2, 2))
    #expect(book.count == 2)
  }

  @Test func `what is not shown again has gone unseen`() throws {
    let (comparison, book) = try compare([
      ("1,1,1,10,100,1", Self.row("100,10")), ("2,1,2,5,99,1", Self.row("100,10", "99,5")),
      ("3,1,3,7,101,1", Self.row("101,7", "100,10")), ("4,3,3,7,101,1", Self.row("100,10", "98,8")),
    ])
    #expect(comparison.tally.agreeingChanges == 3)
    #expect(book.tally[.absentFromView] == 1)
    #expect(!book.contains(OrderID(2)))
    #expect(book.changes.last == .left(OrderID(2), leaves: Quantity(5)))
  }

  @Test func `an order that came back into view is passed over, one that never left is not`() throws
  {
    let rows = [
      ("1,1,1,10,100,1", Self.row("100,10")), ("2,1,2,5,99,1", Self.row("100,10", "99,5")),
      ("3,1,3,7,101,1", Self.row("101,7", "100,10")), ("4,3,3,7,101,1", Self.row("100,10", "99,8")),
      ("5,1,4,3,99,1", Self.row("100,10", "99,11")), ("6,3,1,10,100,1", Self.row("99,11")),
      ("7,4,4,3,99,1", Self.row("99,8")),
    ]
    let (comparison, book) = try compare(rows)
    #expect(comparison.tally.agreeingChanges == 6)
    #expect((book.tally[.sound], book.tally[.passedOver]) == (1, 1))
  }

  @Test func `an execution away from the best price of the file is counted`() throws {
    let (comparison, _) = try compare(
      Array(Self.sound.prefix(2)) + [("3,4,9,1,99,1", Self.row("100,10", "99,4"))])
    #expect((comparison.tally.executions, comparison.tally.executionsAtBest) == (1, 0))
  }
}
