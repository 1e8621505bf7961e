import Market
import OrderFlow
import Testing

@Suite struct FlowHashTests {
  @Test func `the first million commands of a campaign are the same on every machine`() {
    var hash = FlowHash(instruments: [])
    for number in 0..<2_000 {
      var flow = CampaignCase(.full, campaignSeed: 1, number: number).flow
      for _ in 0..<500 { hash.combine(flow.next()) }
    }
    #expect(hash.text == "106b50ab75fd927e")
  }

  /// The hash of the first 100,000 commands of each profile.
  private static let hashes: [NamedProfile: String] = [
    .plain: "db3a078c6f98ae82", .full: "acbef920f6f68546", .auctions: "db93619f8e1d819b",
    .identity: "fa5f824616aa3262", .domainEdges: "f5b64f4209706c68",
    .manyInstruments: "248cd3ad88efdd50", .crowdedLevel: "47ec0ab377131350",
    .widePrices: "c57d026e4fc6fe38", .longLived: "d871826d120d7e2a",
  ]

  @Test(arguments: NamedProfile.allCases)
  func `a campaign of any profile is the same on every machine`(profile: NamedProfile) {
    var hash = FlowHash(instruments: [])
    for number in 0..<200 {
      var flow = CampaignCase(profile, campaignSeed: 1, number: number).flow
      for _ in 0..<500 { hash.combine(flow.next()) }
    }
    #expect(hash.text == Self.hashes[profile])
  }

  private static let order = NewOrder(
    id: OrderID(1), instrument: InstrumentID(0), side: .buy, type: .limit(Price(5)),
    quantity: Quantity(7), timeInForce: .goodTillCancel, account: AccountID(9))

  private static func changed(_ change: (inout NewOrder) -> Void) -> Command {
    var order = order
    change(&order)
    return .new(order)
  }

  private static func hash(
    _ commands: [Command], instruments: [Instrument] = [Instrument(symbol: "A")]
  ) -> String {
    Flow(instruments: instruments, commands: commands).hash
  }

  @Test func `commands that differ in one field have different hashes`() {
    let commands: [Command] = [
      .new(Self.order),
      Self.changed { $0.id = OrderID(2) },
      Self.changed { $0.instrument = InstrumentID(1) },
      Self.changed { $0.side = .sell },
      Self.changed { $0.type = .limit(Price(6)) },
      Self.changed { $0.type = .limit(Price(-5)) },
      Self.changed { $0.type = .limit(Price(0)) },
      Self.changed { $0.type = .market },
      Self.changed { $0.quantity = Quantity(8) },
      Self.changed { $0.timeInForce = .day },
      Self.changed { $0.timeInForce = .goodTillDate(Timestamp(nanoseconds: 0)) },
      Self.changed { $0.timeInForce = .goodTillDate(Timestamp(nanoseconds: 1)) },
      Self.changed { $0.timeInForce = .immediateOrCancel },
      Self.changed { $0.timeInForce = .fillOrKill },
      Self.changed { $0.timeInForce = .atOpening },
      Self.changed { $0.timeInForce = .atClose },
      Self.changed { $0.account = .none },
      .cancel(OrderID(1)),
      .cancel(OrderID(2)),
      .replace(Replace(id: OrderID(1))),
      .replace(Replace(id: OrderID(2))),
      .replace(Replace(id: OrderID(1), price: Price(5))),
      .replace(Replace(id: OrderID(1), quantity: Quantity(5))),
      .replace(Replace(id: OrderID(1), price: Price(0))),
      .replace(Replace(id: OrderID(1), price: Price(5), quantity: Quantity(5))),
      .massCancel(MassCancel()),
      .massCancel(MassCancel(account: AccountID.none)),
      .massCancel(MassCancel(account: AccountID(1))),
      .massCancel(MassCancel(instrument: InstrumentID(0))),
      .massCancel(MassCancel(instrument: InstrumentID(1))),
      .massCancel(MassCancel(side: .buy)),
      .massCancel(MassCancel(side: .sell)),
      .phase(InstrumentID(0), .continuous),
      .phase(InstrumentID(0), .callAuction),
      .phase(InstrumentID(0), .preOpen),
      .phase(InstrumentID(0), .openingAuction),
      .phase(InstrumentID(0), .halted),
      .phase(InstrumentID(0), .reopeningAuction),
      .phase(InstrumentID(0), .closingAuction),
      .phase(InstrumentID(1), .continuous),
      .uncross(InstrumentID(0)),
      .uncross(InstrumentID(1)),
      .clock(Timestamp(nanoseconds: 0)),
      .clock(Timestamp(nanoseconds: 1)),
    ]
    #expect(Set(commands.map { Self.hash([$0]) }).count == commands.count)
  }

  @Test func `instruments that differ in one field have different hashes`() {
    let tick = TickTable.Row(from: 0, increment: 1)
    let instruments = [
      Instrument(symbol: "A"),
      Instrument(symbol: "B"),
      Instrument(symbol: "AA"),
      Instrument(symbol: ""),
      Instrument(symbol: "A", priceScale: Scale(unit: ExactDecimal(1, decimals: 1))),
      Instrument(symbol: "A", priceScale: Scale(unit: ExactDecimal(2))),
      Instrument(symbol: "A", priceScale: Scale(unit: ExactDecimal(1 + 1 << 59))),
      Instrument(symbol: "A", quantityScale: Scale(unit: ExactDecimal(2))),
      Instrument(symbol: "A", tickTable: TickTable(increment: 2)),
      Instrument(
        symbol: "A", tickTable: TickTable(rows: [tick, TickTable.Row(from: 5, increment: 1)])),
      Instrument(
        symbol: "A", tickTable: TickTable(rows: [tick, TickTable.Row(from: 6, increment: 1)])),
      Instrument(symbol: "A", lot: Quantity(2)),
      Instrument(symbol: "A", minimumQuantity: Quantity(2)),
      Instrument(symbol: "A", maximumQuantity: Quantity(2)),
      Instrument(symbol: "A", priceSigns: .any),
      Instrument(symbol: "A", priceBand: Price(1)...Price(2)),
      Instrument(symbol: "A", priceBand: Price(1)...Price(3)),
      Instrument(symbol: "A", priceBand: Price(2)...Price(2)),
      Instrument(symbol: "A", referencePrice: Price(1)),
      Instrument(symbol: "A", referencePrice: Price(2)),
      Instrument(symbol: "A", dynamicRange: 1),
      Instrument(symbol: "A", dynamicRange: 2),
      Instrument(symbol: "A", auctionCollar: 1),
      Instrument(symbol: "A", auctionCollar: 2),
      Instrument(symbol: "A", dynamicRange: 1, auctionCollar: 1),
    ]
    #expect(Set(instruments.map { Self.hash([], instruments: [$0]) }).count == instruments.count)
  }

  @Test func `the order, the number and the repetition of commands count`() {
    let one = Command.cancel(OrderID(1))
    let two = Command.cancel(OrderID(2))
    let flows = [[], [one], [one, one], [one, two], [two, one], [one, two, one]]
    #expect(Set(flows.map { Self.hash($0) }).count == flows.count)
  }

  @Test func `a hash is 16 hexadecimal digits, always the same`() {
    #expect(
      Self.hash([.new(Self.order), .clock(Timestamp(nanoseconds: -1))]) == "d3a23582a3270df6")
    #expect(Self.hash([], instruments: []) == "873e684c96fe32e6")
  }
}
