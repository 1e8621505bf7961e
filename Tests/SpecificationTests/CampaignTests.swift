import Market
import Specification
import Testing

/// A seeded source of small numbers, the same on every machine.
private struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number from 0 up to, and without, `bound`.
  mutating func roll(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: (state >> 16) % UInt64(bound))
  }

  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(choices.count)] }
}

extension Dice {
  /// A command that often meets the orders of commands before it.
  ///
  /// Prices are even, so that the middle of two is a whole number and needs no rounding, which
  /// alone tells a market from its mirror image.
  fileprivate mutating func command(at time: Int) -> Command {
    let id = OrderID(UInt64(roll(24)))
    let instrument = InstrumentID(UInt32(roll(2)))
    switch roll(100) {
    case ..<50: return .new(order(id, on: instrument, at: time))
    case ..<60: return .cancel(id)
    case ..<80:
      return .replace(
        id, price: roll(2) == 0 ? nil : price(), quantity: roll(2) == 0 ? nil : quantity())
    case ..<82:
      return .cancelAll(
        account: pick([nil, 1, 2]), on: pick([nil, 0, 1]), pick([nil, .buy, .sell]))
    case ..<89: return .phase(pick([.callAuction, .continuous, .closed]), on: instrument)
    case ..<96: return .uncross(instrument)
    default: return .clock(Timestamp(nanoseconds: Int64(time)))
    }
  }

  private mutating func order(
    _ id: OrderID, on instrument: InstrumentID, at time: Int
  ) -> NewOrder {
    let later = Timestamp(nanoseconds: Int64(time + roll(20)))
    return NewOrder(
      id: id, instrument: instrument, side: pick([.buy, .sell]),
      type: roll(8) == 0 ? .market : .limit(price()), quantity: quantity(),
      timeInForce: pick([
        .goodTillCancel, .goodTillCancel, .goodTillCancel, .day, .goodTillDate(later),
        .immediateOrCancel, .fillOrKill,
      ]),
      account: pick([.none, 1, 2]))
  }

  private mutating func price() -> Price { Price(Int64(100 + 2 * roll(6))) }
  private mutating func quantity() -> Quantity { Quantity(Int64(1 + roll(9))) }
}

/// What is left of each live order, as the events alone tell it.
private struct Ledger {
  private(set) var leaves: [OrderID: Quantity] = [:]

  /// Takes the events that answered a command.
  mutating func record(_ events: [Event], of command: Command) {
    for event in events {
      switch event {
      case .accepted(let acceptance):
        guard case .new(let order) = command else { preconditionFailure("only new is accepted") }
        #expect(leaves.updateValue(order.quantity, forKey: acceptance.id) == nil)
      case .traded(let trade):
        #expect(trade.quantity > .zero)
        fill(trade.maker, trade.quantity, leaving: trade.makerLeaves)
        fill(trade.taker, trade.quantity, leaving: trade.takerLeaves)
      case .canceled(let cancellation):
        #expect(leaves.removeValue(forKey: cancellation.id) == cancellation.quantity)
      case .expired(let expiry):
        #expect(leaves.removeValue(forKey: expiry.id) == expiry.quantity)
      case .replaced(let replacement):
        #expect(leaves.updateValue(replacement.leaves, forKey: replacement.id) != nil)
      case .rejected, .phaseChanged, .uncrossed:
        break
      }
    }
  }

  private mutating func fill(_ id: OrderID, _ quantity: Quantity, leaving left: Quantity) {
    guard let before = leaves[id] else {
      Issue.record("an order traded that was not live")
      return
    }
    #expect(before - quantity == left)
    leaves[id] = left == .zero ? nil : left
  }
}

@Suite struct CampaignTests {
  /// Every choice of conventions that the two-valued ones allow, one bit each.
  private static func conventions(_ bits: Int, _ conventions: inout Conventions) {
    if bits & 1 != 0 { conventions.decreasePriority = .loses }
    if bits & 2 != 0 { conventions.replaceQuantity = .remaining }
    if bits & 4 != 0 { conventions.replaceBelowFilled = .rejects }
    if bits & 8 != 0 { conventions.marketRemainder = .rests }
    if bits & 16 != 0 { conventions.identifierReuse = .never }
  }

  @Test(arguments: 0..<32)
  func `whatever comes, the books are what the events say`(bits: Int) {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")]) {
      Self.conventions(bits, &$0)
    }
    var dice = Dice(seed: UInt64(bits + 1))
    var ledger = Ledger()
    for time in 0..<400 {
      var command = dice.command(at: time)
      if bits & 16 != 0, case .new(var order) = command, dice.roll(8) != 0 {
        // Where identifiers are used once, most new orders need new ones.
        order.id = OrderID(UInt64(24 + time))
        command = .new(order)
      }
      let before = venue.engine
      let events = venue.send(command)
      ledger.record(events, of: command)
      expectBook(of: venue.engine, toBe: ledger)
      expectPriority(of: events, before: before)
    }
  }

  /// Expects exactly the live orders of a ledger.
  private func expectBook(of engine: Specification, toBe ledger: Ledger) {
    var live: [OrderID: Quantity] = [:]
    for instrument: InstrumentID in [0, 1] {
      for side in Side.allCases {
        for order in engine.orders(of: instrument, side: side) { live[order.id] = order.leaves }
      }
    }
    #expect(live == ledger.leaves)
  }

  /// Expects trades in continuous trading to fill the other side from its front, at its prices.
  private func expectPriority(of events: [Event], before engine: Specification) {
    var trades = events.compactMap { event -> Trade? in
      if case .traded(let trade) = event, trade.aggressor != .auction { trade } else { nil }
    }
    guard let first = trades.first else { return }
    let makers = engine.orders(
      of: first.instrument, side: first.aggressor == .buy ? .sell : .buy)
    let last = trades.removeLast()
    for (trade, maker) in zip(trades, makers) {
      #expect(trade.maker == maker.id && trade.price == maker.price)
      #expect(trade.quantity == maker.leaves && trade.makerLeaves == .zero)
    }
    #expect(makers.count > trades.count && makers[trades.count].id == last.maker)
    #expect(makers[trades.count].price == last.price)
  }

  @Test(arguments: 0..<200)
  func `no other price of an auction trades more or leaves less over`(seed: Int) {
    var dice = Dice(seed: UInt64(1000 + seed))
    var venue = Venue([Instrument(symbol: "A", priceSigns: .any)], isSymmetric: false)
    venue.send(.phase(.callAuction))
    for id in 0..<(2 + dice.roll(12)) {
      let order = NewOrder(
        id: OrderID(UInt64(id)), instrument: 0, side: dice.pick([.buy, .sell]),
        type: .limit(Price(Int64(dice.roll(12) - 6))), quantity: Quantity(Int64(1 + dice.roll(9))))
      venue.send(.new(order))
    }
    let expected = plainAuction(venue.engine)
    let events = venue.send(.uncross)
    #expect(events.first == expected, "seed \(seed)")
  }

  /// The outcome of an auction of instrument 0 with unit ticks, by trying each price.
  private func plainAuction(_ engine: Specification) -> Event {
    let buys = engine.orders(of: 0, side: .buy).map { (Int($0.price.rawValue), $0.leaves) }
    let sells = engine.orders(of: 0, side: .sell).map { (Int($0.price.rawValue), $0.leaves) }
    func sum(_ orders: [(Int, Quantity)], _ isIn: (Int) -> Bool) -> Int {
      orders.reduce(0) { isIn($1.0) ? $0 + Int($1.1.rawValue) : $0 }
    }
    func volume(_ price: Int) -> Int {
      min(sum(buys) { $0 >= price }, sum(sells) { $0 <= price })
    }
    func imbalance(_ price: Int) -> Int { sum(buys) { $0 >= price } - sum(sells) { $0 <= price } }

    let prices = (-10...10)
    let most = prices.map(volume).max() ?? 0
    guard most > 0 else { return .uncrossed(at: nil, volume: 0, imbalance: 0) }
    let named = prices.filter { price in (buys + sells).contains { $0.0 == price } }
    let filling = named.filter { price in
      volume(price) == most && sum(buys) { $0 > price } <= most
        && sum(sells) { $0 < price } <= most
    }
    let least = filling.map { abs(imbalance($0)) }.min()
    let best = filling.filter { abs(imbalance($0)) == least }
    let doubled = (best.first ?? 0) + (best.last ?? 0)
    let price = (doubled + 20 + 1) / 2 - 10
    return .uncrossed(
      at: Price(Int64(price)), volume: Volume(UInt128(most)), imbalance: Int128(imbalance(price)))
  }
}
