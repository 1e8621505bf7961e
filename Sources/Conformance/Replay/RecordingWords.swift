internal import Market
internal import MarketData
internal import Results

/// Whose way of writing times a recording follows.
enum RecordedVenue {
  case shanghai
  case bitstamp
  case orderLog
}

/// How things of a recording are called where people read of them.
struct RecordingWords {
  let venue: RecordedVenue
  let instruments: [Instrument]
  /// What is told of trades.
  var fields = ComparedFields.all
  /// The recording, where it was read whole.
  private(set) var recording: RecordedFile?

  init(venue: RecordedVenue, instruments: [Instrument], fields: ComparedFields = .all) {
    self.venue = venue
    self.instruments = instruments
    self.fields = fields
  }

  init(recording: RecordedFile) {
    let venue: RecordedVenue =
      switch recording {
      case .shanghaiDay: .shanghai
      case .bitstampLog, .bitstampEvents: .bitstamp
      }
    self.init(venue: venue, instruments: [recording.flow.instrument])
    self.recording = recording
  }

  /// What the recording is, from its first to its last instant, with so many commands.
  func description(from first: Timestamp?, to last: Timestamp?, commands: Int) -> String {
    guard commands > 0 else { return "\(market), nothing" }
    guard let first, let last else { return market }
    return "\(market), \(time(first)) to \(time(last))\(qualification)"
  }

  private var market: String {
    switch venue {
    case .shanghai: "Shanghai Stock Exchange, one security on one day"
    case .bitstamp: "Bitstamp \(instruments[0].symbol)"
    case .orderLog:
      instruments.count == 1
        ? "order log of \(instruments[0].symbol)"
        : "order log of \(instruments.count) instruments"
    }
  }

  /// The time of an instant as people write it.
  private func time(_ instant: Timestamp) -> String {
    switch venue {
    case .shanghai, .orderLog: self.instant(instant)
    case .bitstamp: UTCText.text(secondsSince1970: Int(instant.rawValue / 1_000_000_000))
    }
  }

  /// The time of an instant as the file writes it, or in nanoseconds where it may write otherwise.
  func instant(_ instant: Timestamp) -> String {
    switch venue {
    case .shanghai: "\(ShanghaiTime(instant))"
    case .bitstamp: "\(instant.rawValue / 1_000_000) ms"
    case .orderLog: "\(instant.rawValue) ns"
    }
  }

  private func instrument(_ id: InstrumentID) -> Instrument? {
    id.index < instruments.count ? instruments[id.index] : nil
  }

  func price(_ price: Price, of id: InstrumentID = InstrumentID(0)) -> String {
    (instrument(id)?.priceScale ?? .whole).text(price.rawValue)
  }

  func quantity(_ units: some FixedWidthInteger, of id: InstrumentID = InstrumentID(0)) -> String {
    (instrument(id)?.quantityScale ?? .whole).text(units)
  }

  /// The symbol of an instrument, where there are several.
  func symbol(_ id: InstrumentID) -> String? {
    guard instruments.count > 1, fields.contains(.instrument) else { return nil }
    return instrument(id)?.symbol ?? "another instrument"
  }

  /// A trade, as far as the fields tell it.
  func trade(_ trade: TradeIdentity) -> String {
    var parts: [String] = []
    let quantity = quantity(trade.quantity.rawValue, of: trade.instrument)
    let price = price(trade.price, of: trade.instrument)
    let symbol = symbol(trade.instrument).map { " \($0)" } ?? ""
    switch (fields.contains(.quantity), fields.contains(.price)) {
    case (true, true): parts.append("\(quantity)\(symbol) at \(price)")
    case (true, false): parts.append("\(quantity)\(symbol)")
    case (false, true): parts.append("at \(price)\(symbol)")
    case (false, false): break
    }
    return (parts + orders(of: trade)).joined(separator: ", ")
  }

  /// Whether a trade is told to be of an auction.
  func isAuction(_ trade: TradeIdentity) -> Bool {
    fields.contains(.aggressor) && trade.aggressor == .auction
  }

  /// Who traded, and who of them aggressed.
  private func orders(of trade: TradeIdentity) -> [String] {
    let isByParty = fields.contains(.byParty) || isAuction(trade)
    var parts: [String] = []
    if fields.contains(.maker) {
      parts.append("\(isByParty ? "buyer" : "maker") \(trade.maker.rawValue)")
    }
    if fields.contains(.taker) {
      parts.append("\(isByParty ? "seller" : "taker") \(trade.taker.rawValue)")
    }
    guard fields.contains(.aggressor) else { return parts }
    let aggression: String
    switch trade.aggressor {
    case .auction: return parts + ["auction"]
    case .buy: aggression = "buys"
    case .sell: aggression = "sells"
    }
    guard fields.contains(.taker), !isByParty else { return parts + ["taker \(aggression)"] }
    parts[parts.count - 1] += " \(aggression)"
    return parts
  }

  /// A disagreement with the lines that it can be looked up on; `command` is that of the trade made.
  func example(
    _ disagreement: TradeDisagreement, command: (line: Int, instant: Timestamp?)?
  ) -> Disagreement.Example {
    var places: [String] = []
    if let command {
      let time = command.instant.map { " at \(instant($0))" }
      places.append("flow line \(command.line)\(time ?? "")")
    }
    if let expected = disagreement.expected {
      let time = disagreement.produced == nil ? expected.instant.map { " at \(instant($0))" } : nil
      places.append("trades line \(expected.line)\(time ?? "")")
    }
    if let remedy = remedy(disagreement.kind) { places.append(remedy) }
    return Disagreement.Example(
      place: places.joined(separator: ", "),
      expected: disagreement.expected.map { trade($0.trade) } ?? "nothing",
      actual: disagreement.produced.map { trade($0.trade) } ?? "nothing")
  }

  /// With what the trades of a disagreement come out.
  func remedy(_ kind: TradeDisagreement.Kind) -> String? {
    switch kind {
    case .sameInstant(let lines): "in the order of flow \(Self.lines(lines))"
    case .goneBeforeStream(let order, let line):
      "without order \(order.rawValue) of flow line \(line)"
    case .followsEarlier(let earlier): "after \(instant(earlier))"
    case .orderUnknown, .priceDiffers, .quantityDiffers, .priorityDiffers, .placeDiffers,
      .missing, .extra:
      nil
    }
  }

  /// What was adopted to make the trades of an instant come out, as a clause.
  func clause(_ explanation: ExplainedReplay.Explanation) -> String {
    let time = instant(explanation.instant)
    switch explanation.cause {
    case .sameInstant(let lines, _):
      return "at \(time) in the order of flow \(Self.lines(lines))"
    case .goneBeforeStream(let orders):
      let names = orders.map { "order \($0.id.rawValue) of flow line \($0.line)" }
      return "without \(names.joined(separator: " and ")) from \(time) on"
    }
  }

  private static func lines(_ lines: [Int]) -> String {
    "lines " + lines.map(String.init).joined(separator: ", ")
  }
}
