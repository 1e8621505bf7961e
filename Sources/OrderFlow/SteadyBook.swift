internal import Market

/// A book of a given size, and then orders that come and go in it: what shows how the cost of a
/// command grows with the number of orders, levels or instruments.
///
/// The first `orders` commands fill the book. After them canceled orders and new ones in their
/// places alternate, with a maker between bids and offers that is filled at once now and then, so
/// that the size stays.
package struct SteadyBook: Hashable, Sendable {
  /// The number of orders that rest.
  package var orders: Int
  /// The number of levels of each side of each instrument.
  package var levels: Int
  /// The number of instruments.
  package var instruments: Int
  package var seed: UInt64

  /// A book of these sizes, all at least 1.
  package init(orders: Int, levels: Int, instruments: Int, seed: UInt64 = 1) {
    precondition(orders > 0 && levels > 0 && instruments > 0, "a book has a size")
    self.orders = orders
    self.levels = levels
    self.instruments = instruments
    self.seed = seed
  }

  /// The commands without end.
  package func makeStream() -> FlowStream { FlowStream(SteadyCommands(self)) }
}

/// The commands of a `SteadyBook`.
struct SteadyCommands: CommandSource {
  let instruments: [Instrument]
  private let size: SteadyBook
  private var generator: SeededGenerator
  private let origin: UInt64
  /// The number of the order that stands on each place; orders are numbered as they come.
  private var standing: [UInt32] = []
  private var arrivals: UInt32 = 0
  /// The place whose order was canceled.
  private var vacancy: Int?
  /// The order inside the touch, between the others, that is filled next.
  private var maker: Maker?

  private struct Maker: Sendable {
    var side: Side
    var lots: Int64
    var place: Int
  }

  private static let middle: Int64 = 10_000_000

  init(_ size: SteadyBook) {
    self.size = size
    var generator = SeededGenerator(seed: size.seed)
    origin = generator.next()
    self.generator = generator
    instruments = (0..<size.instruments).map { index in
      Instrument(
        symbol: "S\(index)", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
        referencePrice: Price(Self.middle))
    }
    standing.reserveCapacity(size.orders)
  }

  mutating func next() -> Command {
    if standing.count < size.orders {
      standing.append(arrivals)
      return resting(standing.count - 1)
    }
    if let place = vacancy {
      vacancy = nil
      standing[place] = arrivals
      return resting(place)
    }
    if let maker {
      self.maker = nil
      return .new(
        order(maker.side.opposite, Self.middle, maker.lots, .immediateOrCancel, maker.place))
    }
    if generator.chance(1, in: 8) { return makerOrder() }
    let place = generator.index(below: standing.count)
    vacancy = place
    return .cancel(id(of: standing[place]))
  }

  /// Side, instrument and level follow from the place, and so stay when its order is another.
  private mutating func resting(_ place: Int) -> Command {
    let spread = SplitMix64.mixed(size.seed ^ UInt64(place))
    let level = Int64(spread / 2 % UInt64(size.levels))
    let side: Side = spread.isMultiple(of: 2) ? .buy : .sell
    let price = side == .buy ? Self.middle - 1 - level : Self.middle + 1 + level
    return .new(order(side, price, generator.value(in: 1...20), .goodTillCancel, place))
  }

  /// A maker inside the touch, whom the next command fills.
  private mutating func makerOrder() -> Command {
    let maker = Maker(
      side: generator.chance(1, in: 2) ? .buy : .sell, lots: generator.value(in: 1...20),
      place: generator.index(below: size.instruments))
    self.maker = maker
    return .new(order(maker.side, Self.middle, maker.lots, .goodTillCancel, maker.place))
  }

  private mutating func order(
    _ side: Side, _ price: Int64, _ lots: Int64, _ timeInForce: TimeInForce, _ place: Int
  ) -> NewOrder {
    let number = arrivals
    arrivals += 1
    return NewOrder(
      id: id(of: number), instrument: InstrumentID(UInt32(place % size.instruments)), side: side,
      type: .limit(Price(price)), quantity: Quantity(lots), timeInForce: timeInForce,
      account: AccountID(generator.below(200) + 1))
  }

  private func id(of number: UInt32) -> OrderID {
    OrderID(SplitMix64.mixed(origin &+ UInt64(number)))
  }
}
