import Market

/// The commands and the judged fills of a log of order events.
struct BitstampEventCommands {
  private let steps: BitstampSteps
  private let fills: BitstampFills
  private let file: String
  private var log: BitstampEventLog
  private var book = EventBook()
  /// What the rows of each order account for: its fills and what was left.
  private var quantities: [OrderID: Quantity] = [:]

  init(_ steps: BitstampSteps, _ fills: BitstampFills, file: String, log: BitstampEventLog) {
    self.steps = steps
    self.fills = fills
    self.file = file
    self.log = log
  }

  mutating func finish() throws(MarketDataProblem) -> BitstampEventLog {
    try addUp()
    enterOrdersFromBefore()
    var pairs = fills.pairs[...]
    for place in steps.steps.indices {
      if let pair = pairs.first, pair.place == place {
        judge(pair)
        pairs.removeFirst()
      }
      carryOut(place)
    }
    return log
  }

  /// Finds the quantities of all orders, and the closing book.
  private mutating func addUp() throws(MarketDataProblem) {
    var last: [OrderID: BitstampEventRow] = [:]
    var created: [OrderID: Quantity] = [:]
    for (place, step) in steps.steps.enumerated() {
      last[step.row.id] = step.row
      if step.meaning == .created { created[step.row.id] = step.row.volume }
      if fills.moneyEnds.contains(place) {
        last[step.row.id]?.volume = .zero
        created[step.row.id] = nil
      }
      if step.meaning == .repriced { created[step.row.id] = nil }
    }
    quantities = last.mapValues(\.volume)
    for pair in fills.pairs {
      for step in steps.steps[pair.place...pair.place + 1] {
        let sum = quantities[step.row.id, default: .zero].rawValue
          .addingReportingOverflow(pair.quantity.rawValue)
        guard !sum.overflow else {
          throw MarketDataProblem(
            file: file, line: step.row.line, expected: "fills whose sum fits 64 bits",
            found: "more for order \(step.row.id.rawValue)")
        }
        quantities[step.row.id] = Quantity(sum.partialValue)
      }
    }
    log.tally.adjustedOrders = created.count { quantities[$0.key] != $0.value }
    log.closingBook = last.values.filter { $0.action != .deleted && $0.volume > .zero }
      .sorted { $0.id < $1.id }
      .map {
        BitstampOrderLog.ClosingOrder(
          id: $0.id, side: $0.side, price: $0.price, quantity: $0.volume, line: $0.line)
      }
  }

  private mutating func enterOrdersFromBefore() {
    guard let start = steps.steps.lazy.map(\.row.instant).min() else { return }
    for var row in steps.firstRowsFromBefore.sorted(by: { $0.id < $1.id }) {
      row.instant = start
      enter(row)
    }
  }

  private mutating func enter(_ row: BitstampEventRow) {
    book.enter(row.id, row.side, row.price)
    guard let quantity = quantities[row.id], quantity > .zero else { return }
    add(
      .new(
        NewOrder(
          id: row.id, instrument: InstrumentID(0), side: row.side, type: .limit(row.price),
          quantity: quantity, timeInForce: .goodTillCancel)), row)
  }

  private mutating func carryOut(_ place: Int) {
    let step = steps.steps[place]
    let row = step.row
    switch step.meaning {
    case .created: enter(row)
    case .repriced:
      book.leave(row.id)
      book.enter(row.id, row.side, row.price)
      add(.replace(Replace(id: row.id, price: row.price)), row)
    case .lost, .canceled, .nothing: break
    }
    if row.action == .deleted, row.volume > .zero, !fills.moneyEnds.contains(place) {
      log.cancellations[log.flow.commands.count] = row.volume
      add(.cancel(row.id), row)
    }
    if row.action == .deleted || row.volume == .zero { book.leave(row.id) }
  }

  private mutating func add(_ command: Command, _ row: BitstampEventRow) {
    log.flow.commands.append(RecordedCommand(command, at: row.instant, line: row.line))
  }

  private mutating func judge(_ pair: BitstampFills.Pair) {
    let (first, second) = (steps.steps[pair.place].row, steps.steps[pair.place + 1].row)
    guard let one = book.place(of: first.id), let other = book.place(of: second.id) else {
      preconditionFailure("orders of fills are in the book")
    }
    let (maker, taker) = one.rank < other.rank ? (first, second) : (second, first)
    let makerPlace = one.rank < other.rank ? one : other
    let trade = TradeIdentity(
      maker: maker.id, taker: taker.id, price: makerPlace.price, quantity: pair.quantity,
      aggressor: Aggressor(taker.side))
    log.fills.append(
      BitstampEventLog.Fill(
        trade: RecordedTrade(trade, at: first.instant, line: first.line),
        secondLine: second.line, standing: book.standing(of: [first.id, second.id])))
  }
}
