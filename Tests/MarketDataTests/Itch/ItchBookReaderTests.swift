import Market
import Testing

@testable import MarketData

@Suite struct ItchBookReaderTests {
  private static let (apple, other): (UInt16, UInt16) = (13, 14)

  /// A message of a stock's locate, at a later instant for a later message.
  private func message(
    _ content: ItchMessage.Content, locate: UInt16 = apple, at nanoseconds: Int64 = 0
  ) -> ItchMessage {
    ItchMessage(
      locate: locate, tracking: 0, instant: Timestamp(nanoseconds: nanoseconds), content: content)
  }

  private func directory(_ stock: ItchSymbol, locate: UInt16 = apple) -> ItchMessage {
    message(
      .stockDirectory(
        ItchMessage.StockDirectory(
          stock: stock, marketCategory: "Q", financialStatus: "N", roundLot: 100,
          roundLotsOnly: "N", classification: "C", subType: "Z", authenticity: "P",
          shortSaleThreshold: "N", newIssue: "N", priceLimitTier: "1", fund: "N",
          fundLeverage: 0, fundIsInverted: "N")), locate: locate)
  }

  private func added(
    _ id: UInt64, stock: ItchSymbol = "AAPL", attribution: ItchName? = nil
  ) -> ItchMessage.Content {
    .added(
      ItchMessage.AddedOrder(
        id: OrderID(id), side: .sell, shares: Quantity(100), stock: stock,
        price: Price(1_500_000), attribution: attribution))
  }

  private func traded(_ stock: ItchSymbol = "AAPL") -> ItchMessage.Content {
    .trade(
      ItchMessage.Trade(
        id: OrderID(0), side: .buy, shares: Quantity(40), stock: stock, price: Price(1_499_950),
        match: 1))
  }

  private func crossed(_ shares: UInt64, _ stock: ItchSymbol = "AAPL") -> ItchMessage.Content {
    .crossTrade(
      ItchMessage.CrossTrade(
        shares: shares, stock: stock, price: Price(1_500_100), match: 2, kind: "O"))
  }

  private func action(_ state: ItchMessage.TradingAction.State) -> ItchMessage.Content {
    .tradingAction(
      ItchMessage.TradingAction(stock: "AAPL", state: state, reserved: 0x20, reason: "IPO1"))
  }

  private func interruption(
    _ action: ItchMessage.OperationalHalt.Action, on market: ItchCode = "Q"
  ) -> ItchMessage.Content {
    .operationalHalt(
      ItchMessage.OperationalHalt(stock: "AAPL", market: market, action: action))
  }

  private func execution(_ id: UInt64) -> ItchMessage.Execution {
    ItchMessage.Execution(id: OrderID(id), shares: Quantity(30), match: 9)
  }

  private func read(_ messages: [ItchMessage]) throws(MarketDataProblem) -> [BookMessage] {
    let file = try source(bytes: ItchFile(messages).bytes, name: "day.itch")
    var reader = ItchBookReader(ItchReader(file), symbol: "AAPL")
    var read: [BookMessage] = []
    while let message = try reader.next() { read.append(message) }
    return read
  }

  /// What the messages after the directory mean.
  private func meanings(_ contents: [ItchMessage.Content]) throws -> [BookMessage.Content] {
    try read([directory("AAPL")] + contents.map { message($0) }).map(\.content)
  }

  private func said(_ messages: [ItchMessage]) -> String? {
    problem { () throws(MarketDataProblem) in _ = try read(messages) }
  }

  @Test func `orders and their fates become messages about the book`() throws {
    let (id, quantity) = (OrderID(1), Quantity(30))
    #expect(
      try meanings([
        added(1), added(2, attribution: "NITE"), .executed(execution(1)),
        .executedAtPrice(execution(1), Price(7), isPrintable: true),
        .executedAtPrice(execution(1), Price(7), isPrintable: false),
        .reduced(id, by: quantity), .deleted(id),
        .replaced(id, by: OrderID(3), quantity, Price(8)), traded(), crossed(5000),
        .brokenTrade(match: 9),
      ]) == [
        .added(id, .sell, Price(1_500_000), Quantity(100)),
        .added(OrderID(2), .sell, Price(1_500_000), Quantity(100)),
        .executed(id, quantity, at: nil), .executed(id, quantity, at: Price(7)),
        .executedInCross(id, quantity, at: Price(7)),
        .reduced(id, by: quantity), .deleted(id),
        .replaced(id, by: OrderID(3), Price(8), quantity),
        .executedHidden(Price(1_499_950), Quantity(40)),
        .crossed(Price(1_500_100), Quantity(5000)), .broken,
      ])
  }

  @Test func `messages that change no book are left out`() throws {
    var random = ItchSample(.random)
    let silent = "YLVWKJINO".utf8.map { random.message($0).content }
    #expect(try meanings(silent + [crossed(0), .systemEvent("O"), .systemEvent("C")]) == [])
  }

  @Test func `each message has its instant and its number in the file`() throws {
    let messages = try read([
      directory("MSFT", locate: Self.other), directory("AAPL"),
      message(added(1), at: 100), message(added(2, stock: "MSFT"), locate: Self.other, at: 150),
      message(.deleted(OrderID(1)), at: 1 << 47),
    ])
    #expect(messages.map(\.place) == [3, 5])
    #expect(messages.map(\.instant.rawValue) == [100, 1 << 47])
  }

  @Test func `messages of other stocks are told apart by their locate`() throws {
    let others: [ItchMessage] = [
      added(1, stock: "MSFT"), traded("MSFT"), crossed(10, "MSFT"), .executed(execution(1)),
      .executedAtPrice(execution(1), Price(7), isPrintable: true), .deleted(OrderID(1)),
      .reduced(OrderID(1), by: Quantity(1)),
      .replaced(OrderID(1), by: OrderID(2), Quantity(1), Price(1)), .brokenTrade(match: 1),
    ].map { message($0, locate: Self.other) }
    let read = try read(
      [directory("MSFT", locate: Self.other)] + others + [directory("AAPL")] + others
        + [message(.deleted(OrderID(1)))])
    #expect(read.map(\.content) == [.deleted(OrderID(1))])
  }

  @Test func `the states of trading say whether orders are matched`() throws {
    #expect(
      try meanings([
        action(.trading), action(.halted), action(.quotationOnly), action(.trading),
        action(.paused), action(.trading),
      ]) == [
        .resumed(isMatching: true), .halted, .resumed(isMatching: false),
        .resumed(isMatching: true), .halted, .resumed(isMatching: true),
      ])
  }

  @Test func `an operational halt of this market outlasts what the stock's state says`() throws {
    #expect(
      try meanings([
        action(.trading), interruption(.halted), action(.halted), interruption(.resumed),
        interruption(.halted), action(.trading), interruption(.resumed),
        interruption(.halted, on: "X"),
      ]) == [
        .resumed(isMatching: true), .halted, .halted, .halted, .halted, .halted,
        .resumed(isMatching: true),
      ])
  }

  @Test func `market hours are told, of whatever stock`() throws {
    let hours = "OSQMEC".utf8.compactMap { code in
      ItchCode(characters: code).map { message(.systemEvent($0), locate: 0) }
    }
    #expect(
      try read([directory("AAPL")] + hours).map(\.content) == [
        .marketHoursBegan, .marketHoursEnded,
      ])
  }

  @Test func `a stock may stand in the directory again`() throws {
    #expect(try read([directory("AAPL"), directory("AAPL"), message(added(1))]).count == 1)
  }

  @Test func `a stock that the file does not have is a problem`() {
    #expect(
      said([directory("MSFT"), directory("MSFTX", locate: 2)]) == """
        day.itch: message 2, byte 41: expected a directory message of the stock AAPL before the \
        end of the file, found 2 of other stocks
        """)
  }

  @Test func `a symbol and a locate that do not belong together are problems`() {
    #expect(
      said([directory("AAPL"), message(added(1, stock: "MSFT"))])
        == "day.itch: message 2, byte 41: expected the stock AAPL for locate 13, found MSFT")
    #expect(
      said([directory("AAPL"), message(traded(), locate: Self.other)])
        == "day.itch: message 2, byte 41: expected locate 13 for the stock AAPL, found 14")
    #expect(
      said([directory("AAPL"), directory("MSFT")])
        == "day.itch: message 2, byte 41: expected the stock AAPL for locate 13, found MSFT")
    #expect(
      said([directory("AAPL"), directory("AAPL", locate: Self.other)])
        == "day.itch: message 2, byte 41: expected locate 13 for the stock AAPL, found 14")
    #expect(
      said([message(crossed(1))]) == """
        day.itch: message 1, byte 0: expected the directory message of the stock AAPL first, \
        found another message about it
        """)
  }

  @Test func `more shares than a quantity can hold are a problem`() throws {
    #expect(
      try meanings([crossed(UInt64(Int64.max))])
        == [.crossed(Price(1_500_100), Quantity(.max))])
    #expect(
      said([directory("AAPL"), message(crossed(1 << 63))]) == """
        day.itch: message 2, byte 41: expected shares of an auction that fit 63 bits, \
        found 9223372036854775808
        """)
  }

  @Test(arguments: [
    (0, 100, "expected a price above 0, found 0"), (5, 0, "expected shares above 0, found 0"),
  ])
  func `an order without a price or without shares is a problem, of this stock alone`(
    price: Int64, shares: Int64, complaint: String
  ) throws {
    func order(_ stock: ItchSymbol) -> ItchMessage.Content {
      .added(
        ItchMessage.AddedOrder(
          id: OrderID(1), side: .buy, shares: Quantity(shares), stock: stock,
          price: Price(price), attribution: nil))
    }
    let replaced = ItchMessage.Content.replaced(
      OrderID(1), by: OrderID(2), Quantity(shares), Price(price))
    for content in [order("AAPL"), replaced] {
      #expect(
        said([directory("AAPL"), message(content)])
          == "day.itch: message 2, byte 41: \(complaint)")
    }
    for content in [order("MSFT"), replaced] {
      #expect(said([directory("AAPL"), message(content, locate: Self.other)]) == nil)
    }
  }

  @Test func `the instrument has prices of four decimals`() throws {
    let file = try source(bytes: ItchFile([directory("AAPL")]).bytes)
    let instrument = ItchBookReader(ItchReader(file), symbol: "AAPL").instrument
    #expect(instrument.symbol == "AAPL")
    #expect(instrument.priceScale.text(1_874_480) == "187.4480")
    #expect(instrument.quantityScale == .whole)
  }
}
