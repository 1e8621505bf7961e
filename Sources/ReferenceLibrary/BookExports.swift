public import CEngine
import Market
import ReferenceEngine

@c @implementation public func assay_engine_orders(
  _ engine: OpaquePointer?, _ instrument: UInt32, _ side: UInt8,
  _ orders: UnsafeMutablePointer<assay_resting_order>?, _ capacity: UInt64
) -> Int64 {
  guard let state = unsafe state(engine), unsafe state.pointee.knows(instrument),
    let side = Side(rawValue: side)
  else { return -1 }
  let found = unsafe state.pointee.engine.orders(of: InstrumentID(instrument), side: side)
  if let orders = unsafe orders {
    for (offset, order) in found.prefix(Int(clamping: capacity)).enumerated() {
      unsafe orders[offset] = assay_resting_order(order)
    }
  }
  return Int64(found.count)
}

@c @implementation public func assay_engine_levels(
  _ engine: OpaquePointer?, _ instrument: UInt32, _ side: UInt8,
  _ levels: UnsafeMutablePointer<assay_level>?, _ capacity: UInt64
) -> Int64 {
  guard let state = unsafe state(engine), unsafe state.pointee.knows(instrument),
    let side = Side(rawValue: side)
  else { return -1 }
  let found = unsafe state.pointee.engine.levels(of: InstrumentID(instrument), side: side)
  if let levels = unsafe levels {
    for (offset, level) in found.prefix(Int(clamping: capacity)).enumerated() {
      unsafe levels[offset] = assay_level(level)
    }
  }
  return Int64(found.count)
}

@c @implementation public func assay_engine_top(
  _ engine: OpaquePointer?, _ instrument: UInt32, _ top: UnsafeMutablePointer<assay_top>?
) -> Int32 {
  guard let state = unsafe state(engine), unsafe state.pointee.knows(instrument),
    let top = unsafe top
  else { return -1 }
  let found = unsafe state.pointee.engine.topOfBook(of: InstrumentID(instrument))
  unsafe top.pointee = assay_top(
    bid: found.bid.map(assay_level.init) ?? assay_level(),
    ask: found.ask.map(assay_level.init) ?? assay_level())
  return 0
}

@c @implementation public func assay_engine_phase(
  _ engine: OpaquePointer?, _ instrument: UInt32
) -> Int32 {
  guard let state = unsafe state(engine), unsafe state.pointee.knows(instrument) else { return -1 }
  return unsafe Int32(state.pointee.engine.phase(of: InstrumentID(instrument)).rawValue)
}

@c @implementation public func assay_engine_indication(
  _ engine: OpaquePointer?, _ instrument: UInt32, _ indication: UnsafeMutablePointer<assay_event>?
) -> Int32 {
  guard let state = unsafe state(engine), unsafe state.pointee.knows(instrument),
    let indication = unsafe indication
  else { return -1 }
  guard let found = unsafe state.pointee.engine.indication(of: InstrumentID(instrument)) else {
    return 0
  }
  unsafe indication.pointee = EventRecord(found).event
  return 1
}

@c @implementation public func assay_engine_clock(_ engine: OpaquePointer?) -> Int64 {
  unsafe state(engine)?.pointee.engine.clock.rawValue ?? 0
}

@c @implementation public func assay_engine_digest(_ engine: OpaquePointer?) -> UInt64 {
  unsafe state(engine)?.pointee.engine.digest ?? 0
}

extension LibraryEngine {
  /// Whether there is such an instrument.
  fileprivate func knows(_ instrument: UInt32) -> Bool { instrument < instruments.count }
}

extension assay_level {
  fileprivate init(_ level: Level) {
    self.init(
      price: level.price.rawValue,
      quantity_low: UInt64(truncatingIfNeeded: level.quantity.rawValue),
      quantity_high: UInt64(truncatingIfNeeded: level.quantity.rawValue >> 64),
      orders: UInt64(level.orders))
  }
}

extension assay_resting_order {
  fileprivate init(_ order: RestingOrder) {
    self.init()
    side = order.side.rawValue
    order_id = order.id.rawValue
    if let limit = order.price {
      fields = UInt8(ASSAY_HAS_PRICE)
      price = limit.rawValue
    }
    leaves = order.leaves.rawValue
    filled = order.filled.rawValue
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
