import Market
import MarketData
import Testing

@Suite struct ShanghaiTradesTests {
  private static let header = "buy_id,sell_id,price_milli,qty,aggressor"
  private static let security = ShanghaiSecurity(symbol: "600519")

  private func read(_ rows: String...) throws(MarketDataProblem) -> [RecordedTrade] {
    let text = ([Self.header] + rows).map { $0 + "\n" }.joined()
    return try ShanghaiTrades.read(source(text, name: "trades.csv"), of: Self.security)
  }

  @Test func `the aggressor is the taker; in an auction the seller stands as the taker`() throws {
    let trades = try read("7,8,1808080,100,auction", "9,10,1808090,200,B", "11,12,1808100,3,S")
    func identity(
      _ maker: UInt64, _ taker: UInt64, _ ticks: Int64, _ quantity: Int64, _ aggressor: Aggressor
    ) -> TradeIdentity {
      TradeIdentity(
        maker: OrderID(maker), taker: OrderID(taker), price: Price(ticks),
        quantity: Quantity(quantity), aggressor: aggressor)
    }
    #expect(
      trades.map(\.trade) == [
        identity(7, 8, 180_808, 100, .auction), identity(10, 9, 180_809, 200, .buy),
        identity(11, 12, 180_810, 3, .sell),
      ])
    #expect(trades.map(\.line) == [2, 3, 4])
    #expect(trades.allSatisfy { $0.instant == nil })
  }

  @Test func `a trade an engine made has the identity of the trade that happened`() throws {
    for (row, aggressor, maker, taker) in [
      ("1,2,10,5,B", Aggressor.buy, 2, 1), ("1,2,10,5,S", .sell, 1, 2),
      ("1,2,10,5,auction", .auction, 1, 2),
    ] as [(String, Aggressor, UInt64, UInt64)] {
      let made = Trade(
        instrument: InstrumentID(0), maker: OrderID(maker), taker: OrderID(taker),
        price: Price(1), quantity: Quantity(5), makerLeaves: Quantity(3),
        takerLeaves: Quantity(4), aggressor: aggressor)
      #expect(made.buyer == OrderID(1))
      #expect(made.seller == OrderID(2))
      #expect(try read(row).map(\.trade) == [TradeIdentity(made)])
    }
  }

  @Test(arguments: [
    ("1,2,10,5", "2: expected 5 fields, found 4 in \"1,2,10,5\""),
    (
      "x,2,10,5,B",
      "2:1: expected buy_id to be a whole number from 0 to 18446744073709551615, found \"x\""
    ),
    (
      "1,,10,5,B",
      "2:3: expected sell_id to be a whole number from 0 to 18446744073709551615, found nothing"
    ),
    ("1,1,10,5,B", "2:3: expected sell_id to be another order than buy_id, found \"1\""),
    ("1,2,15,5,B", "2:5: expected price_milli to be a multiple of the tick, 10, found \"15\""),
    (
      "1,2,0,5,B",
      "2:5: expected price_milli to be a whole number from 1 to 9223372036854775807, found \"0\""
    ),
    (
      "1,2,10,0,B",
      "2:8: expected qty to be a whole number from 1 to 9223372036854775807, found \"0\""
    ),
    ("1,2,10,5,N", "2:10: expected aggressor to be \"B\" or \"S\" or \"auction\", found \"N\""),
  ])
  func `a broken trade is a problem with its line and column`(row: String, says: String) {
    #expect(
      problem { () throws(MarketDataProblem) in _ = try read(row) } == "trades.csv:\(says)")
  }

  @Test func `the order flow is no file of trades`() {
    let text = ShanghaiSample.text()
    let said = problem { () throws(MarketDataProblem) in
      _ = try ShanghaiTrades.read(source(text), of: Self.security)
    }
    #expect(said?.hasPrefix("flow.csv:1:1: expected the header \"\(Self.header)\"") == true)
  }
}
