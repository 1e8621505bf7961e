import CEngine
import Foundation

/// A message of the flash1 ABI.
enum Flash1Message: Sendable {
  case new(id: UInt64, price: Int64, quantity: UInt32, side: UInt8, ioc: Bool = false)
  case cancel(id: UInt64)
  case modify(id: UInt64, price: Int64, quantity: UInt32, side: UInt8)

  /// The message as it stands in a batch.
  func record(sequence: UInt64) -> flash1_message {
    var message = flash1_message()
    switch self {
    case .new(let id, let price, let quantity, let side, let ioc):
      message.type = UInt8(FLASH1_NEW_ORDER)
      message.new_order = flash1_new_order(
        order_id: id, sequence: sequence, price: price, quantity: quantity, side: side,
        ioc: ioc ? 1 : 0, zero: (0, 0))
    case .cancel(let id):
      message.type = UInt8(FLASH1_CANCEL)
      message.cancel = flash1_cancel(order_id: id, sequence: sequence)
    case .modify(let id, let price, let quantity, let side):
      message.type = UInt8(FLASH1_MODIFY)
      message.modify = flash1_modify(
        order_id: id, sequence: sequence, price: price, quantity: quantity, side: side,
        zero: (0, 0, 0))
    }
    return message
  }
}

/// A flash1 engine of a shared library, as its benchmark's harness drives it, in one thread.
@safe final class Flash1Driver {
  let library: SharedLibrary
  private let transport: UnsafePointer<flash1_transport>
  let queue: UnsafeMutableRawPointer
  private let newOrder: @convention(c) (UnsafeRawPointer?) -> Void
  private let cancel: @convention(c) (UnsafeRawPointer?) -> Void
  private let modify: @convention(c) (UnsafeRawPointer?) -> Void
  private let batch: @convention(c) (UnsafeRawPointer?, UInt32) -> Void
  private let flush: @convention(c) () -> Void

  /// The engine with its own transport where it brings one, otherwise the harness's.
  init(_ name: String, capacity: UInt32 = 1 << 16) throws {
    library = try SharedLibrary(name)
    unsafe newOrder = try library.function("engine_on_new_order")
    unsafe cancel = try library.function("engine_on_cancel")
    unsafe modify = try library.function("engine_on_modify")
    unsafe batch = try library.function("engine_on_batch")
    flush = try library.function("engine_flush")
    if library.exports("engine_get_transport") {
      let own: @convention(c) () -> UnsafePointer<flash1_transport>? =
        unsafe try library.function("engine_get_transport")
      guard let table = unsafe own() else { throw NotLoaded(reason: "no transport") }
      unsafe transport = table
    } else {
      unsafe transport = PlainQueue.transport
    }
    guard let made = unsafe transport.pointee.create(capacity) else {
      throw NotLoaded(reason: "no queue")
    }
    unsafe queue = made
    try start()
  }

  deinit {
    try? shutdown()
    unsafe transport.pointee.destroy(queue)
  }

  func start() throws {
    let begin:
      @convention(c) (UInt64, UnsafePointer<flash1_transport>?, UnsafeMutableRawPointer?) -> Void =
        unsafe try library.function("engine_init")
    unsafe begin(1, transport, queue)
  }

  func shutdown() throws {
    let end: @convention(c) () -> Void = try library.function("engine_shutdown")
    end()
  }

  /// Delivers messages one by one.
  func deliver(_ messages: [flash1_message]) {
    for message in messages {
      switch Int(message.type) {
      case FLASH1_NEW_ORDER:
        unsafe withUnsafePointer(to: message.new_order) { unsafe newOrder($0) }
      case FLASH1_CANCEL: unsafe withUnsafePointer(to: message.cancel) { unsafe cancel($0) }
      default: unsafe withUnsafePointer(to: message.modify) { unsafe modify($0) }
      }
    }
  }

  /// Delivers messages as one batch.
  func deliverBatch(_ messages: [flash1_message]) {
    unsafe batch(messages, UInt32(messages.count))
  }

  /// All reports so far, after the barrier.
  func reports() -> [flash1_report] {
    flush()
    unsafe transport.pointee.flush(queue)
    var found: [flash1_report] = []
    var part = [flash1_report](repeating: flash1_report(), count: 1_000)
    while true {
      let count = unsafe transport.pointee.drain(queue, &part, UInt32(part.count))
      if count == 0 { return found }
      found += part.prefix(Int(count))
    }
  }

  /// What takes reports out.
  var transportDrain:
    @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<flash1_report>?, UInt32) ->
      UInt32
  { unsafe transport.pointee.drain }

  var bestBid: Int64 {
    get throws {
      let query: @convention(c) () -> Int64 = try library.function("engine_query_best_bid")
      return query()
    }
  }

  var bestAsk: Int64 {
    get throws {
      let query: @convention(c) () -> Int64 = try library.function("engine_query_best_ask")
      return query()
    }
  }

  func depth(at price: Int64, _ side: UInt8) throws -> UInt64 {
    let query: @convention(c) (Int64, UInt8) -> UInt64 =
      try library.function("engine_query_depth_at")
    return query(price, side)
  }
}

/// A harness's queue, of the plainest kind, for one thread; it can be told to be full for a while.
final class PlainQueue {
  private var reports: [flash1_report] = []
  private var first = 0
  private var refusals = 0

  /// The next pushes find the queue full.
  static func refuse(_ count: Int, _ queue: UnsafeMutableRawPointer) {
    unsafe of(queue).refusals = count
  }

  private static func of(_ queue: UnsafeMutableRawPointer) -> PlainQueue {
    unsafe Unmanaged<PlainQueue>.fromOpaque(queue).takeUnretainedValue()
  }

  nonisolated(unsafe) static let transport: UnsafePointer<flash1_transport> = {
    let table = UnsafeMutablePointer<flash1_transport>.allocate(capacity: 1)
    unsafe table.initialize(
      to: flash1_transport(
        create: { _ in unsafe Unmanaged.passRetained(PlainQueue()).toOpaque() },
        push: { queue, report in
          guard let queue = unsafe queue, let report = unsafe report else { return 0 }
          let own = unsafe PlainQueue.of(queue)
          if own.refusals > 0 {
            own.refusals -= 1
            return 0
          }
          unsafe own.reports.append(report.pointee)
          return 1
        },
        drain: { queue, reports, limit in
          guard let queue = unsafe queue, let reports = unsafe reports else { return 0 }
          let own = unsafe PlainQueue.of(queue)
          let count = min(own.reports.count - own.first, Int(limit))
          for offset in 0..<count { unsafe reports[offset] = own.reports[own.first + offset] }
          own.first += count
          return UInt32(count)
        },
        flush: { _ in },
        destroy: { queue in
          guard let queue = unsafe queue else { return }
          unsafe Unmanaged<PlainQueue>.fromOpaque(queue).release()
        }))
    return unsafe UnsafePointer(table)
  }()
}
