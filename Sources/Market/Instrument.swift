/// What is traded, and within which limits orders for it are taken.
package struct Instrument: Hashable, Sendable {
  /// The name, unique among the instruments of an engine.
  package var symbol: String
  /// How prices are written; the unit is the value of `Price(1)`.
  package var priceScale: Scale
  /// How quantities are written; the unit is the value of `Quantity(1)`.
  package var quantityScale: Scale
  /// The increments that prices must be multiples of, in price units.
  package var tickTable: TickTable
  /// Order quantities must be multiples of it, in quantity units; at least 1.
  package var lot: Quantity
  /// The least quantity of an order.
  package var minimumQuantity: Quantity
  /// The largest quantity of an order.
  package var maximumQuantity: Quantity
  /// The signs that a price may have.
  package var priceSigns: PriceSigns
  /// The static price limits of the session, both allowed; none when nil.
  package var priceBand: ClosedRange<Price>?
  /// The price that auctions and bands refer to, such as the previous close.
  package var referencePrice: Price?

  /// An instrument with a unit tick and lot, positive prices, and no other limit unless given.
  package init(
    symbol: String, priceScale: Scale = .whole, quantityScale: Scale = .whole,
    tickTable: TickTable = TickTable(), lot: Quantity = Quantity(1),
    minimumQuantity: Quantity = Quantity(1), maximumQuantity: Quantity = Quantity(.max),
    priceSigns: PriceSigns = .positive, priceBand: ClosedRange<Price>? = nil,
    referencePrice: Price? = nil
  ) {
    self.symbol = symbol
    self.priceScale = priceScale
    self.quantityScale = quantityScale
    self.tickTable = tickTable
    self.lot = lot
    self.minimumQuantity = minimumQuantity
    self.maximumQuantity = maximumQuantity
    self.priceSigns = priceSigns
    self.priceBand = priceBand
    self.referencePrice = referencePrice
  }
}

/// The signs that the prices of an instrument may have.
package struct PriceSigns: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Prices below zero.
  package static let negative = PriceSigns(rawValue: 1)
  /// The price zero.
  package static let zero = PriceSigns(rawValue: 2)
  /// Prices above zero.
  package static let positive = PriceSigns(rawValue: 4)
  /// Every price: spreads, power, freight.
  package static let any: PriceSigns = [.negative, .zero, .positive]

  /// Whether a price has one of these signs.
  package func allow(_ price: Price) -> Bool {
    contains(price.rawValue > 0 ? .positive : price.rawValue < 0 ? .negative : .zero)
  }
}
