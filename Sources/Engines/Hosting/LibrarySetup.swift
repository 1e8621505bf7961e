internal import CEngine
internal import Market

/// Instruments as C structs, which live as long as this does.
@safe final class LibrarySetup {
  private(set) var instruments: [assay_instrument] = unsafe []
  private var symbols: [UnsafeMutablePointer<CChar>] = unsafe []
  private var tables: [UnsafeMutablePointer<assay_tick>] = unsafe []

  init(_ given: [Instrument]) {
    for instrument in given { unsafe instruments.append(record(of: instrument)) }
  }

  deinit {
    for index in unsafe symbols.indices { unsafe symbols[index].deallocate() }
    for index in unsafe tables.indices { unsafe tables[index].deallocate() }
  }

  private func record(of instrument: Instrument) -> assay_instrument {
    let text = instrument.symbol.utf8CString
    let symbol = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
    for (offset, byte) in text.enumerated() { unsafe symbol[offset] = byte }
    unsafe symbols.append(symbol)
    let rows = instrument.tickTable.rows
    let table = UnsafeMutablePointer<assay_tick>.allocate(capacity: rows.count)
    for (offset, row) in rows.enumerated() {
      unsafe table[offset] = assay_tick(from: row.from, increment: row.increment)
    }
    unsafe tables.append(table)

    var record = unsafe assay_instrument()
    unsafe record.symbol = UnsafePointer(symbol)
    unsafe record.ticks = UnsafePointer(table)
    unsafe record.tick_count = UInt32(clamping: rows.count)
    unsafe record.price_signs = instrument.priceSigns.rawValue
    unsafe record.lot = instrument.lot.rawValue
    unsafe record.minimum_quantity = instrument.minimumQuantity.rawValue
    unsafe record.maximum_quantity = instrument.maximumQuantity.rawValue
    var fields = 0
    if let band = instrument.priceBand {
      fields |= ASSAY_HAS_BAND
      unsafe record.band_lower = band.lowerBound.rawValue
      unsafe record.band_upper = band.upperBound.rawValue
    }
    if let price = instrument.referencePrice {
      fields |= ASSAY_HAS_REFERENCE_PRICE
      unsafe record.reference_price = price.rawValue
    }
    if let range = instrument.dynamicRange {
      fields |= ASSAY_HAS_DYNAMIC_RANGE
      unsafe record.dynamic_range = range
    }
    if let collar = instrument.auctionCollar {
      fields |= ASSAY_HAS_AUCTION_COLLAR
      unsafe record.auction_collar = collar
    }
    unsafe record.fields = UInt8(truncatingIfNeeded: fields)
    return unsafe record
  }
}

extension assay_conventions {
  /// The codes of conventions: the place of each choice in its list.
  init(_ conventions: Conventions) {
    self.init()
    decrease_priority = Self.code(of: conventions.decreasePriority)
    replace_quantity = Self.code(of: conventions.replaceQuantity)
    replace_below_filled = Self.code(of: conventions.replaceBelowFilled)
    market_remainder = Self.code(of: conventions.marketRemainder)
    identifier_reuse = Self.code(of: conventions.identifierReuse)
    halt = Self.code(of: conventions.halt)
    auction_market_orders = Self.code(of: conventions.auctionMarketOrders)
    auction_price = Self.code(of: conventions.auctionPrice)
    volatility_interruption = Self.code(of: conventions.volatilityInterruption)
  }

  private static func code<Choice: CaseIterable & Equatable>(of choice: Choice) -> UInt8 {
    var code: UInt8 = 0
    for other in Choice.allCases {
      if other == choice { break }
      code += 1
    }
    return code
  }
}
