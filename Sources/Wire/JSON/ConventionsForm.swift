package import JSONText
package import Market

extension JSONForm where Output == Conventions {
  /// Conventions: an object of choices; those not given keep their defaults.
  package static let conventions = JSONForm.object { members in
    var conventions = Conventions()
    members.choose("decreasePriority", &conventions.decreasePriority)
    members.choose("replaceQuantity", &conventions.replaceQuantity)
    members.choose("replaceBelowFilled", &conventions.replaceBelowFilled)
    members.choose("marketRemainder", &conventions.marketRemainder)
    members.choose("identifierReuse", &conventions.identifierReuse)
    members.choose("halt", &conventions.halt)
    members.choose("auctionMarketOrders", &conventions.auctionMarketOrders)
    members.choose("auctionPrice", &conventions.auctionPrice)
    members.choose("volatilityInterruption", &conventions.volatilityInterruption)
    return conventions
  }
}

extension JSONObjectReader {
  fileprivate mutating func choose<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ key: String, _ choice: inout Choice
  ) {
    let form = JSONForm.choice(Choice.allCases.map { (name: $0.rawValue, value: $0) })
    if let chosen = optional(key, form) { choice = chosen }
  }
}

extension JSONWriter {
  /// Writes conventions, each choice with its key, the defaults too.
  package mutating func conventions(_ conventions: Conventions) {
    beginObject()
    key("decreasePriority")
    string(conventions.decreasePriority.rawValue)
    key("replaceQuantity")
    string(conventions.replaceQuantity.rawValue)
    key("replaceBelowFilled")
    string(conventions.replaceBelowFilled.rawValue)
    key("marketRemainder")
    string(conventions.marketRemainder.rawValue)
    key("identifierReuse")
    string(conventions.identifierReuse.rawValue)
    key("halt")
    string(conventions.halt.rawValue)
    key("auctionMarketOrders")
    string(conventions.auctionMarketOrders.rawValue)
    key("auctionPrice")
    string(conventions.auctionPrice.rawValue)
    key("volatilityInterruption")
    string(conventions.volatilityInterruption.rawValue)
    endObject()
  }
}
