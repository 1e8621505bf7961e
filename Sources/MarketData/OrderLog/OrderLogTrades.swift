package import Market

/// The trades that happened beside any exchange's log of orders, read row by row.
///
/// A column that is not there is not compared. The orders are told as maker and taker, or as buyer
/// and seller; the aggressor is the taker's side, or `auction`.
package struct OrderLogTrades: ~Copyable, TradeSource {
  private var table: DelimitedTable
  private let format: OrderLogFormat
  private let places: Places
  private let aggressors: WordTable<Aggressor>
  private var instruments: [String: InstrumentID] = [:]
  private var known: [Instrument] = []
  package let fields: ComparedFields

  /// The columns' places.
  private struct Places {
    /// The maker, or the buyer.
    var first: Int?
    /// The taker, or the seller.
    var second: Int?
    var price, quantity, aggressor, symbol, time: Int?
  }

  /// The instrument of a symbol that no order had by then.
  private static let unknown = InstrumentID(.max)

  /// Reads the first line, which must name the columns.
  package init(
    _ source: consuming ByteSource, format: OrderLogFormat
  ) throws(MarketDataProblem) {
    let table = try DelimitedTable(Opening(source, lastLine: .mayStop), delimiter: format.delimiter)
    let columns = try table.columns(format.tradeColumns)
    let isByParty = columns[.maker] == nil && columns[.taker] == nil
    let places = Places(
      first: columns[isByParty ? .buyer : .maker], second: columns[isByParty ? .seller : .taker],
      price: columns[.price], quantity: columns[.quantity], aggressor: columns[.aggressor],
      symbol: columns[.symbol], time: columns[.time])
    let told: [(Int?, ComparedFields)] = [
      (places.first, .maker), (places.second, .taker), (places.price, .price),
      (places.quantity, .quantity), (places.aggressor, .aggressor), (places.symbol, .instrument),
    ]
    var fields: ComparedFields = []
    for (place, field) in told where place != nil { fields.insert(field) }
    guard !fields.isDisjoint(with: [.maker, .taker, .price, .quantity]) else {
      throw table.missing(TradeColumn.price, option: "--columns trade.price")
    }
    // Who bought and who aggressed say who made and who took.
    let saysAll = fields.contains(.aggressor) && fields.tellOrders
    if isByParty, !saysAll, !fields.isDisjoint(with: [.maker, .taker]) { fields.insert(.byParty) }
    self.table = table
    self.format = format
    self.places = places
    self.fields = fields
    aggressors = WordTable(format.tradeWords[.aggressor] ?? [:])
    isConverted = isByParty && saysAll
  }

  /// Whether buyer and seller are told, and who of them aggressed.
  private let isConverted: Bool

  package mutating func learn(_ instruments: [Instrument]) {
    for instrument in instruments[known.count...] {
      self.instruments[instrument.symbol] = InstrumentID(UInt32(known.count))
      known.append(instrument)
    }
  }

  package mutating func read(
    _ count: Int, into trades: inout [RecordedTrade]
  ) throws(MarketDataProblem) -> Bool {
    for _ in 0..<count {
      guard try table.next() else { return false }
      trades.append(try readTrade())
    }
    return true
  }

  private func readTrade() throws(MarketDataProblem) -> RecordedTrade {
    let instrument = try instrument()
    let owner = known.indices.contains(instrument.index) ? known[instrument.index] : nil
    let price = try places.price.map { (place) throws(MarketDataProblem) in
      Price(
        try table.units(
          place, of: owner?.priceScale ?? format.priceScale, option: "--price-unit"))
    }
    let quantity = try places.quantity.map { (place) throws(MarketDataProblem) in
      Quantity(
        try table.units(
          place, of: owner?.quantityScale ?? format.quantityScale, option: "--quantity-unit"))
    }
    let aggressor = try places.aggressor.map { (place) throws(MarketDataProblem) in
      try table.meaning(place, among: aggressors)
    }
    let (first, second) = (try order(places.first), try order(places.second))
    var trade = TradeIdentity(
      maker: first, taker: second, price: price ?? Price(0), quantity: quantity ?? .zero,
      aggressor: aggressor ?? .auction, instrument: instrument)
    if isConverted, aggressor == .buy { (trade.maker, trade.taker) = (second, first) }
    let instant = try places.time.flatMap { (place) throws(MarketDataProblem) -> Timestamp? in
      table.bytes(place).isEmpty ? nil : try table.instant(place, unit: format.timeUnit)
    }
    return RecordedTrade(trade, at: instant, line: table.line)
  }

  private func order(_ place: Int?) throws(MarketDataProblem) -> OrderID {
    guard let place else { return OrderID(0) }
    return OrderID(try table.number(place))
  }

  private func instrument() throws(MarketDataProblem) -> InstrumentID {
    guard let place = places.symbol else { return InstrumentID(0) }
    let bytes = table.bytes(place)
    guard !bytes.isEmpty else { throw table.problem(place, expected: "a symbol") }
    return instruments[String(decoding: bytes, as: UTF8.self)] ?? Self.unknown
  }
}
