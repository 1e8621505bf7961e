/// What is traded, and within which limits orders for it are taken.
public struct Instrument: Hashable, Sendable {
  /// The name, unique among the instruments of an engine.
  public var symbol: String
  /// How prices are written; the unit is the value of `Price(1)`.
  public var priceScale: Scale
  /// How quantities are written; the unit is the value of `Quantity(1)`.
  public var quantityScale: Scale
  /// The increments that prices must be multiples of, in price units.
  public var tickTable: TickTable
  /// Order quantities must be multiples of it, in quantity units; at least 1.
  public var lot: Quantity
  /// The least quantity of an order.
  public var minimumQuantity: Quantity
  /// The largest quantity of an order.
  public var maximumQuantity: Quantity
  /// The signs that a price may have.
  public var priceSigns: PriceSigns
  /// The static price limits of the session, both allowed; none when nil.
  public var priceBand: ClosedRange<Price>?
  /// The price that auctions and bands refer to, such as the previous close.
  public var referencePrice: Price?
  /// How far from the last price a trade in continuous trading may be, in price units, at least 0.
  ///
  /// Any distance when nil. Before any trade the reference price stands for the last price;
  /// without that either, any distance is allowed.
  public var dynamicRange: Int64?
  /// How far from the last price an auction's price may be, in price units, at least 0.
  ///
  /// Any distance when nil, and as for `dynamicRange` otherwise.
  public var auctionCollar: Int64?

  /// An instrument with a unit tick and lot, positive prices, and no other limit unless given.
  public init(
    symbol: String, priceScale: Scale = .whole, quantityScale: Scale = .whole,
    tickTable: TickTable = TickTable(), lot: Quantity = Quantity(1),
    minimumQuantity: Quantity = Quantity(1), maximumQuantity: Quantity = Quantity(.max),
    priceSigns: PriceSigns = .positive, priceBand: ClosedRange<Price>? = nil,
    referencePrice: Price? = nil, dynamicRange: Int64? = nil, auctionCollar: Int64? = nil
  ) {
    precondition(lot > .zero, "a lot is positive")
    precondition((dynamicRange ?? 0) >= 0 && (auctionCollar ?? 0) >= 0, "no distance is negative")
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
    self.dynamicRange = dynamicRange
    self.auctionCollar = auctionCollar
  }
}

/// The signs that the prices of an instrument may have.
public struct PriceSigns: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Prices below zero.
  public static let negative = PriceSigns(rawValue: 1)
  /// The price zero.
  public static let zero = PriceSigns(rawValue: 2)
  /// Prices above zero.
  public static let positive = PriceSigns(rawValue: 4)
  /// Every price: spreads, power, freight.
  public static let any: PriceSigns = [.negative, .zero, .positive]

  /// Whether a price has one of these signs.
  public func allow(_ price: Price) -> Bool {
    contains(price.rawValue > 0 ? .positive : price.rawValue < 0 ? .negative : .zero)
  }
}
