import Market

/// The trades of one security on one trading day, as the Shanghai Stock Exchange published them.
///
/// Columns `buy_id,sell_id,price_milli,qty,aggressor`, in the order the trades happened; the
/// aggressor is `B`, `S` or `auction`.
package enum ShanghaiTrades {
  static let header = "buy_id,sell_id,price_milli,qty,aggressor"

  private static let aggressors = Words<Aggressor>(["B": .buy, "S": .sell, "auction": .auction])
  private enum Column { static let (buyer, seller, price, quantity, aggressor) = (0, 1, 2, 3, 4) }

  /// Reads all trades, or none: the first problem ends the reading.
  package static func read(
    _ source: consuming ByteSource, of security: ShanghaiSecurity
  ) throws(MarketDataProblem) -> [RecordedTrade] {
    var reader = try Reader(source, of: security)
    var trades: [RecordedTrade] = []
    while try reader.read(1, into: &trades) {}
    return trades
  }

  /// The reading of the trades, row by row.
  package struct Reader: ~Copyable, TradeSource {
    private var table: TableReader
    private let security: ShanghaiSecurity

    /// Reads the first line, which must be the header.
    package init(
      _ source: consuming ByteSource, of security: ShanghaiSecurity
    ) throws(MarketDataProblem) {
      table = try TableReader(source, header: header)
      self.security = security
    }

    package var fields: ComparedFields { .all }

    package mutating func read(
      _ count: Int, into trades: inout [RecordedTrade]
    ) throws(MarketDataProblem) -> Bool {
      for _ in 0..<count {
        guard try table.next() else { return false }
        trades.append(try readTrade())
      }
      return true
    }

    private func readTrade() throws(MarketDataProblem) -> RecordedTrade {
      let buyer = try table.number(Column.buyer)
      let seller = try table.number(Column.seller)
      guard buyer != seller else {
        throw table.problem(Column.seller, expected: "another order than buy_id")
      }
      let trade = try TradeIdentity(
        buyer: OrderID(buyer), seller: OrderID(seller),
        price: table.price(Column.price, of: security),
        quantity: Quantity(table.number(Column.quantity, from: 1, through: Int64.max)),
        aggressor: table.meaning(Column.aggressor, among: aggressors))
      return RecordedTrade(trade, line: table.line)
    }
  }
}
