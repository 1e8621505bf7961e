package import Market

/// Some time of Bitstamp's BTC/USD market as it was in 2015, from the log of its order events.
///
/// Columns `id,timestamp,exchange.timestamp,price,volume,action,direction`, in the order in which
/// rows were received, which is `timestamp`, in milliseconds; `exchange.timestamp` is when the
/// order was created, in every row of it. Volumes are in hundred-millionths of a bitcoin. There is
/// no opening and no closing book, and no file of trades. The market matched some tenth of a
/// second after an order came, so that the log tells fills apart from what brought them about:
///
/// * `created` is a new order, with its limit and whole volume, before any fill.
/// * Loss of volume at an unchanged price is a *fill*. Two rows tell each, one after the other,
///   one for each order: on opposite sides, at prices that meet, received within `pairingLimit`,
///   of one amount, give or take `roundingLimit`, by which the two are sometimes rounded apart.
///   The order that took its place later is the taker; the price is the maker's.
/// * `deleted` with all that was left is a cancel. But beside the loss of an order of the other
///   side it can be the end of an order for an amount of money: the row still has the volume from
///   before its last fill, and what the fill left of it is worth less than two cents.
/// * `changed` to another price is a market order that moves on through the book: a replacement.
/// * An order that no row creates is from before the file, since the rows that name it say so. It
///   is in the book from the start, by the order of identifiers.
/// * A row after its order's deletion came late: it belongs before it. A second deletion says
///   nothing new.
///
/// A new order's command is for what its rows account for, its fills and what was left, so that
/// the rounding of fills doesn't add up; `Tally.adjustedOrders` counts those that differ.
package struct BitstampEventLog: Sendable, BitstampOutcome {
  /// The commands; their instants count from the Unix epoch.
  package internal(set) var flow = RecordedFlow(instrument: BitstampMarket.instrument, commands: [])
  /// The fills, in the order of their rows.
  package internal(set) var fills: [Fill] = []
  package internal(set) var cancellations: [Int: Quantity] = [:]
  /// The orders that no row ended, in the order of their identifiers.
  package internal(set) var closingBook: [BitstampOrderLog.ClosingOrder] = []
  package internal(set) var tally = Tally()

  /// The most time between the two rows of a fill, and between a deletion and a row that is late.
  package static let (pairingLimit, latenessLimit) = (Milliseconds(100), Milliseconds(1000))
  /// The most by which the two rows of a fill may differ.
  package static let roundingLimit = Quantity(2)

  /// A fill that two rows tell of.
  package struct Fill: Hashable, Sendable {
    /// The trade; its line is that of the first row.
    package var trade: RecordedTrade
    /// The line of the second row.
    package var secondLine: Int
    package var standing: Standing
  }

  /// Where the orders of a fill stood in the log's own book: what holds of both.
  package enum Standing: Hashable, Sendable {
    /// At the best price of their sides, and the oldest there.
    case first
    /// At the best price of their sides, and one of them not the oldest there.
    case notOldest
    /// One of them not at the best price of its side.
    case notBest
  }

  /// How many rows were read as what.
  package struct Tally: Hashable, Sendable {
    /// The rows of the file but the header, by what they say.
    package var (created, changed, deleted) = (0, 0, 0)
    /// The rows that lose volume of their orders at an unchanged price.
    package var losses = 0
    /// Of these, how many no second row makes a fill; they give nothing.
    package var unpaired = 0
    /// The fills whose two rows differ in amount.
    package var roundedFills = 0
    /// The orders for an amount of money whose deletion has the volume from before the last fill.
    package var moneyEnds = 0
    /// The changes to another price.
    package var repricings = 0
    /// The rows that change nothing.
    package var unchanged = 0
    /// The orders from before the file.
    package var ordersFromBefore = 0
    /// The rows that came after the deletion of their order, and belong before it.
    package var lateRows = 0
    /// The deletions of orders that had been deleted.
    package var repeatedDeletions = 0
    /// The orders whose rows account for another volume than `created` says.
    package var adjustedOrders = 0

    /// Nothing read yet.
    package init() {}

    package var rows: Int { created + changed + deleted }
  }

  /// A length of time in the log's own unit.
  package struct Milliseconds: Hashable, Sendable {
    package var count: Int64

    init(_ count: Int64) { self.count = count }

    /// Whether two instants are at most so far apart.
    func covers(_ first: Timestamp, _ second: Timestamp) -> Bool {
      let (early, late) = first <= second ? (first, second) : (second, first)
      return (late.rawValue - early.rawValue) / 1_000_000 <= count
    }
  }

  /// How many fills there are of a standing.
  package func fillCount(_ standing: Standing) -> Int {
    fills.lazy.filter { $0.standing == standing }.count
  }

  /// Reads a whole log, or nothing: the first problem ends the reading.
  ///
  /// - Complexity: O(*n* log *n*) in the number of rows, and O(*n*) memory.
  package static func read(
    _ source: consuming ByteSource
  ) throws(MarketDataProblem) -> BitstampEventLog {
    try read(TableReader(source, header: BitstampEventRow.header))
  }

  static func read(
    _ table: consuming TableReader
  ) throws(MarketDataProblem) -> BitstampEventLog {
    var log = BitstampEventLog()
    var table = table
    var rows: [BitstampEventRow] = []
    while try table.next() {
      let row = try BitstampEventRow(table)
      guard row.instant >= rows.last?.instant ?? row.instant else {
        throw table.problem(
          BitstampEventRow.Column.instant, expected: "not before that of the line above")
      }
      switch row.action {
      case .created: log.tally.created += 1
      case .changed: log.tally.changed += 1
      case .deleted: log.tally.deleted += 1
      }
      rows.append(row)
    }
    guard !rows.isEmpty else {
      throw table.problem(expected: "rows after the header", found: "the end of the file")
    }
    let steps = try BitstampSteps(rows, file: table.file, tally: &log.tally)
    let fills = BitstampFills(steps.steps, tally: &log.tally)
    var commands = BitstampEventCommands(steps, fills, file: table.file, log: log)
    return try commands.finish()
  }
}
