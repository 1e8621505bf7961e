import Market

/// One row of an order log, read but not yet understood.
struct BitstampRow {
  enum Action { case created, changed, deleted }

  /// What was known of the order before the row.
  enum Standing {
    /// The row creates it.
    case created
    /// It was live, and its volume was known.
    case live
    /// It was live and *by value*: its volume column means nothing.
    case byValue
    /// It was never created in the file: it is from before it.
    case unknown
  }

  var line: Int
  var id: OrderID
  var instant: Timestamp
  var price: Price
  var volume: Quantity
  var action: Action
  var side: Side
  var standing = Standing.created
  /// What the row took away from the volume the order had; 0 where that is unknown.
  var loss = Quantity.zero
  /// The limit of the order, where the file created it before the row.
  var limit: Price?
}

extension BitstampRow {
  static let header = "id,timestamp,exchange_timestamp,price,volume,action,direction"

  enum Column {
    static let (id, receipt, instant, price) = (0, 1, 2, 3)
    static let (volume, action, direction) = (4, 5, 6)
  }

  static let actions = Words<Action>([
    "created": .created, "changed": .changed, "deleted": .deleted,
  ])
  static let directions = Words<Side>(["bid": .buy, "ask": .sell])

  /// Reads the current row of a table.
  init(_ table: borrowing TableReader) throws(MarketDataProblem) {
    line = table.line
    id = try OrderID(table.number(Column.id))
    _ = try table.milliseconds(Column.receipt)
    instant = try table.milliseconds(Column.instant)
    price = try Price(table.units(Column.price, of: BitstampMarket.instrument.priceScale))
    volume = try Quantity(table.units(Column.volume, of: BitstampMarket.instrument.quantityScale))
    action = try table.meaning(Column.action, among: Self.actions)
    side = try table.meaning(Column.direction, among: Self.directions)
  }
}

/// What the files of Bitstamp's BTC/USD market have in common.
enum BitstampMarket {
  /// Prices in cents, quantities in hundred-millionths of a bitcoin; a price may be zero, since
  /// that is how the log writes an order to sell at any price.
  static let instrument = Instrument(
    symbol: "BTC/USD", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
    quantityScale: Scale(unit: ExactDecimal(1, decimals: 8)), priceSigns: [.zero, .positive])
}

extension TableReader {
  private static let nanosecondsInMillisecond: Int64 = 1_000_000

  /// The instant in a field that holds milliseconds.
  func milliseconds(_ field: Int) throws(MarketDataProblem) -> Timestamp {
    let milliseconds = try number(
      field, through: Int64.max / Self.nanosecondsInMillisecond)
    return Timestamp(nanoseconds: milliseconds * Self.nanosecondsInMillisecond)
  }

  /// The whole number of units in a field that holds a decimal, zero or more.
  func units(_ field: Int, of scale: Scale) throws(MarketDataProblem) -> Int64 {
    let units: Int64
    do throws(DecimalError) {
      units = try scale.integer(String(decoding: bytes(field), as: UTF8.self))
    } catch {
      switch error {
      case .malformed: throw problem(field, expected: "a decimal number")
      case .offGrid(_, let unit): throw problem(field, expected: "a multiple of \(unit)")
      case .tooManyDigits, .outOfRange:
        throw problem(field, expected: "at most \(scale.text(Int64.max))")
      }
    }
    guard units >= 0 else { throw problem(field, expected: "zero or more") }
    return units
  }
}
