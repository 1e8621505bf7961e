internal import Market

/// Quoting machines gone wild: burst after burst of orders near the touch, nearly all canceled
/// before anybody trades with them.
struct CancelStorm: CommandSource {
  /// Which of a burst's orders is canceled next.
  private enum Pattern: CaseIterable, Sendable {
    case oldestFirst
    case youngestFirst
    case atRandom
  }

  let instruments = [
    Instrument(
      symbol: "STORM", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
      referencePrice: Price(10_000))
  ]
  private var generator: SeededGenerator
  private var ids: OrderIDSequence
  private var book = ExpectedBook()
  private var burst: [ExpectedBook.Ticket] = []
  /// Where the burst's oldest order that was not canceled yet stands in `burst`.
  private var oldest = 0
  private var ordersToCome = 0
  private var pattern = Pattern.oldestFirst
  /// The one side of the burst; both when nil.
  private var side: Side?
  /// The number of ticks over which the burst spreads.
  private var width: Int64 = 1
  private var lastCanceled: OrderID?

  /// The price between bids and asks: bids are below it.
  private static let middle: Int64 = 10_000
  /// How many orders outlive their bursts.
  private static let survivors = 2_000

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    ids = OrderIDSequence(seed: generator.next())
    self.generator = generator
  }

  mutating func next() -> Command {
    if generator.chance(1, in: 100), let trade = crossing() { return trade }
    if ordersToCome > 0 { return resting() }
    while oldest < burst.count {
      let ticket = nextOfBurst()
      guard let order = book.order(of: ticket) else { continue }
      if book.count <= Self.survivors, generator.chance(1, in: 16) { continue }
      if let late = lastCanceled, generator.chance(1, in: 100) {
        burst.append(ticket)
        return .cancel(late)
      }
      book.remove(ticket)
      lastCanceled = order.id
      return .cancel(order.id)
    }
    beginBurst()
    return resting()
  }

  private mutating func beginBurst() {
    burst.removeAll(keepingCapacity: true)
    oldest = 0
    ordersToCome = 1 << generator.index(below: 14)
    pattern = Pattern.allCases[generator.index(below: Pattern.allCases.count)]
    side = [nil, .buy, .sell][generator.index(below: 3)]
    width = 1 << generator.value(in: 0...6)
  }

  private mutating func nextOfBurst() -> ExpectedBook.Ticket {
    switch pattern {
    case .oldestFirst:
      break
    case .youngestFirst:
      return burst.removeLast()
    case .atRandom:
      burst.swapAt(oldest, oldest + generator.index(below: burst.count - oldest))
    }
    oldest += 1
    return burst[oldest - 1]
  }

  private mutating func resting() -> Command {
    ordersToCome -= 1
    let side = side ?? (generator.chance(1, in: 2) ? .buy : .sell)
    let distance = generator.value(in: 0...width - 1)
    let price = side == .buy ? Self.middle - 1 - distance : Self.middle + distance
    let lots = generator.value(in: 1...20)
    let id = ids.next()
    burst.append(
      book.add(ExpectedBook.Order(id: id, side: side, price: price, leaves: lots)))
    return .new(
      NewOrder(
        id: id, instrument: InstrumentID(0), side: side, type: .limit(Price(price)),
        quantity: Quantity(lots), timeInForce: .day, account: AccountID(generator.below(8) + 1)))
  }

  /// The rare order that trades.
  private mutating func crossing() -> Command? {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    guard let target = book.best(side.opposite) else { return nil }
    let lots = generator.value(in: 1...40)
    _ = book.take(lots, from: side.opposite, limit: target.price)
    return .new(
      NewOrder(
        id: ids.next(), instrument: InstrumentID(0), side: side,
        type: .limit(Price(target.price)), quantity: Quantity(lots),
        timeInForce: .immediateOrCancel, account: AccountID(generator.below(200) + 9)))
  }
}
