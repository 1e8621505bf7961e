import Market
import MarketData
import Testing

/// What the rows of an order log become.
@Suite struct OrderLogReaderTests {
  private static let plain = "action,id,side,price,quantity"

  /// A way of writing the same two rows.
  struct Writing: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
  }

  static let writings = [
    Writing(testDescription: "plain", text: "action,id,side,price,quantity\nnew,1,buy,1.5,7\n"),
    Writing(
      testDescription: "other usual headings, in capitals",
      text: "OP,Order ID,Direction,Limit_Price,QTY\nADD,1,B,1.50,7\n"),
    Writing(
      testDescription: "another order, and a column that means nothing",
      text: "qty,venue,price,side,order_id,event\n7,X,1.5,BUY,1,N\n"),
    Writing(
      testDescription: "carriage returns",
      text: "action,id,side,price,quantity\r\nnew,1,buy,1.5,7\r\n"),
    Writing(
      testDescription: "a byte order mark",
      text: "\u{FEFF}action,id,side,price,quantity\nnew,1,buy,1.5,7\n"),
    Writing(
      testDescription: "no end of the last line",
      text: "action,id,side,price,quantity\nnew,1,buy,1.5,7"),
    Writing(
      testDescription: "empty lines at the end",
      text: "action,id,side,price,quantity\nnew,1,buy,1.5,7\n\r\n\n"),
    Writing(
      testDescription: "quotes",
      text: "\"action\",id,\"side\",price,quantity\n\"new\",\"1\",\"buy\",1.5,\"7\"\n"),
    Writing(
      testDescription: "spaces",
      text: "action, id, side , price,quantity\nnew , 1,\tbuy,1.5, \"7\" \n"),
    Writing(
      testDescription: "semicolons", text: "action;id;side;price;quantity\nnew;1;buy;1.5;7\n"),
    Writing(
      testDescription: "tabs", text: "action\tid\tside\tprice\tquantity\nnew\t1\tbuy\t1.5\t7\n"),
    Writing(
      testDescription: "bars, with commas between",
      text: "action|id|side|price|quantity|a,b\nnew|1|buy|1.5|7|,\n"),
  ]

  @Test(arguments: writings)
  func `an order is the same in every usual writing`(writing: Writing) throws {
    #expect(try steps(writing.text).map(\.action) == [order(1, .buy, 7, at: 150)])
  }

  @Test func `every action is its command`() throws {
    let rows = [
      "new,1,buy,10.25,5,limit,,,,XYZ,7,", "new,2,sell,,5,market,ioc,,,XYZ,,",
      "new,3,sell,1,5,,day,,,XYZ,,", "new,4,sell,1,5,,fok,,,XYZ,,",
      "new,5,sell,1,5,,gtd,10,99,XYZ,,",
      "cancel,1,,,,,,,,,,", "reduce,1,,,2,,,,,XYZ,,", "replace,1,,10.5,,,,,,XYZ,,",
      "replace,1,,,4,,,,,XYZ,,", "massCancel,,sell,,,,,,,XYZ,7,", "mass_cancel,,,,,,,,,,,",
      "uncross,,,,,,,,,XYZ,,", "phase,,,,,,,,,XYZ,,call_auction", "clock,,,,,,,50,,,,",
    ]
    let xyz = InstrumentID(0)
    func order(_ id: UInt64, _ type: OrderType, _ time: TimeInForce) -> RecordedStep.Action {
      .command(
        .new(
          NewOrder(
            id: OrderID(id), instrument: xyz, side: .sell, type: type, quantity: Quantity(5),
            timeInForce: time)))
    }
    let found = try actions(
      "action,id,side,price,quantity,type,tif,time,expiry,symbol,account,phase", rows)
    let expected: [RecordedStep.Action] = [
      .command(
        .new(
          NewOrder(
            id: OrderID(1), instrument: xyz, side: .buy, type: .limit(Price(1025)),
            quantity: Quantity(5), account: AccountID(7)))),
      order(2, .market, .immediateOrCancel), order(3, .limit(Price(100)), .day),
      order(4, .limit(Price(100)), .fillOrKill),
      order(5, .limit(Price(100)), .goodTillDate(Timestamp(nanoseconds: 99))),
      .command(.cancel(OrderID(1))), .reduce(OrderID(1), by: Quantity(2)),
      .command(.replace(Replace(id: OrderID(1), price: Price(1050)))),
      .command(.replace(Replace(id: OrderID(1), quantity: Quantity(4)))),
      .command(.massCancel(MassCancel(account: AccountID(7), instrument: xyz, side: .sell))),
      .command(.massCancel(MassCancel())), .command(.uncross(xyz)),
      .command(.phase(xyz, .callAuction)),
      // The order good till 99 brought the clock along.
      .command(.clock(Timestamp(nanoseconds: 50))), .command(.clock(Timestamp(nanoseconds: 50))),
    ]
    for (index, action) in expected.enumerated() {
      #expect(index < found.count && found[index] == action, "row \(index + 2)")
    }
    #expect(found.count == expected.count)
  }

  @Test func `headings and words may be told, and go before the usual ones`() throws {
    var format = OrderLogFormat()
    format.columns = [.action: "what", .id: "Key", .quantity: "left"]
    format.words = [
      .action: ["cancel": ["C"], "new": ["+"], "replace": ["N"], "ignore": ["T"]],
      .side: ["sell": ["b"]],
    ]
    let found = try actions(
      "what,action,key,side,price,quantity,left",
      ["+,x,1,b,2,9,3", "T,x,1,,,,", "N,x,1,,4,9,", "C,x,1,,,,"], format)
    #expect(
      found == [
        order(1, .sell, 3, at: 200),
        .command(.replace(Replace(id: OrderID(1), price: Price(400)))),
        .command(.cancel(OrderID(1))),
      ])
  }

  @Test func `instruments are found by their symbols, in the order they come`() throws {
    let text = """
      action,id,side,price,quantity,symbol
      new,1,buy,1,1,B
      new,2,buy,1,1,A
      new,3,buy,1,1,B
      cancel,2,,,,
      """
    var reader = try OrderLogReader(source(text), format: OrderLogFormat(), symbol: "file")
    #expect(reader.instruments.isEmpty)
    var steps: [RecordedStep] = []
    #expect(try !reader.read(9, into: &steps))
    #expect(reader.instruments.map(\.symbol) == ["B", "A"])
    #expect(
      reader.instruments.allSatisfy { $0.priceScale == Scale(unit: ExactDecimal(1, decimals: 2)) })
    #expect(
      steps.map(\.action) == [
        order(1, .buy, 1, at: 100), order(2, .buy, 1, at: 100, in: 1), order(3, .buy, 1, at: 100),
        .command(.cancel(OrderID(2))),
      ])
    #expect(steps.map(\.line) == [2, 3, 4, 5])
  }

  @Test func `instruments that are told have their own units`() throws {
    var format = OrderLogFormat()
    format.instruments = [
      Instrument(symbol: "A"),
      Instrument(symbol: "B", priceScale: Scale(unit: ExactDecimal(5, decimals: 1))),
    ]
    let heading = "action,id,side,price,quantity,symbol"
    #expect(
      try actions(heading, ["new,1,buy,3,1,A", "new,2,buy,3,1,B"], format) == [
        order(1, .buy, 1, at: 3), order(2, .buy, 1, at: 6, in: 1),
      ])
    #expect(
      complaint("\(heading)\nnew,1,buy,3,1,AA\n", format)
        == "orders.csv:2:15: expected symbol to be the symbol of an instrument of the format "
        + "(did you mean \"A\"?), found \"AA\"")
  }

  /// A price as it is written, its unit, and the units it is.
  static let prices: [(text: String, unit: ExactDecimal, units: Int64)] = [
    ("100.25", ExactDecimal(1, decimals: 2), 10025), ("100", ExactDecimal(1, decimals: 2), 10000),
    ("0.5", ExactDecimal(1, decimals: 2), 50), ("0", ExactDecimal(1, decimals: 2), 0),
    ("-1.5", ExactDecimal(1, decimals: 2), -150), ("1.50000", ExactDecimal(1, decimals: 2), 150),
    ("1e2", ExactDecimal(1, decimals: 2), 10000), ("100.25", ExactDecimal(25, decimals: 2), 401),
    ("92233720368.54775807", ExactDecimal(1, decimals: 8), .max),
    ("123456789012345", ExactDecimal(1), 123_456_789_012_345),
  ]

  @Test(arguments: prices)
  func `decimals are exact`(text: String, unit: ExactDecimal, units: Int64) throws {
    var format = OrderLogFormat()
    format.priceScale = Scale(unit: unit)
    #expect(
      try actions(Self.plain, ["new,1,buy,\(text),1"], format) == [order(1, .buy, 1, at: units)])
  }

  /// A time as it is written, the unit of numbers, and the nanoseconds it is.
  static let times: [(text: String, unit: OrderLogFormat.TimeUnit, nanoseconds: Int64)] = [
    ("17", .nanoseconds, 17), ("17", .microseconds, 17_000), ("1.5", .milliseconds, 1_500_000),
    ("34200.004241176", .seconds, 34_200_004_241_176), ("1.50", .nanoseconds, -1),
    ("09:30", .seconds, 34_200_000_000_000), ("09:30:00.25", .nanoseconds, 34_200_250_000_000),
    ("1970-01-02T00:00:01Z", .nanoseconds, 86_401_000_000_000),
    ("2024-03-01 00:00:00.000000001", .nanoseconds, 1_709_251_200_000_000_001),
    ("2024-02-29T23:00:00-01:00", .nanoseconds, 1_709_251_200_000_000_000),
    ("2023-02-29T00:00:00Z", .nanoseconds, -1), ("24:00:00", .nanoseconds, -1),
    ("1.", .seconds, 1_000_000_000), (".5", .seconds, -1), ("9:30", .seconds, -1),
    ("9223372037", .seconds, -1), ("2262-04-12T00:00:00Z", .nanoseconds, -1),
    // Points are no digits of a clock or a calendar.
    ("9.:30", .seconds, -1), ("09:3.", .seconds, -1), ("09:30:5.", .seconds, -1),
    ("200.-03-01T00:00:00Z", .nanoseconds, -1), ("2024-3.-01T00:00:00Z", .nanoseconds, -1),
  ]

  @Test(arguments: times)
  func `times are numbers, times of day, or dates and times`(
    text: String, unit: OrderLogFormat.TimeUnit, nanoseconds: Int64
  ) throws {
    var format = OrderLogFormat()
    format.timeUnit = unit
    let log = "action,id,time\ncancel,1,\(text)\n"
    guard nanoseconds >= 0 else {
      #expect(
        complaint(log, format)?.hasPrefix("orders.csv:2:10: expected time to be a num") == true)
      return
    }
    #expect(try steps(log, format).map(\.instant?.rawValue) == [nanoseconds])
  }

  /// What is wrong with a file, and what is said of it.
  static let complaints: [(text: String, complaint: String)] = [
    (
      "actoin,id\n",
      "1:1: expected a column of the action, headed \"action\", \"op\", \"operation\" or named by "
        + "--columns action=actoin, found \"actoin\", \"id\""
    ),
    (
      "action,side,price\n",
      "1:1: expected a column of the id, headed \"id\", \"orderid\", \"oid\" or named by "
        + "--columns id=HEADING, found \"action\", \"side\", \"price\""
    ),
    (
      "action,id,price,quantity\nnew,1,1,1\n",
      "1:1: expected a column of the side, headed \"side\", \"direction\", \"buysell\" or named by "
        + "--columns side=HEADING, found \"action\", \"id\", \"price\", \"quantity\""
    ),
    (
      "\(plain)\nnews,1,buy,1,1\n",
      "2:1: expected action to be \"new\", \"cancel\", \"replace\", \"reduce\", \"mass_cancel\", "
        + "\"uncross\", \"phase\" or \"clock\", found \"news\""
    ),
    ("\(plain)\nnew,1,up,1,1\n", "2:7: expected side to be \"buy\" or \"sell\", found \"up\""),
    (
      "\(plain)\nnew,x,buy,1,1\n",
      "2:5: expected id to be a whole number of at most 64 bits, found \"x\""
    ),
    ("\(plain)\nnew,,buy,1,1\n", "2:5: expected id to be a whole number, found nothing"),
    (
      "\(plain)\nnew,18446744073709551616,buy,1,1\n",
      "2:5: expected id to be a whole number of at most 64 bits, found \"18446744073709551616\""
    ),
    (
      "\(plain)\nnew,1,buy,1,1\nnew,2,buy,1.005,1\n",
      "3:11: expected price to be a multiple of 0.01 (another unit is set by --price-unit), "
        + "found \"1.005\""
    ),
    (
      "\(plain)\nnew,1,buy,1,0.5\n",
      "2:13: expected quantity to be a multiple of 1 (another unit is set by --quantity-unit), "
        + "found \"0.5\""
    ),
    ("\(plain)\nnew,1,buy,1,-5\n", "2:13: expected quantity to be zero or more, found \"-5\""),
    ("\(plain)\nnew,1,buy,,5\n", "2:11: expected price to be a decimal number, found nothing"),
    ("\(plain)\nnew,1,buy,01,5\n", "2:11: expected price to be a decimal number, found \"01\""),
    ("\(plain)\nnew,1,buy,1.,5\n", "2:11: expected price to be a decimal number, found \"1.\""),
    (
      "\(plain)\nnew,1,buy,92233720368547758.08,5\n",
      "2:11: expected price to be at most 92233720368547758.07, found \"92233720368547758.08\""
    ),
    (
      "\(plain)\nnew,1,buy,1\n",
      "2: expected 5 fields, as in the first line, found 4 in \"new,1,buy,1\""
    ),
    (
      "\(plain)\nnew,\"1,buy,1,5\n",
      "2:5: expected a quote that ends the field, found the end of the line"
    ),
    ("\(plain)\nnew,\"1\"x,buy,1,5\n", "2:8: expected \",\" after the quote, found \"x,buy,1,5\""),
  ]

  @Test(arguments: complaints)
  func `a fault is told with its line, its column, and what was expected`(
    text: String, complaint expected: String
  ) {
    #expect(complaint(text) == "orders.csv:\(expected)")
  }

  @Test func `a heading that was told and is not there is told with the nearest`() {
    var format = OrderLogFormat()
    format.columns[.id] = "ordr_id"
    #expect(
      complaint("action,order_id\n", format) == """
        orders.csv:1:1: expected a column "ordr_id", which is to hold the id, found "action", \
        "order_id" (did you mean "order_id"?)
        """)
  }

  @Test func `a first line of anything is told in few words`() throws {
    let bytes = try #require(complaint(String(repeating: "\u{7}", count: 3000) + "\n"))
    #expect(bytes.hasSuffix(", found \"" + String(repeating: "\\u{07}", count: 19) + "…\""))
    let wide = (1...300).map { "column\($0)" }.joined(separator: ",")
    let columns = try #require(complaint(wide + "\n"))
    #expect(columns.contains(", found \"column1\", \"column2\", "))
    #expect(columns.hasSuffix("\" and 266 more"))
  }

  @Test func `quotes in quotes, and delimiters in quotes, are text`() throws {
    let text = "action,id,symbol,side,price,quantity\nnew,1,\"A\"\"B,C\",buy,1,1\n"
    var reader = try OrderLogReader(source(text), format: OrderLogFormat(), symbol: "")
    var steps: [RecordedStep] = []
    _ = try reader.read(1, into: &steps)
    #expect(reader.instruments.map(\.symbol) == ["A\"B,C"])
    #expect(steps.map(\.action) == [order(1, .buy, 1, at: 100)])
  }

  @Test func `compressed logs are read, and a cut one is refused`() throws {
    let packed = gzip("\(Self.plain)\nnew,1,buy,1.5,7\n")
    var reader = try OrderLogReader(
      source(bytes: packed), format: OrderLogFormat(), symbol: "")
    var steps: [RecordedStep] = []
    #expect(try !reader.read(2, into: &steps))
    #expect(steps.map(\.action) == [order(1, .buy, 7, at: 150)])
    let said = problem { () throws(MarketDataProblem) in
      var reader = try OrderLogReader(
        source(bytes: packed.dropLast(1)), format: OrderLogFormat(), symbol: "")
      var steps: [RecordedStep] = []
      _ = try reader.read(2, into: &steps)
    }
    #expect(said?.contains("expected the rest of the gzip data") == true)
  }
}
