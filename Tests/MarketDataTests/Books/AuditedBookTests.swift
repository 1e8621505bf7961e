import Market
import Testing

@testable import MarketData

/// Every judgement and every repair on small feeds; the rows are LOBSTER's.
@Suite struct AuditedBookTests {
  private func audit(
    _ rows: [String], _ coverage: AuditedBook.Coverage = .whole
  ) throws -> (book: AuditedBook, judgements: [ExecutionJudgement]) {
    var book = AuditedBook(coverage)
    var judgements: [ExecutionJudgement] = []
    for message in try messages(rows) {
      if let judgement = book.apply(message) { judgements.append(judgement) }
      book.doubtBeyondCoverage()
      book.queues.checkInvariants()
    }
    book.finish()
    return (book, judgements)
  }

  /// Two buy orders at 100, one at 99.
  private static let three = ["1,1,1,10,100,1", "2,1,2,10,100,1", "3,1,3,10,99,1"]

  @Test(
    arguments: [
      ("the oldest at the best price", ["4,4,1,10,100,1"], [.sound]),
      (
        "a part, then the rest", ["4,4,1,4,100,1", "5,4,1,6,100,1", "6,4,2,1,100,1"],
        [.sound, .sound, .sound]
      ),
      (
        "a walk through the book", ["4,4,1,10,100,1", "4,4,2,10,100,1", "4,4,3,5,99,1"],
        [.sound, .sound, .sound]
      ),
      ("an order that was never added", ["4,4,9,10,100,1"], [.unknownOrder]),
      ("an order that was filled", ["4,4,1,10,100,1", "5,4,1,1,100,1"], [.sound, .unknownOrder]),
      ("an order that was deleted", ["4,3,1,10,100,1", "5,4,1,1,100,1"], [.unknownOrder]),
      ("more than was left", ["4,2,1,3,100,1", "5,4,1,8,100,1"], [.moreThanLeft]),
      ("a worse price", ["4,4,3,10,99,1"], [.notBestPrice]),
      ("the younger order", ["4,4,2,10,100,1"], [.notOldest]),
      ("after a halt", ["4,7,0,0,-1,-1", "5,4,1,1,100,1"], [.notMatching]),
      ("while quotes are taken", ["4,7,0,0,0,-1", "5,4,1,1,100,1"], [.notMatching]),
      ("after trading went on", ["4,7,0,0,-1,-1", "5,7,0,0,1,-1", "6,4,1,1,100,1"], [.sound]),
    ] as [(String, [String], [ExecutionJudgement])])
  func `an execution is judged`(
    name: String, rows: [String], judgements: [ExecutionJudgement]
  ) throws {
    let (book, found) = try audit(Self.three + rows)
    #expect(found == judgements, "\(name)")
    for judgement in ExecutionJudgement.allCases {
      #expect(book.tally[judgement] == judgements.count { $0 == judgement }, "\(judgement)")
    }
  }

  @Test func `the younger order first is only the order of messages when the instant ends so`()
    throws
  {
    let swapped = try audit(Self.three + ["4,4,2,10,100,1", "4,4,1,10,100,1", "5,5,0,1,1,1"])
    #expect(swapped.judgements == [.notOldest, .sound])
    #expect(swapped.book.tally[.messageOrder] == 1)
    #expect(swapped.book.tally[.notOldest] == 0)
    let partly = try audit(Self.three + ["4,4,2,10,100,1", "4,4,1,1,100,1"])
    #expect(partly.book.tally[.messageOrder] == 1)
    let younger = try audit(
      Self.three + ["3.5,1,4,10,100,1", "4,4,2,10,100,1", "4,4,1,10,100,1", "5,5,0,1,1,1"])
    #expect(younger.book.tally[.messageOrder] == 1)
    let later = try audit(Self.three + ["4,4,2,10,100,1", "4.000000001,4,1,10,100,1"])
    #expect(later.book.tally[.messageOrder] == 0)
    #expect(later.book.tally[.notOldest] == 1)
    #expect(later.book.anomalies.map(\.judgement) == [.notOldest])
    #expect(later.book.anomalies.first?.before?.id == OrderID(1))
    #expect(later.book.anomalies.first?.message.place == 4)
  }

  @Test func `one older order that was not executed is enough`() throws {
    let rows =
      Self.three + [
        "3.5,1,4,10,100,1", "4,4,4,10,100,1", "4,4,2,10,100,1", "5,5,0,1,1,1",
      ]
    #expect(try audit(rows).book.tally[.notOldest] == 2)
  }

  @Test func `an execution at another price than its own is judged so`() throws {
    var book = AuditedBook(.whole)
    for message in try messages(Self.three) { book.apply(message) }
    let own = BookMessage(
      .executed(OrderID(1), Quantity(2), at: Price(100)), at: Timestamp(nanoseconds: 9), place: 4)
    #expect(book.apply(own) == .sound)
    let other = BookMessage(
      .executed(OrderID(1), Quantity(2), at: Price(99)), at: Timestamp(nanoseconds: 9), place: 5)
    #expect(book.apply(other) == .otherPrice)
    #expect(book.levels(.buy, limit: 1).map(\.quantity) == [Volume(Quantity(16))])
  }

  @Test func `a replaced order goes to the back of its side's level`() throws {
    var book = AuditedBook(.whole)
    for message in try messages(Self.three) { book.apply(message) }
    func replace(_ id: UInt64, _ new: UInt64) -> BookMessage {
      BookMessage(
        .replaced(OrderID(id), by: OrderID(new), Price(100), Quantity(5)),
        at: Timestamp(nanoseconds: 9), place: 4)
    }
    book.apply(replace(1, 7))
    #expect(
      book.changes == [
        .left(OrderID(1), leaves: Quantity(10)),
        .entered(OrderID(7), .buy, Price(100), Quantity(5)),
      ])
    #expect(book.snapshot.books[0].orders.map(\.id.rawValue) == [2, 3, 7])
    book.apply(replace(1, 8))
    #expect(book.changes == [] && book.tally[.unknownTarget] == 1)
  }

  @Test func `an execution that is not sound takes its quantity away all the same`() throws {
    let (book, _) = try audit(Self.three + ["4,4,2,4,100,1", "5,4,3,11,99,1"])
    #expect(book.snapshot.books[0].orders.map(\.leaves.rawValue) == [10, 6])
    #expect(book.snapshot.books[0].orders.map(\.filled.rawValue) == [0, 0])
  }

  @Test(
    arguments: [
      (["4,1,4,5,99,-1"], .crossedByLater, 3), (["4,1,4,5,100,-1"], .crossedByLater, 2),
      (["4,1,1,5,90,1"], .repeatedOrder, 1), (["4,3,9,5,90,1"], .unknownTarget, 1),
      (["4,2,9,5,90,1"], .unknownTarget, 1), (["4,2,1,5,90,1"], .otherTerms, 1),
      (["4,2,1,5,100,-1"], .otherTerms, 1), (["4,3,1,9,100,1"], .otherQuantity, 1),
      (["4,2,1,11,100,1"], .otherQuantity, 1),
    ] as [([String], AuditTally.Repair, Int)])
  func `what does not fit is counted`(
    rows: [String], repair: AuditTally.Repair, count: Int
  ) throws {
    let (book, _) = try audit(Self.three + rows)
    #expect(AuditTally.Repair.allCases.filter { book.tally[$0] > 0 } == [repair])
    #expect(book.tally[repair] == count)
  }

  @Test func `an addition without a quantity is left out`() {
    var book = AuditedBook(.whole)
    book.apply(
      BookMessage(
        .added(OrderID(1), .buy, Price(1), .zero), at: Timestamp(nanoseconds: 1), place: 1))
    #expect(book.count == 0)
    #expect(book.tally[.withoutQuantity] == 1)
  }

  @Test func `orders may cross while trading is stopped, and it goes on when they do no more`()
    throws
  {
    let rows = Self.three + ["4,7,0,0,-1,-1", "5,1,4,5,99,-1", "6,7,0,0,1,-1", "7,4,4,5,99,-1"]
    var book = AuditedBook(.whole)
    var phases: [Bool] = []
    for message in try messages(rows) {
      book.apply(message)
      phases.append(book.isMatching)
    }
    #expect(phases == [true, true, true, false, false, false, true])
    #expect(book.changes.last == .matching(true))
    #expect(book.tally[.notMatching] == 1)
    #expect(book.tally[.crossedByLater] == 0)
    #expect(book.count == 3)
  }

  @Test func `orders that were out of view are passed over`() throws {
    // Of each side one level is seen: order 1 is out of view while order 2 is better.
    let rows = [
      "1,1,1,10,100,1", "2,1,2,10,101,1", "3,4,2,10,101,1", "4,1,3,10,100,1", "5,4,3,10,100,1",
    ]
    let seen = try audit(rows, .bestLevels(1))
    #expect(seen.judgements == [.sound, .sound])
    #expect(seen.book.tally[.passedOver] == 1)
    #expect(seen.book.count == 0)
    #expect(try audit(rows, .whole).judgements == [.sound, .notOldest])
    #expect(try audit(rows, .bestLevels(2)).judgements == [.sound, .notOldest])
  }

  @Test func `a better order is taken out only where the feed shows the best levels alone`() throws
  {
    let rows = Self.three + ["4,4,3,10,99,1"]
    let (whole, _) = try audit(rows)
    #expect(whole.count == 2)
    let (part, judgements) = try audit(rows, .bestLevels(5))
    #expect(judgements == [.notBestPrice])
    #expect(part.count == 0 && part.tally[.better] == 2)
  }

  @Test func `messages are counted by kind`() throws {
    let (book, _) = try audit(
      Self.three + ["4,5,0,1,99,1", "4,6,0,1,99,1", "4,4,1,1,100,1", "5,3,1,9,100,1"])
    let counts: [AuditTally.Kind: Int] = [
      .added: 3, .deleted: 1, .executed: 1, .executedHidden: 1, .crossed: 1,
    ]
    for kind in AuditTally.Kind.allCases { #expect(book.tally[kind] == counts[kind] ?? 0) }
    #expect(book.tally.total == 7)
  }
}
