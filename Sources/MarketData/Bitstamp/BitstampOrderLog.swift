package import Market

/// Some time of Bitstamp's BTC/USD market, from the log of what became of its orders.
///
/// Columns `id,timestamp,exchange_timestamp,price,volume,action,direction`, in the order in which
/// the exchange sent them; `exchange_timestamp`, in milliseconds, is the instant and never runs
/// back. The log tells of orders, not of participants' commands, which are found like this:
///
/// * The rows of the first instant are the book as it stood: new orders.
/// * `created` carries the order's limit and whole quantity, before any fill: a new order. Two
///   exceptions: an order with volume 0 is *by value* and becomes immediate-or-cancel for what
///   its counterparties lost in the instant; an order deleted in the instant that created it,
///   with all its volume, was *turned away* (post-only and would have traded, or immediate and
///   found nothing) and gives no command.
/// * `changed`, and `deleted` with volume 0, are fills: no command, an engine has to find them.
/// * `deleted` with volume is the cancel of what the row says was left, except in a last instant
///   of nothing but deletions: that is the book as it stood at the end.
///
/// What the log names but never created is from before it and gives no command. Nor does an order
/// of the first instant that trades passed by while no row named it: it had gone, see
/// `passedOrders`.
package struct BitstampOrderLog: Sendable, BitstampOutcome {
  /// The commands; their instants count from the Unix epoch.
  package internal(set) var flow = RecordedFlow(instrument: BitstampMarket.instrument, commands: [])
  /// What the cancels must report as canceled, by the index of the command.
  package internal(set) var cancellations: [Int: Quantity] = [:]
  /// The orders that stood at the end, in the order of their rows.
  package internal(set) var closingBook: [ClosingOrder] = []
  /// When each order was created, those without a command included.
  package internal(set) var creations: [OrderID: Timestamp] = [:]
  /// The orders of the first instant that no row names until the closing book, with their lines.
  package internal(set) var untouchedOpeningOrders: [OrderID: Int] = [:]
  /// The orders of the first instant that can't have been in the book: no row names them until the
  /// closing book, and orders behind them traded.
  ///
  /// They give no command and are not in `closingBook`. This is inferred from the log alone, and
  /// takes for granted that the market went by price and time; see `PassedOrders`.
  package internal(set) var passedOrders: [PassedOrder] = []
  package internal(set) var tally = Tally()

  /// An order that stood in the book at the end.
  package struct ClosingOrder: Hashable, Sendable {
    package var id: OrderID
    package var side: Side
    package var price: Price
    package var quantity: Quantity
    package var line: Int
  }

  /// How many rows were read as what.
  package struct Tally: Hashable, Sendable {
    /// The rows of the file but the header.
    package var rows = 0
    /// The orders that the first instant creates.
    package var openingOrders = 0
    /// The orders created and deleted whole in one instant.
    package var turnedAway = 0
    /// The orders by value.
    package var byValue = 0
    /// The orders by value of which no fill is seen; they give no command.
    package var byValueUnfilled = 0
    /// The rows that name an order from before the file.
    package var unknownOrders = 0
    /// The rows that take away from the volume of an order: fills, and no others in a sound log.
    package var losses = 0

    /// Nothing read yet.
    package init() {}
  }

  /// Reads a whole log, or nothing: the first problem ends the reading.
  ///
  /// A log that is cut short has orders that never end; that is a problem too.
  package static func read(
    _ source: consuming ByteSource
  ) throws(MarketDataProblem) -> BitstampOrderLog {
    var reader = try BitstampLogReader(TableReader(source, header: BitstampRow.header))
    return try reader.readToEnd()
  }
}
