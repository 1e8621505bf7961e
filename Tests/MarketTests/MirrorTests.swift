import Market
import Testing

@Suite struct MirrorTests {
  private static let id = OrderID(1)
  private static let instrument = InstrumentID(3)

  private static func order(_ side: Side, _ type: OrderType) -> Command {
    .new(
      NewOrder(
        id: id, instrument: instrument, side: side, type: type, quantity: Quantity(5),
        timeInForce: .goodTillDate(Timestamp(nanoseconds: 7)), account: AccountID(8)))
  }

  private static func replace(_ price: Price?) -> Command {
    .replace(Replace(id: id, price: price, quantity: Quantity(6)))
  }

  private static func massCancel(_ side: Side?) -> Command {
    .massCancel(MassCancel(account: AccountID(7), instrument: instrument, side: side))
  }

  private static func trade(
    maker: UInt64, taker: UInt64, price: Int64, makerLeaves: Int64, takerLeaves: Int64,
    _ aggressor: Aggressor
  ) -> Event {
    .traded(
      Trade(
        instrument: instrument, maker: OrderID(maker), taker: OrderID(taker),
        price: Price(price), quantity: Quantity(5), makerLeaves: Quantity(makerLeaves),
        takerLeaves: Quantity(takerLeaves), aggressor: aggressor))
  }

  private static func replaced(_ price: Int64?) -> Event {
    .replaced(
      Replacement(
        id: id, instrument: instrument, price: price.map { Price($0) }, leaves: Quantity(4),
        priority: .lost))
  }

  private static func uncrossed(_ price: Int64?, _ imbalance: Int128) -> Event {
    .uncrossed(
      Uncrossing(
        instrument: instrument, price: price.map { Price($0) }, volume: Volume(9),
        imbalance: imbalance))
  }

  private static let commands: [(Command, Command)] = [
    (order(.buy, .limit(Price(100))), order(.sell, .limit(Price(-100)))),
    (order(.sell, .limit(Price(0))), order(.buy, .limit(Price(0)))),
    (order(.buy, .limit(Price(.max))), order(.sell, .limit(Price(-.max)))),
    (order(.buy, .market), order(.sell, .market)),
    (replace(Price(100)), replace(Price(-100))), (replace(nil), replace(nil)),
    (massCancel(.buy), massCancel(.sell)), (massCancel(nil), massCancel(nil)),
    (.cancel(id), .cancel(id)), (.phase(instrument, .closed), .phase(instrument, .closed)),
    (.uncross(instrument), .uncross(instrument)),
    (.clock(Timestamp(nanoseconds: 5)), .clock(Timestamp(nanoseconds: 5))),
  ]

  private static let events: [(Event, Event)] = [
    (
      trade(maker: 1, taker: 2, price: 100, makerLeaves: 3, takerLeaves: 4, .buy),
      trade(maker: 1, taker: 2, price: -100, makerLeaves: 3, takerLeaves: 4, .sell)
    ),
    (
      trade(maker: 1, taker: 2, price: -7, makerLeaves: 0, takerLeaves: 4, .sell),
      trade(maker: 1, taker: 2, price: 7, makerLeaves: 0, takerLeaves: 4, .buy)
    ),
    (
      trade(maker: 1, taker: 2, price: 100, makerLeaves: 3, takerLeaves: 4, .auction),
      trade(maker: 2, taker: 1, price: -100, makerLeaves: 4, takerLeaves: 3, .auction)
    ),
    (replaced(100), replaced(-100)), (replaced(nil), replaced(nil)),
    (uncrossed(100, 7), uncrossed(-100, -7)),
    (uncrossed(nil, 0), uncrossed(nil, 0)),
    (uncrossed(-1, -Int128.max), uncrossed(1, Int128.max)),
  ]

  private static let unchanged: [Event] = [
    .accepted(Acceptance(id: id, instrument: instrument)),
    .rejected(Rejection(id: id, reason: .bookCrossed)),
    .rejected(Rejection(reason: .clockRanBack)),
    .canceled(
      Cancellation(id: id, instrument: instrument, quantity: Quantity(4), reason: .massCancel)),
    .expired(Expiry(id: id, instrument: instrument, quantity: Quantity(4))),
    .phaseChanged(PhaseChange(instrument: instrument, phase: .callAuction)),
    .phaseChanged(PhaseChange(instrument: instrument, phase: .halted)),
  ]

  @Test func `a command's mirror image is on the other side of zero`() {
    for (command, mirrored) in Self.commands {
      #expect(Mirror.reflect(command) == mirrored)
      #expect(Mirror.reflect(mirrored) == command)
    }
  }

  @Test func `an event's mirror image is on the other side of zero`() {
    for (event, mirrored) in Self.events {
      #expect(Mirror.reflect(event) == mirrored)
      #expect(Mirror.reflect(mirrored) == event)
    }
  }

  @Test func `an event without side or price is its own mirror image`() {
    for event in Self.unchanged { #expect(Mirror.reflect(event) == event) }
  }

  @Test func `who bought, in the mirror sold`() {
    for case (.traded(let trade), .traded(let mirrored)) in Self.events {
      #expect(trade.buyer == mirrored.seller)
      #expect(trade.seller == mirrored.buyer)
    }
  }

  @Test func `the one number without a negative has no mirror image`() {
    #expect(Mirror.reflect(Price(.min)) == nil)
    #expect(Mirror.reflect(Price(.min + 1)) == Price(.max))
    #expect(Mirror.reflect(Self.order(.buy, .limit(Price(.min)))) == nil)
    #expect(Mirror.reflect(Self.replace(Price(.min))) == nil)
    let traded = Self.trade(
      maker: 1, taker: 2, price: .min, makerLeaves: 0, takerLeaves: 0, .auction)
    #expect(Mirror.reflect(traded) == nil)
    #expect(Mirror.reflect(Self.replaced(.min)) == nil)
    #expect(Mirror.reflect(Self.uncrossed(.min, 0)) == nil)
    #expect(Mirror.reflect(Self.uncrossed(5, .min)) == nil)
  }

  @Test func `an instrument's price limits are mirrored, and nothing else of it`() throws {
    let table = TickTable(rows: [.init(from: 0, increment: 1), .init(from: 50, increment: 5)])
    let instrument = Instrument(
      symbol: "XYZ", priceScale: Scale(unit: try ExactDecimal("0.01")),
      quantityScale: Scale(unit: ExactDecimal(10)), tickTable: table, lot: Quantity(2),
      minimumQuantity: Quantity(4), maximumQuantity: Quantity(8), priceSigns: [.zero, .positive],
      priceBand: Price(-5)...Price(20), referencePrice: Price(7), dynamicRange: 3,
      auctionCollar: .max)
    var expected = instrument
    expected.priceSigns = [.negative, .zero]
    expected.priceBand = Price(-20)...Price(5)
    expected.referencePrice = Price(-7)
    #expect(Mirror.reflect(instrument) == expected)
    #expect(Mirror.reflect(expected) == instrument)
    #expect(Mirror.reflect(Instrument(symbol: "P"))?.priceSigns == .negative)
    #expect(Mirror.reflect(Instrument(symbol: "A", priceSigns: .any))?.priceSigns == .any)
    #expect(Mirror.reflect(Instrument(symbol: "Z", priceSigns: .zero))?.priceSigns == .zero)
  }

  @Test func `an instrument with a limit that has no negative has no mirror image`() {
    let band = Price(.min)...Price(0)
    #expect(Mirror.reflect(Instrument(symbol: "B", priceBand: band)) == nil)
    #expect(Mirror.reflect(Instrument(symbol: "R", referencePrice: Price(.min))) == nil)
    let single = Price(.min)...Price(.min)
    #expect(Mirror.reflect(Instrument(symbol: "S", priceBand: single)) == nil)
  }
}
