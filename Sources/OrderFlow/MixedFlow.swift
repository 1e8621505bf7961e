internal import Market

/// The everyday flow of a busy venue: passive orders around a wandering price, aggressors that
/// pull the book along with it, and a cancel or replace for nearly every order that is not hit.
struct MixedFlow: CommandSource {
  let instruments: [Instrument]
  private var generator: SeededGenerator
  private var ids: OrderIDSequence
  private var markets: [MixedMarket]
  private let activity: WeightedChoice

  init(instruments count: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // The busiest has rank 0; a stride prime to the count strews the busy ones about.
    let weights = (0..<count).map { index in
      UInt64(1_000_000 / (index * 197 % count + 4))
    }
    let sum = weights.reduce(0, +)
    markets = weights.enumerated().map { index, weight in
      MixedMarket(
        instrument: InstrumentID(UInt32(index)),
        startingPrice: count == 1 ? 10_000 : generator.value(in: 2_000...50_000),
        population: count == 1 ? 4_000 : 20 + Int(weight * 40_000 / sum))
    }
    instruments = markets.enumerated().map { index, market in
      Instrument(
        symbol: count == 1 ? "MIX" : "MIX\(index)",
        priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
        referencePrice: Price(market.startingPrice))
    }
    activity = WeightedChoice(weights: weights)
    ids = OrderIDSequence(seed: generator.next())
    self.generator = generator
  }

  mutating func next() -> Command {
    let index = markets.count == 1 ? 0 : activity.index(using: &generator)
    return markets[index].next(&generator, &ids)
  }
}

/// One instrument of the mixed flow.
struct MixedMarket: Sendable {
  let instrument: InstrumentID
  let startingPrice: Int64
  /// About how many orders stand in the book.
  let population: Int
  /// What the instrument is worth in ticks: it wanders, and trading follows it.
  private var fairPrice: Int64
  private var book = ExpectedBook()
  /// The order that was filled last: whoever cancels it now is too late.
  private var lastFilled: OrderID?

  /// How far the fair price gets from where it began.
  private static let reach: Int64 = 500

  init(instrument: InstrumentID, startingPrice: Int64, population: Int) {
    self.instrument = instrument
    self.startingPrice = startingPrice
    self.population = population
    fairPrice = startingPrice
  }

  mutating func next(_ generator: inout SeededGenerator, _ ids: inout OrderIDSequence) -> Command {
    if generator.chance(1, in: 2_048) { moveFairPrice(&generator) }
    let cancelsAndReplaces: UInt64 =
      book.count < population * 7 / 8 ? 10 : book.count < population ? 45 : 54
    guard generator.chance(cancelsAndReplaces, in: 100), book.count > 0 else {
      let side: Side = generator.chance(1, in: 2) ? .buy : .sell
      return generator.chance(20, in: 100)
        ? crossing(side, &generator, &ids) : resting(side, &generator, &ids)
    }
    if generator.chance(12, in: 100) { return replace(&generator) }
    if let late = lastFilled, generator.chance(1, in: 50) { return .cancel(late) }
    let ticket = book.ticket(using: &generator)
    guard let order = book.order(of: ticket) else { preconditionFailure("a drawn order stands") }
    book.remove(ticket)
    return .cancel(order.id)
  }

  /// The fair price goes a tick up or down, the likelier back the farther it got.
  private mutating func moveFairPrice(_ generator: inout SeededGenerator) {
    let room = Self.reach - (fairPrice - startingPrice)
    fairPrice += generator.chance(UInt64(room), in: UInt64(2 * Self.reach)) ? 1 : -1
  }

  /// A price on a side, at a distance from the fair price, that does not cross.
  private mutating func passivePrice(_ side: Side, distance: Int64) -> Int64 {
    switch side {
    case .buy: min(fairPrice - 1, (book.best(.sell)?.price ?? .max) - 1) - distance
    case .sell: max(fairPrice, (book.best(.buy)?.price ?? .min) + 1) + distance
    }
  }

  private mutating func resting(
    _ side: Side, _ generator: inout SeededGenerator, _ ids: inout OrderIDSequence
  ) -> Command {
    let price = passivePrice(side, distance: generator.tail(doublings: 8))
    let lots = generator.value(in: 1...10) * (generator.chance(1, in: 16) ? 10 : 1)
    let order = order(
      ids.next(), side, .limit(Price(price)), lots,
      generator.chance(1, in: 4) ? .goodTillCancel : .day, &generator)
    book.add(ExpectedBook.Order(id: order.id, side: side, price: price, leaves: lots))
    return .new(order)
  }

  /// An order that trades at once, on the side that the fair price calls for.
  private mutating func crossing(
    _ drawn: Side, _ generator: inout SeededGenerator, _ ids: inout OrderIDSequence
  ) -> Command {
    var side = drawn
    if let ask = book.best(.sell), ask.price <= fairPrice - 1 { side = .buy }
    if let bid = book.best(.buy), bid.price >= fairPrice { side = .sell }
    guard let target = book.best(side.opposite) else { return resting(side, &generator, &ids) }
    let lots = generator.value(in: 1...(generator.chance(1, in: 16) ? 30 : 3))
    let through = generator.tail(doublings: 3)
    let limit = side == .buy ? target.price + through : target.price - through
    switch generator.below(20) {
    case 0:
      // Half want no more than the first order has, the others more than the book has.
      let lots = generator.value(
        in: generator.chance(1, in: 2) ? 1...target.leaves : 100_000...200_000)
      if book.offers(lots, on: side.opposite, limit: target.price) {
        take(lots, from: side.opposite, limit: target.price)
      }
      return .new(
        order(
          ids.next(), side, .limit(Price(target.price)), lots, .fillOrKill, &generator))
    case 1...2:
      take(lots, from: side.opposite, limit: nil)
      return .new(order(ids.next(), side, .market, lots, .immediateOrCancel, &generator))
    case 3...7:
      take(lots, from: side.opposite, limit: limit)
      return .new(
        order(ids.next(), side, .limit(Price(limit)), lots, .immediateOrCancel, &generator))
    default:
      let order = order(ids.next(), side, .limit(Price(limit)), lots, .day, &generator)
      let left = take(lots, from: side.opposite, limit: limit)
      if left > 0 {
        book.add(
          ExpectedBook.Order(
            id: order.id, side: side, price: limit, filled: lots - left, leaves: left))
      }
      return .new(order)
    }
  }

  @discardableResult private mutating func take(
    _ lots: Int64, from side: Side, limit: Int64?
  ) -> Int64 {
    let (filled, left) = book.take(lots, from: side, limit: limit)
    if let last = filled.last { lastFilled = last.id }
    return left
  }

  /// Half of all replaces reduce the quantity; the others raise it or move the price.
  private mutating func replace(_ generator: inout SeededGenerator) -> Command {
    let ticket = book.ticket(using: &generator)
    guard var order = book.order(of: ticket) else { preconditionFailure("a drawn order stands") }
    if order.leaves > 1, generator.chance(1, in: 2) {
      let leaves = generator.value(in: 1...order.leaves - 1)
      book.reduce(ticket, to: leaves)
      return .replace(Replace(id: order.id, quantity: Quantity(order.filled + leaves)))
    }
    book.remove(ticket)
    if generator.chance(1, in: 2) {
      order.leaves += generator.value(in: 1...10)
      book.add(order)
      return .replace(Replace(id: order.id, quantity: Quantity(order.filled + order.leaves)))
    }
    order.price = passivePrice(order.side, distance: generator.tail(doublings: 4))
    book.add(order)
    return .replace(Replace(id: order.id, price: Price(order.price)))
  }

  private func order(
    _ id: OrderID, _ side: Side, _ type: OrderType, _ lots: Int64, _ timeInForce: TimeInForce,
    _ generator: inout SeededGenerator
  ) -> NewOrder {
    NewOrder(
      id: id, instrument: instrument, side: side, type: type, quantity: Quantity(lots),
      timeInForce: timeInForce, account: AccountID(generator.below(200) + 1))
  }
}
