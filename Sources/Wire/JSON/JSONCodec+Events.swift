package import JSONText
package import Market

// MARK: - Reading

extension JSONCodec {
  /// One line of an event log.
  package var event: JSONForm<LoggedEvent> {
    .object { members in
      let command = members.required("command", .integer(in: 1...Int.max))
      guard let kind = members.required("event", EventKind.words.form) else {
        members.ignoreOtherKeys()
        return nil
      }
      let event = event(kind, &members)
      guard let command, let event else { return nil }
      return LoggedEvent(command: command, event: event)
    }
  }

  private func event(_ kind: EventKind, _ members: inout JSONObjectReader) -> Event? {
    switch kind {
    case .accepted: acceptance(&members).map { .accepted($0) }
    case .rejected: rejection(&members).map { .rejected($0) }
    case .traded: trade(&members).map { .traded($0) }
    case .canceled: cancellation(&members).map { .canceled($0) }
    case .replaced: replacement(&members).map { .replaced($0) }
    case .expired: expiry(&members).map { .expired($0) }
    case .phaseChanged: phaseChange(&members).map { .phaseChanged($0) }
    case .uncrossed: uncrossing(&members).map { .uncrossed($0) }
    }
  }

  private func acceptance(_ members: inout JSONObjectReader) -> Acceptance? {
    let id = members.required("id", .orderID)
    let instrument = instrument(of: &members)
    guard let id, let instrument else { return nil }
    return Acceptance(id: id, instrument: instrument)
  }

  private func rejection(_ members: inout JSONObjectReader) -> Rejection? {
    let id = members.optional("id", .orderID)
    let reason = members.required("reason", RejectReason.words.form)
    return reason.map { Rejection(id: id, reason: $0) }
  }

  private func trade(_ members: inout JSONObjectReader) -> Trade? {
    let instrument = instrument(of: &members)
    let notation = notation(of: instrument)
    let maker = members.required("maker", .orderID)
    let taker = members.required("taker", .orderID)
    let price = members.required("price", notation.price)
    let quantity = members.required("quantity", notation.quantity)
    let makerLeaves = members.required("makerLeaves", notation.quantity)
    let takerLeaves = members.required("takerLeaves", notation.quantity)
    let aggressor = members.required("aggressor", Aggressor.words.form)
    guard let instrument, let maker, let taker, let price, let quantity, let makerLeaves,
      let takerLeaves, let aggressor
    else { return nil }
    return Trade(
      instrument: instrument, maker: maker, taker: taker, price: price, quantity: quantity,
      makerLeaves: makerLeaves, takerLeaves: takerLeaves, aggressor: aggressor)
  }

  private func cancellation(_ members: inout JSONObjectReader) -> Cancellation? {
    let id = members.required("id", .orderID)
    let instrument = instrument(of: &members)
    let quantity = members.required("quantity", notation(of: instrument).quantity)
    let reason = members.required("reason", CancelReason.words.form)
    guard let id, let instrument, let quantity, let reason else { return nil }
    return Cancellation(id: id, instrument: instrument, quantity: quantity, reason: reason)
  }

  private func replacement(_ members: inout JSONObjectReader) -> Replacement? {
    let id = members.required("id", .orderID)
    let instrument = instrument(of: &members)
    let notation = notation(of: instrument)
    let price = members.required("price", notation.priceOrNull)
    let leaves = members.required("leaves", notation.quantity)
    let priority = members.required("priority", Priority.words.form)
    guard let id, let instrument, let price, let leaves, let priority else { return nil }
    return Replacement(
      id: id, instrument: instrument, price: price, leaves: leaves, priority: priority)
  }

  private func expiry(_ members: inout JSONObjectReader) -> Expiry? {
    let id = members.required("id", .orderID)
    let instrument = instrument(of: &members)
    let quantity = members.required("quantity", notation(of: instrument).quantity)
    guard let id, let instrument, let quantity else { return nil }
    return Expiry(id: id, instrument: instrument, quantity: quantity)
  }

  private func phaseChange(_ members: inout JSONObjectReader) -> PhaseChange? {
    let instrument = instrument(of: &members)
    let phase = members.required("phase", Phase.words.form)
    guard let instrument, let phase else { return nil }
    return PhaseChange(instrument: instrument, phase: phase)
  }

  private func uncrossing(_ members: inout JSONObjectReader) -> Uncrossing? {
    let instrument = instrument(of: &members)
    let notation = notation(of: instrument)
    let price = members.optional("price", notation.price)
    let volume = members.required("volume", notation.volume)
    let imbalance = members.required("imbalance", notation.imbalance)
    guard let instrument, let volume, let imbalance else { return nil }
    return Uncrossing(
      instrument: instrument, price: price, volume: volume, imbalance: imbalance)
  }
}

// MARK: - Writing

extension JSONCodec {
  /// Writes one line of an event log, without the line's end.
  package func write(_ logged: LoggedEvent, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("command")
    writer.integer(logged.command)
    writeMembers(of: logged.event, to: &writer)
    writer.endObject()
  }

  /// Writes an event as its log line has it, but for the number of its command.
  package func write(_ event: Event, to writer: inout JSONWriter) {
    writer.beginObject()
    writeMembers(of: event, to: &writer)
    writer.endObject()
  }

  private func writeMembers(of event: Event, to writer: inout JSONWriter) {
    writer.key("event")
    writer.string(EventKind.words[event.kind])
    switch event {
    case .accepted(let acceptance):
      write(id: acceptance.id, acceptance.instrument, to: &writer)
    case .rejected(let rejection):
      if let id = rejection.id {
        writer.key("id")
        writer.id(id)
      }
      writer.key("reason")
      writer.string(RejectReason.words[rejection.reason])
    case .traded(let trade):
      write(trade, to: &writer)
    case .canceled(let cancellation):
      write(id: cancellation.id, cancellation.instrument, to: &writer)
      writer.key("quantity")
      notation(of: cancellation.instrument).write(cancellation.quantity, to: &writer)
      writer.key("reason")
      writer.string(CancelReason.words[cancellation.reason])
    case .replaced(let replacement):
      let notation = notation(of: replacement.instrument)
      write(id: replacement.id, replacement.instrument, to: &writer)
      writer.key("price")
      notation.write(replacement.price, to: &writer)
      writer.key("leaves")
      notation.write(replacement.leaves, to: &writer)
      writer.key("priority")
      writer.string(Priority.words[replacement.priority])
    case .expired(let expiry):
      write(id: expiry.id, expiry.instrument, to: &writer)
      writer.key("quantity")
      notation(of: expiry.instrument).write(expiry.quantity, to: &writer)
    case .phaseChanged(let change):
      writer.key("instrument")
      write(change.instrument, to: &writer)
      writer.key("phase")
      writer.string(Phase.words[change.phase])
    case .uncrossed(let uncrossing):
      write(uncrossing, to: &writer)
    }
  }

  private func write(
    id: OrderID, _ instrument: InstrumentID, to writer: inout JSONWriter
  ) {
    writer.key("id")
    writer.id(id)
    writer.key("instrument")
    write(instrument, to: &writer)
  }

  private func write(_ trade: Trade, to writer: inout JSONWriter) {
    let notation = notation(of: trade.instrument)
    writer.key("instrument")
    write(trade.instrument, to: &writer)
    writer.key("maker")
    writer.id(trade.maker)
    writer.key("taker")
    writer.id(trade.taker)
    writer.key("price")
    notation.write(trade.price, to: &writer)
    writer.key("quantity")
    notation.write(trade.quantity, to: &writer)
    writer.key("makerLeaves")
    notation.write(trade.makerLeaves, to: &writer)
    writer.key("takerLeaves")
    notation.write(trade.takerLeaves, to: &writer)
    writer.key("aggressor")
    writer.string(Aggressor.words[trade.aggressor])
  }

  private func write(_ uncrossing: Uncrossing, to writer: inout JSONWriter) {
    let notation = notation(of: uncrossing.instrument)
    writer.key("instrument")
    write(uncrossing.instrument, to: &writer)
    if let price = uncrossing.price {
      writer.key("price")
      notation.write(price, to: &writer)
    }
    writer.key("volume")
    notation.write(uncrossing.volume, to: &writer)
    writer.key("imbalance")
    notation.write(imbalance: uncrossing.imbalance, to: &writer)
  }
}
