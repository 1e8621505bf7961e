import Market

/// The reading of an order log, one instant at a time.
///
/// Each row is checked against what the rows before it said of its order; the commands of an
/// instant are made when its last row is there.
struct BitstampLogReader: ~Copyable {
  private struct LiveOrder {
    var volume: Quantity
    var price: Price
    var side: Side
    var line: Int
    var isByValue: Bool
  }

  private var table: TableReader
  private var log = BitstampOrderLog()
  private var live: [OrderID: LiveOrder] = [:]
  /// The lines on which orders ended.
  private var ended: [OrderID: Int] = [:]
  /// The rows of the instant that is being read.
  private var rows: [BitstampRow] = []
  private var isOpening = true
  private var opening: Timestamp?
  private var passed = PassedOrders()

  private typealias Column = BitstampRow.Column

  init(_ table: consuming TableReader) { self.table = table }

  mutating func readToEnd() throws(MarketDataProblem) -> BitstampOrderLog {
    while try table.next() {
      var row = try BitstampRow(table)
      if let previous = rows.last {
        guard row.instant >= previous.instant else {
          throw table.problem(
            Column.instant, expected: "not before that of the line above")
        }
        if row.instant > previous.instant { try finishInstant(isLast: false) }
      }
      if opening == nil { opening = row.instant }
      try follow(&row)
      rows.append(row)
    }
    guard !rows.isEmpty else {
      throw table.problem(expected: "rows after the header", found: "the end of the file")
    }
    try finishInstant(isLast: true)
    try checkThatAllOrdersEnded()
    log.takeOut(passed)
    return log
  }

  private func checkThatAllOrdersEnded() throws(MarketDataProblem) {
    guard let (id, order) = live.min(by: { $0.value.line < $1.value.line }) else { return }
    throw table.problem(
      expected: """
        the end of order \(id.rawValue), created on line \(order.line), \
        and of \(live.count - 1) other orders
        """,
      found: "the end of the file, which is cut short")
  }
}

/// What the rows say of an order, one after the other.
extension BitstampLogReader {
  private mutating func follow(_ row: inout BitstampRow) throws(MarketDataProblem) {
    log.tally.rows += 1
    if let line = ended[row.id] {
      throw table.problem(
        Column.id, expected: "an order that has not ended",
        found: "\(row.id.rawValue), which ended on line \(line)")
    }
    switch (row.action, live[row.id]) {
    case (.created, let known?):
      throw table.problem(
        Column.id, expected: "a new order",
        found: "\(row.id.rawValue), which was created on line \(known.line)")
    case (.created, nil):
      live[row.id] = LiveOrder(
        volume: row.volume, price: row.price, side: row.side, line: row.line,
        isByValue: row.volume == .zero)
      log.creations[row.id] = row.instant
    case (.changed, let order?), (.deleted, let order?):
      try update(order, by: &row)
    case (.changed, nil), (.deleted, nil):
      row.standing = .unknown
      log.tally.unknownOrders += 1
    }
    if row.action == .deleted { ended[row.id] = row.line }
  }

  private mutating func update(
    _ order: LiveOrder, by row: inout BitstampRow
  ) throws(MarketDataProblem) {
    guard row.side == order.side else {
      throw table.problem(Column.direction, expected: "as on line \(order.line)")
    }
    row.standing = order.isByValue ? .byValue : .live
    if !order.isByValue {
      guard row.volume <= order.volume else {
        let scale = BitstampMarket.instrument.quantityScale
        throw table.problem(
          Column.volume, expected: "at most \(scale.text(order.volume.rawValue)), what was left")
      }
      row.loss = order.volume - row.volume
    }
    if row.loss > .zero { log.tally.losses += 1 }
    live[row.id]?.volume = row.volume
    row.limit = order.price
    // The closing book is made of these rows and states the limit, which later rows do not.
    if row.action == .deleted, let removed = live.removeValue(forKey: row.id) {
      row.price = removed.price
    }
  }
}

/// The commands of an instant.
extension BitstampLogReader {
  private mutating func finishInstant(isLast: Bool) throws(MarketDataProblem) {
    let isClosing = isLast && rows.allSatisfy { $0.action == .deleted }
    if isClosing {
      readClosingBook()
    } else {
      try addCommands()
    }
    rows.removeAll(keepingCapacity: true)
    isOpening = false
  }

  private mutating func readClosingBook() {
    for row in rows where row.standing == .live && row.volume > .zero {
      log.closingBook.append(
        BitstampOrderLog.ClosingOrder(
          id: row.id, side: row.side, price: row.price, quantity: row.volume, line: row.line))
    }
  }

  private mutating func addCommands() throws(MarketDataProblem) {
    let places = Dictionary(grouping: rows.indices) { rows[$0].id }
    var turnedAway: Set<OrderID> = []
    for row in rows {
      noteOpening(row)
      noteExecution(row)
      switch row.action {
      case .created:
        let own = places[row.id, default: []]
        if row.volume == .zero {
          try addOrderByValue(row, own)
        } else if isTurnedAway(row, own) {
          turnedAway.insert(row.id)
          log.tally.turnedAway += 1
        } else {
          addOrder(row, quantity: row.volume, .goodTillCancel)
        }
      case .changed:
        break
      case .deleted:
        guard row.standing == .live, row.volume > .zero, !turnedAway.contains(row.id) else {
          continue
        }
        log.cancellations[log.flow.commands.count] = row.volume
        add(.cancel(row.id), row)
      }
    }
  }

  private mutating func noteOpening(_ row: BitstampRow) {
    guard isOpening else {
      log.untouchedOpeningOrders[row.id] = nil
      return
    }
    if row.action == .created {
      log.tally.openingOrders += 1
      log.untouchedOpeningOrders[row.id] = row.line
    }
  }

  private mutating func noteExecution(_ row: BitstampRow) {
    guard row.loss > .zero, let limit = row.limit, let opening,
      let created = log.creations[row.id]
    else { return }
    passed.note(row, limit: limit, created: created, opening: opening)
  }

  /// Whether an order comes and goes whole in this instant; `own` are the places of its rows.
  private func isTurnedAway(_ row: BitstampRow, _ own: [Int]) -> Bool {
    guard !isOpening, own.count == 2, let end = own.last else { return false }
    return rows[end].action == .deleted && rows[end].volume == row.volume
  }

  /// Adds an order by value: for as much as its counterparties lost.
  ///
  /// The feed states its quantity nowhere else. Each fill is a row of the order, and after it
  /// that of the counterparty, on the other side.
  private mutating func addOrderByValue(
    _ row: BitstampRow, _ own: [Int]
  ) throws(MarketDataProblem) {
    log.tally.byValue += 1
    var quantity: Int64 = 0
    for place in own.dropFirst() where place + 1 < rows.count {
      let next = rows[place + 1]
      guard next.side != row.side else { continue }
      let (sum, overflow) = quantity.addingReportingOverflow(next.loss.rawValue)
      guard !overflow else {
        throw MarketDataProblem(
          file: table.file, line: next.line, expected: "fills whose sum fits 64 bits",
          found: "more for order \(row.id.rawValue), created on line \(row.line)")
      }
      quantity = sum
    }
    if quantity == 0 {
      log.tally.byValueUnfilled += 1
    } else {
      addOrder(row, quantity: Quantity(quantity), .immediateOrCancel)
    }
  }

  private mutating func addOrder(
    _ row: BitstampRow, quantity: Quantity, _ timeInForce: TimeInForce
  ) {
    add(
      .new(
        NewOrder(
          id: row.id, instrument: InstrumentID(0), side: row.side, type: .limit(row.price),
          quantity: quantity, timeInForce: timeInForce)), row)
  }

  private mutating func add(_ command: Command, _ row: BitstampRow) {
    log.flow.commands.append(RecordedCommand(command, at: row.instant, line: row.line))
  }
}
