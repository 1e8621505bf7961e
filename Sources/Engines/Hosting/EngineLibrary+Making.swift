internal import CEngine
internal import Market

extension EngineLibrary {
  /// An engine of the library, with empty books, which whoever asks must destroy.
  @unsafe func makeEngine(
    _ instruments: [Instrument], _ conventions: Conventions
  ) throws(EngineFailure) -> OpaquePointer {
    let setup = LibrarySetup(instruments)
    var codes = assay_conventions(conventions)
    var made: OpaquePointer?
    var message = [CChar](repeating: 0, count: 256)
    let status = withExtendedLifetime(setup) {
      unsafe create(
        UInt32(ASSAY_ENGINE_ABI_VERSION), setup.instruments, UInt32(clamping: instruments.count),
        &codes, &made, &message, message.count)
    }
    let reason = String(
      decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    switch Int(status) {
    case ASSAY_OK:
      guard let made = unsafe made else {
        throw EngineFailure(.malformed, "assay_engine_create returned 0 and no engine")
      }
      return unsafe made
    case ASSAY_UNSUPPORTED:
      throw EngineFailure(.unsupported, reason.isEmpty ? "it does not say why" : reason)
    default:
      throw EngineFailure(
        .malformed,
        "assay_engine_create returned \(LibraryStatus(status))"
          + (reason.isEmpty ? "" : ": \(reason)"))
    }
  }
}

/// What a call returned, as it is shown.
struct LibraryStatus: CustomStringConvertible {
  let code: Int32

  init(_ code: Int32) { self.code = code }

  var description: String {
    let names = [
      ASSAY_OK: "ok", ASSAY_WRONG_VERSION: "wrong version", ASSAY_MALFORMED: "malformed",
      ASSAY_UNSUPPORTED: "unsupported", ASSAY_NO_MEMORY: "no memory",
    ]
    return "\(code)" + (names[Int(code)].map { " (\($0))" } ?? "")
  }
}
