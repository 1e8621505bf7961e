import CEngine
import Market
import Testing
import Wire

/// What the header promises besides matching.
@Suite struct ContractTests {
  private static let names = ["assay-reference", "assay-baseline"]

  /// What an engine is made from.
  @safe private struct Draft {
    var instrument: assay_instrument
    var conventions = assay_conventions()
  }

  /// Tries to make an engine, and returns the code and the text.
  private func create(
    _ library: SharedLibrary, version: UInt32 = UInt32(ASSAY_ENGINE_ABI_VERSION),
    count: UInt32 = 1, room: Int = 200, _ change: (inout Draft) -> Void = { _ in }
  ) throws -> (status: Int, message: String) {
    let create: LoadedEngine.Create = unsafe try library.function("assay_engine_create")
    let setup = CSetup([Instrument(symbol: "A")])
    var draft = unsafe Draft(instrument: setup.instruments[0])
    change(&draft)
    var engine: OpaquePointer? = unsafe OpaquePointer(bitPattern: 64)
    var message = [CChar](repeating: 65, count: 201)
    let status = unsafe create(
      version, &draft.instrument, count, &draft.conventions, &engine, &message, room)
    if Int(status) != ASSAY_OK {
      let isNone = unsafe engine == nil
      #expect(isNone)
    } else if let engine = unsafe engine {
      let destroy: @convention(c) (OpaquePointer?) -> Void =
        unsafe try library.function("assay_engine_destroy")
      unsafe destroy(engine)
      destroy(nil)
    }
    #expect(message[200] == 65)
    return (Int(status), room == 0 ? "" : message.text)
  }

  @Test(arguments: names) func `another version of the ABI is refused with a reason`(
    name: String
  ) throws {
    let library = try SharedLibrary(name)
    let version: @convention(c) () -> UInt32 =
      try library.function("assay_engine_abi_version")
    let spoken = version()
    #expect(spoken == UInt32(ASSAY_ENGINE_ABI_VERSION))
    let answer = try create(library, version: 2)
    #expect(answer.status == ASSAY_WRONG_VERSION)
    #expect(answer.message.contains("version 1"))
    #expect(try create(library, version: 2, room: 4).message.utf8.count == 3)
    #expect(try create(library, version: 2, room: 0).status == ASSAY_WRONG_VERSION)
  }

  @Test(arguments: names) func `what makes no instrument is refused`(name: String) throws {
    let library = try SharedLibrary(name)
    #expect(try create(library).status == ASSAY_OK)
    #expect(try create(library, count: 0).status == ASSAY_MALFORMED)
    #expect(try create(library) { unsafe $0.instrument.symbol = nil }.status == ASSAY_MALFORMED)
    #expect(try create(library) { unsafe $0.instrument.tick_count = 0 }.status == ASSAY_MALFORMED)
    #expect(try create(library) { unsafe $0.instrument.lot = 0 }.status == ASSAY_MALFORMED)
  }

  @Test func `the reference engine names the field that is wrong`() throws {
    let library = try SharedLibrary("assay-reference")
    let changes: [(String, (inout Draft) -> Void)] = [
      ("minimum_quantity", { unsafe $0.instrument.minimum_quantity = 0 }),
      ("maximum_quantity", { unsafe $0.instrument.maximum_quantity = 0 }),
      ("price_signs", { unsafe $0.instrument.price_signs = 8 }),
      (
        "band_upper",
        {
          unsafe $0.instrument.fields = UInt8(ASSAY_HAS_BAND)
          unsafe $0.instrument.band_lower = 1
        }
      ),
      (
        "dynamic_range",
        {
          unsafe $0.instrument.fields = UInt8(ASSAY_HAS_DYNAMIC_RANGE)
          unsafe $0.instrument.dynamic_range = -1
        }
      ),
      ("auction_price", { $0.conventions.auction_price = 5 }),
      ("halt", { $0.conventions.halt = 3 }),
    ]
    for (field, change) in changes {
      let answer = try create(library, change)
      #expect(answer.status == ASSAY_MALFORMED)
      #expect(answer.message.contains(field), "\(answer.message)")
    }
  }

  @Test(arguments: names) func `a batch ends before a command that is none`(name: String) throws {
    let engine = try LoadedEngine(try SharedLibrary(name), [Instrument(symbol: "A")])
    var order = assay_command()
    order.kind = UInt8(ASSAY_NEW)
    order.order_id = 1
    order.price = 1
    order.quantity = 1
    for (offset, value) in [(0, 0), (0, 99), (1, 2), (2, 2), (3, 7)] as [(Int, UInt8)] {
      var wrong = order
      unsafe withUnsafeMutableBytes(of: &wrong) { unsafe $0[offset] = value }
      #expect(engine.apply(wrong).status == ASSAY_MALFORMED)
      try engine.reset()
      let answer = engine.applyBatch([order, wrong, order])
      #expect(answer.count == 1)
      #expect(answer.events.count == 1)
    }
    #expect(engine.applyBatch([]).count == 0)
  }

  @Test(arguments: names) func `an instrument that is not there has no book`(name: String) throws {
    let engine = try LoadedEngine(try SharedLibrary(name), [Instrument(symbol: "A")])
    let query: LoadedEngine.List =
      unsafe try engine.library.function("assay_engine_orders")
    let counts = unsafe [
      query(engine.engine, 1, 0, nil, 0), query(engine.engine, 0, 2, nil, 0),
      query(engine.engine, 0, 0, nil, 0),
    ]
    #expect(counts == [-1, -1, 0])
  }

  @Test(arguments: names) func `the description is what answers a handshake`(
    name: String
  ) throws {
    let describe: @convention(c) () -> UnsafePointer<CChar>? =
      unsafe try SharedLibrary(name).function("assay_engine_describe")
    let text = unsafe describe().map { unsafe String(cString: $0) } ?? ""
    let answer = try ProtocolCodec(instruments: []).answer(Array(text.utf8), to: .start)
    guard case .started(let profile) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(!profile.version.isEmpty && profile.language != nil)
    #expect(profile.followsEvents && profile.can(.orders) && profile.can(.instrumentRules))
    #expect(profile.limits.instruments != nil)
  }
}

extension EngineProfile {
  /// Whether it reports all that its events have room for.
  fileprivate var followsEvents: Bool {
    can(.trades) && can(.tradeIDs) && can(.tradePrices) && can(.reasons) && !can(.aggregates)
  }
}
