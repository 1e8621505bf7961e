package import JSONText
package import Market

// MARK: - Reading

extension JSONCodec {
  /// A command: an object with one key that says what it asks for.
  package var command: JSONForm<Command> {
    .object { members in
      members.one(of: [
        CommandKind.words[.new]: details(of: .new),
        CommandKind.words[.cancel]: details(of: .cancel),
        CommandKind.words[.replace]: details(of: .replace),
        CommandKind.words[.massCancel]: details(of: .massCancel),
        CommandKind.words[.phase]: details(of: .phase),
        CommandKind.words[.uncross]: details(of: .uncross),
        CommandKind.words[.clock]: details(of: .clock),
      ])
    }
  }

  /// What stands behind the key of a command.
  private func details(of kind: CommandKind) -> JSONForm<Command> {
    switch kind {
    case .new: .object { newOrder(&$0).map { .new($0) } }
    case .cancel: .object { $0.required("id", .orderID).map { .cancel($0) } }
    case .replace: .object { replace(&$0).map { .replace($0) } }
    case .massCancel: .object { .massCancel(massCancel(&$0)) }
    case .phase:
      .object { members in
        let instrument = instrument(of: &members)
        let phase = members.required("phase", Phase.words.form)
        guard let instrument, let phase else { return nil }
        return .phase(instrument, phase)
      }
    case .uncross: .object { instrument(of: &$0).map { .uncross($0) } }
    case .clock: .object { $0.required("time", .time).map { .clock($0) } }
    }
  }

  private func newOrder(_ members: inout JSONObjectReader) -> NewOrder? {
    let id = members.required("id", .orderID)
    let instrument = instrument(of: &members)
    let side = members.required("side", Side.words.form)
    let type = orderType(&members, notation(of: instrument))
    let quantity = members.required("quantity", notation(of: instrument).quantity)
    let timeInForce = timeInForce(&members)
    let account = members.optional("account", .accountID)
    guard let id, let instrument, let side, let type, let quantity, let timeInForce else {
      return nil
    }
    return NewOrder(
      id: id, instrument: instrument, side: side, type: type, quantity: quantity,
      timeInForce: timeInForce, account: account ?? AccountID.none)
  }

  private func orderType(
    _ members: inout JSONObjectReader, _ notation: Notation
  ) -> OrderType? {
    let word = members.optional("type", OrderTypeWord.words.form)
    if word == nil, members.contains("type") {
      _ = members.optional("price", notation.price)
      return nil
    }
    switch word ?? .limit {
    case .limit:
      return members.required("price", notation.price).map { .limit($0) }
    case .market:
      members.forbid("price", "a market order has no price")
      return .market
    }
  }

  /// The time in force of a new order or a resting one.
  func timeInForce(
    _ members: inout JSONObjectReader, expires: JSONForm<Timestamp> = .time
  ) -> TimeInForce? {
    let word = members.optional("timeInForce", TimeInForceWord.words.form)
    if word == nil, members.contains("timeInForce") {
      _ = members.optional("expires", expires)
      return nil
    }
    if word == .gtd {
      return members.required("expires", expires).map { .goodTillDate($0) }
    }
    members.forbid("expires", "only an order whose \"timeInForce\" is \"gtd\" expires")
    switch word ?? .gtc {
    case .gtc, .gtd: return .goodTillCancel
    case .day: return .day
    case .ioc: return .immediateOrCancel
    case .fok: return .fillOrKill
    case .opg: return .atOpening
    case .cls: return .atClose
    }
  }

  private func replace(_ members: inout JSONObjectReader) -> Replace? {
    let id = members.required("id", .orderID)
    let notation = notation(of: numbers == .units ? nil : owner(&members))
    let price = members.optional("price", notation.price)
    let quantity = members.optional("quantity", notation.quantity)
    return id.map { Replace(id: $0, price: price, quantity: quantity) }
  }

  /// The instrument by whose scales the numbers of a replace are read.
  private func owner(_ members: inout JSONObjectReader) -> InstrumentID? {
    guard members.contains("price") || members.contains("quantity") else {
      return members.optional("instrument", instrument)
    }
    return scaleOwner(of: &members)
  }

  private func massCancel(_ members: inout JSONObjectReader) -> MassCancel {
    MassCancel(
      account: members.optional("account", .accountFilter),
      instrument: members.optional("instrument", instrument),
      side: members.optional("side", Side.words.form))
  }
}

// MARK: - Writing

extension JSONCodec {
  /// Writes a command.
  ///
  /// The numbers of a replace are written by the scales of `owner`, the instrument of its order,
  /// which it doesn't know itself; where scales differ the instrument is written too.
  package func write(
    _ command: Command, owner: InstrumentID = InstrumentID(0), to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key(CommandKind.words[command.kind])
    writer.beginObject()
    switch command {
    case .new(let order):
      write(order, to: &writer)
    case .cancel(let id):
      writer.key("id")
      writer.id(id)
    case .replace(let replace):
      write(replace, owner: owner, to: &writer)
    case .massCancel(let filter):
      write(filter, to: &writer)
    case .phase(let instrument, let phase):
      writer.key("instrument")
      write(instrument, to: &writer)
      writer.key("phase")
      writer.string(Phase.words[phase])
    case .uncross(let instrument):
      writer.key("instrument")
      write(instrument, to: &writer)
    case .clock(let time):
      writer.key("time")
      writer.time(time)
    }
    writer.endObject()
    writer.endObject()
  }

  private func write(_ order: NewOrder, to writer: inout JSONWriter) {
    let notation = notation(of: order.instrument)
    writer.key("id")
    writer.id(order.id)
    writer.key("instrument")
    write(order.instrument, to: &writer)
    writer.key("side")
    writer.string(Side.words[order.side])
    writer.key("type")
    switch order.type {
    case .limit(let price):
      writer.string(OrderTypeWord.words[.limit])
      writer.key("price")
      notation.write(price, to: &writer)
    case .market:
      writer.string(OrderTypeWord.words[.market])
    }
    writer.key("quantity")
    notation.write(order.quantity, to: &writer)
    write(order.timeInForce, account: order.account, to: &writer)
  }

  /// Writes what a new order and a resting one have in common.
  func write(
    _ timeInForce: TimeInForce, account: AccountID, to writer: inout JSONWriter
  ) {
    writer.key("timeInForce")
    writer.string(TimeInForceWord.words[TimeInForceWord(timeInForce)])
    if case .goodTillDate(let instant) = timeInForce {
      writer.key("expires")
      writer.time(instant)
    }
    if account != .none {
      writer.key("account")
      writer.account(account)
    }
  }

  private func write(_ replace: Replace, owner: InstrumentID, to writer: inout JSONWriter) {
    let owner = owner.index < instruments.count ? owner : InstrumentID(0)
    let notation = notation(of: owner)
    writer.key("id")
    writer.id(replace.id)
    if !sharesScales {
      writer.key("instrument")
      write(owner, to: &writer)
    }
    if let price = replace.price {
      writer.key("price")
      notation.write(price, to: &writer)
    }
    if let quantity = replace.quantity {
      writer.key("quantity")
      notation.write(quantity, to: &writer)
    }
  }

  private func write(_ filter: MassCancel, to writer: inout JSONWriter) {
    if let account = filter.account {
      writer.key("account")
      writer.account(account)
    }
    if let instrument = filter.instrument {
      writer.key("instrument")
      write(instrument, to: &writer)
    }
    if let side = filter.side {
      writer.key("side")
      writer.string(Side.words[side])
    }
  }
}
