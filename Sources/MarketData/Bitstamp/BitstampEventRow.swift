import Market

/// One row of a log of order events, read but not yet understood.
struct BitstampEventRow {
  var line: Int
  var id: OrderID
  /// When the row was received.
  var instant: Timestamp
  /// When the order was created, in whole seconds.
  var creation: Timestamp
  var price: Price
  var volume: Quantity
  var action: BitstampRow.Action
  var side: Side
}

extension BitstampEventRow {
  static let header = "id,timestamp,exchange.timestamp,price,volume,action,direction"

  enum Column {
    static let (id, instant, creation, price) = (0, 1, 2, 3)
    static let (volume, action, direction) = (4, 5, 6)
  }

  /// Reads the current row of a table.
  init(_ table: borrowing TableReader) throws(MarketDataProblem) {
    line = table.line
    id = try OrderID(table.number(Column.id))
    instant = try table.milliseconds(Column.instant)
    creation = try table.milliseconds(Column.creation)
    price = try Price(table.units(Column.price, of: BitstampMarket.instrument.priceScale))
    volume = try Quantity(table.number(Column.volume, through: Int64.max))
    action = try table.meaning(Column.action, among: BitstampRow.actions)
    side = try table.meaning(Column.direction, among: BitstampRow.directions)
    if action == .created, volume == .zero {
      throw table.problem(Column.volume, expected: "above zero in a created order")
    }
  }
}
