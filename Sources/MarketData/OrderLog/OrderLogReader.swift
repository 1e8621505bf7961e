internal import JSONText
package import Market

/// Any exchange's log of orders, read row by row.
///
/// Each row is a command. Which column holds what, and which words mean what, says the format; what
/// it does not say is found by the usual names. A good-till-date order brings the time of each
/// later row with it, as a command of the clock.
package struct OrderLogReader: ~Copyable {
  private var table: DelimitedTable
  private let format: OrderLogFormat
  private let places: Places
  private let words: Vocabulary
  /// The instruments found so far.
  package private(set) var instruments: [Instrument]
  private var symbols: [String: InstrumentID] = [:]
  /// Whether instruments may still be found.
  private let findsInstruments: Bool
  /// The symbol read last.
  private var latestSymbol: (bytes: [UInt8], instrument: InstrumentID)?
  /// The time that the engine's clock was given last; nil while no order needs it.
  private var clock: Timestamp?
  package private(set) var passedOver = 0

  /// The columns' places.
  private struct Places {
    var action, id: Int
    var side, price, quantity, type, tif, time, expiry, symbol, account, phase: Int?
  }

  private struct Vocabulary {
    var actions: WordTable<OrderLogAction>
    var sides: WordTable<Side>
    var types: WordTable<OrderLogType>
    var terms: WordTable<OrderLogTerm>
    var phases: WordTable<Phase>
  }

  /// Reads the first line, which must name the columns; `symbol` is that of a log without a column
  /// of symbols.
  package init(
    _ source: consuming ByteSource, format: OrderLogFormat, symbol: String
  ) throws(MarketDataProblem) {
    try self.init(Opening(source, lastLine: .mayStop), format: format, symbol: symbol)
  }

  init(
    _ opening: consuming Opening, format: OrderLogFormat, symbol: String
  ) throws(MarketDataProblem) {
    let table = try DelimitedTable(opening, delimiter: format.delimiter)
    let columns = try table.columns(format.columns)
    guard let action = columns[.action] else {
      throw table.missing(OrderLogColumn.action, option: "--columns action")
    }
    guard let id = columns[.id] else {
      throw table.missing(OrderLogColumn.id, option: "--columns id")
    }
    self.table = table
    self.format = format
    places = Places(
      action: action, id: id, side: columns[.side], price: columns[.price],
      quantity: columns[.quantity], type: columns[.type], tif: columns[.tif],
      time: columns[.time], expiry: columns[.expiry], symbol: columns[.symbol],
      account: columns[.account], phase: columns[.phase])
    let own = format.words
    words = Vocabulary(
      actions: WordTable(own[.action] ?? [:]), sides: WordTable(own[.side] ?? [:]),
      types: WordTable(own[.type] ?? [:]), terms: WordTable(own[.tif] ?? [:]),
      phases: WordTable(own[.phase] ?? [:]))
    let isFree = format.instruments.isEmpty
    findsInstruments = isFree && columns[.symbol] != nil
    instruments =
      isFree && columns[.symbol] == nil ? [format.instrument(symbol)] : format.instruments
    for (index, instrument) in format.instruments.enumerated() {
      symbols[instrument.symbol] = InstrumentID(UInt32(index))
    }
  }
}

extension OrderLogReader: CommandSource {
  package mutating func read(
    _ count: Int, into steps: inout [RecordedStep]
  ) throws(MarketDataProblem) -> Bool {
    let wanted = steps.count + count
    while steps.count < wanted {
      guard try table.next() else { return false }
      try readRow(into: &steps)
    }
    return true
  }

  private mutating func readRow(into steps: inout [RecordedStep]) throws(MarketDataProblem) {
    let action = try table.meaning(places.action, among: words.actions)
    let instant = try places.time.flatMap { (place) throws(MarketDataProblem) -> Timestamp? in
      table.bytes(place).isEmpty ? nil : try table.instant(place, unit: format.timeUnit)
    }
    if let latest = clock, let instant, instant > latest, action != .ignore {
      clock = instant
      steps.append(RecordedStep(.command(.clock(instant)), at: instant, line: table.line))
    }
    guard let step = try step(of: action, at: instant) else {
      passedOver += 1
      return
    }
    steps.append(RecordedStep(step, at: instant, line: table.line))
  }

  private mutating func step(
    of action: OrderLogAction, at instant: Timestamp?
  ) throws(MarketDataProblem) -> RecordedStep.Action? {
    switch action {
    case .new: return .command(.new(try order(at: instant)))
    case .cancel: return .command(.cancel(try id()))
    case .replace: return .command(.replace(try replacement()))
    case .reduce:
      let place = try needed(places.quantity, .quantity)
      return .reduce(try id(), by: Quantity(try quantity(place, of: owner())))
    case .massCancel: return .command(.massCancel(try massCancel()))
    case .uncross: return .command(.uncross(try instrument()))
    case .phase:
      let place = try needed(places.phase, .phase)
      return .command(.phase(try instrument(), try table.meaning(place, among: words.phases)))
    case .clock:
      guard let instant else {
        throw table.problem(
          try needed(places.time, .time), expected: "the time that the clock is moved to")
      }
      return .command(.clock(instant))
    case .ignore: return nil
    }
  }
}

// MARK: - Commands

extension OrderLogReader {
  private mutating func order(at instant: Timestamp?) throws(MarketDataProblem) -> NewOrder {
    let id = try id()
    let instrument = try instrument()
    let side = try table.meaning(needed(places.side, .side), among: words.sides)
    let type = try type(of: instrument)
    let quantity = try quantity(needed(places.quantity, .quantity), of: instrument)
    let timeInForce = try timeInForce(at: instant)
    return NewOrder(
      id: id, instrument: instrument, side: side, type: type, quantity: Quantity(quantity),
      timeInForce: timeInForce, account: try account() ?? .none)
  }

  private func type(of instrument: InstrumentID) throws(MarketDataProblem) -> OrderType {
    if let place = filled(places.type) {
      switch try table.meaning(place, among: words.types) {
      case .market: return .market
      case .limit: break
      }
    }
    return .limit(try price(needed(places.price, .price), of: instrument))
  }

  private mutating func timeInForce(
    at instant: Timestamp?
  ) throws(MarketDataProblem) -> TimeInForce {
    guard let place = filled(places.tif) else { return .goodTillCancel }
    switch try table.meaning(place, among: words.terms) {
    case .gtc: return .goodTillCancel
    case .day: return .day
    case .ioc: return .immediateOrCancel
    case .fok: return .fillOrKill
    case .gtd:
      clock = clock ?? instant
      return .goodTillDate(
        try table.instant(needed(places.expiry, .expiry), unit: format.timeUnit))
    }
  }

  private mutating func replacement() throws(MarketDataProblem) -> Replace {
    var replacement = Replace(id: try id())
    let instrument = try owner()
    if let place = filled(places.price) {
      replacement.price = try price(place, of: instrument)
    }
    if let place = filled(places.quantity) {
      replacement.quantity = Quantity(try quantity(place, of: instrument))
    }
    return replacement
  }

  private mutating func massCancel() throws(MarketDataProblem) -> MassCancel {
    MassCancel(
      account: try account(),
      instrument: try filled(places.symbol).map { (_) throws(MarketDataProblem) in
        try instrument()
      },
      side: try filled(places.side).map { (place) throws(MarketDataProblem) in
        try table.meaning(place, among: words.sides)
      })
  }
}

// MARK: - Fields

extension OrderLogReader {
  /// The column, where it is there and holds something.
  private func filled(_ place: Int?) -> Int? {
    place.flatMap { table.bytes($0).isEmpty ? nil : $0 }
  }

  /// The column, which the row's action can't do without.
  private func needed(
    _ place: Int?, _ column: OrderLogColumn
  ) throws(MarketDataProblem) -> Int {
    guard let place else {
      throw table.missing(column, option: "--columns \(column.rawValue)")
    }
    return place
  }

  private func id() throws(MarketDataProblem) -> OrderID {
    OrderID(try table.number(places.id))
  }

  private func account() throws(MarketDataProblem) -> AccountID? {
    try filled(places.account).map { (place) throws(MarketDataProblem) in
      AccountID(try table.number(place))
    }
  }

  private func price(
    _ place: Int, of instrument: InstrumentID
  ) throws(MarketDataProblem) -> Price {
    let scale = instruments[instrument.index].priceScale
    return Price(try table.units(place, of: scale, option: "--price-unit"))
  }

  private func quantity(
    _ place: Int, of instrument: InstrumentID
  ) throws(MarketDataProblem) -> Int64 {
    let scale = instruments[instrument.index].quantityScale
    let units = try table.units(place, of: scale, option: "--quantity-unit")
    guard units >= 0 else { throw table.problem(place, expected: "zero or more") }
    return units
  }

  /// The instrument by whose units the row is written, where it need not name one.
  private mutating func owner() throws(MarketDataProblem) -> InstrumentID {
    filled(places.symbol) == nil && !instruments.isEmpty ? InstrumentID(0) : try instrument()
  }

  /// The row's instrument: the only one, in a log without a column of symbols.
  private mutating func instrument() throws(MarketDataProblem) -> InstrumentID {
    guard let place = places.symbol else {
      guard instruments.count == 1 else {
        throw table.missing(OrderLogColumn.symbol, option: "--columns symbol")
      }
      return InstrumentID(0)
    }
    let bytes = table.bytes(place)
    if let latestSymbol, bytes.elementsEqual(latestSymbol.bytes) { return latestSymbol.instrument }
    guard !bytes.isEmpty else { throw table.problem(place, expected: "a symbol") }
    let symbol = String(decoding: bytes, as: UTF8.self)
    let instrument: InstrumentID
    if let known = symbols[symbol] {
      instrument = known
    } else if findsInstruments {
      instrument = InstrumentID(UInt32(instruments.count))
      instruments.append(format.instrument(symbol))
      symbols[symbol] = instrument
    } else {
      let near = didYouMean(symbol, among: instruments.map(\.symbol))
      throw table.problem(
        place,
        expected: "the symbol of an instrument of the format"
          + (near.map { " (did you mean \"\($0)\"?)" } ?? ""))
    }
    latestSymbol = (Array(bytes), instrument)
    return instrument
  }
}

extension OrderLogReader {
  /// Whether a first line names an action and an identifier by a usual heading.
  static func maySuit(_ line: [UInt8]) -> Bool {
    let headings = line.split { [",", ";", "\t", "|"].flatMap(\.utf8).contains($0) }
      .map { DelimitedTable.plain(String(decoding: $0, as: UTF8.self)) }
    return [OrderLogColumn.action, .id].allSatisfy { column in
      headings.contains { column.headings.contains($0) }
    }
  }
}
