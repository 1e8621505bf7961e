internal import Market

/// The order book file of LOBSTER: for each row of the message file the best levels after it.
///
/// A row holds ask price, ask size, bid price and bid size for each level, the best first. Where a
/// side has fewer levels, the others have the size 0 and a price of 9999999999 or -9999999999.
package struct LobsterBooks: ~Copyable {
  private var table: TableReader
  /// The number of levels of a row.
  package let depth: Int

  private static let fieldsInLevel = 4
  private static let noAsk = Array("9999999999".utf8)
  private static let noBid = Array("-9999999999".utf8)

  package init(_ source: consuming ByteSource) throws(MarketDataProblem) {
    table = try TableReader(headless: source, wanted: "4 fields for each level") { count in
      guard count.isMultiple(of: Self.fieldsInLevel) else { return nil }
      return (1...count / Self.fieldsInLevel).flatMap {
        ["ask price \($0)", "ask size \($0)", "bid price \($0)", "bid size \($0)"]
      }
    }
    depth = table.width / Self.fieldsInLevel
  }

  package var file: String { table.file }
  /// The line of the last row.
  package var line: Int { table.line }

  /// Reads the next row into `view`; returns whether there is one.
  package mutating func next(into view: inout BookView) throws(MarketDataProblem) -> Bool {
    guard try table.next() else { return false }
    view.depth = depth
    try read(&view.asks, .sell)
    try read(&view.bids, .buy)
    return true
  }

  /// A problem with the number of rows.
  package func problem(expected: String, found: String) -> MarketDataProblem {
    MarketDataProblem(file: file, line: line, expected: expected, found: found)
  }

  private func read(
    _ levels: inout [BookView.Level], _ side: Side
  ) throws(MarketDataProblem) {
    levels.removeAll(keepingCapacity: true)
    let (offset, none) = side == .sell ? (0, Self.noAsk) : (2, Self.noBid)
    for level in 0..<depth {
      let (price, size) = (
        Self.fieldsInLevel * level + offset, Self.fieldsInLevel * level + offset + 1
      )
      if table.bytes(price).elementsEqual(none) {
        _ = try table.number(size, through: 0) as Int64
        continue
      }
      guard levels.count == level else {
        throw table.problem(price, expected: "unoccupied, as the level before is")
      }
      let value = try Price(table.number(price, from: 1, through: LobsterFormat.highestPrice))
      if let last = levels.last, !last.price.isBetter(than: value, for: side) {
        throw table.problem(price, expected: "worse than the level before")
      }
      levels.append(
        BookView.Level(
          price: value, quantity: Quantity(try table.number(size, from: 1, through: Int64.max))))
    }
  }
}
