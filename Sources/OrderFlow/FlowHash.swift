package import Market

/// The fingerprint of instruments and commands, as they come.
///
/// Every field goes in as words, an optional one behind a word that tells whether it is there,
/// so that two flows that differ anywhere have different words.
package struct FlowHash: Sendable {
  private var digest = Digest()

  package init(instruments: [Instrument]) {
    digest.combine(UInt64(instruments.count))
    for instrument in instruments { combine(instrument) }
  }

  /// The fingerprint so far, 16 hexadecimal digits.
  package var text: String { digest.text }

  /// Adds a command.
  package mutating func combine(_ command: Command) {
    switch command {
    case .new(let order):
      digest.combine(0 as UInt64)
      combine(order)
    case .cancel(let id):
      digest.combine(1 as UInt64)
      digest.combine(id.rawValue)
    case .replace(let replace):
      digest.combine(2 as UInt64)
      digest.combine(replace.id.rawValue)
      combine(replace.price?.rawValue)
      combine(replace.quantity?.rawValue)
    case .massCancel(let filter):
      digest.combine(3 as UInt64)
      combine((filter.account?.rawValue).map(Int64.init(bitPattern:)))
      combine((filter.instrument?.rawValue).map(Int64.init))
      combine((filter.side?.rawValue).map(Int64.init))
    case .phase(let instrument, let phase):
      digest.combine(4 as UInt64)
      digest.combine(UInt64(instrument.rawValue))
      digest.combine(UInt64(phase.rawValue))
    case .uncross(let instrument):
      digest.combine(5 as UInt64)
      digest.combine(UInt64(instrument.rawValue))
    case .clock(let time):
      digest.combine(6 as UInt64)
      digest.combine(time.rawValue)
    }
  }

  private mutating func combine(_ order: NewOrder) {
    digest.combine(order.id.rawValue)
    digest.combine(UInt64(order.instrument.rawValue))
    digest.combine(UInt64(order.side.rawValue))
    switch order.type {
    case .limit(let price): combine(price.rawValue as Int64?)
    case .market: combine(nil)
    }
    digest.combine(order.quantity.rawValue)
    switch order.timeInForce {
    case .goodTillCancel: digest.combine(0 as UInt64)
    case .day: digest.combine(1 as UInt64)
    case .goodTillDate(let instant):
      digest.combine(2 as UInt64)
      digest.combine(instant.rawValue)
    case .immediateOrCancel: digest.combine(3 as UInt64)
    case .fillOrKill: digest.combine(4 as UInt64)
    case .atOpening: digest.combine(5 as UInt64)
    case .atClose: digest.combine(6 as UInt64)
    }
    digest.combine(order.account.rawValue)
  }

  private mutating func combine(_ instrument: Instrument) {
    digest.combine(UInt64(instrument.symbol.utf8.count))
    for byte in instrument.symbol.utf8 { digest.combine(UInt64(byte)) }
    combine(instrument.priceScale)
    combine(instrument.quantityScale)
    digest.combine(UInt64(instrument.tickTable.rows.count))
    for row in instrument.tickTable.rows {
      digest.combine(row.from)
      digest.combine(row.increment)
    }
    digest.combine(instrument.lot.rawValue)
    digest.combine(instrument.minimumQuantity.rawValue)
    digest.combine(instrument.maximumQuantity.rawValue)
    digest.combine(UInt64(instrument.priceSigns.rawValue))
    combine(instrument.priceBand?.lowerBound.rawValue)
    combine(instrument.priceBand?.upperBound.rawValue)
    combine(instrument.referencePrice?.rawValue)
    // No symbol is this long and no command has this number, so an instrument without distances
    // has the words that it had before there were any.
    if let range = instrument.dynamicRange {
      digest.combine(UInt64.max)
      digest.combine(range)
    }
    if let collar = instrument.auctionCollar {
      digest.combine(UInt64.max - 1)
      digest.combine(collar)
    }
  }

  private mutating func combine(_ scale: Scale) {
    let significand = UInt128(bitPattern: scale.unit.significand)
    digest.combine(UInt64(truncatingIfNeeded: significand >> 64))
    digest.combine(UInt64(truncatingIfNeeded: significand))
    digest.combine(UInt64(scale.unit.decimals))
  }

  private mutating func combine(_ value: Int64?) {
    digest.combine(value == nil ? 0 : 1 as UInt64)
    if let value { digest.combine(value) }
  }
}
