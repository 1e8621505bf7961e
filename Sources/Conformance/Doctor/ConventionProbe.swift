internal import Market

/// A short order flow that engines answer in different ways, by one of the conventions.
///
/// An engine that has not named its choice must follow the one that a reset tells it.
struct ConventionProbe {
  /// The key of the convention.
  var key: String
  var needs: Set<Capability>
  var instruments: [Instrument] = [Instrument(symbol: "A")]
  /// The conventions that differ by it alone, each with the word of its value.
  var choices: [(word: String, conventions: Conventions)]
  var flow: [Command]

  /// The probes of the conventions that can be seen with few commands.
  static func all(_ of: ProbeNumbers) -> [ConventionProbe] {
    var ranged = Instrument(symbol: "A", referencePrice: of.price(0))
    ranged.dynamicRange = 2
    return [
      ConventionProbe(
        key: "decreasePriority", needs: [.reduce], choices: choices(\.decreasePriority),
        flow: [of.buy(1, 5), of.buy(2, 4), of.replace(1, quantity: 3), of.sell(3, 4)]),
      ConventionProbe(
        key: "replaceQuantity", needs: [.reduce], choices: choices(\.replaceQuantity),
        flow: [of.sell(1, 5), of.buy(2, 1), of.replace(1, quantity: 3), of.buy(3, 9)]),
      ConventionProbe(
        key: "replaceBelowFilled", needs: [.reduce], choices: choices(\.replaceBelowFilled),
        flow: [of.sell(1, 5), of.buy(2, 3), of.replace(1, quantity: 1)]),
      ConventionProbe(
        key: "marketRemainder", needs: [.market], choices: choices(\.marketRemainder),
        flow: [of.sell(1, 5), of.market(2, .buy, 9), of.sell(3, 2)]),
      ConventionProbe(
        key: "identifierReuse", needs: [.duplicates], choices: choices(\.identifierReuse),
        flow: [of.buy(1, 5), of.cancel(1), of.buy(1, 4)]),
      ConventionProbe(
        key: "halt", needs: [.phases], choices: choices(\.halt),
        flow: [of.buy(1, 5), of.phase(.halted), of.buy(2, 5), of.cancel(1)]),
      ConventionProbe(
        key: "auctionMarketOrders", needs: [.market, .auctions],
        choices: choices(\.auctionMarketOrders),
        flow: [of.phase(.callAuction), of.market(1, .buy, 5), of.sell(2, 3), of.uncross]),
      ConventionProbe(
        key: "volatilityInterruption", needs: [.volatility], instruments: [ranged],
        choices: choices(\.volatilityInterruption),
        flow: [of.sell(1, 5, at: 4), of.buy(2, 5, at: 4), of.buy(3, 1)]),
    ]
  }

  private static func choices<Choice: CaseIterable & RawRepresentable<String>>(
    _ path: WritableKeyPath<Conventions, Choice>
  ) -> [(word: String, conventions: Conventions)] {
    Choice.allCases.map { choice in
      var conventions = Conventions()
      conventions[keyPath: path] = choice
      return (choice.rawValue, conventions)
    }
  }
}
