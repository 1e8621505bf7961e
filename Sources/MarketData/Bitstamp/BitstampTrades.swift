import Market

/// The trades of some time of Bitstamp's BTC/USD market, as the exchange published them.
///
/// Columns `trade_id,timestamp,exchange_timestamp,price,amount,buy_order_id,sell_order_id,side`,
/// in the order of their rising identifiers; `side` is the taker's, and the instant is
/// `exchange_timestamp`, in milliseconds.
package enum BitstampTrades {
  static let header =
    "trade_id,timestamp,exchange_timestamp,price,amount,buy_order_id,sell_order_id,side"

  private enum Column {
    static let (id, receipt, instant, price) = (0, 1, 2, 3)
    static let (amount, buyer, seller, side) = (4, 5, 6, 7)
  }

  private static let sides = Words<Aggressor>(["buy": .buy, "sell": .sell])

  /// Reads all trades, or none: the first problem ends the reading.
  package static func read(
    _ source: consuming ByteSource
  ) throws(MarketDataProblem) -> [RecordedTrade] {
    var table = try TableReader(source, header: header)
    var trades: [RecordedTrade] = []
    var latestID: UInt64?
    while try table.next() {
      let id = try table.number(Column.id)
      if let latestID, id <= latestID {
        throw table.problem(Column.id, expected: "above \(latestID), that of the line above")
      }
      latestID = id
      let trade = try readTrade(table)
      if let latest = trades.last?.instant, let instant = trade.instant, instant < latest {
        throw table.problem(Column.instant, expected: "not before that of the line above")
      }
      trades.append(trade)
    }
    return trades
  }

  private static func readTrade(
    _ table: borrowing TableReader
  ) throws(MarketDataProblem) -> RecordedTrade {
    _ = try table.milliseconds(Column.receipt)
    let instant = try table.milliseconds(Column.instant)
    let market = BitstampMarket.instrument
    let price = try Price(table.units(Column.price, of: market.priceScale))
    let quantity = try Quantity(table.units(Column.amount, of: market.quantityScale))
    guard quantity > .zero else { throw table.problem(Column.amount, expected: "above zero") }
    let buyer = try table.number(Column.buyer)
    let seller = try table.number(Column.seller)
    guard buyer != seller else {
      throw table.problem(Column.seller, expected: "another order than buy_order_id")
    }
    let trade = try TradeIdentity(
      buyer: OrderID(buyer), seller: OrderID(seller), price: price, quantity: quantity,
      aggressor: table.meaning(Column.side, among: sides))
    return RecordedTrade(trade, at: instant, line: table.line)
  }
}
