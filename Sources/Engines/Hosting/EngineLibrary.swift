internal import CEngine
internal import JSONText
internal import Market
internal import Wire

/// A loaded library that exports the C ABI of engines: its functions, and what it says of itself.
@safe struct EngineLibrary {
  typealias Create =
    @convention(c) (
      UInt32, UnsafePointer<assay_instrument>?, UInt32, UnsafePointer<assay_conventions>?,
      UnsafeMutablePointer<OpaquePointer?>?, UnsafeMutablePointer<CChar>?, Int
    ) -> Int32
  typealias OnEngine = @convention(c) (OpaquePointer?) -> Void
  typealias Apply =
    @convention(c) (
      OpaquePointer?, UnsafePointer<assay_command>?, assay_callback?, UnsafeMutableRawPointer?
    ) -> Int32
  typealias ApplyBatch =
    @convention(c) (
      OpaquePointer?, UnsafePointer<assay_command>?, UInt32, assay_callback?,
      UnsafeMutableRawPointer?
    ) -> UInt32
  typealias Orders =
    @convention(c) (
      OpaquePointer?, UInt32, UInt8, UnsafeMutablePointer<assay_resting_order>?, UInt64
    ) -> Int64
  typealias Levels =
    @convention(c) (
      OpaquePointer?, UInt32, UInt8, UnsafeMutablePointer<assay_level>?, UInt64
    ) -> Int64
  typealias Top =
    @convention(c) (OpaquePointer?, UInt32, UnsafeMutablePointer<assay_top>?) -> Int32
  typealias Phase = @convention(c) (OpaquePointer?, UInt32) -> Int32
  typealias Indication =
    @convention(c) (OpaquePointer?, UInt32, UnsafeMutablePointer<assay_event>?) -> Int32

  let path: String
  let profile: EngineProfile
  let create: Create
  let destroy: OnEngine
  let reset: OnEngine
  let apply: Apply
  let applyBatch: ApplyBatch
  /// The queries that the profile declares; nil where it does not.
  let orders: Orders?
  let levels: Levels?
  let top: Top?
  let phase: Phase?
  let indication: Indication?

  private static let abi = "version \(ASSAY_ENGINE_ABI_VERSION) of the C ABI"

  /// Loads a library and reads what it says of itself.
  ///
  /// Throws what is missing, or why it can't be loaded or understood.
  init(_ path: String) throws(EngineFailure) {
    let object = try SharedObject(path)
    self.path = path
    let version: @convention(c) () -> UInt32 =
      try object.function("assay_engine_abi_version", of: Self.abi)
    let spoken = version()
    guard spoken == UInt32(ASSAY_ENGINE_ABI_VERSION) else {
      throw EngineFailure(
        .crashed, "\(path) speaks version \(spoken) of the C ABI, and this is \(Self.abi)")
    }
    unsafe create = try object.function("assay_engine_create", of: Self.abi)
    unsafe destroy = try object.function("assay_engine_destroy", of: Self.abi)
    unsafe reset = try object.function("assay_engine_reset", of: Self.abi)
    unsafe apply = try object.function("assay_engine_apply", of: Self.abi)
    unsafe applyBatch = try object.function("assay_engine_apply_batch", of: Self.abi)
    let describe: @convention(c) () -> UnsafePointer<CChar>? =
      unsafe try object.function("assay_engine_describe", of: Self.abi)
    guard let text = unsafe describe() else {
      throw EngineFailure(.malformed, "\(path): assay_engine_describe returned NULL")
    }
    let profile = try Self.profile(unsafe String(cString: text), in: path)
    self.profile = profile

    func query<Function>(
      _ capability: Capability, _ name: String
    ) throws(EngineFailure) -> Function? {
      guard profile.can(capability) else { return nil }
      return try object.function(name, of: "its capability \(capability.rawValue)")
    }
    unsafe orders = try query(.orders, "assay_engine_orders")
    unsafe levels =
      profile.can(.orders) ? nil : try query(.levels, "assay_engine_levels")
    unsafe top = profile.can(.levels) ? nil : try query(.top, "assay_engine_top")
    unsafe phase = try query(.phase, "assay_engine_phase")
    unsafe indication = try query(.indication, "assay_engine_indication")
  }

  /// What a description says, read as the answer to a handshake.
  private static func profile(
    _ text: String, in path: String
  ) throws(EngineFailure) -> EngineProfile {
    let answer: ProtocolAnswer
    do throws(JSONRefusal) {
      answer = try ProtocolCodec(instruments: []).answer(Array(text.utf8), to: .start)
    } catch {
      throw EngineFailure(
        .malformed,
        "\(path): what assay_engine_describe returned is no description: \(error.problems[0]); "
          + "it is \(LineExcerpt.text(Array(text.utf8)))")
    }
    guard case .started(let profile) = answer else {
      throw EngineFailure(
        .crashed, "\(path) says of itself: \(LineExcerpt.text(Array(text.utf8)))")
    }
    return profile
  }
}
