internal import Market

/// Prices from one tick to a million millions, so that nearly every order has a level to itself and
/// no array could hold the levels.
struct WidePrices: CommandSource {
  let instruments = [
    Instrument(
      symbol: "WIDE", priceScale: Scale(unit: ExactDecimal(1, decimals: 8)),
      referencePrice: Price(1 << 39))
  ]
  private var generator: SeededGenerator
  private var ids: OrderIDSequence
  private var book = ExpectedBook()

  /// The price between bids and asks: bids are below it.
  private static let middle: Int64 = 1 << 39
  /// About how many orders stand in the book.
  private static let population = 20_000

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    ids = OrderIDSequence(seed: generator.next())
    self.generator = generator
  }

  mutating func next() -> Command {
    if generator.chance(1, in: 8), let trade = crossing() { return trade }
    let cancels: UInt64 = book.count < Self.population ? 25 : 60
    guard book.count > 0, generator.chance(cancels, in: 100) else { return resting() }
    let ticket = book.ticket(using: &generator)
    guard var order = book.order(of: ticket) else { preconditionFailure("a drawn order stands") }
    book.remove(ticket)
    guard generator.chance(1, in: 6) else { return .cancel(order.id) }
    order.price = passivePrice(order.side)
    book.add(order)
    return .replace(Replace(id: order.id, price: Price(order.price)))
  }

  /// A price as often within ten ticks of the middle as half a million millions away.
  private mutating func passivePrice(_ side: Side) -> Int64 {
    let distance = generator.value(in: 0...(1 << generator.value(in: 0...39)) - 1)
    return side == .buy ? max(Self.middle - 1 - distance, 1) : Self.middle + distance
  }

  private mutating func resting() -> Command {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    let price = passivePrice(side)
    let lots = generator.value(in: 1...20)
    let id = ids.next()
    book.add(ExpectedBook.Order(id: id, side: side, price: price, leaves: lots))
    return .new(order(id, side, price, lots, .goodTillCancel))
  }

  /// An order through a few levels, up to a limit that lies on none.
  private mutating func crossing() -> Command? {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    guard let target = book.best(side.opposite) else { return nil }
    let through = generator.value(in: 0...(1 << generator.value(in: 0...20)))
    let limit = side == .buy ? target.price + through : max(target.price - through, 1)
    let lots = generator.value(in: 1...40)
    _ = book.take(lots, from: side.opposite, limit: limit)
    return .new(order(ids.next(), side, limit, lots, .immediateOrCancel))
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
