public import CEngine
import Market
import ReferenceEngine

/// The description as C text, made once and never freed.
private nonisolated(unsafe) let descriptionText: UnsafePointer<CChar> = {
  let bytes = Description.json.utf8CString
  let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
  for (offset, byte) in bytes.enumerated() { unsafe copy[offset] = byte }
  return unsafe UnsafePointer(copy)
}()

/// Of the header of the ABI, where all that is exported here is described.
@c @implementation public func assay_engine_abi_version() -> UInt32 {
  UInt32(ASSAY_ENGINE_ABI_VERSION)
}

@c @implementation public func assay_engine_describe() -> UnsafePointer<CChar>? {
  unsafe descriptionText
}

@c @implementation public func assay_engine_create(
  _ version: UInt32, _ instruments: UnsafePointer<assay_instrument>?, _ count: UInt32,
  _ conventions: UnsafePointer<assay_conventions>?, _ engine: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageSize: Int
) -> Int32 {
  unsafe engine?.pointee = nil
  func refuse(_ status: Int, _ text: String) -> Int32 {
    if let message = unsafe message {
      let bytes = text.utf8.prefix(max(messageSize - 1, 0))
      for (offset, byte) in bytes.enumerated() { unsafe message[offset] = CChar(bitPattern: byte) }
      if messageSize > 0 { unsafe message[bytes.count] = 0 }
    }
    return Int32(status)
  }
  guard version == UInt32(ASSAY_ENGINE_ABI_VERSION) else {
    return refuse(
      ASSAY_WRONG_VERSION,
      "this library speaks version \(ASSAY_ENGINE_ABI_VERSION) of the ABI, the host \(version)")
  }
  guard let engine = unsafe engine else { return refuse(ASSAY_MALFORMED, "engine is NULL") }
  guard let instruments = unsafe instruments, count > 0 else {
    return refuse(ASSAY_MALFORMED, "there must be at least one instrument")
  }
  guard count < 1 << 28 else {
    return refuse(ASSAY_UNSUPPORTED, "\(count) instruments are more than 268435455")
  }
  do {
    var known: [Instrument] = []
    for index in 0..<Int(count) {
      known.append(unsafe try Instrument(instruments[index], index: index))
    }
    let choices = try unsafe conventions.map { given throws(SetupProblem) in
      unsafe try Conventions(given.pointee)
    }
    let state = UnsafeMutablePointer<LibraryEngine>.allocate(capacity: 1)
    unsafe state.initialize(
      to: LibraryEngine(instruments: known, conventions: choices ?? Conventions()))
    unsafe engine.pointee = OpaquePointer(state)
    return Int32(ASSAY_OK)
  } catch {
    return refuse(ASSAY_MALFORMED, error.text)
  }
}

@c @implementation public func assay_engine_destroy(_ engine: OpaquePointer?) {
  guard let state = unsafe state(engine) else { return }
  unsafe state.deinitialize(count: 1)
  unsafe state.deallocate()
}

@c @implementation public func assay_engine_reset(_ engine: OpaquePointer?) {
  unsafe state(engine)?.pointee.reset()
}

@c @implementation public func assay_engine_apply(
  _ engine: OpaquePointer?, _ command: UnsafePointer<assay_command>?,
  _ callback: assay_callback?, _ context: UnsafeMutableRawPointer?
) -> Int32 {
  guard let state = unsafe state(engine), let record = unsafe command,
    let callback = unsafe callback
  else { return Int32(ASSAY_MALFORMED) }
  var sink = unsafe CallbackSink(callback, context)
  let isCommand = unsafe state.pointee.engine.apply(record.pointee, to: &sink)
  return Int32(isCommand ? ASSAY_OK : ASSAY_MALFORMED)
}

@c @implementation public func assay_engine_apply_batch(
  _ engine: OpaquePointer?, _ commands: UnsafePointer<assay_command>?, _ count: UInt32,
  _ callback: assay_callback?, _ context: UnsafeMutableRawPointer?
) -> UInt32 {
  guard let state = unsafe state(engine), let commands = unsafe commands,
    let callback = unsafe callback
  else { return 0 }
  var sink = unsafe CallbackSink(callback, context)
  var reader = BatchReader()
  let readsAhead = unsafe count >= 4 * BatchReader.group && state.pointee.engine.shouldReadAhead
  while sink.index < count {
    if readsAhead, sink.index % BatchReader.group == 0 {
      unsafe reader.readAhead(of: commands, from: sink.index, count, for: &state.pointee.engine)
    }
    guard unsafe state.pointee.engine.apply(commands[Int(sink.index)], to: &sink) else { break }
    sink.index &+= 1
  }
  return sink.index
}

/// The engine behind a host's pointer.
@inline(__always)
@unsafe func state(_ engine: OpaquePointer?) -> UnsafeMutablePointer<LibraryEngine>? {
  unsafe engine.map { unsafe UnsafeMutablePointer($0) }
}
