internal import CEngine
internal import Market

/// An engine of a library in this very process, driven at full speed: a crash of it is ours.
///
/// Several commands go as a batch, one goes alone.
@safe final class LibraryBenchEngine: BenchEngine {
  /// The calls of a library that a benchmark makes.
  @safe struct Calls {
    var destroy: EngineLibrary.OnEngine
    var apply: EngineLibrary.Apply
    var applyBatch: EngineLibrary.ApplyBatch
  }

  /// What the callback keeps, in memory of its own: it must not pay for an object.
  struct Tally {
    var fingerprint = EventFingerprint()
    /// How many commands came before the batch.
    var before: UInt64 = 0
    /// Whether a record is none that an engine can mean.
    var isMalformed = false
  }

  private let calls: Calls
  private let make: ([Instrument]) throws(EngineFailure) -> OpaquePointer?
  private let tally: UnsafeMutablePointer<Tally>
  private var engine: OpaquePointer?
  private var records: [assay_command] = []
  private var refused: EngineFailure?

  init(
    _ calls: Calls, make: @escaping ([Instrument]) throws(EngineFailure) -> OpaquePointer?
  ) {
    self.calls = calls
    unsafe self.make = unsafe make
    unsafe tally = .allocate(capacity: 1)
    unsafe tally.initialize(to: Tally())
  }

  convenience init(_ library: EngineLibrary, _ conventions: Conventions) {
    unsafe self.init(
      Calls(
        destroy: library.destroy, apply: library.apply, applyBatch: library.applyBatch)
    ) { (instruments) throws(EngineFailure) in
      unsafe try library.makeEngine(instruments, conventions)
    }
  }

  deinit {
    end()
    unsafe tally.deallocate()
  }

  var fingerprint: EventFingerprint { unsafe tally.pointee.fingerprint }

  var failure: EngineFailure? {
    if let refused { return refused }
    guard unsafe tally.pointee.isMalformed else { return nil }
    return EngineFailure(.malformed, "it told an event that no engine can mean")
  }

  func begin(_ instruments: [Instrument]) throws(EngineFailure) {
    end()
    refused = nil
    unsafe tally.pointee = Tally()
    unsafe engine = try make(instruments)
  }

  func load(_ commands: [Command]) {
    records.removeAll(keepingCapacity: true)
    records.reserveCapacity(commands.count)
    for command in commands { records.append(assay_command(command)) }
  }

  func end() {
    guard let old = unsafe engine else { return }
    unsafe engine = nil
    unsafe calls.destroy(old)
  }

  func run(_ places: Range<Int>) {
    guard let engine = unsafe engine, refused == nil else { return }
    let calls = calls
    let tally = unsafe tally
    let done = unsafe records.withUnsafeBufferPointer { records -> Int in
      guard let first = records.baseAddress else { return 0 }
      let commands = unsafe first + places.lowerBound
      unsafe tally.pointee.before = tally.pointee.fingerprint.command
      defer {
        unsafe tally.pointee.fingerprint.command = tally.pointee.before &+ UInt64(places.count)
      }
      if places.count == 1 {
        let status = unsafe calls.apply(engine, commands, Self.callback, tally)
        return Int(status) == ASSAY_OK ? 1 : 0
      }
      return unsafe Int(
        calls.applyBatch(engine, commands, UInt32(clamping: places.count), Self.callback, tally))
    }
    if done != places.count {
      let number = unsafe tally.pointee.before + UInt64(max(done, 0)) + 1
      refused = EngineFailure(.malformed, "it did not carry out command \(number)")
    }
  }

  private static let callback: assay_callback = { context, index, event in
    guard let context = unsafe context, let event = unsafe event else { return }
    let tally = unsafe context.assumingMemoryBound(to: Tally.self)
    unsafe tally.pointee.take(event, index)
  }
}

extension LibraryBenchEngine.Tally {
  /// Adds the event of a record, field by field: what its kind does not have is not looked at.
  @inline(__always)
  @unsafe mutating func take(_ event: UnsafePointer<assay_event>, _ index: UInt32) {
    fingerprint.command = before &+ UInt64(index) &+ 1
    let kind = unsafe UInt64(event.pointee.kind)
    let instrument = unsafe UInt64(event.pointee.instrument) << 32
    let code = unsafe UInt64(event.pointee.reason) << 8
    let hasField = unsafe UInt64(event.pointee.fields & 1)
    let id = unsafe event.pointee.order_id
    let price = unsafe UInt64(bitPattern: event.pointee.price)
    let quantity = unsafe UInt64(bitPattern: event.pointee.quantity)
    switch Int(kind) {
    case ASSAY_ACCEPTED: fingerprint.fold(kind | instrument, id)
    case ASSAY_REJECTED:
      fingerprint.fold(kind | code | hasField << 24, hasField == 0 ? 0 : id)
    case ASSAY_TRADED:
      fingerprint.fold(
        kind | code | instrument, id, unsafe event.pointee.taker_id, price, quantity,
        unsafe UInt64(bitPattern: event.pointee.maker_leaves),
        unsafe UInt64(bitPattern: event.pointee.taker_leaves))
    case ASSAY_CANCELED: fingerprint.fold(kind | code | instrument, id, 0, 0, quantity)
    case ASSAY_REPLACED:
      fingerprint.fold(
        kind | code | hasField << 24 | instrument, id, 0, hasField == 0 ? 0 : price, quantity)
    case ASSAY_EXPIRED: fingerprint.fold(kind | instrument, id, 0, 0, quantity)
    case ASSAY_PHASE_CHANGED: fingerprint.fold(kind | code | instrument)
    case ASSAY_UNCROSSED:
      fingerprint.fold(
        kind | hasField << 24 | instrument, id, unsafe event.pointee.volume_high,
        hasField == 0 ? 0 : price, quantity,
        unsafe UInt64(bitPattern: event.pointee.imbalance_high))
    default: isMalformed = true
    }
  }
}

extension LibraryBenchEngine {
  /// An engine behind the C ABI that does nothing but acknowledge.
  static func null() -> LibraryBenchEngine {
    unsafe LibraryBenchEngine(
      Calls(
        destroy: { _ in },
        apply: { _, command, callback, context in
          guard let command = unsafe command else { return Int32(ASSAY_MALFORMED) }
          unsafe LibraryBenchEngine.acknowledge(command, 0, callback, context)
          return Int32(ASSAY_OK)
        },
        applyBatch: { _, commands, count, callback, context in
          guard let commands = unsafe commands else { return 0 }
          for index in 0..<count {
            unsafe LibraryBenchEngine.acknowledge(commands + Int(index), index, callback, context)
          }
          return count
        })
    ) { (_) throws(EngineFailure) in unsafe OpaquePointer(bitPattern: 64) }
  }

  @inline(__always)
  @unsafe private static func acknowledge(
    _ command: UnsafePointer<assay_command>, _ index: UInt32, _ callback: assay_callback?,
    _ context: UnsafeMutableRawPointer?
  ) {
    var event = assay_event()
    event.kind = UInt8(ASSAY_ACCEPTED)
    unsafe event.instrument = command.pointee.instrument
    unsafe event.order_id = command.pointee.order_id
    unsafe callback?(context, index, &event)
  }
}
