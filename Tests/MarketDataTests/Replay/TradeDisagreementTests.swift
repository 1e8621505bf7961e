import Market
import MarketData
import Testing

/// The classes of disagreements that nothing explains.
@Suite struct TradeDisagreementTests {
  private static let rows = [
    "1 10 created ask 100.0 2",
    "2 10 created ask 100.0 2",
    "4 10 created ask 101.0 2",
    "3 20 created bid 100.0 1",
    "3 20 deleted bid 100.0 0.0",
    "1 20 changed ask 100.0 1",
    "7 20 created ask 100.0 1",
    "5 25 created ask 300.0 1",
    "1 30 deleted ask 100.0 1",
    "2 30 deleted ask 100.0 2",
    "4 30 deleted ask 101.0 2",
    "5 30 deleted ask 300.0 1",
    "7 30 deleted ask 100.0 1",
  ]

  /// The classes when the trade made, 1 with 3 at 100 for 1, is expected to be another.
  private func classes(_ trades: String...) throws -> [String] {
    let log = try BitstampOrderLog.read(source(BitstampSample.log(Self.rows)))
    let replay = try ExplainedReplay(
      log, trades: BitstampSample.trades(trades), by: PlainBook.self)
    #expect(replay.explanations.isEmpty)
    #expect(!replay.disagreements.contains { $0.kind.isExplained })
    return replay.disagreements.map { disagreement in
      let expected = disagreement.expected.map { "\($0.trade.maker.rawValue)" } ?? "-"
      let produced = disagreement.produced.map { "\($0.trade.maker.rawValue)" } ?? "-"
      return "\(disagreement.kind.name) \(expected)/\(produced)"
    }
  }

  @Test func `the trade itself agrees`() throws {
    #expect(try classes("20 3 1 buy 100.0 1").isEmpty)
  }

  @Test func `same orders, another price`() throws {
    #expect(try classes("20 3 1 buy 99.0 1") == ["price differs 1/1"])
    #expect(try classes("20 3 1 buy 99.0 0.5") == ["price differs 1/1"])
  }

  @Test func `same orders and price, another quantity`() throws {
    #expect(try classes("20 3 1 buy 100.0 0.5") == ["quantity differs 1/1"])
  }

  @Test func `same taker and price, another maker that rested`() throws {
    #expect(try classes("20 3 2 buy 100.0 1") == ["priority differs 2/1"])
  }

  @Test func `a maker at another price is no question of priority`() throws {
    #expect(try classes("20 3 4 buy 101.0 1") == ["missing 4/-", "extra -/1"])
  }

  @Test func `a maker that came in the same instant is no question of priority`() throws {
    #expect(try classes("20 3 7 buy 100.0 1") == ["missing 7/-", "extra -/1"])
  }

  @Test func `an order never created, or created later, is unknown`() throws {
    #expect(try classes("20 3 6 buy 100.0 1") == ["order unknown 6/-", "extra -/1"])
    #expect(try classes("20 6 1 buy 100.0 1") == ["order unknown 1/-", "extra -/1"])
    #expect(try classes("20 3 5 buy 100.0 1") == ["order unknown 5/-", "extra -/1"])
  }

  @Test func `a trade that did not happen is extra, one that was not made is missing`() throws {
    #expect(try classes() == ["extra -/1"])
    #expect(
      try classes("20 3 1 buy 100.0 1", "20 3 2 buy 100.0 1") == ["missing 2/-"])
  }

  @Test func `the likest trades are paired first`() throws {
    // The maker of the first expected trade rested too, but the second is liker to the one made.
    #expect(
      try classes("20 3 2 buy 100.0 1", "20 3 1 buy 100.0 0.5")
        == ["quantity differs 1/1", "missing 2/-"])
  }

  @Test func `another aggressor is another trade`() throws {
    let flow = try ShanghaiSample.read(ShanghaiSample.text())
    var trade = TradeIdentity(
      buyer: OrderID(246), seller: OrderID(30), price: Price(1), quantity: Quantity(1),
      aggressor: .sell)
    let happened = RecordedTrade(trade, line: 2)
    trade.aggressor = .auction
    let found = TradeDisagreement.classify(
      expected: [happened], produced: [.init(trade: trade, command: 0)], of: flow)
    #expect(found.map(\.kind) == [.missing, .extra])
  }

  @Test func `trades without instants are classified over the whole flow`() throws {
    let flow = try ShanghaiSample.read(ShanghaiSample.text())
    func trade(
      _ maker: UInt64, _ taker: UInt64, _ price: Int64, _ quantity: Int64 = 1
    ) -> TradeIdentity {
      TradeIdentity(
        maker: OrderID(maker), taker: OrderID(taker), price: Price(price),
        quantity: Quantity(quantity), aggressor: .sell)
    }
    let expected = [
      trade(30, 246, 1), trade(30, 246, 2), trade(300, 400, 3), trade(246, 300, 4),
      trade(7, 300, 5), trade(30, 400, 6), trade(246, 400, 7),
    ]
    let produced = [
      trade(30, 246, 1, 5), trade(300, 400, 3), trade(30, 246, 9), trade(30, 300, 4),
      trade(246, 400, 7), trade(30, 400, 6), trade(300, 30, 8),
    ]
    let found = TradeDisagreement.classify(
      expected: expected.enumerated().map { RecordedTrade($1, line: $0) },
      produced: produced.enumerated().map { .init(trade: $1, command: $0) }, of: flow)
    #expect(
      found.map {
        "\($0.kind.name) \($0.expected.map { "\($0.line)" } ?? "-")"
          + "/\($0.produced.map { "\($0.command)" } ?? "-")"
      } == [
        "order unknown 4/-", "quantity differs 0/0", "price differs 1/2", "priority differs 3/3",
        "extra -/6", "place differs 5/5",
      ])
  }
}
