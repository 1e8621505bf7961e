public import CEngine

/// Where reports go.
public protocol ReportQueue: ~Copyable {
  /// Adds a report, waiting while the queue is full.
  mutating func add(_ report: consuming flash1_report)
  /// Shows the reader all that was added.
  mutating func publish()
}

extension flash1_report {
  /// A report on an order.
  @inlinable
  @inline(__always)
  init(
    _ type: Int, side: UInt8, sequence: UInt64, order: UInt64, price: Int64, quantity: UInt32
  ) {
    self.init(
      type: UInt8(truncatingIfNeeded: type), side: side, zero: (0, 0, 0, 0, 0, 0),
      sequence: sequence, order_id: order, price: price, quantity: quantity, zero_word: 0,
      maker_id: 0, taker_id: 0, reserved: 0)
  }
}
