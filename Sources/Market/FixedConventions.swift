/// The choices among the conventions that an engine has made for good; nil where it takes any.
public struct FixedConventions: Hashable, Sendable {
  public var decreasePriority: Conventions.DecreasePriority?
  public var replaceQuantity: Conventions.ReplaceQuantity?
  public var replaceBelowFilled: Conventions.ReplaceBelowFilled?
  public var marketRemainder: Conventions.MarketRemainder?
  public var identifierReuse: Conventions.IdentifierReuse?
  public var halt: Conventions.Halt?
  public var auctionMarketOrders: Conventions.AuctionMarketOrders?
  public var auctionPrice: Conventions.AuctionPrice?
  public var volatilityInterruption: Conventions.VolatilityInterruption?

  /// No choice at all.
  public init() {}

  /// Every choice of these conventions.
  public init(_ conventions: Conventions) {
    decreasePriority = conventions.decreasePriority
    replaceQuantity = conventions.replaceQuantity
    replaceBelowFilled = conventions.replaceBelowFilled
    marketRemainder = conventions.marketRemainder
    identifierReuse = conventions.identifierReuse
    halt = conventions.halt
    auctionMarketOrders = conventions.auctionMarketOrders
    auctionPrice = conventions.auctionPrice
    volatilityInterruption = conventions.volatilityInterruption
  }

  /// The conventions under which the engine runs where others are asked for.
  public func imposed(on asked: Conventions) -> Conventions {
    var imposed = asked
    imposed.decreasePriority = decreasePriority ?? asked.decreasePriority
    imposed.replaceQuantity = replaceQuantity ?? asked.replaceQuantity
    imposed.replaceBelowFilled = replaceBelowFilled ?? asked.replaceBelowFilled
    imposed.marketRemainder = marketRemainder ?? asked.marketRemainder
    imposed.identifierReuse = identifierReuse ?? asked.identifierReuse
    imposed.halt = halt ?? asked.halt
    imposed.auctionMarketOrders = auctionMarketOrders ?? asked.auctionMarketOrders
    imposed.auctionPrice = auctionPrice ?? asked.auctionPrice
    imposed.volatilityInterruption = volatilityInterruption ?? asked.volatilityInterruption
    return imposed
  }

  /// The choices as keys and words, in a fixed order.
  public var words: [(key: String, value: String)] {
    let all: [(key: String, value: String?)] = [
      ("decreasePriority", decreasePriority?.rawValue),
      ("replaceQuantity", replaceQuantity?.rawValue),
      ("replaceBelowFilled", replaceBelowFilled?.rawValue),
      ("marketRemainder", marketRemainder?.rawValue),
      ("identifierReuse", identifierReuse?.rawValue),
      ("halt", halt?.rawValue),
      ("auctionMarketOrders", auctionMarketOrders?.rawValue),
      ("auctionPrice", auctionPrice?.rawValue),
      ("volatilityInterruption", volatilityInterruption?.rawValue),
    ]
    return all.compactMap { choice in choice.value.map { (choice.key, $0) } }
  }

  /// The choices that differ from the conventions that are asked for, in words; `asker` is who
  /// asks for them.
  public func departures(
    from asked: Conventions, asker: String = "the scenario"
  ) -> [String] {
    let wanted = FixedConventions(asked).words
    return words.compactMap { own in
      guard let other = wanted.first(where: { $0.key == own.key }), other.value != own.value else {
        return nil
      }
      return "\(own.key) is \(own.value), \(asker) asks for \(other.value)"
    }
  }
}
