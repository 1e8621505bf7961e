internal import Market

/// Orders that all stay: a book that only grows, by plain orders over ten thousand levels a side.
///
/// It remembers nothing, so that it can go on for as many orders as an engine has room for.
struct GrowingBook: CommandSource {
  let instruments = [
    Instrument(
      symbol: "GROW", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
      referencePrice: Price(1_000_000))
  ]
  private var generator: SeededGenerator
  private var ids: OrderIDSequence

  /// The price between bids and asks: bids are below it.
  private static let middle: Int64 = 1_000_000
  /// The number of levels on each side.
  private static let levels: Int64 = 10_000

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    ids = OrderIDSequence(seed: generator.next())
    self.generator = generator
  }

  mutating func next() -> Command {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    let level = generator.value(in: 0...Self.levels - 1)
    let price = side == .buy ? Self.middle - 1 - level : Self.middle + level
    return .new(
      NewOrder(
        id: ids.next(), instrument: InstrumentID(0), side: side, type: .limit(Price(price)),
        quantity: Quantity(generator.value(in: 1...100)), timeInForce: .goodTillCancel,
        account: AccountID(generator.below(1_000) + 1)))
  }
}
