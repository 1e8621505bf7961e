internal import CEngine
internal import Market

extension assay_command {
  /// The record of a command.
  init(_ command: Command) {
    self.init()
    switch command {
    case .new(let order): self.init(order)
    case .cancel(let id):
      kind = UInt8(ASSAY_CANCEL)
      order_id = id.rawValue
    case .replace(let replace):
      kind = UInt8(ASSAY_REPLACE)
      order_id = replace.id.rawValue
      if let given = replace.price {
        fields |= UInt8(ASSAY_HAS_PRICE)
        price = given.rawValue
      }
      if let given = replace.quantity {
        fields |= UInt8(ASSAY_HAS_QUANTITY)
        quantity = given.rawValue
      }
    case .massCancel(let filter):
      kind = UInt8(ASSAY_MASS_CANCEL)
      if let given = filter.account {
        fields |= UInt8(ASSAY_HAS_ACCOUNT)
        account = given.rawValue
      }
      if let given = filter.instrument {
        fields |= UInt8(ASSAY_HAS_INSTRUMENT)
        instrument = given.rawValue
      }
      if let given = filter.side {
        fields |= UInt8(ASSAY_HAS_SIDE)
        side = given.rawValue
      }
    case .phase(let given, let next):
      kind = UInt8(ASSAY_PHASE)
      instrument = given.rawValue
      phase = next.rawValue
    case .uncross(let given):
      kind = UInt8(ASSAY_UNCROSS)
      instrument = given.rawValue
    case .clock(let instant):
      kind = UInt8(ASSAY_CLOCK)
      time = instant.rawValue
    }
  }

  private init(_ order: NewOrder) {
    self.init()
    kind = UInt8(ASSAY_NEW)
    order_id = order.id.rawValue
    instrument = order.instrument.rawValue
    side = order.side.rawValue
    switch order.type {
    case .limit(let limit): price = limit.rawValue
    case .market: order_type = UInt8(ASSAY_MARKET)
    }
    quantity = order.quantity.rawValue
    account = order.account.rawValue
    switch order.timeInForce {
    case .goodTillCancel: time_in_force = UInt8(ASSAY_GTC)
    case .day: time_in_force = UInt8(ASSAY_DAY)
    case .goodTillDate(let instant):
      time_in_force = UInt8(ASSAY_GTD)
      time = instant.rawValue
    case .immediateOrCancel: time_in_force = UInt8(ASSAY_IOC)
    case .fillOrKill: time_in_force = UInt8(ASSAY_FOK)
    case .atOpening: time_in_force = UInt8(ASSAY_OPG)
    case .atClose: time_in_force = UInt8(ASSAY_CLS)
    }
  }
}

/// What a record of a library says that no engine can mean, in words that follow `an event`.
struct RecordProblem: Error {
  var text: String
}

extension Event {
  /// The event of a record, of which nothing is taken on trust.
  init(_ record: assay_event) throws(RecordProblem) {
    let id = OrderID(record.order_id)
    let instrument = InstrumentID(record.instrument)
    switch Int(record.kind) {
    case ASSAY_ACCEPTED: self = .accepted(Acceptance(id: id, instrument: instrument))
    case ASSAY_REJECTED:
      let hasOrder = record.fields & UInt8(ASSAY_HAS_ORDER) != 0
      self = .rejected(
        Rejection(id: hasOrder ? id : nil, reason: try Self.code(record.reason, "reason")))
    case ASSAY_TRADED:
      self = .traded(
        Trade(
          instrument: instrument, maker: OrderID(record.maker_id), taker: OrderID(record.taker_id),
          price: Price(record.price), quantity: try Self.count(record.quantity, "quantity"),
          makerLeaves: try Self.count(record.maker_leaves, "maker_leaves"),
          takerLeaves: try Self.count(record.taker_leaves, "taker_leaves"),
          aggressor: try Self.code(record.aggressor, "aggressor")))
    case ASSAY_CANCELED:
      self = .canceled(
        Cancellation(
          id: id, instrument: instrument, quantity: try Self.count(record.quantity, "quantity"),
          reason: try Self.code(record.reason, "reason")))
    case ASSAY_REPLACED:
      self = .replaced(
        Replacement(
          id: id, instrument: instrument, price: record.givenPrice,
          leaves: try Self.count(record.leaves, "leaves"),
          priority: try Self.code(record.priority, "priority")))
    case ASSAY_EXPIRED:
      self = .expired(
        Expiry(
          id: id, instrument: instrument, quantity: try Self.count(record.quantity, "quantity")))
    case ASSAY_PHASE_CHANGED:
      self = .phaseChanged(
        PhaseChange(instrument: instrument, phase: try Self.code(record.phase, "phase")))
    case ASSAY_UNCROSSED:
      self = .uncrossed(Uncrossing(record))
    default:
      throw RecordProblem(
        text: "of kind \(record.kind), where kinds go from \(ASSAY_ACCEPTED) to \(ASSAY_UNCROSSED)")
    }
  }

  private static func code<Code: RawRepresentable<UInt8>>(
    _ raw: UInt8, _ field: String
  ) throws(RecordProblem) -> Code {
    guard let code = Code(rawValue: raw) else {
      throw RecordProblem(text: "whose \(field) is \(raw), which stands for nothing")
    }
    return code
  }

  private static func count(_ raw: Int64, _ field: String) throws(RecordProblem) -> Quantity {
    guard raw >= 0 else { throw RecordProblem(text: "whose \(field) is \(raw)") }
    return Quantity(raw)
  }
}

extension Uncrossing {
  /// The uncrossing of a record.
  init(_ record: assay_event) {
    self.init(
      instrument: InstrumentID(record.instrument), price: record.givenPrice,
      volume: Volume(UInt128(record.volume_low) | UInt128(record.volume_high) << 64),
      imbalance: Int128(record.imbalance_high) << 64 | Int128(record.imbalance_low))
  }
}

extension assay_event {
  fileprivate var givenPrice: Price? {
    fields & UInt8(ASSAY_HAS_PRICE) == 0 ? nil : Price(price)
  }
}
