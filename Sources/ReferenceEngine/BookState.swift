public import Market

/// What the engine keeps of an instrument beside its ladders.
@usableFromInline struct BookState: BitwiseCopyable {
  @usableFromInline var limits: OrderLimits
  @usableFromInline var phase = Phase.continuous
  /// Whether trades in continuous trading may be only so far from the last price.
  @usableFromInline let hasDynamicRange: Bool
  /// The price of the last trade.
  @usableFromInline var lastPrice: Price?
  /// The day orders, by place in the queue.
  var day = TermList()
  /// The orders at the opening, by place in the queue.
  var opening = TermList()
  /// The orders at the close, by place in the queue, whether they wait or stand in the book.
  var close = TermList()

  init(_ instrument: Instrument) {
    limits = OrderLimits(instrument)
    hasDynamicRange = instrument.dynamicRange != nil
  }
}

extension BookState {
  /// The orders of a term that is kept in a list.
  subscript(_ term: OrderLinks.Term) -> TermList {
    get {
      switch term {
      case .atOpening: opening
      case .atClose: close
      case .day, .none, .goodTillDate: day
      }
    }
    set {
      switch term {
      case .atOpening: opening = newValue
      case .atClose: close = newValue
      case .day, .none, .goodTillDate: day = newValue
      }
    }
  }
}

/// The first and the last of an instrument's orders that end together.
struct TermList: BitwiseCopyable {
  var first: UInt32 = 0
  var last: UInt32 = 0
}

/// An instrument's limits in the form that is fastest to check.
@usableFromInline struct OrderLimits: BitwiseCopyable {
  /// The price increment, or 0 when it depends on the price.
  @usableFromInline var increment: Int64
  @usableFromInline var lowestPrice: Int64
  @usableFromInline var highestPrice: Int64
  @usableFromInline var lot: Int64
  @usableFromInline var minimumQuantity: Int64
  @usableFromInline var maximumQuantity: Int64
  @usableFromInline var signs: UInt8

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
  @inlinable
  func refusal(quantity: Int64, total: Int64) -> RejectReason? {
    if quantity <= 0 { return .quantityNotPositive }
    if lot != 1, quantity % lot != 0 { return .quantityOffLot }
    if quantity < minimumQuantity { return .quantityBelowMinimum }
    return total > maximumQuantity ? .quantityAboveMaximum : nil
  }

  /// Why an order at this price is refused.
  @inlinable
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
