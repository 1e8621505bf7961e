import Market
import MarketData

extension Fuzzer {
  /// Files of TotalView-ITCH 5.0: messages are numbered one by one, those of a known type are read
  /// alike whether unknown ones are passed over or refused, and one stock's book is audited with
  /// the reference engine in step.
  static let itch = Fuzzer("itch") { bytes in
    let file = RecordedBytes(bytes: bytes)
    let strict = file.read { (source) throws(MarketDataProblem) in
      try messages(of: ItchReader(source))
    }
    let lenient = file.read { (source) throws(MarketDataProblem) in
      try messages(of: ItchReader(source, unknownTypes: .skipped))
    }
    if let strict { require(strict == lenient, "read as something else when it is strict") }
    guard let symbol = ItchSymbol(padding: "AAPL") else { fatalError("AAPL is a symbol") }
    let book = file.read { (source) throws(MarketDataProblem) in
      var reader = ItchBookReader(
        ItchReader(source, unknownTypes: .skipped), symbol: symbol)
      var messages: [BookMessage] = []
      while let message = try reader.next() { messages.append(message) }
      require(reader.hasEnded, "an end before the end of the file")
      return messages
    }
    guard let book else { return }
    require(book.count <= lenient?.count ?? 0, "more messages of a stock than of all")
    var audit = FeedAudit(
      FeedEngine.self,
      instrument: Instrument(
        symbol: "AAPL", priceScale: Scale(unit: ExactDecimal(1, decimals: 4))), coverage: .whole,
      hours: .outside)
    for message in book { audit.take(message) }
    audit.finish()
    FeedEngine.check(audit, book)
  }

  private static func messages(
    of reader: consuming ItchReader
  ) throws(MarketDataProblem) -> [ItchMessage] {
    var reader = reader
    var messages: [ItchMessage] = []
    while let message = try reader.next() {
      messages.append(message)
      require(reader.number == messages.count + reader.skipped, "a message without its number")
    }
    return messages
  }
}
