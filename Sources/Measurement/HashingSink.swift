package import Market

/// A sink that takes the fingerprint of events, and of which command each answers.
///
/// Every field goes in as words, so that two answers that differ anywhere have different words.
package struct HashingSink: EventSink, Hashable, Sendable {
  private var digest = Digest()

  package init() {}

  /// The fingerprint so far, 16 hexadecimal digits.
  package var hash: String { digest.text }

  /// Notes that the events of one command are complete.
  package mutating func endCommand() { digest.combine(UInt64.max) }

  package mutating func record(_ event: Event) {
    switch event {
    case .accepted(let acceptance):
      combine(0, acceptance.id, acceptance.instrument)
    case .rejected(let rejection):
      digest.combine(1 as UInt64)
      digest.combine(UInt64(rejection.reason.rawValue))
      digest.combine(rejection.id == nil ? 0 : 1 as UInt64)
      if let id = rejection.id { digest.combine(id.rawValue) }
    case .traded(let trade):
      combine(2, trade.maker, trade.instrument)
      digest.combine(trade.taker.rawValue)
      digest.combine(trade.price.rawValue)
      digest.combine(trade.quantity.rawValue)
      digest.combine(trade.makerLeaves.rawValue)
      digest.combine(trade.takerLeaves.rawValue)
      digest.combine(UInt64(trade.aggressor.rawValue))
    case .canceled(let cancellation):
      combine(3, cancellation.id, cancellation.instrument)
      digest.combine(cancellation.quantity.rawValue)
      digest.combine(UInt64(cancellation.reason.rawValue))
    case .replaced(let replacement):
      // A replaced market order is a kind of its own, so that one with a price keeps its words.
      combine(replacement.price == nil ? 8 : 4, replacement.id, replacement.instrument)
      if let price = replacement.price { digest.combine(price.rawValue) }
      digest.combine(replacement.leaves.rawValue)
      digest.combine(UInt64(replacement.priority.rawValue))
    case .expired(let expiry):
      combine(5, expiry.id, expiry.instrument)
      digest.combine(expiry.quantity.rawValue)
    case .phaseChanged(let change):
      digest.combine(6 as UInt64)
      digest.combine(UInt64(change.instrument.rawValue))
      digest.combine(UInt64(change.phase.rawValue))
    case .uncrossed(let uncrossing):
      combine(uncrossing)
    }
  }

  private mutating func combine(_ kind: UInt64, _ id: OrderID, _ instrument: InstrumentID) {
    digest.combine(kind)
    digest.combine(id.rawValue)
    digest.combine(UInt64(instrument.rawValue))
  }

  private mutating func combine(_ uncrossing: Uncrossing) {
    digest.combine(7 as UInt64)
    digest.combine(UInt64(uncrossing.instrument.rawValue))
    digest.combine(uncrossing.price == nil ? 0 : 1 as UInt64)
    if let price = uncrossing.price { digest.combine(price.rawValue) }
    combine(uncrossing.volume.rawValue)
    combine(UInt128(bitPattern: uncrossing.imbalance))
  }

  private mutating func combine(_ wide: UInt128) {
    digest.combine(UInt64(truncatingIfNeeded: wide >> 64))
    digest.combine(UInt64(truncatingIfNeeded: wide))
  }
}
