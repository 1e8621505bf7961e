internal import Market

/// Everybody at one price: two queues of tens of thousands, canceled from their heads, middles and
/// tails, and traded with from the head.
struct CrowdedLevel: CommandSource {
  let instruments = [
    Instrument(
      symbol: "CROWD", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
      referencePrice: Price(10_000))
  ]
  private var generator: SeededGenerator
  private var ids: OrderIDSequence
  private var book = ExpectedBook()
  /// The orders as they came, the youngest last; some of them stand no more.
  private var arrivals: [ExpectedBook.Ticket] = []

  /// The price of all offers; the bids are a tick below it.
  private static let ask: Int64 = 10_000
  /// About how many orders stand in both queues.
  private static let population = 40_000

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    ids = OrderIDSequence(seed: generator.next())
    self.generator = generator
  }

  mutating func next() -> Command {
    if generator.chance(1, in: 16), let trade = crossing() { return trade }
    guard generator.chance(book.count < Self.population ? 20 : 60, in: 100), book.count > 0 else {
      return resting()
    }
    guard let ticket = leaver(), let order = book.order(of: ticket) else {
      preconditionFailure("an order that leaves stands")
    }
    book.remove(ticket)
    return .cancel(order.id)
  }

  /// Whoever leaves next: as often the first in a queue as the last, or any.
  private mutating func leaver() -> ExpectedBook.Ticket? {
    switch generator.below(3) {
    case 0:
      let side: Side = generator.chance(1, in: 2) ? .buy : .sell
      return book.nextToTrade(on: side) ?? book.nextToTrade(on: side.opposite)
    case 1:
      while let youngest = arrivals.popLast() {
        if book.order(of: youngest) != nil { return youngest }
      }
      return book.ticket(using: &generator)
    default:
      return book.ticket(using: &generator)
    }
  }

  private mutating func resting() -> Command {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    let price = side == .buy ? Self.ask - 1 : Self.ask
    let lots = generator.value(in: 1...20)
    let id = ids.next()
    let ticket = book.add(ExpectedBook.Order(id: id, side: side, price: price, leaves: lots))
    if arrivals.count > 4 * Self.population {
      let book = book
      arrivals.removeAll { book.order(of: $0) == nil }
    }
    arrivals.append(ticket)
    return .new(order(id, side, price, lots, .goodTillCancel))
  }

  private mutating func crossing() -> Command? {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    guard let target = book.best(side.opposite) else { return nil }
    let lots = generator.value(in: 1...60)
    _ = book.take(lots, from: side.opposite, limit: target.price)
    return .new(order(ids.next(), side, target.price, lots, .immediateOrCancel))
  }

  private mutating func order(
    _ id: OrderID, _ side: Side, _ price: Int64, _ lots: Int64, _ timeInForce: TimeInForce
  ) -> NewOrder {
    NewOrder(
      id: id, instrument: InstrumentID(0), side: side, type: .limit(Price(price)),
      quantity: Quantity(lots), timeInForce: timeInForce,
      account: AccountID(generator.below(200) + 1))
  }
}
