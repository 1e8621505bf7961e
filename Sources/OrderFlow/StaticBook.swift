internal import Market

/// A deep book that stays where it is: orders come and go on a hundred thousand places, and what
/// trades at the touch is filled up again before the price can move.
struct StaticBook: CommandSource {
  let instruments = [
    Instrument(
      symbol: "CALM", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
      referencePrice: Price(100_000))
  ]
  private var generator: SeededGenerator
  private var ids: OrderIDSequence
  private var book = ExpectedBook()
  /// The places that are to be filled again, the next one last.
  private var vacancies: [(side: Side, price: Int64)] = []

  /// The price between bids and asks: bids are below it.
  private static let middle: Int64 = 100_000
  /// The number of levels on each side.
  private static let levels: Int64 = 1_000
  /// How many orders stand in the book.
  private static let population = 100_000

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    ids = OrderIDSequence(seed: generator.next())
    self.generator = generator
  }

  mutating func next() -> Command {
    if let (side, price) = vacancies.popLast() { return resting(side, at: price) }
    if book.count < Self.population {
      let side: Side = generator.chance(1, in: 2) ? .buy : .sell
      let level = generator.value(in: 0...Self.levels - 1)
      return resting(side, at: side == .buy ? Self.middle - 1 - level : Self.middle + level)
    }
    if generator.chance(1, in: 5), let trade = crossing() { return trade }
    let ticket = book.ticket(using: &generator)
    guard let order = book.order(of: ticket) else { preconditionFailure("a drawn order stands") }
    book.remove(ticket)
    vacancies.append((order.side, order.price))
    return .cancel(order.id)
  }

  private mutating func resting(_ side: Side, at price: Int64) -> Command {
    let lots = generator.value(in: 1...20)
    let id = ids.next()
    book.add(ExpectedBook.Order(id: id, side: side, price: price, leaves: lots))
    return .new(order(id, side, price, lots, .goodTillCancel))
  }

  /// An order for a few of those that stand at the touch.
  private mutating func crossing() -> Command? {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    guard let target = book.best(side.opposite) else { return nil }
    let lots = generator.value(in: 1...40)
    for filled in book.take(lots, from: side.opposite, limit: target.price).filled {
      vacancies.append((filled.side, filled.price))
    }
    return .new(order(ids.next(), side, target.price, lots, .immediateOrCancel))
  }

  private mutating func order(
    _ id: OrderID, _ side: Side, _ price: Int64, _ lots: Int64, _ timeInForce: TimeInForce
  ) -> NewOrder {
    NewOrder(
      id: id, instrument: InstrumentID(0), side: side, type: .limit(Price(price)),
      quantity: Quantity(lots), timeInForce: timeInForce,
      account: AccountID(generator.below(100) + 1))
  }
}
