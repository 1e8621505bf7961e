internal import Market

/// A book of many thin levels, through which large orders sweep; then the levels come back.
struct DeepSweeps: CommandSource {
  let instruments = [
    Instrument(
      symbol: "DEEP", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
      referencePrice: Price(1_000_000))
  ]
  private var generator: SeededGenerator
  private var ids: OrderIDSequence
  private var book = ExpectedBook()
  /// The places in the book that are to be filled, the next one last.
  private var vacancies: [(side: Side, price: Int64)]

  /// The price between bids and asks: bids are below it.
  private static let middle: Int64 = 1_000_000
  /// The number of levels on each side.
  private static let depth: Int64 = 10_000
  /// The number of ticks from one level to the next.
  private static let gap: Int64 = 3

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    ids = OrderIDSequence(seed: generator.next())
    vacancies = (0..<Self.depth).flatMap { level in
      [
        (Side.buy, Self.middle - 1 - level * Self.gap),
        (Side.sell, Self.middle + level * Self.gap),
      ]
    }
    self.generator = generator
    shuffleVacancies()
  }

  mutating func next() -> Command {
    if let (side, price) = vacancies.popLast() { return resting(side, at: price) }
    return generator.chance(1, in: 8) ? cancel() : sweep()
  }

  private mutating func shuffleVacancies() {
    for last in vacancies.indices.reversed() {
      vacancies.swapAt(last, generator.index(below: last + 1))
    }
  }

  private mutating func resting(_ side: Side, at price: Int64) -> Command {
    let lots = generator.value(in: 1...20)
    let id = ids.next()
    book.add(ExpectedBook.Order(id: id, side: side, price: price, leaves: lots))
    return .new(order(id, side, .limit(Price(price)), lots, .goodTillCancel))
  }

  private mutating func cancel() -> Command {
    let ticket = book.ticket(using: &generator)
    guard let order = book.order(of: ticket) else { preconditionFailure("a drawn order stands") }
    book.remove(ticket)
    vacancies.append((order.side, order.price))
    return .cancel(order.id)
  }

  /// An order through up to about a thousand levels: as often through one as through hundreds.
  private mutating func sweep() -> Command {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    let levels = generator.value(in: 1...(1 << generator.value(in: 0...10)))
    let limit =
      side == .buy
      ? Self.middle + (levels - 1) * Self.gap : Self.middle - 1 - (levels - 1) * Self.gap
    let type: OrderType
    let lots: Int64
    if generator.chance(1, in: 4) {
      type = .market
      lots = levels * 10
      vacate(book.take(lots, from: side.opposite).filled)
    } else {
      // Large enough that the limit is what ends the sweep.
      type = .limit(Price(limit))
      lots = levels * 20
      vacate(book.take(lots, from: side.opposite, limit: limit).filled)
    }
    return .new(order(ids.next(), side, type, lots, .immediateOrCancel))
  }

  private mutating func vacate(_ filled: [ExpectedBook.Order]) {
    vacancies += filled.map { ($0.side, $0.price) }
    shuffleVacancies()
  }

  private mutating func order(
    _ id: OrderID, _ side: Side, _ type: OrderType, _ lots: Int64, _ timeInForce: TimeInForce
  ) -> NewOrder {
    NewOrder(
      id: id, instrument: InstrumentID(0), side: side, type: type, quantity: Quantity(lots),
      timeInForce: timeInForce, account: AccountID(generator.below(50) + 1))
  }
}
