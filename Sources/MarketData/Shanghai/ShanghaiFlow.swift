package import Market

/// The order flow of one security on one trading day of the Shanghai Stock Exchange.
///
/// Columns `op,id,side,price_milli,qty,time_hhmmsscc,tif`. A row is a new limit order (`new`), a
/// cancel (`cancel`, with nothing but id and time) or the matching of a call auction (`uncross`,
/// with nothing but its time). Times never run back.
///
/// The file says when the auctions are matched, but not when phases begin; those are the
/// exchange's own hours: an opening call auction up to the first `uncross`, then continuous
/// trading, a closing call auction from 14:57:00 up to the second `uncross`, then the close. A
/// file that lacks either has been cut. The commands hold those phases, each at the line of the
/// row that brought it about.
package enum ShanghaiFlow {
  static let header = "op,id,side,price_milli,qty,time_hhmmsscc,tif"

  /// Reads a whole day, or nothing: the first problem ends the reading.
  ///
  /// Whether an identifier is in use, and whether an order is there to cancel, is for engines to
  /// judge, not for this reader.
  package static func read(
    _ source: consuming ByteSource, of security: ShanghaiSecurity
  ) throws(MarketDataProblem) -> RecordedFlow {
    try read(TableReader(source, header: header), of: security)
  }
}

extension ShanghaiFlow {
  static func read(
    _ table: consuming TableReader, of security: ShanghaiSecurity
  ) throws(MarketDataProblem) -> RecordedFlow {
    var day = ShanghaiDayReader(table, of: security)
    while try day.readRow() {}
    return RecordedFlow(instrument: security.instrument, commands: day.pending)
  }
}

/// The reading of one day, row by row.
package struct ShanghaiDayReader: ~Copyable {
  /// The commands of the rows read and not yet given out.
  private(set) var pending: [RecordedCommand] = []
  private var table: TableReader
  private let security: ShanghaiSecurity
  private var session = Session.openingAuction
  /// The time of the row read last, and its line.
  private var latest: (time: ShanghaiTime, line: Int)?

  /// What of the day is being read.
  private enum Session { case openingAuction, continuous, closingAuction, closed }
  private enum Operation { case new, cancel, uncross }
  private enum Column {
    static let (op, id, side, price, quantity, time, tif) = (0, 1, 2, 3, 4, 5, 6)
  }

  private static let operations = Words<Operation>([
    "new": .new, "cancel": .cancel, "uncross": .uncross,
  ])
  private static let sides = Words<Side>(["B": .buy, "S": .sell])
  private static let timesInForce = Words<TimeInForce>([
    "gtc": .goodTillCancel, "ioc": .immediateOrCancel,
  ])
  private static let instrument = InstrumentID(0)

  init(_ table: consuming TableReader, of security: ShanghaiSecurity) {
    self.table = table
    self.security = security
  }

  /// Reads the next row; returns false at the end of the day.
  fileprivate mutating func readRow() throws(MarketDataProblem) -> Bool {
    if try table.next() {
      try takeRow()
      return true
    }
    switch session {
    case .openingAuction: throw cutShort(before: "the uncross row of the opening call auction")
    case .continuous, .closingAuction:
      throw cutShort(before: "the uncross row of the closing call auction")
    case .closed: return false
    }
  }

  private mutating func takeRow() throws(MarketDataProblem) {
    let operation = try table.meaning(Column.op, among: Self.operations)
    guard session != .closed else {
      throw table.problem(
        expected: "the end of the file after the closing call auction", found: "another row")
    }
    let time = try readTime()
    if latest == nil { add(.phase(Self.instrument, .callAuction), at: time) }
    latest = (time, table.line)
    try beginClosingAuction(at: time)
    switch operation {
    case .new: try add(.new(readOrder()), at: time)
    case .cancel: try add(.cancel(readCanceled()), at: time)
    case .uncross: try uncross(at: time)
    }
  }

  private func readTime() throws(MarketDataProblem) -> ShanghaiTime {
    let digits = try table.number(Column.time, through: Int64.max)
    guard let time = ShanghaiTime(digits: digits) else {
      throw table.problem(Column.time, expected: "a time of day written hhmmsscc")
    }
    if let latest, time < latest.time {
      throw table.problem(
        Column.time, expected: "not before \(latest.time), the time on line \(latest.line)",
        found: "\(time)")
    }
    return time
  }

  private mutating func beginClosingAuction(at time: ShanghaiTime) throws(MarketDataProblem) {
    guard time.isInClosingAuction else { return }
    switch session {
    case .openingAuction:
      throw table.problem(
        expected: "the uncross row of the opening call auction before 14:57:00", found: "\(time)")
    case .continuous:
      session = .closingAuction
      add(.phase(Self.instrument, .callAuction), at: time)
    case .closingAuction, .closed: return
    }
  }

  private func readOrder() throws(MarketDataProblem) -> NewOrder {
    let id = try table.number(Column.id)
    let side = try table.meaning(Column.side, among: Self.sides)
    let price = try table.price(Column.price, of: security)
    let quantity = try table.number(Column.quantity, from: 1, through: Int64.max)
    let timeInForce = try table.meaning(Column.tif, among: Self.timesInForce)
    guard timeInForce == .goodTillCancel || session == .continuous else {
      throw table.problem(Column.tif, expected: "\"gtc\" in a call auction")
    }
    return NewOrder(
      id: OrderID(id), instrument: Self.instrument, side: side, type: .limit(price),
      quantity: Quantity(quantity), timeInForce: timeInForce)
  }

  private func readCanceled() throws(MarketDataProblem) -> OrderID {
    try table.requireEmpty(Column.side...Column.quantity, because: "in a cancel")
    try table.requireEmpty(Column.tif...Column.tif, because: "in a cancel")
    return try OrderID(table.number(Column.id))
  }

  private mutating func uncross(at time: ShanghaiTime) throws(MarketDataProblem) {
    try table.requireEmpty(Column.id...Column.quantity, because: "in an uncross")
    try table.requireEmpty(Column.tif...Column.tif, because: "in an uncross")
    switch session {
    case .openingAuction:
      session = .continuous
      add(.uncross(Self.instrument), at: time)
      add(.phase(Self.instrument, .continuous), at: time)
    case .closingAuction:
      session = .closed
      add(.uncross(Self.instrument), at: time)
      add(.phase(Self.instrument, .closed), at: time)
    case .continuous, .closed:
      throw table.problem(
        Column.op, expected: "no \"uncross\" between the opening and the closing call auction",
        found: "one at \(time)")
    }
  }

  private mutating func add(_ command: Command, at time: ShanghaiTime) {
    pending.append(RecordedCommand(command, at: time.instant, line: table.line))
  }

  private func cutShort(before missing: String) -> MarketDataProblem {
    MarketDataProblem(
      file: table.file, line: table.line, expected: "\(missing) after this line",
      found: "the end of the file")
  }
}

extension ShanghaiDayReader: CommandSource {
  package var instruments: [Instrument] { [security.instrument] }

  package mutating func read(
    _ count: Int, into steps: inout [RecordedStep]
  ) throws(MarketDataProblem) -> Bool {
    let wanted = steps.count + count
    while steps.count < wanted {
      guard try readRow() else { return false }
      steps += pending.lazy.map { RecordedStep($0) }
      pending.removeAll(keepingCapacity: true)
    }
    return true
  }
}
