internal import CEngine
internal import Market

/// An engine built for flash1's benchmark, in this very process and at full speed.
///
/// Its reports go into the fingerprint on the thread that gives it the messages: through our
/// transport as it pushes them, through its own after each batch. There is one such engine to a
/// library.
@safe final class Flash1BenchEngine: BenchEngine {
  private let symbols: Flash1Symbols
  private let conventions: Conventions
  private var translation: Flash1Translation?
  private var messages: [flash1_message] = []
  private let tally: UnsafeMutablePointer<EventFingerprint>
  /// The engine's own transport and its queue; nil where ours is the transport.
  private var own: (table: UnsafePointer<flash1_transport>, queue: UnsafeMutableRawPointer)?
  private var reports = [flash1_report](repeating: flash1_report(), count: 256)
  private var isStarted = false

  /// How many messages make a batch.
  private static let batch = 64

  init(_ symbols: Flash1Symbols, _ conventions: Conventions) throws(EngineFailure) {
    self.symbols = symbols
    self.conventions = conventions
    unsafe tally = .allocate(capacity: 1)
    unsafe tally.initialize(to: EventFingerprint())
    unsafe own = nil
    if let table = unsafe symbols.transport {
      guard let queue = unsafe table.pointee.create(UInt32(1 << 20)) else {
        throw EngineFailure(.crashed, "its transport can't make a queue of \(1 << 20) reports")
      }
      unsafe own = (table, queue)
    }
  }

  deinit { unsafe tally.deallocate() }

  var fingerprint: EventFingerprint { unsafe tally.pointee }

  func begin(_ instruments: [Instrument]) throws(EngineFailure) {
    end()
    translation = try Flash1Translation(instruments, conventions)
    drain()
    unsafe tally.pointee = EventFingerprint()
    unsafe symbols.start(
      1, own?.table ?? Self.transport, own?.queue ?? UnsafeMutableRawPointer(tally))
    isStarted = true
  }

  func load(_ commands: [Command]) throws(EngineFailure) {
    messages.removeAll(keepingCapacity: true)
    messages.reserveCapacity(commands.count)
    guard var translation = translation.take() else { return }
    for command in commands { messages.append(try translation.message(command)) }
    self.translation = consume translation
  }

  func end() {
    if isStarted { symbols.shutdown() }
    isStarted = false
    translation = nil
  }

  func run(_ places: Range<Int>) {
    let symbols = symbols
    unsafe messages.withUnsafeBufferPointer { messages in
      guard let first = messages.baseAddress else { return }
      var place = places.lowerBound
      while place < places.upperBound {
        let count = min(Self.batch, places.upperBound - place)
        unsafe Self.give(first + place, count, to: symbols)
        place += count
        if unsafe own != nil {
          symbols.flush()
          drain()
        }
      }
    }
    symbols.flush()
    drain()
  }

  private static func give(
    _ messages: UnsafePointer<flash1_message>, _ count: Int, to symbols: Flash1Symbols
  ) {
    if count > 1, let batch = unsafe symbols.batch {
      return unsafe batch(messages, UInt32(truncatingIfNeeded: count))
    }
    for place in 0..<count {
      let body = unsafe UnsafeRawPointer(messages + place) + 8
      switch unsafe Int(messages[place].type) {
      case FLASH1_NEW_ORDER:
        unsafe symbols.newOrder(body.assumingMemoryBound(to: flash1_new_order.self))
      case FLASH1_CANCEL: unsafe symbols.cancel(body.assumingMemoryBound(to: flash1_cancel.self))
      default: unsafe symbols.modify(body.assumingMemoryBound(to: flash1_modify.self))
      }
    }
  }

  /// Takes out what an engine's own queue holds.
  private func drain() {
    guard let own = unsafe own else { return }
    unsafe own.table.pointee.flush(own.queue)
    while true {
      let count = unsafe Int(own.table.pointee.drain(own.queue, &reports, UInt32(reports.count)))
      guard count > 0 else { return }
      for report in reports.prefix(count) { unsafe tally.pointee.take(report) }
    }
  }

  private nonisolated(unsafe) static let transport: UnsafePointer<flash1_transport> = {
    let table = UnsafeMutablePointer<flash1_transport>.allocate(capacity: 1)
    unsafe table.initialize(
      to: flash1_transport(
        create: { _ in nil },
        push: { queue, report in
          guard let queue = unsafe queue, let report = unsafe report else { return 0 }
          let tally = unsafe queue.assumingMemoryBound(to: EventFingerprint.self)
          unsafe tally.pointee.take(report.pointee)
          return 1
        },
        drain: { _, _, _ in 0 }, flush: { _ in }, destroy: { _ in }))
    return unsafe UnsafePointer(table)
  }()
}
