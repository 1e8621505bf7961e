package import JSONText
internal import Market

extension ProtocolCodec {
  /// Reads a request; keys that are not known are passed by.
  ///
  /// Commands are on the instruments of this codec, those of the last reset.
  package func request(_ line: [UInt8]) throws(JSONRefusal) -> ProtocolRequest {
    if let commands = fastCommands(line) { return .commands(commands) }
    return try JSONText.read(line, as: request)
  }

  private enum Ask: String, CaseIterable {
    case start, reset, commands, book, phase, indication, stop
  }

  private var request: JSONForm<ProtocolRequest> {
    .object { members in
      members.ignoreOtherKeys()
      let asks = JSONForm<Ask>.choice(Ask.allCases.map { (name: $0.rawValue, value: $0) })
      guard let ask = members.required("ask", asks) else { return nil }
      switch ask {
      case .start: return members.required("assay", .integer()).map { .start(version: $0) }
      case .reset:
        let instruments = members.required("instruments", Self.instruments)
        let conventions = members.optional("conventions", .conventions)
        return instruments.map { .reset($0, conventions ?? Conventions()) }
      case .commands:
        return members.required("commands", .array(of: command)).map { .commands($0) }
      case .book: return members.required("instrument", codec.instrument).map { .book($0) }
      case .phase: return members.required("instrument", codec.instrument).map { .phase($0) }
      case .indication:
        return members.required("instrument", codec.instrument).map { .indication($0) }
      case .stop: return .stop
      }
    }
  }

  // MARK: - Commands

  private var command: JSONForm<Command> {
    .object { members in
      members.ignoreOtherKeys()
      guard let kind = members.required("do", CommandKind.words.form) else { return nil }
      switch kind {
      case .new: return newOrder(&members).map { .new($0) }
      case .cancel: return members.required("id", .quoted(.orderID)).map { .cancel($0) }
      case .replace:
        let price = members.optional("price", Notation.units.price)
        let quantity = members.optional("quantity", Notation.units.quantity)
        return members.required("id", .quoted(.orderID)).map {
          .replace(Replace(id: $0, price: price, quantity: quantity))
        }
      case .massCancel:
        return .massCancel(
          MassCancel(
            account: members.optional("account", .quoted(.accountFilter)),
            instrument: members.optional("instrument", codec.instrument),
            side: members.optional("side", Side.words.form)))
      case .phase:
        let instrument = members.required("instrument", codec.instrument)
        let phase = members.required("phase", Phase.words.form)
        guard let instrument, let phase else { return nil }
        return .phase(instrument, phase)
      case .uncross: return members.required("instrument", codec.instrument).map { .uncross($0) }
      case .clock: return members.required("time", .quoted(.time)).map { .clock($0) }
      }
    }
  }

  private func newOrder(_ members: inout JSONObjectReader) -> NewOrder? {
    let id = members.required("id", .quoted(.orderID))
    let instrument = members.required("instrument", codec.instrument)
    let side = members.required("side", Side.words.form)
    let quantity = members.required("quantity", Notation.units.quantity)
    let timeInForce = codec.timeInForce(&members, expires: .quoted(.time))
    let account = members.optional("account", .quoted(.accountID))
    var type: OrderType?
    switch members.required("type", OrderTypeWord.words.form) {
    case .market: type = .market
    case .limit: type = members.required("price", Notation.units.price).map { .limit($0) }
    case nil: break
    }
    guard let id, let instrument, let side, let type, let quantity, let timeInForce else {
      return nil
    }
    return NewOrder(
      id: id, instrument: instrument, side: side, type: type, quantity: quantity,
      timeInForce: timeInForce, account: account ?? AccountID.none)
  }

  // MARK: - Instruments

  private static let positive = JSONForm<Int64>.exactInteger("a count of units", in: 1...(.max))
  private static let distance = JSONForm<Int64>.exactInteger("a distance in units", in: 0...(.max))

  private static let instruments = JSONForm<[Instrument]>.array(of: instrument).refine {
    instruments throws(JSONExpectation) in
    guard !instruments.isEmpty, Set(instruments.map(\.symbol)).count == instruments.count else {
      throw JSONExpectation("at least one instrument, and each symbol once")
    }
    return instruments
  }

  private static let instrument = JSONForm<Instrument>.object { members in
    members.ignoreOtherKeys()
    let symbol = members.required("symbol", .nonEmptyString)
    let lot = members.optional("lot", positive)
    let minimum = members.optional("minimumQuantity", positive)
    let maximum = members.optional("maximumQuantity", positive)
    let signs = members.optional("priceSigns", .choice(PriceSigns.words))
    let lower = members.optional("bandLower", Notation.units.price)
    let upper = members.optional("bandUpper", Notation.units.price)
    let tick = members.optional("tick", positive)
    let ticks = members.optional("ticks", table)
    var instrument = Instrument(symbol: symbol ?? "")
    if let lot { instrument.lot = Quantity(lot) }
    if let minimum { instrument.minimumQuantity = Quantity(minimum) }
    if let maximum { instrument.maximumQuantity = Quantity(maximum) }
    if let signs { instrument.priceSigns = signs }
    if let table = ticks ?? tick.map({ TickTable(increment: $0) }) { instrument.tickTable = table }
    if let lower, let upper {
      guard lower <= upper else {
        members.report("expected an upper limit that is not below the lower")
        return nil
      }
      instrument.priceBand = lower...upper
    }
    instrument.referencePrice = members.optional("referencePrice", Notation.units.price)
    instrument.dynamicRange = members.optional("dynamicRange", distance)
    instrument.auctionCollar = members.optional("auctionCollar", distance)
    return symbol == nil ? nil : instrument
  }

  private static let table = JSONForm<[TickTable.Row]>.array(of: row).refine {
    rows throws(JSONExpectation) in
    guard TickTable.isWellFormed(rows) else {
      throw JSONExpectation("rows [from, tick] that rise from 0")
    }
    return TickTable(rows: rows)
  }

  private static let row = JSONForm<[Int64]>.array(of: distance).refine {
    row throws(JSONExpectation) in
    guard row.count == 2 else { throw JSONExpectation("a row [from, tick]") }
    return TickTable.Row(from: UInt64(row[0]), increment: row[1])
  }
}
