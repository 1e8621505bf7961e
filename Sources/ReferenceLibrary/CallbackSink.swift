import CEngine
import Market

/// Tells events to a host through its callback.
@safe struct CallbackSink: EventSink {
  private let callback: assay_callback
  private let context: UnsafeMutableRawPointer?
  /// The place of the present command in its batch.
  var index: UInt32 = 0

  @unsafe init(_ callback: @escaping assay_callback, _ context: UnsafeMutableRawPointer?) {
    unsafe self.callback = callback
    unsafe self.context = context
  }

  @inline(__always)
  mutating func record(_ event: Event) {
    var record = EventRecord(event)
    unsafe withUnsafePointer(to: &record) { words in
      unsafe callback(
        context, index, UnsafeRawPointer(words).assumingMemoryBound(to: assay_event.self))
    }
  }
}

/// The record of an event, an `assay_event`, in words.
///
/// A host that reads whole words would have to wait for a word that was written in pieces.
struct EventRecord {
  /// From the lowest byte: kind, reason or the like, 0, fields, and 4 bytes of the instrument.
  private var head: UInt64
  private var id: UInt64 = 0
  private var taker: UInt64 = 0
  private var price: Int64 = 0
  private var quantity: Int64 = 0
  private var makerLeaves: Int64 = 0
  private var takerLeaves: Int64 = 0
  private var reserved: UInt64 = 0

  @inline(__always)
  private init(
    _ kind: Int, _ instrument: InstrumentID, detail: UInt8 = 0, fields: Int = 0, id: UInt64 = 0
  ) {
    head =
      UInt64(truncatingIfNeeded: kind) | UInt64(detail) << 8
      | UInt64(truncatingIfNeeded: fields) << 24 | UInt64(instrument.rawValue) << 32
    self.id = id
  }

  /// The record of an event.
  @inline(__always)
  init(_ event: Event) {
    switch event {
    case .accepted(let acceptance):
      self.init(ASSAY_ACCEPTED, acceptance.instrument, id: acceptance.id.rawValue)
    case .rejected(let rejection):
      self.init(
        ASSAY_REJECTED, InstrumentID(0), detail: rejection.reason.rawValue,
        fields: rejection.id == nil ? 0 : ASSAY_HAS_ORDER, id: rejection.id?.rawValue ?? 0)
    case .traded(let trade):
      self.init(
        ASSAY_TRADED, trade.instrument, detail: trade.aggressor.rawValue, id: trade.maker.rawValue)
      taker = trade.taker.rawValue
      price = trade.price.rawValue
      quantity = trade.quantity.rawValue
      makerLeaves = trade.makerLeaves.rawValue
      takerLeaves = trade.takerLeaves.rawValue
    case .canceled(let cancellation):
      self.init(
        ASSAY_CANCELED, cancellation.instrument, detail: cancellation.reason.rawValue,
        id: cancellation.id.rawValue)
      quantity = cancellation.quantity.rawValue
    case .replaced(let replacement):
      self.init(
        ASSAY_REPLACED, replacement.instrument, detail: replacement.priority.rawValue,
        fields: replacement.price == nil ? 0 : ASSAY_HAS_PRICE, id: replacement.id.rawValue)
      price = replacement.price?.rawValue ?? 0
      quantity = replacement.leaves.rawValue
    case .expired(let expiry):
      self.init(ASSAY_EXPIRED, expiry.instrument, id: expiry.id.rawValue)
      quantity = expiry.quantity.rawValue
    case .phaseChanged(let change):
      self.init(ASSAY_PHASE_CHANGED, change.instrument, detail: change.phase.rawValue)
    case .uncrossed(let uncrossing):
      self.init(uncrossing)
    }
  }

  /// The record of what an uncross brings.
  init(_ uncrossing: Uncrossing) {
    self.init(
      ASSAY_UNCROSSED, uncrossing.instrument, fields: uncrossing.price == nil ? 0 : ASSAY_HAS_PRICE,
      id: UInt64(truncatingIfNeeded: uncrossing.volume.rawValue))
    taker = UInt64(truncatingIfNeeded: uncrossing.volume.rawValue >> 64)
    price = uncrossing.price?.rawValue ?? 0
    quantity = Int64(truncatingIfNeeded: uncrossing.imbalance)
    makerLeaves = Int64(truncatingIfNeeded: uncrossing.imbalance >> 64)
  }

  /// The record as the header has it.
  var event: assay_event { unsafe unsafeBitCast(self, to: assay_event.self) }
}
