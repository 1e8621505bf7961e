import JSONText
import Market
import Testing
import Wire

@Suite struct JSONRoundTripTests {
  private static let styles: [JSONCodec.Numbers] = [.units, .decimals]

  @Test(arguments: styles, 1...6 as ClosedRange<UInt64>)
  func `random commands come back as they were`(
    numbers: JSONCodec.Numbers, seed: UInt64
  ) throws {
    var random = RandomMarket(seed: seed)
    let codec = JSONCodec(instruments: random.instruments, numbers: numbers)
    let commands = (0..<200).map { _ in random.command() }
    let lines = codec.lines(of: commands)
    let read = try JSONLines.read(lines, as: codec.command)
    #expect(read == commands)
    #expect(codec.lines(of: read) == lines)
  }

  @Test(arguments: styles, 1...6 as ClosedRange<UInt64>)
  func `random events come back as they were`(
    numbers: JSONCodec.Numbers, seed: UInt64
  ) throws {
    var random = RandomMarket(seed: seed)
    let codec = JSONCodec(instruments: random.instruments, numbers: numbers)
    let events = (0..<200).map { _ in random.loggedEvent() }
    let lines = codec.lines(of: events)
    let read = try JSONLines.read(lines, as: codec.event)
    #expect(read == events)
    #expect(codec.lines(of: read) == lines)
  }

  @Test(arguments: styles, 1...6 as ClosedRange<UInt64>)
  func `random books come back as they were`(
    numbers: JSONCodec.Numbers, seed: UInt64
  ) throws {
    var random = RandomMarket(seed: seed)
    let codec = JSONCodec(instruments: random.instruments, numbers: numbers)
    for _ in 0..<20 {
      let ladder = random.ladder()
      var writer = JSONWriter()
      codec.write(ladder, to: &writer)
      #expect(try JSONText.read(writer.bytes, as: codec.ladder) == ladder)
      let snapshot = random.snapshot()
      writer.removeAll()
      codec.write(snapshot, to: &writer)
      #expect(try JSONText.read(writer.bytes, as: codec.snapshot) == snapshot)
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `an engine without instruments still has its commands written and read`(
    seed: UInt64
  ) throws {
    for numbers in Self.styles {
      var random = RandomMarket(seed: seed, instruments: [])
      let codec = JSONCodec(instruments: [], numbers: numbers)
      let commands = (0..<100).map { _ in random.command() }
      #expect(try JSONLines.read(codec.lines(of: commands), as: codec.command) == commands)
    }
  }

  @Test func `a replace is written by the scales of its order's instrument`() throws {
    let codec = JSONGoldenTests.decimals
    let commands: [Command] = [
      .new(
        NewOrder(
          id: OrderID(5), instrument: InstrumentID(1), side: .buy, type: .limit(Price(3)),
          quantity: Quantity(1))),
      .replace(Replace(id: OrderID(5), price: Price(4), quantity: Quantity(2))),
      .replace(Replace(id: OrderID(6), price: Price(4), quantity: Quantity(2))),
    ]
    let lines = codec.lines(of: commands)
    let expected = """
      {"replace":{"id":"5","instrument":"COIN","price":"2.0","quantity":"0.00000002"}}
      {"replace":{"id":"6","instrument":"XYZ","price":"0.04","quantity":"2"}}

      """
    #expect(String(decoding: lines, as: UTF8.self).hasSuffix(expected))
    #expect(try JSONLines.read(lines, as: codec.command) == commands)
  }

  @Test func `a replace follows its id to a new order and to an instrument that isn't there`()
    throws
  {
    let codec = JSONGoldenTests.decimals
    let replace = Command.replace(Replace(id: OrderID(5), price: Price(4), quantity: Quantity(2)))
    let commands: [Command] = [
      order(in: InstrumentID(0)), order(in: InstrumentID(1)), replace, order(in: InstrumentID(9)),
      replace,
    ]
    let lines = codec.lines(of: commands)
    let texts = String(decoding: lines, as: UTF8.self).split(separator: "\n")
    #expect(
      texts[2]
        == #"{"replace":{"id":"5","instrument":"COIN","price":"2.0","quantity":"0.00000002"}}"#)
    #expect(texts[4] == #"{"replace":{"id":"5","instrument":"XYZ","price":"0.04","quantity":"2"}}"#)
    #expect(try JSONLines.read(lines, as: codec.command) == commands)
  }

  /// Two instruments that differ in one scale alone.
  static let nearlyAlike: [[Instrument]] = [
    [
      Instrument(symbol: "A"),
      Instrument(symbol: "B", priceScale: Scale(unit: ExactDecimal(1, decimals: 1))),
    ],
    [
      Instrument(symbol: "A"),
      Instrument(symbol: "B", quantityScale: Scale(unit: ExactDecimal(1, decimals: 1))),
    ],
  ]

  @Test(arguments: nearlyAlike)
  func `a replace names its instrument where one scale differs`(instruments: [Instrument]) throws {
    let codec = JSONCodec(instruments: instruments, numbers: .decimals)
    let commands: [Command] = [
      order(in: InstrumentID(1)),
      .replace(Replace(id: OrderID(5), price: Price(7), quantity: Quantity(8))),
    ]
    let lines = codec.lines(of: commands)
    #expect(String(decoding: lines, as: UTF8.self).contains(#"{"id":"5","instrument":"B","price""#))
    #expect(try JSONLines.read(lines, as: codec.command) == commands)
    let unnamed = Array(#"{"replace":{"id":5,"price":7}}"#.utf8)
    #expect(throws: JSONRefusal.self) { try JSONText.read(unnamed, as: codec.command) }
  }

  @Test func `a replace needs no instrument where scales are alike`() throws {
    let codec = JSONCodec(
      instruments: [Instrument(symbol: "A"), Instrument(symbol: "B")], numbers: .decimals)
    let command = Command.replace(Replace(id: OrderID(5), price: Price(7)))
    let lines = codec.lines(of: [command])
    #expect(String(decoding: lines, as: UTF8.self) == #"{"replace":{"id":"5","price":"7"}}"# + "\n")
    #expect(try JSONLines.read(lines, as: codec.command) == [command])
    let named = Array(#"{"replace":{"id":5,"instrument":"B","price":7}}"#.utf8)
    #expect(try JSONText.read(named, as: codec.command) == command)
  }

  private func order(in instrument: InstrumentID) -> Command {
    .new(
      NewOrder(
        id: OrderID(5), instrument: instrument, side: .buy, type: .limit(Price(3)),
        quantity: Quantity(1)))
  }

  @Test(arguments: [Int64(1) << 53, -(Int64(1) << 53), 0, 1, -1])
  func `units up to 2^53 either way are numbers`(units: Int64) {
    #expect(price(units) == "\(units)")
  }

  @Test(arguments: [(Int64(1) << 53) + 1, -(Int64(1) << 53) - 1, .min, .max])
  func `units beyond 2^53 are strings`(units: Int64) {
    #expect(price(units) == "\"\(units)\"")
  }

  private func price(_ units: Int64) -> String {
    JSONGoldenTests.text { Notation.units.write(Price(units), to: &$0) }
  }

  /// The same order, said in all the ways that reading takes.
  @Test(arguments: [
    #"{"new":{"id":"7","instrument":"XYZ","side":"buy","type":"limit","price":"100.00","quantity":"5","timeInForce":"gtc"}}"#,
    #"{"new":{"id":7,"side":"buy","price":100,"quantity":5}}"#,
    #"{"new":{"quantity":5.0,"price":1e2,"side":"buy","id":7}}"#,
    #" { "new" : { "id" : 7 , "side" : "buy" , "price" : "1.0E+2" , "quantity" : "0.5e1" } } "#,
    #"{"new":{"id":7,"side":"buy","price":"100.000000000","quantity":"5.00"}}"#,
  ])
  func `reading takes numbers and strings, and the only instrument unnamed`(text: String) throws {
    let codec = JSONCodec(
      instruments: [
        Instrument(symbol: "XYZ", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)))
      ],
      numbers: .decimals)
    let expected = Command.new(
      NewOrder(
        id: OrderID(7), instrument: InstrumentID(0), side: .buy, type: .limit(Price(10000)),
        quantity: Quantity(5)))
    #expect(try JSONText.read(Array(text.utf8), as: codec.command) == expected)
  }

  @Test func `a mass cancel may name the account that no order has`() throws {
    let command = Command.massCancel(MassCancel(account: AccountID.none))
    let lines = JSONGoldenTests.units.lines(of: [command])
    #expect(String(decoding: lines, as: UTF8.self) == "{\"massCancel\":{\"account\":\"0\"}}\n")
    #expect(try JSONLines.read(lines, as: JSONGoldenTests.units.command) == [command])
  }
}

extension RandomMarket {
  mutating func ladder() -> Ladder {
    Ladder(
      instrument: instrument(), bids: (0..<below(4)).map { _ in level() },
      asks: (0..<below(4)).map { _ in level() })
  }

  private mutating func level() -> Level {
    Level(price: price(), quantity: Volume(wide()), orders: pick([1, .max, 1 + below(9)]))
  }

  mutating func snapshot() -> Snapshot {
    var books: [Snapshot.Book] = []
    for _ in instruments.indices {
      var orders: [RestingOrder] = []
      for _ in 0..<below(5) { orders.append(restingOrder()) }
      books.append(Snapshot.Book(phase: phase(), lastPrice: maybe { $0.price() }, orders: orders))
    }
    return Snapshot(
      clock: time(), books: books, usedIdentifiers: (0..<below(3)).map { _ in order() })
  }

  private mutating func restingOrder() -> RestingOrder {
    RestingOrder(
      id: order(), side: side(), price: maybe { $0.price() }, leaves: quantity(),
      filled: quantity(),
      timeInForce: timeInForce(), account: AccountID(unsigned()))
  }
}
