import Market
import MarketData
import Testing

@Suite struct LobsterMessagesTests {
  private func terms(_ side: Side, _ price: Int64, _ quantity: Int64) -> BookMessage.Terms {
    BookMessage.Terms(side: side, price: Price(price), quantity: Quantity(quantity))
  }

  @Test func `every type of row is read`() throws {
    let rows = [
      "34200.015105074,1,11,18,5853300,1", "34200.1,2,11,4,5853300,1",
      "34200.2,4,11,4,5853300,1", "34200.2,5,0,1,5853200,-1", "34200.3,6,0,900,5853100,-1",
      "34201,3,11,10,5853300,1", "36023,7,0,0,-1,-1", "36323,7,0,0,0,-1", "36723,7,0,0,1,-1",
    ]
    let read = try messages(rows)
    #expect(
      read.map(\.content) == [
        .added(OrderID(11), .buy, Price(5_853_300), Quantity(18)),
        .reduced(OrderID(11), by: Quantity(4)),
        .executed(OrderID(11), Quantity(4), at: nil),
        .executedHidden(Price(5_853_200), Quantity(1)),
        .crossed(Price(5_853_100), Quantity(900)),
        .deleted(OrderID(11)), .halted, .resumed(isMatching: false), .resumed(isMatching: true),
      ])
    #expect(
      read.map(\.terms) == [
        terms(.buy, 5_853_300, 18), terms(.buy, 5_853_300, 4), terms(.buy, 5_853_300, 4),
        terms(.sell, 5_853_200, 1), terms(.sell, 5_853_100, 900), terms(.buy, 5_853_300, 10),
        nil, nil, nil,
      ])
    #expect(read.map(\.place) == Array(1...9))
  }

  @Test(
    arguments: [
      ("0", 0), ("34200", 34_200_000_000_000), ("34200.5", 34_200_500_000_000),
      ("34200.000000001", 34_200_000_000_001), ("34200.05990197", 34_200_059_901_970),
      ("86399.999999999", 86_399_999_999_999),
    ] as [(String, Int64)])
  func `a time is exact to the nanosecond`(text: String, nanoseconds: Int64) throws {
    let read = try messages(["\(text),1,1,1,1,1"])
    #expect(read.map(\.instant) == [Timestamp(nanoseconds: nanoseconds)])
  }

  private static let time = "time to be seconds after midnight with at most 9 decimals"
  private static let size = "size to be a whole number from 1 to 9223372036854775807"
  private static let price = "price to be a whole number from 1 to 9999999998"

  @Test(arguments: [
    ("", "2: expected 6 fields, found 1 in nothing"),
    ("2,1,1,1,1", "2: expected 6 fields, found 5 in \"2,1,1,1,1\""),
    ("x,1,1,1,1,1", "2:1: expected \(time), found \"x\""),
    (",1,1,1,1,1", "2:1: expected \(time), found nothing"),
    ("2.,1,1,1,1,1", "2:1: expected \(time), found \"2.\""),
    (".5,1,1,1,1,1", "2:1: expected \(time), found \".5\""),
    ("2.1.1,1,1,1,1,1", "2:1: expected \(time), found \"2.1.1\""),
    ("2.0123456789,1,1,1,1,1", "2:1: expected \(time), found \"2.0123456789\""),
    ("86400,1,1,1,1,1", "2:1: expected \(time), found \"86400\""),
    ("-2,1,1,1,1,1", "2:1: expected \(time), found \"-2\""),
    (
      "0.999999999,1,1,1,1,1",
      "2:1: expected time to be no earlier than in the row before, found \"0.999999999\""
    ),
    ("2,8,1,1,1,1", "2:3: expected type to be a whole number from 1 to 7, found \"8\""),
    (
      "2,1,-1,1,1,1",
      "2:5: expected order to be a whole number from 0 to 18446744073709551615, found \"-1\""
    ),
    ("2,1,1,0,1,1", "2:7: expected \(size), found \"0\""),
    ("2,4,1,1.5,1,1", "2:7: expected \(size), found \"1.5\""),
    ("2,1,1,1,-1,1", "2:9: expected \(price), found \"-1\""),
    ("2,1,1,1,9999999999,1", "2:9: expected \(price), found \"9999999999\""),
    ("2,1,1,1,1,0", "2:11: expected direction to be \"1\" or \"-1\", found \"0\""),
    ("2,7,0,0,2,-1", "2:9: expected price to be \"-1\" or \"0\" or \"1\", found \"2\""),
  ])
  func `a broken row is told with its line and column`(row: String, message: String) {
    let found = problem { () throws(MarketDataProblem) in
      _ = try messages(["1,1,1,1,1,1", row])
    }
    #expect(found == "m.csv:\(message)")
  }

  @Test func `the first row may be the broken one, and a file must have one`() {
    let broken = problem { () throws(MarketDataProblem) in _ = try messages(["time,type"]) }
    #expect(broken == "m.csv:1: expected 6 fields, found 2 in \"time,type\"")
    let empty = problem { () throws(MarketDataProblem) in _ = try messages([]) }
    #expect(empty == "m.csv:1:1: expected 6 fields, found an empty file")
  }

  @Test func `a compressed file is read too`() throws {
    var reader = try LobsterMessages(source(bytes: gzip("1.5,3,9,1,2,-1\n")))
    let read = try reader.next()
    #expect(read?.content == .deleted(OrderID(9)))
    #expect(try reader.next() == nil)
  }

  @Test(arguments: [
    ("34200.015105074,4,15818974,4,5794000,1", true), ("36023,7,0,0,-1,-1", true),
    ("36023,7,0,0,1,-1", true), ("34200,1,2,3,4,-1", true), ("34200,1,2,3,4,0", false),
    ("1,2,3,4,5", false), ("op,id,side,price_milli,qty,time", false), ("", false),
    ("1.2.3,1,2,3,4,1", false), ("1,12,2,3,4,1", false),
  ])
  func `a message file is known by its first line`(line: String, isMessage: Bool) {
    #expect(LobsterFormat.isMessage(line) == isMessage)
    let file = TemporaryFile(Array("\(line)\n".utf8))
    #expect(LobsterFormat.isMessageFile(file.path) == isMessage)
  }

  @Test func `a message file is known by its name, even where it can't be read twice`() {
    #expect(LobsterFormat.isMessageFile("/nowhere/X_2012-06-21_1_2_message_10.csv"))
    #expect(!LobsterFormat.isMessageFile("/nowhere/flow.csv"))
    #expect(!LobsterFormat.isMessageFile("/dev/null"))
  }
}

@Suite struct LobsterBooksTests {
  private func level(_ price: Int64, _ quantity: Int64) -> BookView.Level {
    BookView.Level(price: Price(price), quantity: Quantity(quantity))
  }

  @Test func `levels are read best first, without the unoccupied ones`() throws {
    let read = try views([
      "102,5,100,7,103,6,99,8", "102,5,100,7,9999999999,0,99,8",
      "9999999999,0,-9999999999,0,9999999999,0,-9999999999,0",
    ])
    #expect(read.map(\.depth) == [2, 2, 2])
    #expect(read[0].asks == [level(102, 5), level(103, 6)])
    #expect(read[0].bids == [level(100, 7), level(99, 8)])
    #expect(read[1].asks == [level(102, 5)])
    #expect(read[2].asks.isEmpty && read[2].bids.isEmpty)
  }

  private static let price = "a whole number from 1 to 9999999998"

  @Test(arguments: [
    ("102,5,100,7", "2: expected 8 fields, found 4 in \"102,5,100,7\""),
    ("x,5,100,7,103,6,99,8", "2:1: expected ask price 1 to be \(price), found \"x\""),
    (
      "102,0,100,7,103,6,99,8",
      "2:5: expected ask size 1 to be a whole number from 1 to 9223372036854775807, found \"0\""
    ),
    (
      "102,5,100,7,102,6,99,8",
      "2:13: expected ask price 2 to be worse than the level before, found \"102\""
    ),
    (
      "102,5,100,7,103,6,101,8",
      "2:19: expected bid price 2 to be worse than the level before, found \"101\""
    ),
    (
      "9999999999,0,100,7,103,6,99,8",
      "2:20: expected ask price 2 to be unoccupied, as the level before is, found \"103\""
    ),
    (
      "102,5,-9999999999,3,103,6,99,8",
      "2:19: expected bid size 1 to be a whole number from 0 to 0, found \"3\""
    ),
    (
      "102,5,9999999999,0,103,6,99,8",
      "2:7: expected bid price 1 to be \(price), found \"9999999999\""
    ),
  ])
  func `a broken row is told with its line and column`(row: String, message: String) {
    let found = problem { () throws(MarketDataProblem) in
      _ = try views(["102,5,100,7,103,6,99,8", row])
    }
    #expect(found == "b.csv:\(message)")
  }

  @Test func `a row has four fields for each level`() {
    let found = problem { () throws(MarketDataProblem) in _ = try views(["1,2,3"]) }
    #expect(found == "b.csv:1: expected 4 fields for each level, found 3 in \"1,2,3\"")
  }
}
