import CEngine
import Market

/// Why no engine can be made: a text for whoever asked.
struct SetupProblem: Error {
  var text: String
}

extension Conventions {
  /// The conventions of a host; each byte is a place in the list of a choice.
  init(_ codes: assay_conventions) throws(SetupProblem) {
    self.init()
    decreasePriority = try Self.choice(codes.decrease_priority, "decrease_priority")
    replaceQuantity = try Self.choice(codes.replace_quantity, "replace_quantity")
    replaceBelowFilled = try Self.choice(codes.replace_below_filled, "replace_below_filled")
    marketRemainder = try Self.choice(codes.market_remainder, "market_remainder")
    identifierReuse = try Self.choice(codes.identifier_reuse, "identifier_reuse")
    halt = try Self.choice(codes.halt, "halt")
    auctionMarketOrders = try Self.choice(codes.auction_market_orders, "auction_market_orders")
    auctionPrice = try Self.choice(codes.auction_price, "auction_price")
    volatilityInterruption = try Self.choice(
      codes.volatility_interruption, "volatility_interruption")
  }

  private static func choice<Choice: CaseIterable>(
    _ code: UInt8, _ name: String
  ) throws(SetupProblem) -> Choice {
    let choices = Array(Choice.allCases)
    guard code < choices.count else {
      throw SetupProblem(
        text: "conventions: \(name) is \(code), and its last choice is \(choices.count - 1)")
    }
    return choices[Int(code)]
  }
}

extension Instrument {
  /// An instrument of a host; `index` is its place in the list.
  @unsafe init(_ given: assay_instrument, index: Int) throws(SetupProblem) {
    func problem(_ text: String) -> SetupProblem {
      SetupProblem(text: "instruments[\(index)]: \(text)")
    }
    guard let symbol = unsafe given.symbol else { throw problem("symbol is NULL") }
    guard let ticks = unsafe given.ticks else { throw problem("ticks is NULL") }
    let rows = unsafe UnsafeBufferPointer(start: ticks, count: Int(given.tick_count)).map { row in
      TickTable.Row(from: row.from, increment: row.increment)
    }
    guard TickTable.isWellFormed(rows) else {
      throw problem("ticks must rise strictly from 0, with increments of at least 1")
    }
    guard unsafe given.lot >= 1 else { throw problem("lot must be at least 1") }
    guard unsafe given.minimum_quantity >= 1 else {
      throw problem("minimum_quantity must be at least 1")
    }
    guard unsafe given.maximum_quantity >= given.minimum_quantity else {
      throw problem("maximum_quantity must not be below minimum_quantity")
    }
    guard unsafe given.price_signs >= 1 && given.price_signs <= PriceSigns.any.rawValue else {
      throw problem("price_signs must be a sum of 1, 2 and 4")
    }
    let fields = InstrumentFields(rawValue: unsafe given.fields)
    let band: (lower: Int64, upper: Int64) = unsafe (given.band_lower, given.band_upper)
    guard !fields.contains(.band) || band.lower <= band.upper else {
      throw problem("band_upper must not be below band_lower")
    }
    let distances: (range: Int64, collar: Int64) =
      unsafe (given.dynamic_range, given.auction_collar)
    guard !fields.contains(.dynamicRange) || distances.range >= 0,
      !fields.contains(.auctionCollar) || distances.collar >= 0
    else { throw problem("dynamic_range and auction_collar must be at least 0") }
    let reference = unsafe Price(given.reference_price)
    self.init(
      symbol: unsafe String(cString: symbol), tickTable: TickTable(rows: rows),
      lot: unsafe Quantity(given.lot), minimumQuantity: unsafe Quantity(given.minimum_quantity),
      maximumQuantity: unsafe Quantity(given.maximum_quantity),
      priceSigns: unsafe PriceSigns(rawValue: given.price_signs),
      priceBand: fields.contains(.band) ? Price(band.lower)...Price(band.upper) : nil,
      referencePrice: fields.contains(.referencePrice) ? reference : nil,
      dynamicRange: fields.contains(.dynamicRange) ? distances.range : nil,
      auctionCollar: fields.contains(.auctionCollar) ? distances.collar : nil)
  }
}

/// Which of its limits an instrument has.
private struct InstrumentFields: OptionSet {
  let rawValue: UInt8

  static let band = InstrumentFields(rawValue: UInt8(ASSAY_HAS_BAND))
  static let referencePrice = InstrumentFields(rawValue: UInt8(ASSAY_HAS_REFERENCE_PRICE))
  static let dynamicRange = InstrumentFields(rawValue: UInt8(ASSAY_HAS_DYNAMIC_RANGE))
  static let auctionCollar = InstrumentFields(rawValue: UInt8(ASSAY_HAS_AUCTION_COLLAR))
}
