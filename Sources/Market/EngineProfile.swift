/// What an engine says of itself: who it is, what it can do, and what it has decided for good.
public struct EngineProfile: Hashable, Sendable {
  public var name: String
  public var version: String
  /// The programming language, if it says so.
  public var language: String?
  public var homepage: String?
  /// What it can do, with all that this implies.
  public var capabilities: Set<Capability>
  /// The choices that it has made for good; it takes any value of the others.
  public var conventions: FixedConventions
  public var limits: EngineLimits

  /// A profile; what the capabilities imply is added to them.
  public init(
    name: String, version: String, language: String? = nil, homepage: String? = nil,
    capabilities: some Sequence<Capability>, conventions: FixedConventions = FixedConventions(),
    limits: EngineLimits = EngineLimits()
  ) {
    self.name = name
    self.version = version
    self.language = language
    self.homepage = homepage
    self.capabilities = Capability.closure(of: capabilities)
    self.conventions = conventions
    self.limits = limits
  }

  /// All that there is, under every convention, without limits: the suite's own engines.
  public static func full(name: String, version: String) -> EngineProfile {
    EngineProfile(
      name: name, version: version, language: "Swift",
      capabilities: Capability.allCases.filter { $0 != .aggregates })
  }

  /// Whether it can do something.
  public func can(_ capability: Capability) -> Bool { capabilities.contains(capability) }
}

/// How far an engine goes; nil where there is no limit but that of the numbers.
public struct EngineLimits: Hashable, Sendable {
  /// The greatest identifier of an order.
  public var greatestOrderID: OrderID?
  /// The prices that it can hold, in price units.
  public var prices: ClosedRange<Price>?
  /// The largest quantity of an order, in quantity units.
  public var largestQuantity: Quantity?
  /// The most instruments.
  public var instruments: Int?
  /// The most orders that live at one time.
  public var liveOrders: Int?

  public init(
    greatestOrderID: OrderID? = nil, prices: ClosedRange<Price>? = nil,
    largestQuantity: Quantity? = nil, instruments: Int? = nil, liveOrders: Int? = nil
  ) {
    self.greatestOrderID = greatestOrderID
    self.prices = prices
    self.largestQuantity = largestQuantity
    self.instruments = instruments
    self.liveOrders = liveOrders
  }

  /// Which number of a command goes too far, in words; nil where none does.
  public func excess(of command: Command) -> String? {
    switch command {
    case .new(let order):
      if let excess = excess(of: order.id) ?? excess(of: order.quantity) { return excess }
      if case .limit(let price) = order.type { return excess(of: price) }
      return nil
    case .cancel(let id): return excess(of: id)
    case .replace(let replace):
      return excess(of: replace.id) ?? replace.price.flatMap(excess)
        ?? replace.quantity.flatMap(excess)
    case .massCancel, .phase, .uncross, .clock: return nil
    }
  }

  private func excess(of id: OrderID) -> String? {
    guard let greatestOrderID, id > greatestOrderID else { return nil }
    return "order id \(id.rawValue), the greatest is \(greatestOrderID.rawValue)"
  }

  private func excess(of price: Price) -> String? {
    guard let prices, !prices.contains(price) else { return nil }
    return "price \(price.rawValue), the range is \(prices.lowerBound.rawValue) to "
      + "\(prices.upperBound.rawValue)"
  }

  private func excess(of quantity: Quantity) -> String? {
    guard let largestQuantity, quantity > largestQuantity else { return nil }
    return "quantity \(quantity.rawValue), the largest is \(largestQuantity.rawValue)"
  }
}
