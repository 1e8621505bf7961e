import Market
import MarketData
import Testing

@Suite struct BitstampOrderLogTests {
  @Test func `orders come and are canceled; fills are left to the engine to find`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 0.5",
      "2 20 created bid 100.5 0.7",
      "2 20 changed bid 100.0 0.2",
      "1 20 deleted ask 100.0 0.0",
      "2 30 deleted bid 100.5 0.2",
      "3 40 created bid 99.0 1.0",
      "3 50 deleted bid 99.0 1.0")
    #expect(
      log.commandLines == [
        "2 new 1 sell 100.00 50000000", "3 new 2 buy 100.50 70000000", "6 cancel 2 20000000",
        "7 new 3 buy 99.00 100000000",
      ])
    #expect(log.tally.losses == 2)
    #expect(log.tally.rows == 7)
    #expect(
      log.flow.commands.map(\.instant.rawValue) == [
        10_000_000, 20_000_000, 30_000_000, 40_000_000,
      ])
    #expect(log.flow.commands.allSatisfy { $0.command.isPlain })
  }

  @Test func `prices are in cents and may be zero, quantities in hundred-millionths`() throws {
    let instrument = try BitstampSample.read("1 10 created ask 0.0 1", "1 20 deleted ask 0.0 1")
      .flow.instrument
    #expect(instrument.priceScale.text(1 as Int64) == "0.01")
    #expect(instrument.quantityScale.text(1 as Int64) == "0.00000001")
    #expect(instrument.priceSigns == [.zero, .positive])
    #expect(instrument.priceBand == nil)
  }

  @Test(arguments: [
    ("7.18e-06", 718), ("1e-08", 1), ("2.5E+1", 2_500_000_000), ("0.1", 10_000_000),
    ("3", 300_000_000),
  ])
  func `volumes may have an exponent`(volume: String, units: Int) throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 \(volume)", "9 20 created bid 1.0 1", "9 30 deleted bid 1.0 1",
      "1 30 deleted ask 100.0 \(volume)")
    #expect(log.commandLines.first == "2 new 1 sell 100.00 \(units)")
    #expect(log.closingBook.last?.quantity == Quantity(Int64(units)))
  }

  @Test func `an order by value is for what its counterparties lose`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 78406.0 0.00032401",
      "5 20 created bid 999999999.0 0.0",
      "5 20 changed bid 78406.0 0.0",
      "1 20 changed ask 78406.0 0.00026024",
      "5 20 deleted bid 78406.0 0.0",
      "1 30 deleted ask 78406.0 0.00026024")
    #expect(
      log.commandLines == ["2 new 1 sell 78406.00 32401", "3 ioc 5 buy 999999999.00 6377"])
    #expect(log.tally.byValue == 1)
    #expect(log.tally.byValueUnfilled == 0)
  }

  @Test func `an order by value adds up its fills, and takes no others' for its own`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 0.00000003",
      "2 10 created ask 101.0 0.00000009",
      "3 10 created bid 90.0 0.00000005",
      "5 20 created bid 999.0 0.0",
      "1 20 deleted ask 100.0 0.0",
      "5 20 changed bid 100.0 0.0",
      "3 20 changed bid 90.0 0.00000004",
      "5 20 deleted bid 101.0 0.0",
      "2 20 changed ask 101.0 0.00000005",
      "2 30 deleted ask 101.0 0.00000005",
      "3 30 deleted bid 90.0 0.00000004")
    #expect(log.commandLines.last == "5 ioc 5 buy 999.00 4")
    let both = try BitstampSample.read(
      "1 10 created ask 100.0 0.00000003",
      "2 10 created ask 101.0 0.00000009",
      "5 20 created bid 999.0 0.0",
      "5 20 changed bid 100.0 0.0",
      "1 20 deleted ask 100.0 0.0",
      "5 20 deleted bid 101.0 0.0",
      "2 20 changed ask 101.0 0.00000005",
      "2 30 deleted ask 101.0 0.00000005")
    #expect(both.commandLines.last == "4 ioc 5 buy 999.00 7")
  }

  @Test func `an order by value without a fill gives no command`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "5 20 created bid 999.0 0.0",
      "5 20 deleted bid 999.0 0.0",
      "1 30 deleted ask 100.0 1")
    #expect(log.commandLines == ["2 new 1 sell 100.00 100000000"])
    #expect(log.tally.byValueUnfilled == 1)
  }

  @Test func `the volumes of an order by value mean nothing`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "5 20 created bid 999.0 0.0",
      "5 20 changed bid 999.0 7",
      "5 20 deleted bid 999.0 3",
      "6 20 created bid 999.0 0.0",
      "6 30 deleted bid 999.0 3",
      "1 30 deleted ask 100.0 1")
    #expect(log.commandLines == ["2 new 1 sell 100.00 100000000"])
    #expect(log.closingBook.map(\.id) == [OrderID(1)])
    #expect(log.tally.losses == 0)
  }

  @Test func `an order deleted whole in the instant that created it was turned away`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "2 20 created bid 100.0 1",
      "3 20 created bid 99.0 2",
      "2 20 deleted bid 100.0 1",
      "3 21 deleted bid 99.0 2",
      "1 30 deleted ask 100.0 1")
    #expect(
      log.commandLines == [
        "2 new 1 sell 100.00 100000000", "4 new 3 buy 99.00 200000000", "6 cancel 3 200000000",
      ])
    #expect(log.tally.turnedAway == 1)
    #expect(log.creations[OrderID(2)] == Timestamp(nanoseconds: 20_000_000))
  }

  @Test func `an order that trades before it is deleted in its instant was not turned away`()
    throws
  {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "2 20 created bid 100.0 3",
      "2 20 changed bid 100.0 2",
      "1 20 deleted ask 100.0 0.0",
      "2 20 deleted bid 100.0 2",
      "3 30 created bid 1.0 1",
      "3 40 deleted bid 1.0 1")
    #expect(log.commandLines[1...2] == ["3 new 2 buy 100.00 300000000", "6 cancel 2 200000000"])
    #expect(log.tally.turnedAway == 0)
  }

  @Test func `an order deleted in its instant with less than it had was not turned away`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "2 20 created bid 100.0 3",
      "2 20 deleted bid 100.0 2",
      "1 30 deleted ask 100.0 1")
    #expect(log.commandLines[1...2] == ["3 new 2 buy 100.00 300000000", "4 cancel 2 200000000"])
  }

  @Test func `only two rows of one instant, the second a deletion, turn an order away`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "2 20 created bid 90.0 3",
      "2 20 changed bid 90.0 3",
      "3 20 created bid 80.0 3",
      "3 20 changed bid 80.0 3",
      "3 20 deleted bid 80.0 3",
      "2 25 deleted bid 90.0 3",
      "1 30 deleted ask 100.0 1")
    #expect(
      log.commandLines[1...] == [
        "3 new 2 buy 90.00 300000000", "5 new 3 buy 80.00 300000000", "7 cancel 3 300000000",
        "8 cancel 2 300000000",
      ])
    #expect(log.tally.turnedAway == 0)
  }

  @Test func `nothing of the opening book is turned away`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "1 10 deleted ask 100.0 1",
      "2 20 created bid 1.0 1",
      "2 30 deleted bid 1.0 1")
    #expect(log.commandLines[...1] == ["2 new 1 sell 100.00 100000000", "3 cancel 1 100000000"])
  }

  @Test func `orders from before the file give no command`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "7 20 changed bid 90.0 3",
      "7 20 deleted bid 90.0 2",
      "8 30 deleted ask 100.0 1",
      "1 40 deleted ask 100.0 1")
    #expect(log.commandLines == ["2 new 1 sell 100.00 100000000"])
    #expect(log.tally.unknownOrders == 3)
    #expect(log.creations[OrderID(7)] == nil)
  }

  @Test func `a last instant of deletions alone is the closing book, at the orders' limits`()
    throws
  {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "2 10 created bid 90.0 2",
      "3 10 created bid 80.0 3",
      "2 20 changed bid 95.0 1",
      "2 30 deleted bid 96.0 1",
      "1 30 deleted ask 99.0 1",
      "3 30 deleted bid 80.0 0.0",
      "9 30 deleted bid 80.0 3")
    #expect(log.commandLines.count == 3)
    #expect(
      log.closingBook.map {
        "\($0.line) \($0.id.rawValue) \($0.side) \($0.price.rawValue) \($0.quantity.rawValue)"
      } == ["6 2 buy 9000 100000000", "7 1 sell 10000 100000000"])
  }

  @Test func `a last instant with anything else is an instant like others`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "2 20 created bid 90.0 2",
      "2 20 deleted bid 90.0 2",
      "1 20 deleted ask 100.0 1")
    #expect(log.commandLines == ["2 new 1 sell 100.00 100000000", "5 cancel 1 100000000"])
    #expect(log.closingBook.isEmpty)
  }

  @Test func `a single instant is the opening book, not the closing one`() throws {
    let log = try BitstampSample.read(
      "8 10 deleted ask 100.0 1", "9 10 deleted ask 100.0 1")
    #expect(log.flow.commands.isEmpty)
    #expect(log.closingBook.isEmpty)
    #expect(log.tally.unknownOrders == 2)
  }

  @Test func `opening orders stay untouched until a row before the closing book names them`()
    throws
  {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "2 10 created bid 90.0 2",
      "3 10 created bid 80.0 2",
      "4 20 created bid 70.0 2",
      "2 20 changed bid 90.0 1",
      "3 21 deleted bid 80.0 2",
      "1 30 deleted ask 100.0 1",
      "2 30 deleted bid 90.0 1",
      "4 30 deleted bid 70.0 2")
    #expect(log.tally.openingOrders == 3)
    #expect(log.untouchedOpeningOrders == [OrderID(1): 2])
  }

  @Test func `line ends and compression change nothing`() throws {
    let rows = ["1 10 created ask 100.0 1", "1 20 deleted ask 100.0 1"]
    let plain = try BitstampOrderLog.read(source(BitstampSample.log(rows)))
    let unix = BitstampSample.log(rows, lineEnd: "\n")
    #expect(try BitstampOrderLog.read(source(unix)).flow == plain.flow)
    #expect(try BitstampOrderLog.read(source(bytes: gzip(unix))).flow == plain.flow)
  }
}

extension Command {
  /// Whether it is a new good-till-cancel limit order of no account, or a cancel.
  fileprivate var isPlain: Bool {
    switch self {
    case .new(let order):
      order.timeInForce == .goodTillCancel && order.account == .none
        && order.instrument == InstrumentID(0)
    case .cancel: true
    case .replace, .massCancel, .phase, .uncross, .clock: false
    }
  }
}
