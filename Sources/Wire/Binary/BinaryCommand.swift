import Market

/// Which of the optional fields a record has, its byte 3.
private struct Presence: OptionSet {
  let rawValue: UInt8

  static let price = Presence(rawValue: 1)
  static let quantity = Presence(rawValue: 2)
  static let account = Presence(rawValue: 4)
  static let instrument = Presence(rawValue: 8)
  static let side = Presence(rawValue: 16)
}

// Byte 1 is the side or the phase. The words after the first are: 1 the order, 2 the price, 3 the
// quantity, 4 the instant, 5 the account; 6 and 7 are zero.
extension BinaryRecord {
  /// The record of a command.
  init(_ command: Command) {
    switch command {
    case .new(let order):
      self.init(order)
    case .cancel(let id):
      self.init(kind: CommandKind.cancel.rawValue)
      self[word: 1] = id.rawValue
    case .replace(let replace):
      self.init(replace)
    case .massCancel(let filter):
      self.init(filter)
    case .phase(let instrument, let phase):
      self.init(kind: CommandKind.phase.rawValue)
      self[byte: 1] = phase.rawValue
      self.instrument = instrument.rawValue
    case .uncross(let instrument):
      self.init(kind: CommandKind.uncross.rawValue)
      self.instrument = instrument.rawValue
    case .clock(let time):
      self.init(kind: CommandKind.clock.rawValue)
      self[signed: 4] = time.rawValue
    }
  }

  private init(_ order: NewOrder) {
    self.init(kind: CommandKind.new.rawValue)
    self[byte: 1] = order.side.rawValue
    instrument = order.instrument.rawValue
    self[word: 1] = order.id.rawValue
    self[signed: 3] = order.quantity.rawValue
    self[word: 5] = order.account.rawValue
    switch order.type {
    case .limit(let price):
      self[byte: 2] = OrderTypeWord.limit.rawValue
      self[signed: 2] = price.rawValue
    case .market:
      self[byte: 2] = OrderTypeWord.market.rawValue
    }
    self[byte: 3] = TimeInForceWord(order.timeInForce).rawValue
    if case .goodTillDate(let instant) = order.timeInForce {
      self[signed: 4] = instant.rawValue
    }
  }

  private init(_ replace: Replace) {
    self.init(kind: CommandKind.replace.rawValue)
    self[word: 1] = replace.id.rawValue
    var presence: Presence = []
    if let price = replace.price {
      presence.insert(.price)
      self[signed: 2] = price.rawValue
    }
    if let quantity = replace.quantity {
      presence.insert(.quantity)
      self[signed: 3] = quantity.rawValue
    }
    self[byte: 3] = presence.rawValue
  }

  private init(_ filter: MassCancel) {
    self.init(kind: CommandKind.massCancel.rawValue)
    var presence: Presence = []
    if let account = filter.account {
      presence.insert(.account)
      self[word: 5] = account.rawValue
    }
    if let instrument = filter.instrument {
      presence.insert(.instrument)
      self.instrument = instrument.rawValue
    }
    if let side = filter.side {
      presence.insert(.side)
      self[byte: 1] = side.rawValue
    }
    self[byte: 3] = presence.rawValue
  }
}

extension Command {
  /// The command of a record; offsets in errors count from the record's start.
  init(_ record: BinaryRecord) throws(BinaryError) {
    let instrument = InstrumentID(record.instrument)
    switch try record.code(0, "command", as: CommandKind.self) {
    case .new: self = .new(try NewOrder(record))
    case .cancel: self = .cancel(OrderID(record[word: 1]))
    case .replace: self = .replace(Replace(record))
    case .massCancel: self = .massCancel(try MassCancel(record))
    case .phase: self = .phase(instrument, try record.code(1, "phase"))
    case .uncross: self = .uncross(instrument)
    case .clock: self = .clock(Timestamp(nanoseconds: record[signed: 4]))
    }
    try record.check(BinaryRecord(self))
  }
}

extension NewOrder {
  fileprivate init(_ record: BinaryRecord) throws(BinaryError) {
    let type: OrderType =
      switch try record.code(2, "order type", as: OrderTypeWord.self) {
      case .limit: .limit(Price(record[signed: 2]))
      case .market: .market
      }
    let timeInForce: TimeInForce =
      switch try record.code(3, "time in force", as: TimeInForceWord.self) {
      case .gtc: .goodTillCancel
      case .day: .day
      case .gtd: .goodTillDate(Timestamp(nanoseconds: record[signed: 4]))
      case .ioc: .immediateOrCancel
      case .fok: .fillOrKill
      case .opg: .atOpening
      case .cls: .atClose
      }
    self.init(
      id: OrderID(record[word: 1]), instrument: InstrumentID(record.instrument),
      side: try record.code(1, "side"), type: type, quantity: Quantity(record[signed: 3]),
      timeInForce: timeInForce, account: AccountID(record[word: 5]))
  }
}

extension Replace {
  fileprivate init(_ record: BinaryRecord) {
    let presence = Presence(rawValue: record[byte: 3])
    self.init(
      id: OrderID(record[word: 1]),
      price: presence.contains(.price) ? Price(record[signed: 2]) : nil,
      quantity: presence.contains(.quantity) ? Quantity(record[signed: 3]) : nil)
  }
}

extension MassCancel {
  fileprivate init(_ record: BinaryRecord) throws(BinaryError) {
    let presence = Presence(rawValue: record[byte: 3])
    self.init(
      account: presence.contains(.account) ? AccountID(record[word: 5]) : nil,
      instrument: presence.contains(.instrument) ? InstrumentID(record.instrument) : nil,
      side: presence.contains(.side) ? try record.code(1, "side") : nil)
  }
}
