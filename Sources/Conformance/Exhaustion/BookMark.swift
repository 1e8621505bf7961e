internal import Engines
internal import Market

/// A fingerprint of what an engine shows.
///
/// It is of the orders with their names, the phase, and what an uncross would say. Equal books have
/// equal marks; of different ones two in 2^64 have.
struct BookMark {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The mark of an engine's books, whose orders have these names.
  init(
    of engine: borrowing some BranchingEngine & ~Copyable, named name: (OrderID) -> UInt64
  ) {
    let instrument = InstrumentID(0)
    for side in Side.allCases {
      combine(UInt64(side.rawValue))
      engine.showOrders(of: instrument, side: side) { combine($0, name) }
    }
    combine(engine.phase(of: instrument), engine.indication(of: instrument))
  }

  /// The mark of the books of an engine that can't branch.
  init(ofCore engine: borrowing some MatchingCore & ~Copyable) {
    let instrument = InstrumentID(0)
    for side in Side.allCases {
      combine(UInt64(side.rawValue))
      for order in engine.orders(of: instrument, side: side) { combine(order) { $0.rawValue } }
    }
    combine(engine.phase(of: instrument), engine.indication(of: instrument))
  }

  private mutating func combine(_ number: UInt64) {
    value = (value ^ number) &* 0xD6E8_FEB8_6659_FD93
    value ^= value >> 32
  }

  private mutating func combine(_ order: RestingOrder, _ name: (OrderID) -> UInt64) {
    combine(name(order.id) << 1 | UInt64(order.side.rawValue))
    combine(order.price.map { UInt64(bitPattern: $0.rawValue) } ?? 1 << 63)
    combine(UInt64(bitPattern: order.leaves.rawValue))
    combine(UInt64(bitPattern: order.filled.rawValue))
    switch order.timeInForce {
    case .goodTillCancel: combine(0)
    case .day: combine(1)
    case .goodTillDate(let end):
      combine(2)
      combine(UInt64(bitPattern: end.rawValue))
    case .immediateOrCancel: combine(3)
    case .fillOrKill: combine(4)
    case .atOpening: combine(5)
    case .atClose: combine(6)
    }
    combine(order.account.rawValue)
  }

  private mutating func combine(_ phase: Phase, _ indication: Uncrossing?) {
    combine(UInt64(phase.rawValue))
    guard let indication else { return }
    combine(indication.price.map { UInt64(bitPattern: $0.rawValue) } ?? 1 << 63)
    combine(UInt64(truncatingIfNeeded: indication.volume.rawValue))
    combine(UInt64(truncatingIfNeeded: indication.imbalance))
    combine(UInt64(indication.instrument.rawValue))
  }
}
