import Market

/// Byte 3 of a record that has its optional field.
private let present: UInt8 = 1

// Byte 1 is the reason, the aggressor, the priority or the phase. The words after the first are:
// 1 the order or the maker, 2 the taker, 3 the price, 4 the quantity or the leaves, 5 and 6 the
// maker's and the taker's leaves, 7 the number of the command. An uncrossing has its volume in 1
// and 2 and its imbalance in 4 and 5.
extension BinaryRecord {
  /// The record of an event.
  init(_ logged: LoggedEvent) {
    switch logged.event {
    case .accepted(let acceptance):
      self.init(kind: EventKind.accepted.rawValue)
      instrument = acceptance.instrument.rawValue
      self[word: 1] = acceptance.id.rawValue
    case .rejected(let rejection):
      self.init(kind: EventKind.rejected.rawValue)
      self[byte: 1] = rejection.reason.rawValue
      if let id = rejection.id {
        self[byte: 3] = present
        self[word: 1] = id.rawValue
      }
    case .traded(let trade):
      self.init(trade)
    case .canceled(let cancellation):
      self.init(kind: EventKind.canceled.rawValue)
      self[byte: 1] = cancellation.reason.rawValue
      instrument = cancellation.instrument.rawValue
      self[word: 1] = cancellation.id.rawValue
      self[signed: 4] = cancellation.quantity.rawValue
    case .replaced(let replacement):
      self.init(kind: EventKind.replaced.rawValue)
      self[byte: 1] = replacement.priority.rawValue
      instrument = replacement.instrument.rawValue
      self[word: 1] = replacement.id.rawValue
      if let price = replacement.price {
        self[byte: 3] = present
        self[signed: 3] = price.rawValue
      }
      self[signed: 4] = replacement.leaves.rawValue
    case .expired(let expiry):
      self.init(kind: EventKind.expired.rawValue)
      instrument = expiry.instrument.rawValue
      self[word: 1] = expiry.id.rawValue
      self[signed: 4] = expiry.quantity.rawValue
    case .phaseChanged(let change):
      self.init(kind: EventKind.phaseChanged.rawValue)
      self[byte: 1] = change.phase.rawValue
      instrument = change.instrument.rawValue
    case .uncrossed(let uncrossing):
      self.init(uncrossing)
    }
    self[word: 7] = UInt64(logged.command)
  }

  private init(_ trade: Trade) {
    self.init(kind: EventKind.traded.rawValue)
    self[byte: 1] = trade.aggressor.rawValue
    instrument = trade.instrument.rawValue
    self[word: 1] = trade.maker.rawValue
    self[word: 2] = trade.taker.rawValue
    self[signed: 3] = trade.price.rawValue
    self[signed: 4] = trade.quantity.rawValue
    self[signed: 5] = trade.makerLeaves.rawValue
    self[signed: 6] = trade.takerLeaves.rawValue
  }

  private init(_ uncrossing: Uncrossing) {
    self.init(kind: EventKind.uncrossed.rawValue)
    instrument = uncrossing.instrument.rawValue
    self[wide: 1] = uncrossing.volume.rawValue
    if let price = uncrossing.price {
      self[byte: 3] = present
      self[signed: 3] = price.rawValue
    }
    self[wide: 4] = UInt128(bitPattern: uncrossing.imbalance)
  }
}

extension LoggedEvent {
  /// The event of a record; offsets in errors count from the record's start.
  init(_ record: BinaryRecord) throws(BinaryError) {
    let event = try Event(record)
    guard let command = Int(exactly: record[word: 7]), command >= 1 else {
      throw BinaryError(offset: 56, reason: .commandNumber(record[word: 7]))
    }
    self.init(command: command, event: event)
    try record.check(BinaryRecord(self))
  }
}

extension Event {
  fileprivate init(_ record: BinaryRecord) throws(BinaryError) {
    let instrument = InstrumentID(record.instrument)
    let id = OrderID(record[word: 1])
    let price = Price(record[signed: 3])
    let quantity = Quantity(record[signed: 4])
    let isPresent = record[byte: 3] == present
    switch try record.code(0, "event", as: EventKind.self) {
    case .accepted:
      self = .accepted(Acceptance(id: id, instrument: instrument))
    case .rejected:
      self = .rejected(Rejection(id: isPresent ? id : nil, reason: try record.code(1, "reason")))
    case .traded:
      self = .traded(
        Trade(
          instrument: instrument, maker: id, taker: OrderID(record[word: 2]), price: price,
          quantity: quantity, makerLeaves: Quantity(record[signed: 5]),
          takerLeaves: Quantity(record[signed: 6]), aggressor: try record.code(1, "aggressor")))
    case .canceled:
      self = .canceled(
        Cancellation(
          id: id, instrument: instrument, quantity: quantity,
          reason: try record.code(1, "reason")))
    case .replaced:
      self = .replaced(
        Replacement(
          id: id, instrument: instrument, price: isPresent ? price : nil, leaves: quantity,
          priority: try record.code(1, "priority")))
    case .expired:
      self = .expired(Expiry(id: id, instrument: instrument, quantity: quantity))
    case .phaseChanged:
      self = .phaseChanged(
        PhaseChange(instrument: instrument, phase: try record.code(1, "phase")))
    case .uncrossed:
      self = .uncrossed(
        Uncrossing(
          instrument: instrument, price: isPresent ? price : nil,
          volume: Volume(record[wide: 1]), imbalance: Int128(bitPattern: record[wide: 4])))
    }
  }
}
