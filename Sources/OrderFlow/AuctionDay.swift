internal import Market

/// Trading days from the pre-open to the close: orders are collected and uncrossed at the opening,
/// after a halt and at the close, and match as they come between.
struct AuctionDay: CommandSource {
  let instruments = [
    Instrument(
      symbol: "DAY", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
      referencePrice: Price(10_000))
  ]
  private var generator: SeededGenerator
  private var ids: OrderIDSequence
  private var book = ExpectedBook()
  /// Orders at the close, which wait for the closing auction.
  private var waiting: [ExpectedBook.Order] = []
  /// The place in the day's program, and how many commands it has still to come.
  private var place = 0
  private var rest = 0
  private var days: Int64 = 0
  private var fairPrice: Int64 = 10_000

  private static let instrument = InstrumentID(0)
  /// How many orders stand in the book in continuous trading.
  private static let population = 3_000

  /// What happens in a day: a phase and how many commands it has, or the uncross that ends one.
  private enum Item {
    case phase(Phase, commands: Int)
    case uncross
    case clock
  }

  private static let program: [Item] = [
    .phase(.closed, commands: 0), .clock, .phase(.preOpen, commands: 500),
    .phase(.openingAuction, commands: 1_500), .uncross, .phase(.continuous, commands: 9_000),
    .phase(.halted, commands: 20), .phase(.reopeningAuction, commands: 500), .uncross,
    .phase(.continuous, commands: 9_000), .phase(.closingAuction, commands: 1_000), .uncross,
  ]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    ids = OrderIDSequence(seed: generator.next())
    self.generator = generator
  }

  private var phase = Phase.continuous

  mutating func next() -> Command {
    guard rest == 0 else {
      rest -= 1
      return phase == .continuous ? continuous() : phase == .halted ? cancel() : collected()
    }
    defer { place = (place + 1) % Self.program.count }
    switch Self.program[place] {
    case .clock:
      days += 1
      return .clock(Timestamp(nanoseconds: days * 86_400_000_000_000))
    case .uncross:
      _ = book.uncross()
      _ = book.removeAll { $0.timeInForce == .atOpening || $0.timeInForce == .atClose }
      return .uncross(Self.instrument)
    case .phase(let next, let commands):
      begin(next)
      rest = commands
      return .phase(Self.instrument, next)
    }
  }

  private mutating func begin(_ next: Phase) {
    phase = next
    switch next {
    case .closed:
      _ = book.removeAll { $0.timeInForce == .day }
      waiting.removeAll(keepingCapacity: true)
    case .closingAuction:
      for order in waiting { book.add(order) }
      waiting.removeAll(keepingCapacity: true)
    default: break
    }
  }

  /// A command while orders are collected: prices overlap, so that there is something to uncross.
  private mutating func collected() -> Command {
    if book.count > Self.population / 2, generator.chance(1, in: 4) { return cancel() }
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    let shift = generator.tail(doublings: 6) - 4
    let special: TimeInForce? =
      switch phase {
      case .preOpen, .openingAuction: .atOpening
      case .closingAuction: .atClose
      default: nil
      }
    var timeInForce: TimeInForce = generator.chance(3, in: 4) ? .day : .goodTillCancel
    if let special, generator.chance(1, in: 4) { timeInForce = special }
    return new(side, at: fairPrice + (side == .buy ? -shift : shift), timeInForce)
  }

  private mutating func continuous() -> Command {
    if generator.chance(1, in: 256) { fairPrice += generator.chance(1, in: 2) ? 1 : -1 }
    if generator.chance(1, in: 8), let trade = crossing() { return trade }
    if generator.chance(1, in: 64) {
      let side: Side = generator.chance(1, in: 2) ? .buy : .sell
      return new(side, at: fairPrice + (side == .buy ? 2 : -2), .atClose)
    }
    if book.count > Self.population || book.count > 0 && generator.chance(2, in: 5) {
      return cancel()
    }
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    let distance = generator.tail(doublings: 7)
    let price =
      side == .buy
      ? min(fairPrice, (book.best(.sell)?.price ?? .max)) - 1 - distance
      : max(fairPrice, (book.best(.buy)?.price ?? .min) + 1) + distance
    return new(side, at: price, generator.chance(3, in: 4) ? .day : .goodTillCancel)
  }

  private mutating func crossing() -> Command? {
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    guard let target = book.best(side.opposite) else { return nil }
    let lots = generator.value(in: 1...30)
    _ = book.take(lots, from: side.opposite, limit: target.price)
    return .new(order(ids.next(), side, target.price, lots, .immediateOrCancel))
  }

  private mutating func cancel() -> Command {
    guard book.count > 0 else { return new(.buy, at: fairPrice - 1, .day) }
    let ticket = book.ticket(using: &generator)
    guard let order = book.order(of: ticket) else { preconditionFailure("a drawn order stands") }
    book.remove(ticket)
    return .cancel(order.id)
  }

  /// An order that stays in the book, or waits for the closing auction.
  private mutating func new(
    _ side: Side, at price: Int64, _ timeInForce: TimeInForce
  ) -> Command {
    let lots = generator.value(in: 1...20)
    let id = ids.next()
    let expected = ExpectedBook.Order(
      id: id, side: side, price: price, leaves: lots, timeInForce: timeInForce)
    if timeInForce == .atClose, phase != .closingAuction {
      waiting.append(expected)
    } else {
      book.add(expected)
    }
    return .new(order(id, side, price, lots, timeInForce))
  }

  private mutating func order(
    _ id: OrderID, _ side: Side, _ price: Int64, _ lots: Int64, _ timeInForce: TimeInForce
  ) -> NewOrder {
    NewOrder(
      id: id, instrument: Self.instrument, side: side, type: .limit(Price(price)),
      quantity: Quantity(lots), timeInForce: timeInForce,
      account: AccountID(generator.below(200) + 1))
  }
}
