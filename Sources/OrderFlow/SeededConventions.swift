package import Market

extension Conventions {
  /// The conventions of a seed: any 1,920 seeds in a row have every combination, and any 32 every
  /// one of the first five choices.
  package init(ofSeed seed: UInt64) {
    func pick<Choice: CaseIterable>(_ number: UInt64) -> Choice where Choice.AllCases == [Choice] {
      let choices = Choice.allCases
      return choices[Int(number % UInt64(choices.count))]
    }
    self.init()
    decreasePriority = pick(seed)
    replaceQuantity = pick(seed >> 1)
    replaceBelowFilled = pick(seed >> 2)
    marketRemainder = pick(seed >> 3)
    identifierReuse = pick(seed >> 4)
    auctionMarketOrders = pick(seed >> 5)
    volatilityInterruption = pick(seed >> 6)
    // Three and five have no divisor in common with each other or with a power of two.
    halt = pick(seed)
    auctionPrice = pick(seed)
  }
}
