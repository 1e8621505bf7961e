import Market
import MarketData
import Testing

/// What the rows of the trades beside an order log become, and what of them is compared.
@Suite struct OrderLogTradesTests {
  private func read(
    _ text: String, _ format: OrderLogFormat = OrderLogFormat(), instruments: [String] = ["XYZ"]
  ) throws(MarketDataProblem) -> (fields: ComparedFields, trades: [RecordedTrade]) {
    var reader = try OrderLogTrades(source(text, name: "trades.csv"), format: format)
    reader.learn(instruments.map { Instrument(symbol: $0) })
    var trades: [RecordedTrade] = []
    while try reader.read(2, into: &trades) {}
    return (reader.fields, trades)
  }

  private func identity(
    _ maker: UInt64, _ taker: UInt64, _ quantity: Int64, at price: Int64, _ aggressor: Aggressor
  ) -> TradeIdentity {
    TradeIdentity(
      maker: OrderID(maker), taker: OrderID(taker), price: Price(price),
      quantity: Quantity(quantity), aggressor: aggressor)
  }

  @Test func `maker and taker are compared as they are`() throws {
    let found = try read("maker,taker,price,quantity,aggressor,time\n1,2,1,5,sell,9\n")
    #expect(found.fields == ComparedFields.all.subtracting(.instrument))
    #expect(found.trades.map(\.instant?.rawValue) == [9])
    #expect(found.trades.map(\.line) == [2])
    #expect(found.trades[0].trade.aggressor == .sell)
  }

  @Test func `buyer and seller with the aggressor are maker and taker`() throws {
    let found = try read(
      "buy_id,sell_id,px,qty,side\n1,2,1,5,sell\n1,2,1,5,BUY\n1,2,1,5,auction\n",
      instruments: [])
    #expect(found.fields.tellOrders && !found.fields.contains(.byParty))
    #expect(
      found.trades.map(\.trade) == [
        identity(1, 2, 5, at: 100, .sell), identity(2, 1, 5, at: 100, .buy),
        identity(1, 2, 5, at: 100, .auction),
      ])
  }

  @Test func `buyer and seller alone are compared as that`() throws {
    let found = try read("buyer,seller,price\n1,2,3\n", instruments: [])
    #expect(found.fields == [.maker, .taker, .price, .byParty])
    for aggressor in [Aggressor.buy, .sell, .auction] {
      let made =
        aggressor == .buy
        ? identity(2, 1, 7, at: 300, .buy) : identity(1, 2, 7, at: 300, aggressor)
      #expect(found.fields.projection(of: made) == found.trades[0].trade)
    }
  }

  @Test func `what is not told is not compared`() throws {
    let found = try read("price,quantity\n3,7\n", instruments: [])
    #expect(found.fields == [.price, .quantity])
    let made = identity(4, 5, 7, at: 300, .buy)
    #expect(found.fields.projection(of: made) == found.trades[0].trade)
    #expect(
      found.fields.projection(of: identity(4, 5, 8, at: 300, .buy)) != found.trades[0].trade)
  }

  @Test func `a symbol that no order had is another instrument`() throws {
    let found = try read(
      "maker,taker,symbol\n1,2,B\n1,2,A\n1,2,C\n", instruments: ["A", "B"])
    #expect(found.trades.map(\.trade.instrument.rawValue) == [1, 0, .max])
  }

  @Test func `columns that tell nothing of a trade are refused`() {
    let said = problem { () throws(MarketDataProblem) in _ = try read("time,venue\n1,2\n") }
    #expect(
      said == """
        trades.csv:1:1: expected a column of the price, headed "price", "tradeprice", "px" or \
        named by --columns trade.price=HEADING, found "time", "venue"
        """)
  }
}
