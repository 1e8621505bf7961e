import CEngine
import Market

/// Instruments as C structs, which live as long as this does.
@safe final class CSetup {
  private(set) var instruments: [assay_instrument] = unsafe []
  private var symbols: [UnsafeMutablePointer<CChar>] = unsafe []
  private var tables: [UnsafeMutablePointer<assay_tick>] = unsafe []

  init(_ given: [Instrument]) {
    for instrument in given { unsafe instruments.append(record(instrument)) }
  }

  deinit {
    unsafe symbols.forEach { unsafe $0.deallocate() }
    unsafe tables.forEach { unsafe $0.deallocate() }
  }

  private func record(_ instrument: Instrument) -> assay_instrument {
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
    unsafe record.tick_count = UInt32(rows.count)
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
    unsafe record.fields = UInt8(fields)
    return unsafe record
  }
}

extension assay_conventions {
  /// The codes of conventions: the place of each choice in its list.
  init(_ conventions: Conventions) {
    self.init()
    decrease_priority = Self.place(conventions.decreasePriority)
    replace_quantity = Self.place(conventions.replaceQuantity)
    replace_below_filled = Self.place(conventions.replaceBelowFilled)
    market_remainder = Self.place(conventions.marketRemainder)
    identifier_reuse = Self.place(conventions.identifierReuse)
    halt = Self.place(conventions.halt)
    auction_market_orders = Self.place(conventions.auctionMarketOrders)
    auction_price = Self.place(conventions.auctionPrice)
    volatility_interruption = Self.place(conventions.volatilityInterruption)
  }

  private static func place<Choice: CaseIterable & Equatable>(_ choice: Choice) -> UInt8 {
    UInt8(Array(Choice.allCases).firstIndex(of: choice) ?? 0)
  }
}

extension assay_command {
  /// The record of a command: 64 bytes of a binary stream of commands, behind its header.
  init(_ bytes: ArraySlice<UInt8>) {
    self = unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(as: assay_command.self) }
  }
}

extension assay_event {
  /// The 64 bytes.
  var bytes: [UInt8] {
    var copy = self
    return unsafe withUnsafeBytes(of: &copy) { unsafe Array($0) }
  }
}
