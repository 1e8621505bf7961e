import Market
import MarketData
import Testing

/// A small day of Shanghai's: both call auctions, a cancel, an immediate order.
enum ShanghaiSample {
  static let header = "op,id,side,price_milli,qty,time_hhmmsscc,tif"
  static let rows = [
    "new,30,S,1818880,100,9150000,gtc",
    "new,246,B,1818890,200,9150004,gtc",
    "uncross,,,,,9250080,",
    "new,300,B,1818000,300,9300003,gtc",
    "new,18446744073709551615,S,1818000,1,9300003,ioc",
    "cancel,300,,,,11300000,",
    "cancel,246,,,,14565999,",
    "new,400,S,10,9223372036854775807,14570000,gtc",
    "uncross,,,,,15000050,",
  ]
  static let security = ShanghaiSecurity(symbol: "600519")

  /// The file of these rows.
  static func text(_ rows: [String] = rows, lineEnd: String = "\n") -> String {
    ([header] + rows).map { $0 + lineEnd }.joined()
  }

  /// The file with the row on a line, the header's being 1, replaced by others.
  static func text(line: Int, replacedBy replacement: String...) -> String {
    var changed = rows
    changed.replaceSubrange(line - 2...line - 2, with: replacement)
    return text(changed)
  }

  static func read(_ text: String) throws(MarketDataProblem) -> RecordedFlow {
    try ShanghaiFlow.read(source(text), of: security)
  }
}

@Suite struct ShanghaiDayTests {
  @Test func `a day becomes commands, with the phases of the exchange's hours`() throws {
    let flow = try ShanghaiSample.read(ShanghaiSample.text())
    let instrument = InstrumentID(0)
    func order(
      _ id: UInt64, _ side: Side, _ ticks: Int64, _ quantity: Int64,
      _ timeInForce: TimeInForce = .goodTillCancel
    ) -> Command {
      .new(
        NewOrder(
          id: OrderID(id), instrument: instrument, side: side, type: .limit(Price(ticks)),
          quantity: Quantity(quantity), timeInForce: timeInForce))
    }
    #expect(
      flow.commands.map(\.command) == [
        .phase(instrument, .callAuction),
        order(30, .sell, 181_888, 100),
        order(246, .buy, 181_889, 200),
        .uncross(instrument),
        .phase(instrument, .continuous),
        order(300, .buy, 181_800, 300),
        order(.max, .sell, 181_800, 1, .immediateOrCancel),
        .cancel(OrderID(300)),
        .cancel(OrderID(246)),
        .phase(instrument, .callAuction),
        order(400, .sell, 1, .max),
        .uncross(instrument),
        .phase(instrument, .closed),
      ])
    #expect(flow.commands.map(\.line) == [2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 9, 10, 10])
    #expect(
      flow.commands.map { ShanghaiTime($0.instant).description } == [
        "09:15:00.00", "09:15:00.00", "09:15:00.04", "09:25:00.80", "09:25:00.80", "09:30:00.03",
        "09:30:00.03", "11:30:00.00", "14:56:59.99", "14:57:00.00", "14:57:00.00", "15:00:00.50",
        "15:00:00.50",
      ])
  }

  @Test func `instants are nanoseconds since midnight`() throws {
    let flow = try ShanghaiSample.read(ShanghaiSample.text())
    #expect(flow.commands[2].instant == Timestamp(nanoseconds: 33_300_040_000_000))
  }

  @Test func `prices are in ticks of a cent, quantities in shares, and nothing else is limited`()
    throws
  {
    let instrument = try ShanghaiSample.read(ShanghaiSample.text()).instrument
    #expect(instrument.symbol == "600519")
    #expect(instrument.priceScale.text(181_888 as Int64) == "1818.88")
    #expect(instrument.quantityScale == .whole)
    #expect(instrument.tickTable == TickTable(increment: 1))
    #expect(instrument.lot == Quantity(1))
    #expect(instrument.priceBand == nil)
  }

  @Test func `a security with another tick has prices in that tick`() throws {
    let fund = ShanghaiSecurity(symbol: "510300", tickMilli: 1)
    let text = ShanghaiSample.text(line: 2, replacedBy: "new,30,S,4003,100,9150000,gtc")
    let flow = try ShanghaiFlow.read(source(text), of: fund)
    #expect(flow.instrument.symbol == "510300")
    #expect(flow.instrument.priceScale.text(4003 as Int64) == "4.003")
    guard case .new(let order) = flow.commands[1].command else {
      Issue.record("the second command is the new order")
      return
    }
    #expect(order.type == .limit(Price(4003)))
  }

  @Test func `a day without any order has only its phases and auctions`() throws {
    let flow = try ShanghaiSample.read(
      ShanghaiSample.text(["uncross,,,,,9250000,", "uncross,,,,,15000000,"]))
    let instrument = InstrumentID(0)
    #expect(
      flow.commands.map(\.command) == [
        .phase(instrument, .callAuction), .uncross(instrument), .phase(instrument, .continuous),
        .phase(instrument, .callAuction), .uncross(instrument), .phase(instrument, .closed),
      ])
    #expect(flow.commands.map(\.line) == [2, 2, 2, 3, 3, 3])
  }

  @Test func `equal times keep the order of the lines`() throws {
    let flow = try ShanghaiSample.read(
      ShanghaiSample.text(
        line: 3, replacedBy: "new,9,B,10,1,9150000,gtc", "new,8,B,10,1,9150000,gtc"))
    #expect(flow.commands[2...3].map(\.line) == [3, 4])
  }

  @Test func `carriage returns before line ends change nothing`() throws {
    let unix = try ShanghaiSample.read(ShanghaiSample.text())
    #expect(try ShanghaiSample.read(ShanghaiSample.text(lineEnd: "\r\n")) == unix)
  }

  @Test func `a compressed day is the same day`() throws {
    let text = ShanghaiSample.text()
    let plain = try ShanghaiSample.read(text)
    let packed = try ShanghaiFlow.read(
      source(bytes: gzip(text)), of: ShanghaiSample.security)
    #expect(packed == plain)
  }
}

@Suite struct ShanghaiTimeTests {
  @Test(arguments: [
    ("0", "00:00:00.00"), ("1", "00:00:00.01"), ("9150000", "09:15:00.00"),
    ("13095958", "13:09:59.58"), ("14565999", "14:56:59.99"),
  ])
  func `the digits of a time are its clock's`(digits: String, clock: String) throws {
    let flow = try ShanghaiSample.read(
      ShanghaiSample.text(["uncross,,,,,\(digits),", "uncross,,,,,15000000,"]))
    #expect(ShanghaiTime(flow.commands[0].instant).description == clock)
  }

  @Test(arguments: [
    "24000000", "9600000", "9619999", "9156000", "9159960", "100000000", "9223372036854775807",
  ])
  func `a time that no clock shows is a problem`(digits: String) {
    let text = ShanghaiSample.text(line: 4, replacedBy: "uncross,,,,,\(digits),")
    #expect(
      problem { () throws(MarketDataProblem) in _ = try ShanghaiSample.read(text) }
        == """
        flow.csv:4:13: expected time_hhmmsscc to be a time of day written hhmmsscc, \
        found "\(digits)"
        """)
  }
}
