internal import CEngine

/// A loaded library that exports the C ABI of flash1's engines: its functions.
@safe struct Flash1Symbols {
  typealias Start =
    @convention(c) (UInt64, UnsafePointer<flash1_transport>?, UnsafeMutableRawPointer?) -> Void

  let path: String
  let start: Start
  let shutdown: @convention(c) () -> Void
  let newOrder: @convention(c) (UnsafePointer<flash1_new_order>?) -> Void
  let cancel: @convention(c) (UnsafePointer<flash1_cancel>?) -> Void
  let modify: @convention(c) (UnsafePointer<flash1_modify>?) -> Void
  let flush: @convention(c) () -> Void
  let bestBid: @convention(c) () -> Int64
  let bestAsk: @convention(c) () -> Int64
  let depth: @convention(c) (Int64, UInt8) -> UInt64
  /// Takes messages by the batch; nil where it takes them one by one.
  let batch: (@convention(c) (UnsafePointer<flash1_message>?, UInt32) -> Void)?
  /// The transport that it brings along; nil where it takes any.
  let transport: UnsafePointer<flash1_transport>?

  /// Loads a library; throws what is missing, or why it can't be loaded.
  init(_ path: String) throws(EngineFailure) {
    let abi = "the C ABI of flash1"
    let object = try SharedObject(path)
    self.path = path
    unsafe start = try object.function("engine_init", of: abi)
    shutdown = try object.function("engine_shutdown", of: abi)
    unsafe newOrder = try object.function("engine_on_new_order", of: abi)
    unsafe cancel = try object.function("engine_on_cancel", of: abi)
    unsafe modify = try object.function("engine_on_modify", of: abi)
    flush = try object.function("engine_flush", of: abi)
    bestBid = try object.function("engine_query_best_bid", of: abi)
    bestAsk = try object.function("engine_query_best_ask", of: abi)
    depth = try object.function("engine_query_depth_at", of: abi)
    unsafe batch = object.optional("engine_on_batch")
    let own: (@convention(c) () -> UnsafePointer<flash1_transport>?)? =
      unsafe object.optional("engine_get_transport")
    unsafe transport = own?()
    if let own = unsafe transport {
      // The five functions stand one after the other, and none may be missing.
      let table = unsafe UnsafeRawPointer(own)
      for place in 0..<5 {
        let entry = unsafe table.load(fromByteOffset: 8 * place, as: UInt.self)
        guard entry != 0 else {
          throw EngineFailure(.malformed, "\(path): function \(place) of its transport is NULL")
        }
      }
    }
  }
}
