internal import Market

/// A market whose price goes its way: aggressors take what stands on the wrong side of it, and the
/// others follow with their orders.
struct MovingMarket: CommandSource {
  let instruments = [
    Instrument(
      symbol: "MOVE", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
      referencePrice: Price(PriceCourse.calm))
  ]
  private let course: PriceCourse
  private var generator: SeededGenerator
  private var ids: OrderIDSequence
  private var book = ExpectedBook()
  private var commands: Int64 = 0

  /// About how many orders stand in the book.
  private static let population = 5_000

  init(_ course: PriceCourse, seed: UInt64) {
    self.course = course
    var generator = SeededGenerator(seed: seed)
    ids = OrderIDSequence(seed: generator.next())
    self.generator = generator
  }

  mutating func next() -> Command {
    let price = course.price(after: commands)
    let isPanic = course.isPanic(after: commands)
    commands += 1
    if let bid = book.best(.buy), bid.price >= price { return crossing(.sell, to: price) }
    if let ask = book.best(.sell), ask.price < price { return crossing(.buy, to: price - 1) }
    if generator.chance(1, in: 12), let trade = nibble() { return trade }
    let cancels: UInt64 = isPanic ? 70 : book.count < Self.population ? 30 : 55
    guard book.count > 0, generator.chance(cancels, in: 100) else { return resting(around: price) }
    let ticket = book.ticket(using: &generator)
    guard var order = book.order(of: ticket) else { preconditionFailure("a drawn order stands") }
    book.remove(ticket)
    guard !isPanic, generator.chance(1, in: 5) else { return .cancel(order.id) }
    order.price = passivePrice(order.side, around: price)
    book.add(order)
    return .replace(Replace(id: order.id, price: Price(order.price)))
  }

  private mutating func passivePrice(_ side: Side, around price: Int64) -> Int64 {
    let distance = generator.tail(doublings: 9)
    return side == .buy ? price - 1 - distance : price + distance
  }

  private mutating func resting(around price: Int64) -> Command {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    let limit = passivePrice(side, around: price)
    let lots = generator.value(in: 1...20)
    let id = ids.next()
    book.add(ExpectedBook.Order(id: id, side: side, price: limit, leaves: lots))
    return .new(order(id, side, limit, lots, .goodTillCancel))
  }

  /// An order for all that stands up to a limit, whose rest stays or is canceled.
  private mutating func crossing(_ side: Side, to limit: Int64) -> Command {
    let lots = generator.value(in: 1...200)
    let rests = generator.chance(1, in: 4)
    let id = ids.next()
    let left = book.take(lots, from: side.opposite, limit: limit).left
    if rests, left > 0 {
      book.add(
        ExpectedBook.Order(id: id, side: side, price: limit, filled: lots - left, leaves: left))
    }
    return .new(order(id, side, limit, lots, rests ? .goodTillCancel : .immediateOrCancel))
  }

  /// A small trade at the touch.
  private mutating func nibble() -> Command? {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    guard let target = book.best(side.opposite) else { return nil }
    let lots = generator.value(in: 1...5)
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
