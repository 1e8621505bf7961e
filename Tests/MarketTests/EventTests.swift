import Market
import Testing

@Suite struct TradeTests {
  @Test(
    arguments: [(Aggressor.buy, 2, 1), (.sell, 1, 2), (.auction, 1, 2)]
      as [(Aggressor, UInt64, UInt64)])
  func `who bought and who sold`(aggressor: Aggressor, buyer: UInt64, seller: UInt64) {
    let trade = Trade(
      instrument: InstrumentID(0), maker: OrderID(1), taker: OrderID(2), price: Price(100),
      quantity: Quantity(5), makerLeaves: Quantity(3), takerLeaves: Quantity(4),
      aggressor: aggressor)
    #expect(trade.buyer == OrderID(buyer))
    #expect(trade.seller == OrderID(seller))
  }

  @Test func `an aggressor is the taker's side`() {
    #expect(Aggressor(Side.buy) == .buy)
    #expect(Aggressor(Side.sell) == .sell)
  }
}

@Suite struct EventLogTests {
  @Test func `a log keeps events in order`() {
    let first = Event.rejected(Rejection(reason: .clockRanBack))
    let second = Event.accepted(Acceptance(id: OrderID(1), instrument: InstrumentID(0)))
    var log = EventLog()
    #expect(log.events == [])
    log.record(first)
    log.record(second)
    log.record(first)
    #expect(log.events == [first, second, first])
  }
}

@Suite struct HistoryTests {
  @Test func `each command has the events that answered it`() {
    let rejection = Event.rejected(Rejection(reason: .clockRanBack))
    let acceptance = Event.accepted(Acceptance(id: OrderID(1), instrument: InstrumentID(0)))
    let expiry = Event.expired(
      Expiry(id: OrderID(1), instrument: InstrumentID(0), quantity: Quantity(5)))
    var history = History()
    history.append(.cancel(OrderID(3)), answeredBy: [expiry])
    history.append(.clock(Timestamp(nanoseconds: -1)), answeredBy: [rejection])
    history.append(.cancel(OrderID(4)), answeredBy: [acceptance, expiry])
    history.append(.massCancel(MassCancel()), answeredBy: [])
    #expect(history.commands.count == 4)
    #expect(history.commands[2] == .cancel(OrderID(4)))
    #expect(history.events == [expiry, rejection, acceptance, expiry])
    #expect(Array(history.events(of: 0)) == [expiry])
    #expect(Array(history.events(of: 1)) == [rejection])
    #expect(Array(history.events(of: 2)) == [acceptance, expiry])
    #expect(Array(history.events(of: 3)) == [])
  }

  @Test func `histories differ where the same events answer other commands`() {
    let rejection = Event.rejected(Rejection(reason: .clockRanBack))
    var one = History()
    var other = History()
    #expect(one == other)
    one.append(.clock(.zero), answeredBy: [rejection])
    one.append(.clock(.zero), answeredBy: [])
    other.append(.clock(.zero), answeredBy: [])
    other.append(.clock(.zero), answeredBy: [rejection])
    #expect(one != other)
  }
}
