/// A file of recorded order flow that was opened: one that is replayed while it is read, or one that
/// was read whole, because its commands are known only at its end.
package enum RecordedSource: ~Copyable {
  case shanghaiDay(ShanghaiDayReader)
  case orderLog(OrderLogReader)
  case whole(RecordedFile)

  /// Opens a file of a format that its first line tells; with a format it is an order log.
  ///
  /// `name` is that of an instrument which the file does not name.
  package static func open(
    _ source: consuming ByteSource, name: String, format: OrderLogFormat?
  ) throws(MarketDataProblem) -> RecordedSource {
    let opening = try Opening(source, lastLine: .mayStop)
    if let format {
      return .orderLog(try OrderLogReader(opening, format: format, symbol: name))
    }
    let headers = RecordedFile.headers
    guard let header = opening.header(among: headers) else {
      guard OrderLogReader.maySuit(opening.text ?? []) else {
        throw opening.problem(
          expected: "one of the headers \(TableReader.listing(of: headers)), or an order log's "
            + "columns, such as \"action,id,side,price,quantity\"", besides: headers)
      }
      return .orderLog(try OrderLogReader(opening, format: OrderLogFormat(), symbol: name))
    }
    let table = TableReader(opening, header: header)
    let security = ShanghaiSecurity(symbol: name)
    guard header == ShanghaiFlow.header else {
      return .whole(try RecordedFile.read(table, security: security))
    }
    return .shanghaiDay(ShanghaiDayReader(table, of: security))
  }
}
