import Market
import MarketData
import Testing

/// LOBSTER's sample day of GOOG, wherever the recorded data is at hand.
@Suite struct RecordedLobsterDayTests {
  static let folder = "lobster-goog-2012-06-21"
  static let messages = "\(folder)/GOOG_2012-06-21_34200000_57600000_message_10.csv.gz"
  static let books = "\(folder)/GOOG_2012-06-21_34200000_57600000_orderbook_10.csv.gz"

  @Test(.needs(messages), .needs(books))
  func `every execution is judged and the book file follows every message`() throws {
    var messages = try LobsterMessages(ByteSource(file: RecordedData.path(Self.messages)))
    var books = try LobsterBooks(ByteSource(file: RecordedData.path(Self.books)))
    var audit = FeedAudit(
      FeedEngine<NoFault>.self, instrument: LobsterFormat.instrument("GOOG"),
      coverage: .bestLevels(10))
    var view = BookView(depth: 0)
    while let message = try messages.next(), try books.next(into: &view) {
      audit.take(message, showing: view)
    }
    audit.finish()
    let (tally, file) = (audit.book.tally, audit.comparison.tally)
    #expect(tally[.executed] == 7765)
    // The first row is an execution too, of an order from before the file.
    #expect((file.executions, file.executionsAtBest) == (7764, 7764))
    #expect(tally[.unknownOrder] == 532)
    #expect((tally[.sound], tally[.messageOrder], tally[.notOldest]) == (7228, 3, 2))
    #expect((tally[.notBestPrice], tally[.moreThanLeft], tally[.otherPrice]) == (0, 0, 0))
    #expect((tally[.otherTerms], tally[.otherQuantity], tally[.crossedByLater]) == (0, 0, 0))
    #expect((file.changes, file.agreeingChanges) == (147_915, 147_915))
    #expect((file.wholeLevels, file.agreeingLevels) == (1_883_046, 1_883_046))
    #expect(audit.comparison.first == nil)
    let record = audit.record
    #expect((record.expected, record.produced, record.agreeing) == (7228, 7228, 7228))
    #expect(record.disagreementCount == 0)
    #expect(record.closingAgreement ?? (0, 0) == (449, 449))
  }
}
