internal import Market
internal import MarketData
internal import Results

/// How things of a recording are called where people read of them.
struct RecordingWords {
  let recording: RecordedFile

  private var instrument: Instrument { recording.flow.instrument }

  /// What the recording is.
  var description: String {
    let commands = recording.flow.commands
    guard let first = commands.first, let last = commands.last else {
      return "\(market), nothing"
    }
    return "\(market), \(time(first.instant)) to \(time(last.instant))\(qualification)"
  }

  private var market: String {
    switch recording {
    case .shanghaiDay: "Shanghai Stock Exchange, one security on one day"
    case .bitstampLog, .bitstampEvents: "Bitstamp \(instrument.symbol)"
    }
  }

  /// The time of an instant as people write it.
  private func time(_ instant: Timestamp) -> String {
    switch recording {
    case .shanghaiDay: "\(ShanghaiTime(instant))"
    case .bitstampLog, .bitstampEvents:
      UTCText.text(secondsSince1970: Int(instant.rawValue / 1_000_000_000))
    }
  }

  /// The time of an instant as the file writes it.
  func instant(_ instant: Timestamp) -> String {
    switch recording {
    case .shanghaiDay: "\(ShanghaiTime(instant))"
    case .bitstampLog, .bitstampEvents: "\(instant.rawValue / 1_000_000) ms"
    }
  }

  func price(_ price: Price) -> String { instrument.priceScale.text(price.rawValue) }

  func quantity(_ units: some FixedWidthInteger) -> String {
    instrument.quantityScale.text(units)
  }

  func trade(_ trade: TradeIdentity) -> String {
    let terms = "\(quantity(trade.quantity.rawValue)) at \(price(trade.price))"
    let (maker, taker) = (trade.maker.rawValue, trade.taker.rawValue)
    switch trade.aggressor {
    case .buy: return "\(terms), maker \(maker), taker \(taker) buys"
    case .sell: return "\(terms), maker \(maker), taker \(taker) sells"
    case .auction: return "\(terms), buyer \(maker), seller \(taker), auction"
    }
  }

  /// A disagreement with the lines that it can be looked up on.
  func example(_ disagreement: TradeDisagreement) -> Disagreement.Example {
    var places: [String] = []
    if let produced = disagreement.produced {
      let command = recording.flow.commands[produced.command]
      places.append("flow line \(command.line) at \(instant(command.instant))")
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
  private func remedy(_ kind: TradeDisagreement.Kind) -> String? {
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
