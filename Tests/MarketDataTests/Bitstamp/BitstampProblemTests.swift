import Market
import MarketData
import Testing

/// What a broken order log or file of trades is told, each with its line.
@Suite struct BitstampProblemTests {
  private static let number = "a whole number from 0 to 18446744073709551615"
  private static let milliseconds = "a whole number from 0 to 9223372036854"

  /// A row put after a sound one, on line 3, and what is said of it.
  private static let rows = [
    ("2,99,10,100.0,1,created", "3: expected 7 fields, found 6 in \"2,99,10,100.0,1,created\""),
    ("x,99,10,1,1,created,ask", "3:1: expected id to be \(number), found \"x\""),
    ("-2,99,10,1,1,created,ask", "3:1: expected id to be \(number), found \"-2\""),
    ("2,9x,10,1,1,created,ask", "3:3: expected timestamp to be \(milliseconds), found \"9x\""),
    (
      "2,99,,1,1,created,ask",
      "3:6: expected exchange_timestamp to be \(milliseconds), found nothing"
    ),
    (
      "2,99,9223372036855,1,1,created,ask",
      "3:6: expected exchange_timestamp to be \(milliseconds), found \"9223372036855\""
    ),
    (
      "2,99,9,1,1,created,ask",
      "3:6: expected exchange_timestamp to be not before that of the line above, found \"9\""
    ),
    ("2,99,10,,1,created,ask", "3:9: expected price to be a decimal number, found nothing"),
    ("2,99,10,1.,1,created,ask", "3:9: expected price to be a decimal number, found \"1.\""),
    (
      "2,99,10,0.005,1,created,ask", "3:9: expected price to be a multiple of 0.01, found \"0.005\""
    ),
    ("2,99,10,-1.0,1,created,ask", "3:9: expected price to be zero or more, found \"-1.0\""),
    (
      "2,99,10,92233720368547758.08,1,created,ask",
      "3:9: expected price to be at most 92233720368547758.07, found \"92233720368547758.08\""
    ),
    (
      "2,99,10,1,1e-09,created,ask",
      "3:11: expected volume to be a multiple of 0.00000001, found \"1e-09\""
    ),
    ("2,99,10,1,-1,created,ask", "3:11: expected volume to be zero or more, found \"-1\""),
    (
      "2,99,10,1,1e99,created,ask",
      "3:11: expected volume to be at most 92233720368.54775807, found \"1e99\""
    ),
    (
      "2,99,10,1,1,updated,ask",
      "3:13: expected action to be \"created\" or \"changed\" or \"deleted\", found \"updated\""
    ),
    (
      "2,99,10,1,1,created,sell",
      "3:21: expected direction to be \"bid\" or \"ask\", found \"sell\""
    ),
    (
      "1,99,10,1,1,created,ask",
      "3:1: expected id to be a new order, found 1, which was created on line 2"
    ),
    ("1,99,10,1,1,changed,bid", "3:21: expected direction to be as on line 2, found \"bid\""),
    ("1,99,10,1,1,deleted,bid", "3:21: expected direction to be as on line 2, found \"bid\""),
    (
      "1,99,10,1,1.00000001,changed,ask",
      "3:11: expected volume to be at most 1.00000000, what was left, found \"1.00000001\""
    ),
  ]

  @Test(arguments: rows)
  func `a broken row is a problem with its line and column`(row: String, says: String) {
    let text = BitstampSample.log(["1 10 created ask 100.0 1"]) + row + "\r\n"
    #expect(said(of: text) == "orders.csv:\(says)")
  }

  @Test func `what is left falls with each fill`() {
    #expect(
      said(
        of: BitstampSample.log([
          "1 10 created ask 100.0 1", "1 20 changed ask 100.0 0.5", "1 20 changed ask 100.0 0.75",
        ]))
          == """
          orders.csv:4:15: expected volume to be at most 0.50000000, what was left, found "0.75"
          """)
  }

  @Test(arguments: ["created", "changed", "deleted"])
  func `an order has no row after its end`(action: String) {
    #expect(
      said(
        of: BitstampSample.log([
          "1 10 created ask 100.0 1", "1 20 deleted ask 100.0 1", "1 20 \(action) ask 100.0 1",
        ]))
        == "orders.csv:4:1: expected id to be an order that has not ended, "
        + "found 1, which ended on line 3")
  }

  @Test func `an order from before the file has no row after its end either`() {
    #expect(
      said(of: BitstampSample.log(["1 10 deleted ask 100.0 1", "1 20 created ask 100.0 1"]))
        == "orders.csv:3:1: expected id to be an order that has not ended, "
        + "found 1, which ended on line 2")
  }

  @Test func `two rows of one instant in the wrong order are a problem`() {
    #expect(
      said(
        of: BitstampSample.log([
          "9 10 created ask 100.0 1", "1 20 deleted ask 100.0 1", "1 20 created ask 100.0 1",
        ]))
        == "orders.csv:4:1: expected id to be an order that has not ended, "
        + "found 1, which ended on line 3")
  }

  @Test func `a log that is cut at the end of a line has orders that never end`() {
    #expect(
      said(
        of: BitstampSample.log([
          "1 10 created ask 100.0 1", "2 10 created ask 100.0 1", "3 20 created bid 1.0 1",
          "1 30 deleted ask 100.0 1",
        ]))
        == "orders.csv:5: expected the end of order 2, created on line 3, and of 1 other orders, "
        + "found the end of the file, which is cut short")
  }

  @Test func `a log that is cut anywhere is a problem`() {
    let whole = Array(
      BitstampSample.log([
        "1 10 created ask 100.0 1", "2 20 created bid 100.0 0.5", "2 20 deleted bid 100.0 0.0",
        "1 20 changed ask 100.0 0.5", "1 30 deleted ask 100.0 0.5",
      ]).utf8)
    #expect(said(of: String(decoding: whole, as: UTF8.self)) == nil)
    for count in 0..<whole.count {
      #expect(said(of: String(decoding: whole[..<count], as: UTF8.self)) != nil)
    }
  }

  @Test func `fills of an order by value that exceed 64 bits are a problem`() {
    let most = "92233720368.54775807"
    #expect(
      said(
        of: BitstampSample.log([
          "1 10 created ask 1.0 \(most)", "2 10 created ask 1.0 \(most)",
          "5 20 created bid 9.0 0.0", "5 20 changed bid 1.0 0.0", "1 20 deleted ask 1.0 0.0",
          "5 20 deleted bid 1.0 0.0", "2 20 deleted ask 1.0 0.0",
          "3 30 created bid 1.0 1", "3 40 deleted bid 1.0 1",
        ]))
        == "orders.csv:8: expected fills whose sum fits 64 bits, "
        + "found more for order 5, created on line 4")
  }

  @Test func `a log without rows, or with another header, is a problem`() {
    #expect(
      said(of: BitstampSample.log([]))
        == "orders.csv:1: expected rows after the header, found the end of the file")
    let other = BitstampSample.logHeader.replacing("exchange_timestamp", with: "exchange.timestamp")
    #expect(
      said(of: other + "\n")
        == "orders.csv:1:22: expected the header \"\(BitstampSample.logHeader)\", "
        + "found \"\(other.prefix(60))…\"")
  }

  private func said(of text: String) -> String? {
    problem { () throws(MarketDataProblem) in
      _ = try BitstampOrderLog.read(source(text, name: "orders.csv"))
    }
  }
}

@Suite struct BitstampTradesTests {
  @Test func `the side is the taker's`() throws {
    let trades = try BitstampSample.trades([
      "10 7 8 buy 100.5 0.25", "10 7 8 sell 100.0 1e-08",
    ])
    func identity(
      _ maker: UInt64, _ taker: UInt64, _ cents: Int64, _ quantity: Int64, _ aggressor: Aggressor
    ) -> TradeIdentity {
      TradeIdentity(
        maker: OrderID(maker), taker: OrderID(taker), price: Price(cents),
        quantity: Quantity(quantity), aggressor: aggressor)
    }
    let instant = Timestamp(nanoseconds: 10_000_000)
    #expect(
      trades == [
        RecordedTrade(identity(8, 7, 10_050, 25_000_000, .buy), at: instant, line: 2),
        RecordedTrade(identity(7, 8, 10_000, 1, .sell), at: instant, line: 3),
      ])
  }

  @Test(arguments: [
    (
      "5,99,20,100.0,1,7,8,buy",
      "3:1: expected trade_id to be above 5, that of the line above, found \"5\""
    ),
    (
      "4,99,20,100.0,1,7,8,buy",
      "3:1: expected trade_id to be above 5, that of the line above, found \"4\""
    ),
    (
      "6,99,9,100.0,1,7,8,buy",
      "3:6: expected exchange_timestamp to be not before that of the line above, found \"9\""
    ),
    (
      "6,,20,100.0,1,7,8,buy",
      "3:3: expected timestamp to be a whole number from 0 to 9223372036854, found nothing"
    ),
    ("6,99,20,x,1,7,8,buy", "3:9: expected price to be a decimal number, found \"x\""),
    ("6,99,20,100.0,0.0,7,8,buy", "3:15: expected amount to be above zero, found \"0.0\""),
    (
      "6,99,20,100.0,1,7,7,buy",
      "3:19: expected sell_order_id to be another order than buy_order_id, found \"7\""
    ),
    ("6,99,20,100.0,1,7,8,B", "3:21: expected side to be \"buy\" or \"sell\", found \"B\""),
    ("6,99,20,100.0,1,7,8", "3: expected 8 fields, found 7 in \"6,99,20,100.0,1,7,8\""),
  ])
  func `a broken trade is a problem with its line and column`(row: String, says: String) {
    let text = "\(BitstampSample.tradesHeader)\n5,99,10,100.0,1,7,8,buy\n\(row)\n"
    #expect(
      problem { () throws(MarketDataProblem) in
        _ = try BitstampTrades.read(source(text, name: "trades.csv"))
      } == "trades.csv:\(says)")
  }
}
