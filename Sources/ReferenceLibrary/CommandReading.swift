import CEngine
import Market
import ReferenceEngine

extension ReferenceEngine {
  /// Carries out the command of a host's record; false where a code is none that the header knows.
  @inline(__always)
  mutating func apply<Sink: EventSink>(
    _ record: borrowing assay_command, to sink: inout Sink
  ) -> Bool {
    switch Int(record.kind) {
    case ASSAY_NEW:
      guard let order = NewOrder(record) else { return false }
      enter(order, to: &sink)
    case ASSAY_CANCEL:
      cancel(OrderID(record.order_id), to: &sink)
    default:
      guard let command = Command(record) else { return false }
      apply(command, to: &sink)
    }
    return true
  }
}

extension Command {
  /// The command of a host's record; nil where a code is none that the header knows.
  @inline(__always)
  init?(_ record: borrowing assay_command) {
    let id = OrderID(record.order_id)
    let instrument = InstrumentID(record.instrument)
    switch Int(record.kind) {
    case ASSAY_NEW:
      guard let order = NewOrder(record) else { return nil }
      self = .new(order)
    case ASSAY_CANCEL:
      self = .cancel(id)
    case ASSAY_REPLACE:
      let hasPrice = record.fields & UInt8(ASSAY_HAS_PRICE) != 0
      let hasQuantity = record.fields & UInt8(ASSAY_HAS_QUANTITY) != 0
      self = .replace(
        Replace(
          id: id, price: hasPrice ? Price(record.price) : nil,
          quantity: hasQuantity ? Quantity(record.quantity) : nil))
    case ASSAY_MASS_CANCEL:
      guard let filter = MassCancel(record) else { return nil }
      self = .massCancel(filter)
    case ASSAY_PHASE:
      guard let phase = Phase(rawValue: record.phase) else { return nil }
      self = .phase(instrument, phase)
    case ASSAY_UNCROSS:
      self = .uncross(instrument)
    case ASSAY_CLOCK:
      self = .clock(Timestamp(nanoseconds: record.time))
    default:
      return nil
    }
  }
}

extension Lookup {
  /// What the engine will look for to carry out a host's record.
  @inline(__always)
  init(_ record: borrowing assay_command) {
    let id = OrderID(record.order_id)
    guard Int(record.kind) == ASSAY_NEW else {
      self.init(id)
      return
    }
    self.init(
      id, InstrumentID(record.instrument), record.side == 0 ? .buy : .sell, Price(record.price))
  }
}

extension NewOrder {
  @inline(__always)
  fileprivate init?(_ record: borrowing assay_command) {
    guard record.side <= 1, record.order_type <= 1 else { return nil }
    let timeInForce: TimeInForce
    switch Int(record.time_in_force) {
    case ASSAY_GTC: timeInForce = .goodTillCancel
    case ASSAY_DAY: timeInForce = .day
    case ASSAY_GTD: timeInForce = .goodTillDate(Timestamp(nanoseconds: record.time))
    case ASSAY_IOC: timeInForce = .immediateOrCancel
    case ASSAY_FOK: timeInForce = .fillOrKill
    case ASSAY_OPG: timeInForce = .atOpening
    case ASSAY_CLS: timeInForce = .atClose
    default: return nil
    }
    self.init(
      id: OrderID(record.order_id), instrument: InstrumentID(record.instrument),
      side: record.side == 0 ? .buy : .sell,
      type: record.order_type == 0 ? .limit(Price(record.price)) : .market,
      quantity: Quantity(record.quantity), timeInForce: timeInForce,
      account: AccountID(record.account))
  }
}

extension MassCancel {
  fileprivate init?(_ record: borrowing assay_command) {
    self.init()
    if record.fields & UInt8(ASSAY_HAS_ACCOUNT) != 0 { account = AccountID(record.account) }
    if record.fields & UInt8(ASSAY_HAS_INSTRUMENT) != 0 {
      instrument = InstrumentID(record.instrument)
    }
    if record.fields & UInt8(ASSAY_HAS_SIDE) != 0 {
      guard let given = Side(rawValue: record.side) else { return nil }
      side = given
    }
  }
}
