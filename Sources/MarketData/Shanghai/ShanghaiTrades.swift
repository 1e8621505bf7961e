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
    var table = try TableReader(source, header: header)
    var trades: [RecordedTrade] = []
    while try table.next() {
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
      trades.append(RecordedTrade(trade, line: table.line))
    }
    return trades
  }
}
