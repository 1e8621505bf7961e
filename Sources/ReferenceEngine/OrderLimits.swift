internal import Market

/// An instrument's limits in the form that is fastest to check.
@usableFromInline struct OrderLimits: BitwiseCopyable {
  /// The price increment, or 0 when it depends on the price.
  let increment: Int64
  let lowestPrice: Int64
  let highestPrice: Int64
  let lot: Int64
  let minimumQuantity: Int64
  let maximumQuantity: Int64
  let signs: UInt8

  init(_ instrument: Instrument) {
    let rows = instrument.tickTable.rows
    increment = rows.count == 1 ? rows[0].increment : 0
    lowestPrice = instrument.priceBand?.lowerBound.rawValue ?? .min
    highestPrice = instrument.priceBand?.upperBound.rawValue ?? .max
    lot = instrument.lot.rawValue
    minimumQuantity = instrument.minimumQuantity.rawValue
    maximumQuantity = instrument.maximumQuantity.rawValue
    signs = instrument.priceSigns.rawValue
  }

  /// Why an order of this quantity is refused; `total` is the quantity with what is filled.
  func refusal(quantity: Int64, total: Int64) -> RejectReason? {
    if quantity <= 0 { return .quantityNotPositive }
    if lot != 1, quantity % lot != 0 { return .quantityOffLot }
    if quantity < minimumQuantity { return .quantityBelowMinimum }
    return total > maximumQuantity ? .quantityAboveMaximum : nil
  }

  /// Why an order at this price is refused.
  func refusal(price: Int64, table: @autoclosure () -> TickTable) -> RejectReason? {
    let sign: UInt8 = price > 0 ? 4 : price < 0 ? 1 : 2
    if signs & sign == 0 { return .priceSignNotAllowed }
    if increment != 1 {
      let step = increment != 0 ? increment : table().increment(at: Price(price))
      if price % step != 0 { return .priceOffTick }
    }
    return price < lowestPrice || price > highestPrice ? .priceOutsideBand : nil
  }
}

/// Ranges of quantities and prices that an instrument surely takes; there may be others.
///
/// They hold everything that it takes where every price and quantity within its limits is a
/// multiple of tick and lot, and the signs that it takes follow one another.
@usableFromInline struct UsualLimits: BitwiseCopyable {
  @usableFromInline let lowestQuantity: Int64
  @usableFromInline let highestQuantity: Int64
  @usableFromInline let lowestPrice: Int64
  @usableFromInline let highestPrice: Int64

  init(_ limits: OrderLimits) {
    lowestQuantity = max(limits.minimumQuantity, 1)
    // Without a usual quantity or price, the upper end is below the lower one.
    highestQuantity = limits.lot == 1 ? limits.maximumQuantity : 0
    let ends: (lowest: Int64, highest: Int64)? =
      switch limits.signs {
      case 1: (.min, -1)
      case 2: (0, 0)
      case 3: (.min, 0)
      case 4, 5: (1, .max)
      case 6: (0, .max)
      case 7: (.min, .max)
      default: nil
      }
    if let ends, limits.increment == 1 {
      lowestPrice = max(limits.lowestPrice, ends.lowest)
      highestPrice = min(limits.highestPrice, ends.highest)
    } else {
      lowestPrice = 1
      highestPrice = 0
    }
  }

  /// Whether an order of this quantity is surely taken, where `total` counts what is filled.
  @inlinable
  @inline(__always)
  func allow(quantity: Int64, total: Int64) -> Bool {
    quantity >= lowestQuantity && total <= highestQuantity
  }

  /// Whether an order at this price is surely taken.
  @inlinable
  @inline(__always)
  func allow(price: Int64) -> Bool { price >= lowestPrice && price <= highestPrice }
}
