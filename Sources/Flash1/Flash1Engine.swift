public import CEngine
public import Market
public import ReferenceEngine

/// The fast engine as an engine of the flash1 benchmark: messages in, reports out.
///
/// One instrument, every price, limit orders that stand until canceled or are immediate-or-cancel.
/// What the protocol does not allow for is left without a report and changes nothing: a new order
/// of no quantity, or of an identifier that rests. A modify of no quantity is rejected.
public struct Flash1Engine<Queue: ReportQueue & ~Copyable>: ~Copyable {
  @usableFromInline var engine: ReferenceEngine
  @usableFromInline var sink: ReportSink<Queue>

  /// An empty book that has room for a busy day, and reports to a queue.
  public init(reportingTo queue: consuming Queue) {
    engine = ReferenceEngine(
      instruments: [Instrument(symbol: "", priceSigns: .any)], conventions: Conventions())
    engine.reserveCapacity(orders: 1 << 16, levels: 1 << 13)
    sink = ReportSink(queue: queue)
  }

  /// A new order.
  @inlinable
  @inline(__always)
  public mutating func enter(_ order: borrowing flash1_new_order) {
    guard order.quantity != 0, let vacancy = engine.vacancy(for: OrderID(order.order_id)) else {
      return
    }
    let side: Side = order.side == 0 ? .buy : .sell
    sink.begin(
      sequence: order.sequence, id: order.order_id, side: side, price: order.price,
      quantity: order.quantity)
    sink.acknowledge(FLASH1_ORDER_ACK)
    let left = engine.trade(
      vacancy, of: InstrumentID(0), side, limit: Price(order.price),
      quantity: Quantity(Int64(order.quantity)), isImmediate: order.ioc != 0, to: &sink)
    guard left > .zero else { return }
    sink.quantity = UInt32(truncatingIfNeeded: left.rawValue)
    sink.acknowledge(FLASH1_CANCEL_ACK)
  }

  /// A cancel.
  @inlinable
  @inline(__always)
  public mutating func cancel(_ cancel: borrowing flash1_cancel) {
    guard let order = engine.standing(OrderID(cancel.order_id)) else {
      sink.reject(FLASH1_CANCEL_REJECT, sequence: cancel.sequence, id: cancel.order_id)
      return
    }
    engine.remove(order)
    sink.begin(
      sequence: cancel.sequence, id: cancel.order_id, side: order.side,
      price: order.price?.rawValue ?? 0, quantity: 0)
    sink.acknowledge(FLASH1_CANCEL_ACK)
  }

  /// A modify: acknowledged first, then it trades.
  @inlinable
  @inline(__always)
  public mutating func modify(_ modify: borrowing flash1_modify) {
    let id = OrderID(modify.order_id)
    guard let order = engine.standing(id), modify.quantity != 0 else {
      sink.reject(FLASH1_MODIFY_REJECT, sequence: modify.sequence, id: modify.order_id)
      return
    }
    let side: Side = modify.side == 0 ? .buy : .sell
    sink.begin(
      sequence: modify.sequence, id: modify.order_id, side: side, price: modify.price,
      quantity: modify.quantity)
    sink.acknowledge(FLASH1_MODIFY_ACK)
    let (price, quantity) = (Price(modify.price), Quantity(Int64(modify.quantity)))
    guard order.side == side else {
      // A bid becomes an offer, or an offer a bid.
      engine.remove(order)
      guard let vacancy = engine.vacancy(for: id) else { return }
      _ = engine.trade(
        vacancy, of: InstrumentID(0), side, limit: price, quantity: quantity, isImmediate: false,
        to: &sink)
      return
    }
    engine.reinsert(order, at: price, quantity: quantity, to: &sink)
  }

  /// Shows the reader of the reports all that was reported.
  @inlinable public mutating func publish() { sink.queue.publish() }

  /// The best price of a side.
  public func bestPrice(_ side: Side) -> Int64? {
    engine.bestPrice(of: InstrumentID(0), side: side)?.rawValue
  }

  /// What rests at a price.
  public func depth(at price: Int64, _ side: Side) -> UInt64 {
    UInt64(
      clamping: engine.quantity(at: Price(price), of: InstrumentID(0), side: side).rawValue)
  }
}

/// Turns the engine's trades into reports on one message, and writes the others.
@usableFromInline struct ReportSink<Queue: ReportQueue & ~Copyable>: ~Copyable, EventSink {
  @usableFromInline var queue: Queue
  @usableFromInline var sequence: UInt64 = 0
  @usableFromInline var id: UInt64 = 0
  @usableFromInline var price: Int64 = 0
  @usableFromInline var quantity: UInt32 = 0
  @usableFromInline var side: UInt8 = 0

  @usableFromInline init(queue: consuming Queue) { self.queue = queue }

  /// Notes the message that the next events come from.
  @inlinable
  @inline(__always)
  mutating func begin(sequence: UInt64, id: UInt64, side: Side, price: Int64, quantity: UInt32) {
    self.sequence = sequence
    self.id = id
    self.side = side.rawValue
    self.price = price
    self.quantity = quantity
  }

  @inlinable
  @inline(__always)
  mutating func acknowledge(_ type: Int) {
    queue.add(
      flash1_report(
        type, side: side, sequence: sequence, order: id, price: price, quantity: quantity))
  }

  @inlinable
  @inline(__always)
  mutating func reject(_ type: Int, sequence: UInt64, id: UInt64) {
    queue.add(
      flash1_report(type, side: 0, sequence: sequence, order: id, price: 0, quantity: 0))
  }

  @inlinable
  @inline(__always)
  mutating func record(_ event: Event) {
    guard case .traded(let trade) = event else { return }
    queue.add(
      flash1_report(
        type: UInt8(truncatingIfNeeded: FLASH1_TRADE), side: side, zero: (0, 0, 0, 0, 0, 0),
        sequence: sequence, order_id: id, price: trade.price.rawValue,
        quantity: UInt32(truncatingIfNeeded: trade.quantity.rawValue), zero_word: 0,
        maker_id: trade.maker.rawValue, taker_id: trade.taker.rawValue, reserved: 0))
  }
}
