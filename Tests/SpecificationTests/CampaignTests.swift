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
    case ..<90: return .phase(pick(Phase.allCases), on: instrument)
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
        .immediateOrCancel, .fillOrKill, .atOpening, .atClose,
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
  /// Every choice of conventions that those of the order book allow, one bit each, with some choice
  /// of those of the day.
  private static func conventions(_ bits: Int, _ conventions: inout Conventions) {
    var dice = Dice(seed: UInt64(500 + bits))
    conventions.halt = dice.pick(Conventions.Halt.allCases)
    conventions.auctionMarketOrders = dice.pick([.collected, .collected, .rejected])
    conventions.auctionPrice = dice.pick(Conventions.AuctionPrice.allCases)
    conventions.volatilityInterruption = dice.pick(Conventions.VolatilityInterruption.allCases)
    if bits & 1 != 0 { conventions.decreasePriority = .loses }
    if bits & 2 != 0 { conventions.replaceQuantity = .remaining }
    if bits & 4 != 0 { conventions.replaceBelowFilled = .rejects }
    if bits & 8 != 0 { conventions.marketRemainder = .rests }
    if bits & 16 != 0 { conventions.identifierReuse = .never }
  }

  /// Whether no auction prefers the higher of two prices, or rounds up: the middle of a collar's
  /// end and a limit may need it, and so may that of prices which no order has.
  private static func isSymmetric(_ bits: Int) -> Bool {
    var conventions = Conventions()
    Self.conventions(bits, &conventions)
    return conventions.auctionPrice == .xetra
  }

  @Test(arguments: 0..<64)
  func `whatever comes, the books are what the events say`(bits: Int) {
    var venue = Venue(
      [
        Instrument(symbol: "A", dynamicRange: 4),
        Instrument(symbol: "B", referencePrice: 106, auctionCollar: 4),
      ], isSymmetric: Self.isSymmetric(bits)
    ) { Self.conventions(bits, &$0) }
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
    for order in engine.save().books.flatMap(\.orders) { live[order.id] = order.leaves }
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
}
