import Laws
import Market
import Testing

/// Whatever an engine reports, the judge goes on.
@Suite struct StrangeEventTests {
  @Test func `an order that trades where it should have been canceled dies once`() {
    var judge = Judge(instruments: [LawCase.instrument], conventions: Conventions())
    for command in [Command.buy(1, 5, at: 100), .sell(2, 6, at: 101)] {
      _ = judge.judge(command, answeredBy: LawCase.Told.taken(command).events)
    }
    let found = judge.judge(
      .cancelAll(account: nil, on: nil, .buy),
      answeredBy: [.trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 1, .sell)])
    #expect(!found.contains { $0.law == .cancellation })
    // Two orders do not share what the dead one left free.
    for command in [Command.buy(3, 5, at: 98), .buy(4, 7, at: 99)] {
      #expect(judge.judge(command, answeredBy: LawCase.Told.taken(command).events) == [])
    }
    #expect(judge.orders(of: 0, side: .buy).map(\.id) == [4, 3])
    #expect(judge.orders(of: 0, side: .buy).map(\.leaves) == [7, 5])
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func `no report stops the judge`(seed: UInt64) {
    var chance = Chance(state: seed)
    var conventions = Conventions()
    conventions.auctionMarketOrders = .collected
    conventions.auctionPrice = chance.one(of: Conventions.AuctionPrice.allCases)
    conventions.marketRemainder = chance.one(of: Conventions.MarketRemainder.allCases)
    conventions.identifierReuse = chance.one(of: Conventions.IdentifierReuse.allCases)
    conventions.replaceQuantity = chance.one(of: Conventions.ReplaceQuantity.allCases)
    var instrument = LawCase.instrument
    instrument.dynamicRange = seed.isMultiple(of: 2) ? .max : 3
    instrument.auctionCollar = seed.isMultiple(of: 3) ? .max : nil
    instrument.referencePrice = Price(seed.isMultiple(of: 2) ? .max : .min)
    var judge = Judge(instruments: [instrument, LawCase.instrument], conventions: conventions)
    var events = 0
    var violations = 0
    while events < 20_000 {
      let command = chance.command()
      judge.begin(command)
      if chance.below(3) > 0 { judge.record(chance.answer(to: command)) }
      for _ in 0..<chance.below(5) {
        judge.record(chance.event())
        events += 1
      }
      judge.finish()
      violations += judge.takeViolations().count
      for number in 0..<3 as Range<UInt32> {
        judge.check([], of: InstrumentID(number), side: chance.one(of: Side.allCases))
      }
    }
    #expect(violations > events / 4)
  }
}

/// Strange commands and events from a seed.
private struct Chance {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15 >> 16
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }

  mutating func number() -> Int64 {
    one(of: [.min, .min + 1, -3, 0, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9, .max - 1, .max])
  }

  mutating func id() -> OrderID { OrderID(UInt64(below(12))) }
  mutating func instrument() -> InstrumentID {
    InstrumentID(one(of: [0, 0, 0, 0, 1, 1, 2, .max]))
  }
  mutating func price() -> Price { Price(number()) }
  mutating func quantity() -> Quantity { Quantity(number()) }

  mutating func timeInForce() -> TimeInForce {
    one(of: [
      .goodTillCancel, .goodTillCancel, .day, .goodTillDate(Timestamp(nanoseconds: number())),
      .immediateOrCancel, .fillOrKill, .atOpening, .atClose,
    ])
  }

  mutating func command() -> Command {
    switch below(16) {
    case 0: return .cancel(id())
    case 1: return .replace(id(), price: price(), quantity: quantity())
    case 2: return .replace(id(), quantity: quantity())
    case 3: return .cancelAll(on: below(2) == 0 ? nil : instrument())
    case 4, 5, 6: return .phase(one(of: Phase.allCases), on: instrument())
    case 7, 8: return .uncross(instrument())
    case 9: return .clock(Timestamp(nanoseconds: number()))
    default:
      return .new(
        NewOrder(
          id: id(), instrument: instrument(), side: one(of: Side.allCases),
          type: below(4) == 0 ? .market : .limit(price()), quantity: quantity(),
          timeInForce: timeInForce()))
    }
  }

  /// The kind of answer that the command should get.
  mutating func answer(to command: Command) -> Event {
    switch command {
    case .new(let order): .accepted(order.id, on: order.instrument)
    case .cancel(let id): .canceled(id, quantity(), .requested, on: instrument())
    case .replace(let replace):
      .replaced(
        replace.id, at: price(), leaves: quantity(), one(of: [.kept, .lost]), on: instrument())
    case .massCancel: .canceled(id(), quantity(), .massCancel, on: instrument())
    case .phase(let instrument, let phase): .phaseChanged(phase, on: instrument)
    case .uncross(let instrument):
      .uncrossed(
        at: price(), volume: Volume(UInt128(next())), imbalance: .min, on: instrument)
    case .clock: .expired(id(), quantity(), on: instrument())
    }
  }

  mutating func event() -> Event {
    switch below(12) {
    case 0: return .accepted(id(), on: instrument())
    case 1: return .rejected(id(), one(of: RejectReason.allCases))
    case 2: return .canceled(id(), quantity(), one(of: CancelReason.allCases), on: instrument())
    case 3: return .replaced(id(), at: nil, leaves: quantity(), .kept, on: instrument())
    case 4: return .expired(id(), quantity(), on: instrument())
    case 5: return .phaseChanged(one(of: Phase.allCases), on: instrument())
    case 6:
      return .uncrossed(at: price(), volume: Volume(.max), imbalance: .max, on: instrument())
    default:
      return .trade(
        quantity(), at: price(), maker: id(), leaves: quantity(), taker: id(),
        leaves: quantity(), one(of: Aggressor.allCases), on: instrument())
    }
  }
}
