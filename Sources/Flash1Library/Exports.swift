public import CEngine
import Flash1
import Market

// The entry points of an engine of flash1; `flash1_engine.h` describes them. Before the first
// `engine_init` and after a shutdown, messages are ignored and the book is empty.

private typealias Engine = Flash1Engine<PushedReports>

private nonisolated(unsafe) var state: UnsafeMutablePointer<Engine>?

@c @implementation public func engine_init(
  _ nonce: UInt64, _ transport: UnsafePointer<flash1_transport>?,
  _ queue: UnsafeMutableRawPointer?
) {
  engine_shutdown()
  guard let transport = unsafe transport,
    let reports = unsafe PushedReports(transport.pointee, queue)
  else { return }
  let engine = UnsafeMutablePointer<Engine>.allocate(capacity: 1)
  unsafe engine.initialize(to: Engine(reportingTo: reports))
  unsafe state = engine
}

@c @implementation public func engine_shutdown() {
  guard let engine = unsafe state else { return }
  unsafe state = nil
  unsafe engine.deinitialize(count: 1)
  unsafe engine.deallocate()
}

@c @implementation public func engine_on_new_order(_ order: UnsafePointer<flash1_new_order>?) {
  guard let engine = unsafe state, let order = unsafe order else { return }
  unsafe engine.pointee.enter(order.pointee)
}

@c @implementation public func engine_on_cancel(_ cancel: UnsafePointer<flash1_cancel>?) {
  guard let engine = unsafe state, let cancel = unsafe cancel else { return }
  unsafe engine.pointee.cancel(cancel.pointee)
}

@c @implementation public func engine_on_modify(_ modify: UnsafePointer<flash1_modify>?) {
  guard let engine = unsafe state, let modify = unsafe modify else { return }
  unsafe engine.pointee.modify(modify.pointee)
}

@c @implementation public func engine_on_batch(
  _ messages: UnsafePointer<flash1_message>?, _ count: UInt32
) {
  guard let engine = unsafe state, var message = unsafe messages else { return }
  let end = unsafe message + Int(count)
  while unsafe message < end {
    switch unsafe Int(message.pointee.type) {
    case FLASH1_NEW_ORDER: unsafe engine.pointee.enter(message.pointee.new_order)
    case FLASH1_CANCEL: unsafe engine.pointee.cancel(message.pointee.cancel)
    case FLASH1_MODIFY: unsafe engine.pointee.modify(message.pointee.modify)
    default: break
    }
    unsafe message += 1
  }
  unsafe engine.pointee.publish()
}

@c @implementation public func engine_flush() {
  guard let engine = unsafe state else { return }
  unsafe engine.pointee.publish()
}

@c @implementation public func engine_query_best_bid() -> Int64 {
  unsafe state?.pointee.bestPrice(.buy) ?? .min
}

@c @implementation public func engine_query_best_ask() -> Int64 {
  unsafe state?.pointee.bestPrice(.sell) ?? .max
}

@c @implementation public func engine_query_depth_at(_ price: Int64, _ side: UInt8) -> UInt64 {
  guard let engine = unsafe state, let side = Side(rawValue: side) else { return 0 }
  return unsafe engine.pointee.depth(at: price, side)
}
