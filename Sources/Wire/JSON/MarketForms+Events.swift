package import JSONText
internal import Market

extension MarketForms {
  /// Writes an event with the number of its command, its keys in the order of the format.
  package func write(_ logged: LoggedEvent, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("command")
    writer.integer(logged.command)
    writer.member("event", logged.event.name)
    switch logged.event {
    case .accepted(let event):
      writer.member("id", event.id.rawValue)
      writer.member("instrument", symbol(of: event.instrument))
    case .rejected(let event):
      if let id = event.id { writer.member("id", id.rawValue) }
      writer.member("reason", "\(event.reason)")
    case .traded(let trade): write(trade, to: &writer)
    case .canceled(let event):
      writer.member("id", event.id.rawValue)
      writer.member("instrument", symbol(of: event.instrument))
      write("quantity", event.quantity.rawValue, of: event.instrument, to: &writer)
      writer.member("reason", "\(event.reason)")
    case .replaced(let event):
      writer.member("id", event.id.rawValue)
      writer.member("instrument", symbol(of: event.instrument))
      write(event.price, of: event.instrument, to: &writer)
      write("leaves", event.leaves.rawValue, of: event.instrument, to: &writer)
      writer.member("priority", "\(event.priority)")
    case .expired(let event):
      writer.member("id", event.id.rawValue)
      writer.member("instrument", symbol(of: event.instrument))
      write("quantity", event.quantity.rawValue, of: event.instrument, to: &writer)
    case .phaseChanged(let event):
      writer.member("instrument", symbol(of: event.instrument))
      writer.member("phase", "\(event.phase)")
    case .uncrossed(let event):
      writer.member("instrument", symbol(of: event.instrument))
      if let price = event.price { write(price, of: event.instrument, to: &writer) }
      write("volume", event.volume.rawValue, of: event.instrument, to: &writer)
      write("imbalance", event.imbalance, of: event.instrument, to: &writer)
    }
    writer.endObject()
  }

  private func write(_ trade: Trade, to writer: inout JSONWriter) {
    writer.member("instrument", symbol(of: trade.instrument))
    writer.member("maker", trade.maker.rawValue)
    writer.member("taker", trade.taker.rawValue)
    write(trade.price, of: trade.instrument, to: &writer)
    write("quantity", trade.quantity.rawValue, of: trade.instrument, to: &writer)
    write("makerLeaves", trade.makerLeaves.rawValue, of: trade.instrument, to: &writer)
    write("takerLeaves", trade.takerLeaves.rawValue, of: trade.instrument, to: &writer)
    writer.member("aggressor", "\(trade.aggressor)")
  }

  func write(_ price: Price, of instrument: InstrumentID, to writer: inout JSONWriter) {
    writer.key("price")
    if case .decimal = numbers {
      writer.string(priceText(price, of: instrument))
    } else {
      writer.amount(price.rawValue)
    }
  }

  func write(
    _ key: String, _ quantity: some FixedWidthInteger, of instrument: InstrumentID,
    to writer: inout JSONWriter
  ) {
    writer.key(key)
    if case .decimal = numbers {
      writer.string(quantityText(quantity, of: instrument))
    } else {
      writer.amount(quantity)
    }
  }
}

extension Event {
  /// The name of the event's kind, as logs spell it.
  var name: String {
    switch self {
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .traded: "traded"
    case .canceled: "canceled"
    case .replaced: "replaced"
    case .expired: "expired"
    case .phaseChanged: "phaseChanged"
    case .uncrossed: "uncrossed"
    }
  }
}

extension JSONWriter {
  /// Writes a member that is an object.
  mutating func member(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    beginObject()
    body(&self)
    endObject()
  }

  /// Writes a member that is a word.
  mutating func member(_ key: String, _ word: String) {
    self.key(key)
    string(word)
  }

  /// Writes a member that is an identifier or an instant: a string of digits.
  mutating func member(_ key: String, _ digits: some FixedWidthInteger) {
    self.key(key)
    string(String(digits))
  }

  /// Writes an integer, as a string of its digits where a reader might lose some.
  mutating func amount(_ value: some FixedWidthInteger) {
    if value.magnitude <= 1 << 53 { integer(value) } else { string(String(value)) }
  }
}

// MARK: - Reading

extension MarketForms {
  /// An event with the number of its command: one line of a log.
  package var loggedEvent: JSONForm<LoggedEvent> {
    let kinds: [String: (inout JSONObjectReader) -> Event?] = [
      "accepted": accepted, "rejected": rejected, "traded": traded, "canceled": canceled,
      "replaced": replaced, "expired": expired, "phaseChanged": phaseChanged,
      "uncrossed": uncrossed,
    ]
    return JSONForm.object { members in
      let command = members.required("command", .integer(in: 1...Int.max))
      let names = kinds.keys.sorted()
      let kind = members.required(
        "event",
        JSONForm.string.refine { name throws(JSONExpectation) in
          guard kinds[name] != nil else {
            throw JSONExpectation(
              "one of \(names.joined(separator: ", "))", suggestion: didYouMean(name, among: names))
          }
          return name
        })
      guard let kind, let read = kinds[kind] else {
        members.ignoreOtherKeys()
        return nil
      }
      guard let event = read(&members), let command else { return nil }
      return LoggedEvent(command: command, event: event)
    }
  }

  private func accepted(_ members: inout JSONObjectReader) -> Event? {
    let id = members.required("id", Self.orderID)
    let instrument = members.required("instrument", instrumentID)
    guard let id, let instrument else { return nil }
    return .accepted(Acceptance(id: id, instrument: instrument))
  }

  private func rejected(_ members: inout JSONObjectReader) -> Event? {
    let id = members.optional("id", Self.orderID)
    return members.required("reason", rejectReason).map {
      .rejected(Rejection(id: id, reason: $0))
    }
  }

  private func traded(_ members: inout JSONObjectReader) -> Event? {
    let maker = members.required("maker", Self.orderID)
    let taker = members.required("taker", Self.orderID)
    let aggressor = members.required("aggressor", aggressor)
    guard let instrument = instrument(of: &members) else { return nil }
    let price = members.required("price", price(of: instrument))
    let quantity = members.required("quantity", quantity(of: instrument))
    let makerLeaves = members.required("makerLeaves", self.quantity(of: instrument))
    let takerLeaves = members.required("takerLeaves", self.quantity(of: instrument))
    guard let maker, let taker, let aggressor, let price, let quantity, let makerLeaves,
      let takerLeaves
    else { return nil }
    return .traded(
      Trade(
        instrument: instrument, maker: maker, taker: taker, price: price, quantity: quantity,
        makerLeaves: makerLeaves, takerLeaves: takerLeaves, aggressor: aggressor))
  }

  private func canceled(_ members: inout JSONObjectReader) -> Event? {
    let id = members.required("id", Self.orderID)
    let reason = members.required("reason", cancelReason)
    guard let instrument = instrument(of: &members) else { return nil }
    let quantity = members.required("quantity", quantity(of: instrument))
    guard let id, let reason, let quantity else { return nil }
    return .canceled(
      Cancellation(id: id, instrument: instrument, quantity: quantity, reason: reason))
  }

  private func replaced(_ members: inout JSONObjectReader) -> Event? {
    let id = members.required("id", Self.orderID)
    let priority = members.required("priority", priority)
    guard let instrument = instrument(of: &members) else { return nil }
    let price = members.required("price", price(of: instrument))
    let leaves = members.required("leaves", quantity(of: instrument))
    guard let id, let priority, let price, let leaves else { return nil }
    return .replaced(
      Replacement(
        id: id, instrument: instrument, price: price, leaves: leaves, priority: priority))
  }

  private func expired(_ members: inout JSONObjectReader) -> Event? {
    let id = members.required("id", Self.orderID)
    guard let instrument = instrument(of: &members) else { return nil }
    let quantity = members.required("quantity", quantity(of: instrument))
    guard let id, let quantity else { return nil }
    return .expired(Expiry(id: id, instrument: instrument, quantity: quantity))
  }

  private func phaseChanged(_ members: inout JSONObjectReader) -> Event? {
    let instrument = members.required("instrument", instrumentID)
    let phase = members.required("phase", phase)
    guard let instrument, let phase else { return nil }
    return .phaseChanged(PhaseChange(instrument: instrument, phase: phase))
  }

  private func uncrossed(_ members: inout JSONObjectReader) -> Event? {
    guard let instrument = instrument(of: &members) else { return nil }
    let price = members.optional("price", price(of: instrument))
    let volume = members.required("volume", volume(of: instrument))
    let imbalance = members.required("imbalance", imbalance(of: instrument))
    guard let volume, let imbalance else { return nil }
    return .uncrossed(
      Uncrossing(instrument: instrument, price: price, volume: volume, imbalance: imbalance))
  }

  /// The instrument of an event; without it, no other field can be read.
  private func instrument(of members: inout JSONObjectReader) -> InstrumentID? {
    let instrument = members.required("instrument", instrumentID)
    if instrument == nil { members.ignoreOtherKeys() }
    return instrument
  }
}
