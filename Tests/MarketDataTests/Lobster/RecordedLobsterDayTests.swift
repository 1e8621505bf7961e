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
      FeedEngine<NoFault>.self, instrument: LobsterFormat.instrument("GOOG"), coverage: .bestLevels)
    var view = BookView(depth: 0)
    while let message = try messages.next(), try books.next(into: &view) {
      audit.take(message, showing: view)
    }
    audit.finish()
    let (tally, file) = (audit.book.tally, audit.comparison.tally)
    print(tally, file, audit.record)
    print(audit.comparison.first as Any)
  }
}
