internal import Market

/// A number at which arithmetic is apt to break.
enum ExtremeNumber: Hashable, Sendable, CaseIterable {
  case negativePrice
  case zeroPrice
  case priceBeyondSinglePrecision
  case priceBeyondDoublePrecision
  case lowestPrice
  case highestPrice
  case quantityBeyondDoublePrecision
  case largestQuantity
  case identifierBeyond32Bits
  case largestIdentifier
  case timeBeyond31BitsOfMilliseconds
  case latestTime
  case auctionVolumeBeyond64Bits
  case imbalanceBeyond64Bits

  private static let singlePrecision = UInt64(1) << 24
  private static let doublePrecision = UInt64(1) << 53

  /// What is extreme in a command.
  static func of(_ command: Command) -> [ExtremeNumber] {
    switch command {
    case .new(let order):
      let price = if case .limit(let price) = order.type { of(price) } else { [Self]() }
      let date = if case .goodTillDate(let date) = order.timeInForce { of(date) } else { [Self]() }
      return of(order.id) + of(order.quantity) + price + date
    case .cancel(let id): return of(id)
    case .replace(let replace):
      return of(replace.id) + (replace.price.map(of) ?? []) + (replace.quantity.map(of) ?? [])
    case .clock(let time): return of(time)
    case .massCancel, .phase, .uncross: return []
    }
  }

  /// What is extreme in an event.
  static func of(_ event: Event) -> [ExtremeNumber] {
    guard case .uncrossed(let uncrossing) = event else { return [] }
    var extremes: [ExtremeNumber] = []
    if Int64(exactly: uncrossing.volume.rawValue) == nil {
      extremes.append(.auctionVolumeBeyond64Bits)
    }
    if Int64(exactly: uncrossing.imbalance) == nil { extremes.append(.imbalanceBeyond64Bits) }
    return extremes
  }

  private static func of(_ price: Price) -> [ExtremeNumber] {
    var extremes: [ExtremeNumber] = []
    let magnitude = price.rawValue.magnitude
    if price.rawValue < 0 { extremes.append(.negativePrice) }
    if price.rawValue == 0 { extremes.append(.zeroPrice) }
    if magnitude > singlePrecision { extremes.append(.priceBeyondSinglePrecision) }
    if magnitude > doublePrecision { extremes.append(.priceBeyondDoublePrecision) }
    if price.rawValue <= -.max { extremes.append(.lowestPrice) }
    if price.rawValue == .max { extremes.append(.highestPrice) }
    return extremes
  }

  private static func of(_ quantity: Quantity) -> [ExtremeNumber] {
    var extremes: [ExtremeNumber] = []
    if quantity.rawValue.magnitude > doublePrecision {
      extremes.append(.quantityBeyondDoublePrecision)
    }
    if quantity.rawValue == .max { extremes.append(.largestQuantity) }
    return extremes
  }

  private static func of(_ id: OrderID) -> [ExtremeNumber] {
    var extremes: [ExtremeNumber] = []
    if id.rawValue > UInt64(UInt32.max) { extremes.append(.identifierBeyond32Bits) }
    if id.rawValue == .max { extremes.append(.largestIdentifier) }
    return extremes
  }

  private static func of(_ time: Timestamp) -> [ExtremeNumber] {
    var extremes: [ExtremeNumber] = []
    if time.rawValue / 1_000_000 > Int64(Int32.max) {
      extremes.append(.timeBeyond31BitsOfMilliseconds)
    }
    if time.rawValue == .max { extremes.append(.latestTime) }
    return extremes
  }
}
