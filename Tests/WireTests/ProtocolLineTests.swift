import JSONText
import Market
import Testing
import Wire

/// The lines of the process protocol, written and read.
@Suite struct ProtocolLineTests {
  private static let instruments = [
    Instrument(symbol: "XYZ"), Instrument(symbol: "A symbol longer than sixteen"),
    Instrument(symbol: "Ümläut \"7\""),
  ]
  private let codec = ProtocolCodec(instruments: Self.instruments)

  private func builder() -> LineBuilder { LineBuilder(symbols: Self.instruments.map(\.symbol)) }

  private func line(_ write: (inout LineBuilder) -> Void) -> [UInt8] {
    var builder = builder()
    write(&builder)
    return Array(builder.bytes.dropLast())
  }

  /// The line with its first key written by an escape, which only the reader of all JSON takes.
  private func escaped(_ line: [UInt8]) -> [UInt8] {
    Array("{\"\\u00\(String(line[2], radix: 16))".utf8) + line[3...]
  }

  @Test func `commands come back as they were sent, by both readers`() throws {
    var market = RandomMarket(seed: 1, instruments: Self.instruments)
    for _ in 0..<2_000 {
      let commands = (0..<market.below(4)).map { _ in market.command() }
      let line = line { $0.request(.commands(commands)) }
      #expect(try codec.request(line) == .commands(commands))
      #expect(try codec.request(escaped(line)) == .commands(commands))
    }
  }

  @Test func `most commands take the short way`() throws {
    let order = NewOrder(
      id: OrderID(.max), instrument: InstrumentID(0), side: .sell, type: .limit(Price(-5)),
      quantity: Quantity(.max), timeInForce: .goodTillDate(Timestamp(nanoseconds: 9)),
      account: AccountID(3))
    let commands: [Command] = [
      .new(order), .cancel(OrderID(1)), .replace(Replace(id: OrderID(1), price: Price(2))),
      .massCancel(MassCancel(account: AccountID(7), side: .buy)), .uncross(InstrumentID(0)),
      .phase(InstrumentID(0), .halted), .clock(Timestamp(nanoseconds: -1)),
    ]
    for command in commands {
      #expect(codec.fastCommands(line { $0.request(.commands([command])) }) == [command])
    }
  }

  @Test func `events come back as they were told, by both readers`() throws {
    var market = RandomMarket(seed: 2, instruments: Self.instruments)
    var short = 0
    for _ in 0..<2_000 {
      let lists = (0..<market.below(3)).map { _ in
        (0..<market.below(3)).map { _ in market.reportedEvent() }
      }
      let line = line { $0.answer(.events(lists)) }
      #expect(try codec.answer(line, to: .commands) == .events(lists))
      #expect(try codec.answer(escaped(line), to: .commands) == .events(lists))
      if let fast = codec.fastEvents(line) {
        #expect(fast == lists)
        short += 1
      }
    }
    #expect(short > 500)
  }

  /// Python's way of writing JSON has spaces.
  @Test func `spaces change nothing`() throws {
    let text = """
      {"events": [[{"event": "accepted"}, {"event": "traded", "maker": "1", "quantity": 5}], []]}
      """
    var trade = ReportedEvent(.traded)
    trade.maker = OrderID(1)
    trade.quantity = Quantity(5)
    let expected = [[ReportedEvent(.accepted), trade], []]
    #expect(codec.fastEvents(Array(text.utf8)) == expected)
    #expect(try codec.answer(Array(text.utf8), to: .commands) == .events(expected))
  }

  @Test(arguments: [
    #"{"events":[[{"event":"accepted","id":"1","id":"1"}]]}"#,
    #"{"events":[[{"event":"accepted","iD":"1"}]]}"#,
    #"{"events":[[{"event":"accepted","maker":"1"}]]}"#,
    #"{"events":[[{"event":"accept"}]]}"#, #"{"events":[[{"event":"accepted","id":1}]]}"#,
    #"{"events":[[{"event":"traded","maker":1,"quantity":5}]]}"#,
    #"{"events":[[{"event":"traded","taker":1,"quantity":5}]]}"#,
    #"{"events":[[{"event":"traded","maker":"1","taker":"2","price":5}]]}"#,
    #"{"events":[[{"event":"traded","quantity":-1}]]}"#,
    #"{"events":[[{"event":"traded","quantity":1.5}]]}"#,
    #"{"events":[[{"event":"traded","quantity":01}]]}"#,
    #"{"events":[[{"event":"traded","quantity":9223372036854775808}]]}"#,
    #"{"events":[[{"event":"traded","quantity":1,"price":null}]]}"#,
    #"{"events":[[{"event":"expired","quantity":1}]]}"#,
    #"{"events":[[{"event":"phaseChanged"}]]}"#,
    #"{"events":[[{"event":"uncrossed","volume":1}]]}"#,
    #"{"events":[[{"event":"accepted","instrument":"Q"}]]}"#,
    #"{"events":[[]],"more":1}"#, #"{"events":[[]]}}"#, #"{"events":[[]"#, #"{"events":[{}]}"#,
    #"{"ok":true}"#, #"[]"#, "", "Traceback (most recent call last):",
  ])
  func `an answer that is none is refused by both readers`(text: String) {
    let line = Array(text.utf8)
    #expect(codec.fastEvents(line) == nil)
    #expect(throws: JSONRefusal.self) { try codec.answer(line, to: .commands) }
  }

  @Test(arguments: [
    #"{"do":"cancel","id":7}"#, #"{"do":"massCancel","account":7}"#, #"{"do":"clock","time":7}"#,
    #"{"do":"new","id":"1","instrument":"XYZ","side":"buy","type":"limit","price":1,"quantity":1,"#
      + #""timeInForce":"gtd","expires":7}"#,
  ])
  func `identifiers and times are strings, by both readers`(command: String) {
    let line = Array("{\"ask\":\"commands\",\"commands\":[\(command)]}".utf8)
    #expect(codec.fastCommands(line) == nil)
    #expect(throws: JSONRefusal.self) { try codec.request(line) }
    let quoted = Array(
      String(decoding: line, as: UTF8.self).replacing(/:7/, with: ":\"7\"").utf8)
    #expect(codec.fastCommands(quoted)?.count == 1)
  }

  @Test func `a request of a later version is read as far as it is known`() throws {
    let text = #"{"ask":"commands","commands":[{"do":"cancel","id":"7","why":"x"}],"trace":true}"#
    #expect(try codec.request(Array(text.utf8)) == .commands([.cancel(OrderID(7))]))
  }

  @Test func `a profile comes back as it was told`() throws {
    var fixed = FixedConventions()
    fixed.halt = .takesNothing
    fixed.auctionPrice = .xetra
    let profile = EngineProfile(
      name: "A \"fine\" engine", version: "1", language: "C", homepage: "https://example.org",
      capabilities: [.market, .replace, .levels], conventions: fixed,
      limits: EngineLimits(
        greatestOrderID: OrderID(.max), prices: Price(-3)...Price(.max),
        largestQuantity: Quantity(9), instruments: 1, liveOrders: 10))
    let line = line { $0.answer(.started(profile)) }
    #expect(try codec.answer(line, to: .start) == .started(profile))
    #expect(profile.can(.reduce) && profile.can(.top) && !profile.can(.orders))
  }

  @Test(arguments: [
    #"{"assay":2,"name":"x","version":"1","capabilities":[]}"#,
    #"{"name":"x","version":"1","capabilities":[]}"#,
    #"{"assay":1,"name":"","version":"1","capabilities":[]}"#,
    #"{"assay":1,"name":"x","version":"1","capabilities":["markets"]}"#,
    #"{"assay":1,"name":"x","version":"1","capabilities":[],"conventions":"default"}"#,
    #"{"assay":1,"name":"x","version":"1","capabilities":[],"conventions":{"halt":"no"}}"#,
    #"{"assay":1,"name":"x","version":"1","capabilities":[],"limits":{"price":[5,1]}}"#,
  ])
  func `a handshake that is none is refused`(text: String) {
    #expect(throws: JSONRefusal.self) { try codec.answer(Array(text.utf8), to: .start) }
  }

  @Test func `books, phases and indications come back as they were told`() throws {
    let order = ReportedOrder(id: OrderID(1), price: nil, leaves: Quantity(5))
    let row = ReportedRow(price: Price(3), quantity: Volume(UInt128.max), orders: nil)
    var uncrossing = ReportedEvent(.uncrossed)
    uncrossing.price = .some(nil)
    uncrossing.volume = .zero
    uncrossing.imbalance = -(1 << 80)
    let answers: [(ProtocolCodec.Question, ProtocolAnswer)] = [
      (.orders, .orders(bids: [order], asks: [])), (.levels, .levels(bids: [], asks: [row])),
      (.phase, .phase(.halted)), (.indication, .indication(nil)),
      (.indication, .indication(uncrossing)), (.reset, .done), (.reset, .unsupported("no")),
      (.stop, .done), (.phase, .broken("it hurts")), (.start, .broken("it hurts")),
      (.commands, .malformed("kind 99")),
    ]
    for (question, answer) in answers {
      #expect(try codec.answer(line { $0.answer(answer) }, to: question) == answer)
    }
  }

  @Test func `a reset carries all that an instrument is`() throws {
    let instruments = [
      Instrument(
        symbol: "A",
        tickTable: TickTable(rows: [.init(from: 0, increment: 1), .init(from: 9, increment: 5)]),
        lot: Quantity(2), minimumQuantity: Quantity(4), maximumQuantity: Quantity(1 << 60),
        priceSigns: .any, priceBand: Price(-9)...Price(9), referencePrice: Price(0),
        dynamicRange: 0, auctionCollar: 7),
      Instrument(symbol: "B"),
    ]
    var conventions = Conventions()
    conventions.replaceQuantity = .remaining
    let request = ProtocolRequest.reset(instruments, conventions)
    #expect(try codec.request(line { $0.request(request) }) == request)
  }
}

extension RandomMarket {
  /// An event of which some is left out.
  fileprivate mutating func reportedEvent() -> ReportedEvent {
    var told = ReportedEvent(event())
    func positive(_ quantity: Quantity?) -> Quantity? {
      quantity.map { Quantity($0.rawValue & .max) }
    }
    told.quantity = positive(told.quantity)
    told.leaves = positive(told.leaves)
    told.makerLeaves = positive(told.makerLeaves)
    told.takerLeaves = positive(told.takerLeaves)
    if told.kind != .expired, below(2) == 0 { told.id = nil }
    if below(2) == 0 { told.maker = nil }
    if below(2) == 0 { told.instrument = nil }
    if below(2) == 0 { told.rejectReason = nil }
    if below(2) == 0 { told.cancelReason = nil }
    if told.kind != .uncrossed, below(2) == 0 { told.price = nil }
    if below(2) == 0 { told.takerLeaves = nil }
    if below(2) == 0 { told.leaves = nil }
    return told
  }
}
