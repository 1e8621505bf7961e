/// A file of recorded order flow, in one of the formats that are told apart by their headers.
package enum RecordedFile: Sendable {
  /// One security on one trading day of the Shanghai Stock Exchange.
  case shanghaiDay(RecordedFlow)
  /// What became of the orders of Bitstamp's BTC/USD market.
  case bitstampLog(BitstampOrderLog)
  /// The same as it was in 2015, which tells of its trades too.
  case bitstampEvents(BitstampEventLog)

  /// The headers by which the formats are known.
  static let headers = [ShanghaiFlow.header, BitstampRow.header, BitstampEventRow.header]

  /// Reads a whole file, or nothing: the first problem ends the reading.
  ///
  /// A day of Shanghai does not name its security, which is therefore told.
  package static func read(
    _ source: consuming ByteSource, security: ShanghaiSecurity
  ) throws(MarketDataProblem) -> RecordedFile {
    try read(TableReader(source, headers: headers), security: security)
  }

  static func read(
    _ table: consuming TableReader, security: ShanghaiSecurity
  ) throws(MarketDataProblem) -> RecordedFile {
    let header = table.header
    if header == BitstampEventRow.header {
      return .bitstampEvents(try BitstampEventLog.read(table))
    }
    guard header == BitstampRow.header else {
      return .shanghaiDay(try ShanghaiFlow.read(table, of: security))
    }
    var reader = BitstampLogReader(table)
    return .bitstampLog(try reader.readToEnd())
  }

  /// The commands.
  package var flow: RecordedFlow {
    switch self {
    case .shanghaiDay(let flow): flow
    case .bitstampLog(let log): log.flow
    case .bitstampEvents(let log): log.flow
    }
  }
}
