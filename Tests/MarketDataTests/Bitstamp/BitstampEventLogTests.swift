import Market
import MarketData
import Testing

@Suite struct BitstampEventLogTests {
  @Test func `two rows beside each other tell of a fill at the price of the earlier order`() throws
  {
    let log = try BitstampEvents.read(
      "1 10 created ask 100.00 50",
      "2 20 created bid 100.50 70",
      "2 130 changed bid 100.50 20",
      "1 132 deleted ask 100.00 0",
      "2 200 deleted bid 100.50 20",
      "3 210 created bid 99.00 5")
    #expect(log.fillLines == ["4+5 1-2 10000 50 buy first"])
    #expect(log.fills[0].trade.instant == Timestamp(nanoseconds: 130_000_000))
    #expect(
      log.commandLines == [
        "2 new 1 sell 10000 50", "3 new 2 buy 10050 70", "6 cancel 2 20", "7 new 3 buy 9900 5",
      ])
    #expect(log.closingBook.map(\.id) == [OrderID(3)])
    var tally = BitstampEventLog.Tally()
    (tally.created, tally.changed, tally.deleted, tally.losses) = (3, 1, 2, 2)
    #expect(log.tally == tally)
    #expect(log.tally.rows == 6)
  }

  @Test func `a seller takes as a buyer does, whichever row comes first`() throws {
    let log = try BitstampEvents.read(
      "1 10 created bid 100.00 50", "2 20 created ask 99.00 50", "1 130 deleted bid 100.00 0",
      "2 132 deleted ask 99.00 0")
    #expect(log.fillLines == ["4+5 1-2 10000 50 sell first"])
  }

  @Test func `a market order moves on to another price, and takes there whatever is newer`() throws
  {
    let log = try BitstampEvents.read(
      "1 10 created ask 100.00 50", "2 20 created bid 100.00 70", "2 30 changed bid 100.00 20",
      "1 31 deleted ask 100.00 0", "3 40 created ask 101.00 19", "2 50 changed bid 101.00 19",
      "2 60 deleted bid 101.00 0", "3 61 deleted ask 101.00 0")
    #expect(
      log.fillLines == ["4+5 1-2 10000 50 buy first", "8+9 3-2 10100 19 buy first"])
    #expect(
      log.commandLines == [
        "2 new 1 sell 10000 50", "3 new 2 buy 10000 69", "6 new 3 sell 10100 19",
        "7 replace 2 10100",
      ])
    #expect(log.tally.repricings == 1)
    // What a repricing takes away is money's rounding, not the order's.
    #expect(log.tally.adjustedOrders == 0)
    let replay = Replay(log.flow, by: PlainBook.self)
    #expect(replay.record.trades.map(\.trade) == log.fills.map(\.trade.trade))
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 1)])
  func `the rows of a fill may be rounded apart, and the orders are adjusted`(
    difference: Int, adjusted: Int
  ) throws {
    let log = try BitstampEvents.read(
      "1 10 created ask 100.00 \(50 + difference)", "2 20 created bid 100.00 50",
      "2 30 deleted bid 100.00 0", "1 31 deleted ask 100.00 0")
    #expect(log.fillLines == ["4+5 1-2 10000 50 buy first"])
    #expect(log.commandLines == ["2 new 1 sell 10000 50", "3 new 2 buy 10000 50"])
    #expect(log.tally.roundedFills == adjusted)
    #expect(log.tally.adjustedOrders == adjusted)
  }

  /// Logs in which lines 4 and 5 are not the two rows of a fill, by what is the matter.
  private static let unpaired = [
    ("amounts", ["2 30 changed bid 100.00 20", "1 31 changed ask 100.00 53"]),
    ("side", ["2 30 changed bid 100.00 20", "3 31 changed bid 100.00 20"]),
    ("time", ["2 30 changed bid 100.00 20", "1 131 changed ask 100.00 50"]),
    ("prices", ["2 30 changed bid 100.00 20", "4 31 changed ask 101.00 50"]),
  ]

  @Test(arguments: unpaired)
  func `rows that don't fit together make no fill, and give nothing`(
    why: String, rows: [String]
  ) throws {
    let book = ["1 10 created ask 100.00 100", "2 20 created bid 100.00 70"]
    let others = ["3 20 created bid 100.00 70", "4 20 created ask 101.00 100"]
    let log = try BitstampEvents.read(book + others + rows)
    #expect(log.fills.isEmpty, "\(why)")
    #expect((log.tally.losses, log.tally.unpaired) == (2, 2))
    #expect(log.flow.commands.count == 4)
    #expect(log.tally.adjustedOrders == 2)
  }

  @Test func `a row between two keeps them from being a fill`() throws {
    let log = try BitstampEvents.read(
      "1 10 created ask 100.00 100", "2 20 created bid 100.00 70", "2 30 changed bid 100.00 20",
      "3 30 created bid 1.00 1", "1 31 changed ask 100.00 50")
    #expect(log.tally.unpaired == 2)
  }

  @Test func `orders from before the file stand from the start, by their identifiers`() throws {
    let log = try BitstampEvents.read(
      "9 10 created bid 101.00 30",
      "5 20 changed ask 101.00 7", "9 21 changed bid 101.00 10",
      "4 25 deleted ask 101.00 3",
      "3 30 deleted ask 101.00 0", "9 31 deleted bid 101.00 0",
      "5 40 deleted ask 101.00 7")
    #expect(log.tally.ordersFromBefore == 3)
    #expect(
      log.commandLines == [
        "6 new 3 sell 10100 10", "5 new 4 sell 10100 3", "3 new 5 sell 10100 27",
        "2 new 9 buy 10100 30", "5 cancel 4 3", "8 cancel 5 7",
      ])
    #expect(log.flow.commands.first?.instant == Timestamp(nanoseconds: 10_000_000))
    // The older order 3 should have been first.
    #expect(log.fillLines == ["3+4 5-9 10100 20 buy notOldest", "6+7 3-9 10100 10 buy first"])
  }

  @Test func `two orders from before the file tell of no amount`() throws {
    let log = try BitstampEvents.read(
      "9 10 created bid 1.00 30", "5 20 deleted ask 101.00 0", "4 21 deleted bid 101.00 0")
    #expect((log.tally.losses, log.tally.unpaired) == (2, 2))
    #expect(log.commandLines == ["2 new 9 buy 100 30"])
  }

  @Test func `late rows belong before the deletion, and a second deletion says nothing`() throws {
    let log = try BitstampEvents.read(
      "1 10 created ask 100.00 10", "2 10 created ask 101.00 20", "3 20 created bid 101.00 15",
      "1 30 deleted ask 100.00 0", "3 31 deleted bid 101.00 0", "2 32 changed ask 101.00 15",
      "3 33 changed bid 101.00 5", "3 34 deleted bid 101.00 0",
      "4 40 deleted bid 90.00 8", "4 45 created bid 90.00 8")
    #expect((log.tally.lateRows, log.tally.repeatedDeletions) == (2, 1))
    #expect(log.fillLines == ["5+8 1-3 10000 10 buy first", "6+7 2-3 10100 5 buy first"])
    #expect(log.commandLines.suffix(2) == ["11 new 4 buy 9000 8", "10 cancel 4 8"])
    #expect(log.tally.ordersFromBefore == 0)
  }

  /// A rest of 1 at 2.00 × 10⁸ is worth two cents.
  @Test(arguments: [
    ("199999999", "1.00", true), ("200000000", "1.00", false), ("99999999", "2.00", true),
    ("100000000", "2.00", false),
  ])
  func `a deletion ends an order for money when less than two cents are left`(
    rest: String, price: String, isEnd: Bool
  ) throws {
    let volume = try #require(Int(rest)) / 100 + 50
    let log = try BitstampEvents.read(
      "1 10 created ask \(price) 100", "2 20 created bid \(price) \(volume)",
      "2 30 deleted bid \(price) \(volume)", "1 31 changed ask \(price) 50")
    #expect(log.tally.moneyEnds == (isEnd ? 1 : 0))
    #expect(log.tally.unpaired == (isEnd ? 0 : 1))
    #expect(log.fills.map(\.trade.trade.quantity) == (isEnd ? [Quantity(50)] : []))
    #expect(log.cancellations.isEmpty == isEnd)
    if isEnd { #expect(log.commandLines.last?.hasSuffix(" 50") == true) }
  }

  @Test func `an order for money may end after the row of its last fill`() throws {
    let log = try BitstampEvents.read(
      "1 10 created ask 100.00 100", "2 20 created bid 100.00 51",
      "1 30 changed ask 100.00 50", "2 31 deleted bid 100.00 51")
    #expect(log.fillLines == ["4+5 1-2 10000 50 buy first"])
    #expect(log.commandLines == ["2 new 1 sell 10000 100", "3 new 2 buy 10000 50"])
    #expect(log.tally.adjustedOrders == 0)
  }

  @Test func `a deletion with less than was left is a fill, and the cancel of the rest`() throws {
    let log = try BitstampEvents.read(
      "1 10 created ask 100.00 50", "2 20 created bid 100.00 70", "3 25 created ask 101.00 1",
      "2 30 deleted bid 100.00 20", "1 31 deleted ask 100.00 0")
    #expect(log.fillLines == ["5+6 1-2 10000 50 buy first"])
    #expect(log.commandLines.last == "5 cancel 2 20")
    let replay = Replay(log.flow, by: PlainBook.self)
    #expect(log.cancelAgreement(with: replay.record) == CancelAgreement(exact: 1))
    #expect(log.closingBookAgreement(with: replay.end).agreeing == 1)
  }

  @Test func `a row that changes nothing says nothing`() throws {
    let log = try BitstampEvents.read(
      "1 10 created ask 100.00 100", "1 20 changed ask 100.00 100")
    #expect(log.tally.unchanged == 1)
    #expect(log.flow.commands.count == 1)
  }

  @Test func `line ends and compression change nothing`() throws {
    let rows = ["1 10 created ask 100.00 1", "1 20 deleted ask 100.00 1"]
    let plain = try BitstampEvents.read(rows)
    let dos = BitstampEvents.log(rows, lineEnd: "\r\n")
    #expect(try BitstampEventLog.read(source(dos)).flow == plain.flow)
    #expect(try BitstampEventLog.read(source(bytes: gzip(dos))).flow == plain.flow)
  }
}

/// How the fills of a log stand in its book, and what engines make of its commands.
@Suite struct BitstampEventFillTests {
  /// Two asks of 100 and one of 101, and a buyer of all but the last.
  private static let sweep = [
    "1 10 created ask 100.00 10", "2 11 created ask 100.00 10", "3 12 created ask 101.00 10",
    "4 20 created bid 101.00 25",
    "4 30 changed bid 101.00 15", "1 31 deleted ask 100.00 0",
    "4 32 changed bid 101.00 5", "2 33 deleted ask 100.00 0",
    "4 34 deleted bid 101.00 0", "3 35 changed ask 101.00 5",
  ]

  private func trades<Engine: Replayable>(_ log: BitstampEventLog, _: Engine.Type)
    -> [TradeIdentity]
  {
    Replay(log.flow, by: Engine.self).record.trades.map(\.trade)
  }

  @Test func `fills stand first at the best price, the oldest first`() throws {
    let log = try BitstampEvents.read(Self.sweep)
    #expect(
      log.fillLines == [
        "6+7 1-4 10000 10 buy first", "8+9 2-4 10000 10 buy first", "10+11 3-4 10100 5 buy first",
      ])
    #expect(
      (log.fillCount(.first), log.fillCount(.notOldest), log.fillCount(.notBest)) == (3, 0, 0))
  }

  @Test func `a fill of a younger order is told apart`() throws {
    let log = try BitstampEvents.read(
      Self.sweep[..<4] + [
        "4 30 changed bid 101.00 15", "2 31 deleted ask 100.00 0",
        "4 32 changed bid 101.00 5", "1 33 deleted ask 100.00 0",
        "4 34 deleted bid 101.00 0", "3 35 changed ask 101.00 5",
      ])
    #expect(log.fills.map(\.standing) == [.notOldest, .first, .first])
    #expect(log.fillCount(.notOldest) == 1)
    #expect(trades(log, LatestOfBestBook.self) == log.fills.map(\.trade.trade))
    #expect(trades(log, PlainBook.self) != log.fills.map(\.trade.trade))
  }

  @Test func `a fill at a worse price is told apart`() throws {
    let log = try BitstampEvents.read(
      Self.sweep[..<4] + [
        "4 30 changed bid 101.00 15", "3 31 deleted ask 101.00 0",
        "4 32 changed bid 101.00 5", "1 33 deleted ask 100.00 0",
        "4 34 deleted bid 101.00 0", "2 35 changed ask 100.00 5",
      ])
    #expect(log.fills.map(\.standing) == [.notBest, .first, .first])
    #expect(log.fillCount(.notBest) == 1)
    #expect(trades(log, OldestOfWorstBook.self) == log.fills.map(\.trade.trade))
    #expect(trades(log, PlainBook.self) != log.fills.map(\.trade.trade))
  }

  @Test func `a taker that is not the best of its side is told apart`() throws {
    var rows = Self.sweep
    rows.insert("5 19 created bid 101.50 5", at: 3)
    let log = try BitstampEvents.read(rows)
    #expect(log.fills.map(\.standing) == [.notBest, .notBest, .notBest])
  }

  @Test func `an engine of price and time makes the fills, a faulty one does not`() throws {
    let log = try BitstampEvents.read(Self.sweep)
    let fills = log.fills.map(\.trade.trade)
    #expect(trades(log, PlainBook.self) == fills)
    #expect(trades(log, LatestOfBestBook.self) != fills)
    #expect(trades(log, OldestOfWorstBook.self) != fills)
    let latest = TradeComparison(expected: fills, produced: trades(log, LatestOfBestBook.self))
    #expect(latest.agreeing == 2)
    let worst = TradeComparison(expected: fills, produced: trades(log, OldestOfWorstBook.self))
    #expect(worst.agreeing == 1)
  }

  private typealias LatestOfBestBook = ChoosingBook<LatestOfBest>
  private typealias OldestOfWorstBook = ChoosingBook<OldestOfWorst>
}
