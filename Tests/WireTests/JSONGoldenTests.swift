import JSONText
import Market
import Testing
import Wire

/// The text of one value of each kind in both styles: whoever changes the form sees it here.
@Suite struct JSONGoldenTests {
  private static let id = OrderID(.max)
  private static let other = OrderID(2)
  private static let xyz = InstrumentID(0)
  private static let coin = InstrumentID(1)

  static let instruments = [
    Instrument(
      symbol: "XYZ", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)), priceSigns: .any),
    Instrument(
      symbol: "COIN", priceScale: Scale(unit: ExactDecimal(5, decimals: 1)),
      quantityScale: Scale(unit: ExactDecimal(1, decimals: 8))),
  ]
  static let units = JSONCodec(instruments: instruments, numbers: .units)
  static let decimals = JSONCodec(instruments: instruments, numbers: .decimals)

  static let commands: [(command: Command, units: String, decimals: String)] = [
    (
      .new(
        NewOrder(
          id: id, instrument: xyz, side: .sell, type: .limit(Price(-10025)), quantity: Quantity(5),
          timeInForce: .goodTillDate(Timestamp(nanoseconds: .max)), account: AccountID(7))),
      """
      {"new":{"id":"18446744073709551615","instrument":"XYZ","side":"sell","type":"limit",\
      "price":-10025,"quantity":5,"timeInForce":"gtd","expires":"9223372036854775807",\
      "account":"7"}}
      """,
      """
      {"new":{"id":"18446744073709551615","instrument":"XYZ","side":"sell","type":"limit",\
      "price":"-100.25","quantity":"5","timeInForce":"gtd","expires":"9223372036854775807",\
      "account":"7"}}
      """
    ),
    (
      .new(
        NewOrder(
          id: other, instrument: coin, side: .buy, type: .market, quantity: Quantity(.max),
          timeInForce: .fillOrKill)),
      """
      {"new":{"id":"2","instrument":"COIN","side":"buy","type":"market",\
      "quantity":"9223372036854775807","timeInForce":"fok"}}
      """,
      """
      {"new":{"id":"2","instrument":"COIN","side":"buy","type":"market",\
      "quantity":"92233720368.54775807","timeInForce":"fok"}}
      """
    ),
    (
      .new(
        NewOrder(
          id: other, instrument: coin, side: .buy, type: .limit(Price(3)), quantity: Quantity(1),
          timeInForce: .day)),
      """
      {"new":{"id":"2","instrument":"COIN","side":"buy","type":"limit","price":3,"quantity":1,\
      "timeInForce":"day"}}
      """,
      """
      {"new":{"id":"2","instrument":"COIN","side":"buy","type":"limit","price":"1.5",\
      "quantity":"0.00000001","timeInForce":"day"}}
      """
    ),
    (
      .new(
        NewOrder(
          id: other, instrument: xyz, side: .sell, type: .market, quantity: Quantity(5),
          timeInForce: .atOpening)),
      """
      {"new":{"id":"2","instrument":"XYZ","side":"sell","type":"market","quantity":5,\
      "timeInForce":"opg"}}
      """,
      """
      {"new":{"id":"2","instrument":"XYZ","side":"sell","type":"market","quantity":"5",\
      "timeInForce":"opg"}}
      """
    ),
    (
      .new(
        NewOrder(
          id: other, instrument: xyz, side: .sell, type: .limit(Price(1)), quantity: Quantity(5),
          timeInForce: .atClose)),
      """
      {"new":{"id":"2","instrument":"XYZ","side":"sell","type":"limit","price":1,"quantity":5,\
      "timeInForce":"cls"}}
      """,
      """
      {"new":{"id":"2","instrument":"XYZ","side":"sell","type":"limit","price":"0.01",\
      "quantity":"5","timeInForce":"cls"}}
      """
    ),
    (.cancel(other), #"{"cancel":{"id":"2"}}"#, #"{"cancel":{"id":"2"}}"#),
    (
      .replace(Replace(id: other, price: Price(7), quantity: Quantity(9))),
      #"{"replace":{"id":"2","price":7,"quantity":9}}"#,
      #"{"replace":{"id":"2","instrument":"XYZ","price":"0.07","quantity":"9"}}"#
    ),
    (
      .replace(Replace(id: other)), #"{"replace":{"id":"2"}}"#,
      #"{"replace":{"id":"2","instrument":"XYZ"}}"#
    ),
    (
      .massCancel(MassCancel(account: AccountID(7), instrument: coin, side: .buy)),
      #"{"massCancel":{"account":"7","instrument":"COIN","side":"buy"}}"#,
      #"{"massCancel":{"account":"7","instrument":"COIN","side":"buy"}}"#
    ),
    (.massCancel(MassCancel()), #"{"massCancel":{}}"#, #"{"massCancel":{}}"#),
    (
      .phase(xyz, .callAuction), #"{"phase":{"instrument":"XYZ","phase":"callAuction"}}"#,
      #"{"phase":{"instrument":"XYZ","phase":"callAuction"}}"#
    ),
    (.uncross(coin), #"{"uncross":{"instrument":"COIN"}}"#, #"{"uncross":{"instrument":"COIN"}}"#),
    (
      .uncross(InstrumentID(.max)), #"{"uncross":{"instrument":4294967295}}"#,
      #"{"uncross":{"instrument":4294967295}}"#
    ),
    (
      .clock(Timestamp(nanoseconds: .min)), #"{"clock":{"time":"-9223372036854775808"}}"#,
      #"{"clock":{"time":"-9223372036854775808"}}"#
    ),
  ]

  static let events: [(event: Event, units: String, decimals: String)] = [
    (
      .accepted(Acceptance(id: id, instrument: xyz)),
      #""accepted","id":"18446744073709551615","instrument":"XYZ"}"#,
      #""accepted","id":"18446744073709551615","instrument":"XYZ"}"#
    ),
    (
      .rejected(Rejection(id: other, reason: .quantityBelowMinimum)),
      #""rejected","id":"2","reason":"quantityBelowMinimum"}"#,
      #""rejected","id":"2","reason":"quantityBelowMinimum"}"#
    ),
    (
      .rejected(Rejection(reason: .clockRanBack)), #""rejected","reason":"clockRanBack"}"#,
      #""rejected","reason":"clockRanBack"}"#
    ),
    (
      .traded(
        Trade(
          instrument: xyz, maker: OrderID(1), taker: other, price: Price(10000),
          quantity: Quantity(5), makerLeaves: .zero, takerLeaves: Quantity(2), aggressor: .buy)),
      """
      "traded","instrument":"XYZ","maker":"1","taker":"2","price":10000,"quantity":5,\
      "makerLeaves":0,"takerLeaves":2,"aggressor":"buy"}
      """,
      """
      "traded","instrument":"XYZ","maker":"1","taker":"2","price":"100.00","quantity":"5",\
      "makerLeaves":"0","takerLeaves":"2","aggressor":"buy"}
      """
    ),
    (
      .canceled(
        Cancellation(
          id: other, instrument: coin, quantity: Quantity(5), reason: .immediateOrCancel)),
      """
      "canceled","id":"2","instrument":"COIN","quantity":5,"reason":"immediateOrCancel"}
      """,
      """
      "canceled","id":"2","instrument":"COIN","quantity":"0.00000005",\
      "reason":"immediateOrCancel"}
      """
    ),
    (
      .replaced(
        Replacement(
          id: other, instrument: coin, price: Price(-1), leaves: Quantity(100_000_000),
          priority: .lost)),
      """
      "replaced","id":"2","instrument":"COIN","price":-1,"leaves":100000000,"priority":"lost"}
      """,
      """
      "replaced","id":"2","instrument":"COIN","price":"-0.5","leaves":"1.00000000",\
      "priority":"lost"}
      """
    ),
    (
      .replaced(
        Replacement(
          id: other, instrument: xyz, price: nil, leaves: Quantity(3), priority: .kept)),
      #""replaced","id":"2","instrument":"XYZ","price":null,"leaves":3,"priority":"kept"}"#,
      #""replaced","id":"2","instrument":"XYZ","price":null,"leaves":"3","priority":"kept"}"#
    ),
    (
      .expired(Expiry(id: other, instrument: xyz, quantity: Quantity(5))),
      #""expired","id":"2","instrument":"XYZ","quantity":5}"#,
      #""expired","id":"2","instrument":"XYZ","quantity":"5"}"#
    ),
    (
      .phaseChanged(PhaseChange(instrument: xyz, phase: .closed)),
      #""phaseChanged","instrument":"XYZ","phase":"closed"}"#,
      #""phaseChanged","instrument":"XYZ","phase":"closed"}"#
    ),
    (
      .uncrossed(
        Uncrossing(
          instrument: coin, price: Price(2), volume: Volume(UInt128.max), imbalance: Int128.min)),
      """
      "uncrossed","instrument":"COIN","price":2,\
      "volume":"340282366920938463463374607431768211455",\
      "imbalance":"-170141183460469231731687303715884105728"}
      """,
      """
      "uncrossed","instrument":"COIN","price":"1.0",\
      "volume":"3402823669209384634633746074317.68211455",\
      "imbalance":"-1701411834604692317316873037158.84105728"}
      """
    ),
    (
      .uncrossed(Uncrossing(instrument: xyz, price: nil, volume: .zero, imbalance: 0)),
      #""uncrossed","instrument":"XYZ","volume":0,"imbalance":0}"#,
      #""uncrossed","instrument":"XYZ","volume":"0","imbalance":"0"}"#
    ),
  ]

  @Test(arguments: commands)
  func `a command has this text in both styles`(
    command: Command, units: String, decimals: String
  ) throws {
    #expect(Self.text { Self.units.write(command, to: &$0) } == units)
    #expect(Self.text { Self.decimals.write(command, to: &$0) } == decimals)
    #expect(try JSONText.read(Array(units.utf8), as: Self.units.command) == command)
    #expect(try JSONText.read(Array(decimals.utf8), as: Self.decimals.command) == command)
  }

  @Test(arguments: events)
  func `an event has this text in both styles`(
    event: Event, units: String, decimals: String
  ) throws {
    let logged = LoggedEvent(command: 3, event: event)
    let units = #"{"command":3,"event":"# + units
    let decimals = #"{"command":3,"event":"# + decimals
    #expect(Self.text { Self.units.write(logged, to: &$0) } == units)
    #expect(Self.text { Self.decimals.write(logged, to: &$0) } == decimals)
    #expect(try JSONText.read(Array(units.utf8), as: Self.units.event) == logged)
    #expect(try JSONText.read(Array(decimals.utf8), as: Self.decimals.event) == logged)
  }

  @Test func `a ladder has this text`() throws {
    let ladder = Ladder(
      instrument: Self.xyz,
      bids: [Level(price: Price(9990), quantity: Volume(UInt128(1) << 100), orders: 2)],
      asks: [])
    let text = """
      {"instrument":"XYZ","bids":[{"price":"99.90","quantity":"1267650600228229401496703205376",\
      "orders":2}],"asks":[]}
      """
    #expect(Self.text { Self.decimals.write(ladder, to: &$0) } == text)
    #expect(try JSONText.read(Array(text.utf8), as: Self.decimals.ladder) == ladder)
  }

  @Test func `a snapshot has this text`() throws {
    let order = RestingOrder(
      id: Self.other, side: .sell, price: Price(10000), leaves: Quantity(3), filled: Quantity(2),
      timeInForce: .goodTillDate(Timestamp(nanoseconds: 60)), account: AccountID(7))
    let waiting = RestingOrder(
      id: OrderID(3), side: .buy, price: nil, leaves: Quantity(4), filled: .zero,
      timeInForce: .atClose, account: .none)
    let snapshot = Snapshot(
      clock: Timestamp(nanoseconds: 5),
      books: [
        Snapshot.Book(phase: .callAuction, lastPrice: Price(9990), orders: [order, waiting]),
        Snapshot.Book(),
      ],
      usedIdentifiers: [OrderID(1), Self.other])
    let text = """
      {"clock":"5","books":[{"instrument":"XYZ","phase":"callAuction","lastPrice":9990,"orders":[{"id":"2",\
      "side":"sell","price":10000,"leaves":3,"filled":2,"timeInForce":"gtd","expires":"60",\
      "account":"7"},{"id":"3","side":"buy","price":null,"leaves":4,"filled":0,\
      "timeInForce":"cls"}]},{"instrument":"COIN","phase":"continuous","orders":[]}],\
      "usedIdentifiers":["1","2"]}
      """
    #expect(Self.text { Self.units.write(snapshot, to: &$0) } == text)
    #expect(try JSONText.read(Array(text.utf8), as: Self.units.snapshot) == snapshot)
  }

  @Test func `conventions have this text, and each choice its own`() throws {
    var conventions = Conventions()
    conventions.decreasePriority = .loses
    conventions.identifierReuse = .never
    conventions.auctionPrice = .nasdaq
    let text = """
      {"decreasePriority":"loses","replaceQuantity":"total","replaceBelowFilled":"cancels",\
      "marketRemainder":"cancels","identifierReuse":"never","halt":"takesCancels",\
      "auctionMarketOrders":"rejected","auctionPrice":"nasdaq","volatilityInterruption":"halts"}
      """
    #expect(Self.text { $0.conventions(conventions) } == text)
    #expect(try JSONText.read(Array(text.utf8), as: .conventions) == conventions)
    let others = #"{"replaceQuantity":"remaining","replaceBelowFilled":"rejects"}"#
    let read = try JSONText.read(Array(others.utf8), as: .conventions)
    #expect(read.replaceQuantity == .remaining)
    #expect(read.replaceBelowFilled == .rejects)
    #expect(read.marketRemainder == .cancels)
    let rests = try JSONText.read(Array(#"{"marketRemainder":"rests"}"#.utf8), as: .conventions)
    #expect(rests.marketRemainder == .rests)
    let halting = """
      {"halt":"takesOrders","auctionMarketOrders":"collected","volatilityInterruption":"refuses"}
      """
    let day = try JSONText.read(Array(halting.utf8), as: .conventions)
    #expect(day.halt == .takesOrders)
    #expect(day.auctionMarketOrders == .collected)
    #expect(day.auctionPrice == .shanghai)
    #expect(day.volatilityInterruption == .refuses)
    #expect(try JSONText.read(Array("{}".utf8), as: .conventions) == Conventions())
  }

  @Test(arguments: Conventions.AuctionPrice.allCases, Conventions.Halt.allCases)
  func `conventions come back as they were`(
    price: Conventions.AuctionPrice, halt: Conventions.Halt
  ) throws {
    for interruption in Conventions.VolatilityInterruption.allCases {
      for orders in Conventions.AuctionMarketOrders.allCases {
        var conventions = Conventions()
        conventions.auctionPrice = price
        conventions.halt = halt
        conventions.volatilityInterruption = interruption
        conventions.auctionMarketOrders = orders
        let text = Self.text { $0.conventions(conventions) }
        #expect(try JSONText.read(Array(text.utf8), as: .conventions) == conventions)
      }
    }
  }

  static func text(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
