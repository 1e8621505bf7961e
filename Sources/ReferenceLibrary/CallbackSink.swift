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
    var record = assay_event(event)
    unsafe callback(context, index, &record)
  }
}

extension assay_event {
  /// The record of an event.
  @inline(__always)
  init(_ event: Event) {
    self.init()
    switch event {
    case .accepted(let acceptance):
      kind = UInt8(ASSAY_ACCEPTED)
      instrument = acceptance.instrument.rawValue
      order_id = acceptance.id.rawValue
    case .rejected(let rejection):
      kind = UInt8(ASSAY_REJECTED)
      reason = rejection.reason.rawValue
      if let id = rejection.id {
        fields = UInt8(ASSAY_HAS_ORDER)
        order_id = id.rawValue
      }
    case .traded(let trade):
      kind = UInt8(ASSAY_TRADED)
      aggressor = trade.aggressor.rawValue
      instrument = trade.instrument.rawValue
      maker_id = trade.maker.rawValue
      taker_id = trade.taker.rawValue
      price = trade.price.rawValue
      quantity = trade.quantity.rawValue
      maker_leaves = trade.makerLeaves.rawValue
      taker_leaves = trade.takerLeaves.rawValue
    case .canceled(let cancellation):
      kind = UInt8(ASSAY_CANCELED)
      reason = cancellation.reason.rawValue
      instrument = cancellation.instrument.rawValue
      order_id = cancellation.id.rawValue
      quantity = cancellation.quantity.rawValue
    case .replaced(let replacement):
      kind = UInt8(ASSAY_REPLACED)
      priority = replacement.priority.rawValue
      instrument = replacement.instrument.rawValue
      order_id = replacement.id.rawValue
      setPrice(replacement.price)
      leaves = replacement.leaves.rawValue
    case .expired(let expiry):
      kind = UInt8(ASSAY_EXPIRED)
      instrument = expiry.instrument.rawValue
      order_id = expiry.id.rawValue
      quantity = expiry.quantity.rawValue
    case .phaseChanged(let change):
      kind = UInt8(ASSAY_PHASE_CHANGED)
      phase = change.phase.rawValue
      instrument = change.instrument.rawValue
    case .uncrossed(let uncrossing):
      self.init(uncrossing)
    }
  }

  /// The record of what an uncross brings.
  init(_ uncrossing: Uncrossing) {
    self.init()
    kind = UInt8(ASSAY_UNCROSSED)
    instrument = uncrossing.instrument.rawValue
    volume_low = UInt64(truncatingIfNeeded: uncrossing.volume.rawValue)
    volume_high = UInt64(truncatingIfNeeded: uncrossing.volume.rawValue >> 64)
    setPrice(uncrossing.price)
    imbalance_low = UInt64(truncatingIfNeeded: uncrossing.imbalance)
    imbalance_high = Int64(truncatingIfNeeded: uncrossing.imbalance >> 64)
  }

  @inline(__always)
  private mutating func setPrice(_ given: Price?) {
    guard let given else { return }
    fields = UInt8(ASSAY_HAS_PRICE)
    price = given.rawValue
  }
}
