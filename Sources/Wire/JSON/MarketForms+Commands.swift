package import JSONText
package import Market

extension MarketForms {
  /// A command: an object whose one key names it.
  package var command: JSONForm<Command> {
    JSONForm.object { members in
      members.one(of: [
        "new": newOrder.map { .new($0) },
        "cancel": cancel.map { .cancel($0) },
        "replace": replace.map { .replace($0) },
        "massCancel": massCancel.map { .massCancel($0) },
        "phase": phaseChange,
        "uncross": uncross,
        "clock": clock,
      ])
    }
  }

  private var newOrder: JSONForm<NewOrder> {
    JSONForm.object { members in
      let id = members.required("id", Self.orderID)
      let instrument = named(in: &members)
      let side = members.required("side", .name() as JSONForm<Side>)
      let kind = members.optional("type", .choice(["limit": false, "market": true]))
      let term = members.optional("timeInForce", timeInForce)
      let expires = members.optional("expires", Self.timestamp)
      let account = members.optional("account", Self.account)
      guard let instrument else {
        members.ignoreOtherKeys()
        return nil
      }
      let quantity = members.required("quantity", quantity(of: instrument))
      let type = orderType(&members, isMarket: kind ?? false, instrument)
      let isSound = checkExpiry(&members, term ?? .gtc, expires)
      guard let id, let side, let quantity, let type, isSound else { return nil }
      return NewOrder(
        id: id, instrument: instrument, side: side, type: type, quantity: quantity,
        timeInForce: (term ?? .gtc).timeInForce(expires: expires), account: account ?? .none)
    }
  }

  private func orderType(
    _ members: inout JSONObjectReader, isMarket: Bool, _ instrument: InstrumentID
  ) -> OrderType? {
    guard isMarket else {
      return members.required("price", price(of: instrument)).map { .limit($0) }
    }
    guard !members.contains("price") else {
      members.report("expected no \"price\" in a market order")
      members.ignoreOtherKeys()
      return nil
    }
    return .market
  }

  private func checkExpiry(
    _ members: inout JSONObjectReader, _ term: Term, _ expires: Timestamp?
  ) -> Bool {
    if term == .gtd, !members.contains("expires") {
      members.report("missing key \"expires\", which \"gtd\" asks for")
      return false
    }
    if term != .gtd, members.contains("expires") {
      members.report("expected no \"expires\" but with \"timeInForce\": \"gtd\"")
      return false
    }
    return true
  }

  private var timeInForce: JSONForm<Term> { .name() }

  private var cancel: JSONForm<OrderID> {
    JSONForm.object { $0.required("id", Self.orderID) }
  }

  private var replace: JSONForm<Replace> {
    JSONForm.object { members in
      let id = members.required("id", Self.orderID)
      let needsInstrument = members.contains("price") || members.contains("quantity")
      let instrument =
        needsInstrument && !areWrittenAlike
        ? named(in: &members) : members.optional("instrument", instrumentID) ?? InstrumentID(0)
      guard let instrument else {
        members.ignoreOtherKeys()
        return nil
      }
      let price = members.optional("price", price(of: instrument))
      let quantity = members.optional("quantity", quantity(of: instrument))
      return id.map { Replace(id: $0, price: price, quantity: quantity) }
    }
  }

  private var massCancel: JSONForm<MassCancel> {
    JSONForm.object { members in
      let account = members.optional("account", Self.account)
      let instrument = members.optional("instrument", instrumentID)
      let side = members.optional("side", .name() as JSONForm<Side>)
      return MassCancel(account: account, instrument: instrument, side: side)
    }
  }

  private var phaseChange: JSONForm<Command> {
    JSONForm.object { members in
      let instrument = named(in: &members)
      let phase = members.required("phase", phase)
      guard let instrument, let phase else { return nil }
      return .phase(instrument, phase)
    }
  }

  private var uncross: JSONForm<Command> {
    JSONForm.object { members in named(in: &members).map { .uncross($0) } }
  }

  private var clock: JSONForm<Command> {
    JSONForm.object { members in
      members.required("time", Self.timestamp).map { .clock($0) }
    }
  }

  /// The instrument a member names; it may be left out where there is only one.
  private func named(in members: inout JSONObjectReader) -> InstrumentID? {
    guard instruments.count == 1, !members.contains("instrument") else {
      return members.required("instrument", instrumentID)
    }
    _ = members.optional("instrument", instrumentID)
    return InstrumentID(0)
  }

  /// Whether a price or quantity reads the same in all instruments.
  private var areWrittenAlike: Bool {
    if case .units = numbers { return true }
    return instruments.dropFirst().allSatisfy {
      $0.priceScale == instruments[0].priceScale && $0.quantityScale == instruments[0].quantityScale
    }
  }
}

/// The times in force as they are written.
private enum Term: CaseIterable {
  case gtc
  case day
  case gtd
  case ioc
  case fok

  init(_ timeInForce: TimeInForce) {
    self =
      switch timeInForce {
      case .goodTillCancel: .gtc
      case .day: .day
      case .goodTillDate: .gtd
      case .immediateOrCancel: .ioc
      case .fillOrKill: .fok
      }
  }

  func timeInForce(expires: Timestamp?) -> TimeInForce {
    switch self {
    case .gtc: .goodTillCancel
    case .day: .day
    case .gtd: .goodTillDate(expires ?? .zero)
    case .ioc: .immediateOrCancel
    case .fok: .fillOrKill
    }
  }
}

// MARK: - Writing

extension MarketForms {
  /// Writes a command.
  package func write(_ command: Command, to writer: inout JSONWriter) {
    writer.beginObject()
    switch command {
    case .new(let order): write(order, to: &writer)
    case .cancel(let id):
      writer.member("cancel") { $0.member("id", id.rawValue) }
    case .replace(let replace): write(replace, to: &writer)
    case .massCancel(let filter):
      writer.member("massCancel") { writer in
        if let account = filter.account { writer.member("account", account.rawValue) }
        if let instrument = filter.instrument {
          writer.member("instrument", symbol(of: instrument))
        }
        if let side = filter.side { writer.member("side", "\(side)") }
      }
    case .phase(let instrument, let phase):
      writer.member("phase") { writer in
        writer.member("instrument", symbol(of: instrument))
        writer.member("phase", "\(phase)")
      }
    case .uncross(let instrument):
      writer.member("uncross") { $0.member("instrument", symbol(of: instrument)) }
    case .clock(let time):
      writer.member("clock") { $0.member("time", time.rawValue) }
    }
    writer.endObject()
  }

  private func write(_ order: NewOrder, to writer: inout JSONWriter) {
    writer.member("new") { writer in
      writer.member("id", order.id.rawValue)
      writer.member("instrument", symbol(of: order.instrument))
      writer.member("side", "\(order.side)")
      switch order.type {
      case .limit(let price):
        writer.member("type", "limit")
        write(price, of: order.instrument, to: &writer)
      case .market: writer.member("type", "market")
      }
      write("quantity", order.quantity.rawValue, of: order.instrument, to: &writer)
      writer.member("timeInForce", "\(Term(order.timeInForce))")
      if case .goodTillDate(let instant) = order.timeInForce {
        writer.member("expires", instant.rawValue)
      }
      if order.account != .none { writer.member("account", order.account.rawValue) }
    }
  }

  private func write(_ replace: Replace, to writer: inout JSONWriter) {
    // A replace names no instrument, so its amounts are written in the units of the first one;
    // `write(_:of:to:)` writes them in those of the order's own.
    write(replace, of: InstrumentID(0), to: &writer)
  }

  /// Writes a replace whose order is known to be of an instrument.
  package func write(
    _ replace: Replace, of instrument: InstrumentID, to writer: inout JSONWriter
  ) {
    writer.member("replace") { writer in
      writer.member("id", replace.id.rawValue)
      if instruments.count > 1, case .decimal = numbers {
        writer.member("instrument", symbol(of: instrument))
      }
      if let price = replace.price { write(price, of: instrument, to: &writer) }
      if let quantity = replace.quantity {
        write("quantity", quantity.rawValue, of: instrument, to: &writer)
      }
    }
  }
}
