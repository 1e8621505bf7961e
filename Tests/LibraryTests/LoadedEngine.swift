import CEngine
import Market
import Testing

/// An engine of a shared library, called through the C ABI.
@safe final class LoadedEngine {
  typealias Create =
    @convention(c) (
      UInt32, UnsafePointer<assay_instrument>?, UInt32, UnsafePointer<assay_conventions>?,
      UnsafeMutablePointer<OpaquePointer?>?, UnsafeMutablePointer<CChar>?, Int
    ) -> Int32
  typealias Apply =
    @convention(c) (
      OpaquePointer?, UnsafePointer<assay_command>?, assay_callback?, UnsafeMutableRawPointer?
    ) -> Int32
  typealias ApplyBatch =
    @convention(c) (
      OpaquePointer?, UnsafePointer<assay_command>?, UInt32, assay_callback?,
      UnsafeMutableRawPointer?
    ) -> UInt32
  typealias List =
    @convention(c) (OpaquePointer?, UInt32, UInt8, UnsafeMutableRawPointer?, UInt64) -> Int64

  let library: SharedLibrary
  let engine: OpaquePointer
  private let applying: Apply
  private let applyingBatch: ApplyBatch

  /// An engine at the start of its life.
  init(
    _ library: SharedLibrary, _ instruments: [Instrument],
    _ conventions: Conventions = Conventions()
  ) throws {
    self.library = library
    unsafe applying = try library.function("assay_engine_apply")
    unsafe applyingBatch = try library.function("assay_engine_apply_batch")
    let create: Create = unsafe try library.function("assay_engine_create")
    let setup = CSetup(instruments)
    var choices = assay_conventions(conventions)
    var made: OpaquePointer?
    var message = [CChar](repeating: 1, count: 200)
    let status = unsafe create(
      UInt32(ASSAY_ENGINE_ABI_VERSION), setup.instruments, UInt32(instruments.count), &choices,
      &made, &message, message.count)
    try #require(Int(status) == ASSAY_OK, "\(message.text)")
    guard let made = unsafe made else { throw NotLoaded(reason: "no engine was made") }
    unsafe engine = made
  }

  deinit {
    let destroy: (@convention(c) (OpaquePointer?) -> Void)? =
      unsafe try? library.function("assay_engine_destroy")
    unsafe destroy?(engine)
  }

  func reset() throws {
    let reset: @convention(c) (OpaquePointer?) -> Void =
      unsafe try library.function("assay_engine_reset")
    unsafe reset(engine)
  }

  /// Carries out a command and returns its events as records, and what the call returned.
  func apply(_ command: assay_command) -> (status: Int, events: [assay_event]) {
    let log = EventRecords()
    var command = command
    let status = unsafe applying(engine, &command, EventRecords.take, log.context)
    return (Int(status), log.records.map(\.event))
  }

  /// Carries out a batch; each event with the place of its command.
  func applyBatch(_ commands: [assay_command]) -> (count: Int, events: [EventRecords.Record]) {
    let log = EventRecords()
    let count = unsafe applyingBatch(
      engine, commands, UInt32(commands.count), EventRecords.take, log.context)
    return (Int(count), log.records)
  }

  /// The orders, or the levels, of a side.
  func list<Answer>(_ name: String, _ instrument: UInt32, _ side: Side) throws -> [Answer] {
    let query: List = unsafe try library.function("assay_engine_\(name)")
    let count = unsafe Int(query(engine, instrument, side.rawValue, nil, 0))
    return unsafe [Answer](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = unsafe Int(
        query(
          engine, instrument, side.rawValue, UnsafeMutableRawPointer(buffer.baseAddress),
          UInt64(count)))
    }
  }

  func phase(of instrument: UInt32) throws -> Phase? {
    let query: @convention(c) (OpaquePointer?, UInt32) -> Int32 =
      unsafe try library.function("assay_engine_phase")
    return unsafe UInt8(exactly: query(engine, instrument)).flatMap(Phase.init)
  }

  func indication(of instrument: UInt32) throws -> assay_event? {
    let query:
      @convention(c) (OpaquePointer?, UInt32, UnsafeMutablePointer<assay_event>?) -> Int32 =
        unsafe try library.function("assay_engine_indication")
    var found = assay_event()
    return unsafe query(engine, instrument, &found) == 1 ? found : nil
  }

  /// A number of 64 bits that the library tells of the engine.
  func number(_ name: String) throws -> UInt64 {
    let query: @convention(c) (OpaquePointer?) -> UInt64 =
      unsafe try library.function("assay_engine_\(name)")
    return unsafe query(engine)
  }
}

/// The events that a callback was told.
final class EventRecords {
  struct Record {
    var index: UInt32
    var event: assay_event
  }

  var records: [Record] = []

  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  static let take: assay_callback = { context, index, event in
    guard let context = unsafe context, let event = unsafe event else { return }
    let log = unsafe Unmanaged<EventRecords>.fromOpaque(context).takeUnretainedValue()
    unsafe log.records.append(Record(index: index, event: event.pointee))
  }
}

extension [CChar] {
  /// The C text that it holds.
  var text: String {
    String(decoding: prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
