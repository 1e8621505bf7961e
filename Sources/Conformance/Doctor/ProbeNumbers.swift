internal import Market

/// The prices and orders of probes, within the limits of an engine.
struct ProbeNumbers {
  /// Prices of probes go from 20 below to 20 above this one.
  let middle: Int64

  init(_ limits: EngineLimits) {
    guard let range = limits.prices,
      !(range.lowerBound.rawValue...range.upperBound.rawValue)
        .contains(80) || !range.contains(Price(120))
    else {
      middle = 100
      return
    }
    let (low, high) = (range.lowerBound.rawValue, range.upperBound.rawValue)
    middle =
      low.addingReportingOverflow(
        high.subtractingReportingOverflow(low).partialValue / 2
      ).partialValue
  }

  /// A price that is so far from the middle, or the last one on that side.
  func price(_ distance: Int64) -> Price {
    let (price, isBeyond) = middle.addingReportingOverflow(distance)
    return Price(isBeyond ? (distance < 0 ? .min : .max) : price)
  }

  func sell(
    _ id: UInt64, _ quantity: Int64, at distance: Int64 = 0,
    _ timeInForce: TimeInForce = .goodTillCancel, instrument: UInt32 = 0, account: UInt64? = nil
  ) -> Command {
    order(id, .sell, quantity, .limit(price(distance)), timeInForce, instrument, account)
  }

  func buy(
    _ id: UInt64, _ quantity: Int64, at distance: Int64 = 0,
    _ timeInForce: TimeInForce = .goodTillCancel, instrument: UInt32 = 0, account: UInt64? = nil
  ) -> Command {
    order(id, .buy, quantity, .limit(price(distance)), timeInForce, instrument, account)
  }

  func market(_ id: UInt64, _ side: Side, _ quantity: Int64) -> Command {
    order(id, side, quantity, .market, .goodTillCancel, 0, nil)
  }

  func cancel(_ id: UInt64) -> Command { .cancel(OrderID(id)) }

  func replace(_ id: UInt64, quantity: Int64? = nil, at distance: Int64? = nil) -> Command {
    .replace(
      Replace(
        id: OrderID(id), price: distance.map(price), quantity: quantity.map { Quantity($0) }))
  }

  func phase(_ phase: Phase) -> Command { .phase(InstrumentID(0), phase) }

  var uncross: Command { .uncross(InstrumentID(0)) }

  private func order(
    _ id: UInt64, _ side: Side, _ quantity: Int64, _ type: OrderType, _ timeInForce: TimeInForce,
    _ instrument: UInt32, _ account: UInt64?
  ) -> Command {
    .new(
      NewOrder(
        id: OrderID(id), instrument: InstrumentID(instrument), side: side, type: type,
        quantity: Quantity(quantity), timeInForce: timeInForce,
        account: account.map { AccountID($0) } ?? .none))
  }
}
