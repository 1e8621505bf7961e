import Conformance
import Foundation
import JSONText
import Market
import MarketData
import Testing

/// How a command line and a file say how an order log is to be read.
@Suite struct OrderLogFormatTests {
  @Test func `columns and words are told in a line`() throws {
    var format = OrderLogFormat()
    try format.addColumns("action=op, id=Order ID,trade.price=px")
    try format.addColumns("side=a=b")
    try format.addWords("action.new=A|add,trade.aggressor.buy=B")
    try format.addWords("action.new=N,action.ignore=T")
    try format.setDelimiter("tab")
    #expect(format.columns == [.action: "op", .id: "Order ID", .side: "a=b"])
    #expect(format.tradeColumns == [.price: "px"])
    #expect(format.words == [.action: ["new": ["A", "add", "N"], "ignore": ["T"]]])
    #expect(format.tradeWords == [.aggressor: ["buy": ["B"]]])
    #expect(format.delimiter == UInt8(ascii: "\t"))
  }

  /// A text of an option, and what is wrong with it.
  static let faults: [(option: String, text: String, message: String, suggestion: String?)] = [
    ("columns", "action", "'action' is not like action=op,id=order_id", nil),
    ("columns", "=op", "'=op' is not like action=op,id=order_id", nil),
    ("columns", "id=", "'id=' is not like action=op,id=order_id", nil),
    (
      "columns", "acton=op",
      "'acton' is none of action, id, side, price, quantity, type, tif, time, expiry, symbol, "
        + "account, phase", "action"
    ),
    (
      "columns", "trade.makr=op",
      "'trade.makr' is none of trade.maker, trade.taker, trade.buyer, trade.seller, trade.price, "
        + "trade.quantity, trade.aggressor, trade.symbol, trade.time", "trade.maker"
    ),
    ("values", "new=A", "'new' does not name a column and a meaning, such as action.new", nil),
    (
      "values", "side.by=B", "'by' is none of the meanings of side: buy, sell", "side.buy"
    ),
    ("values", "price.high=1", "price does not hold words", nil),
    ("delimiter", ";;", "';;' is not one character, or the word tab", nil),
    ("delimiter", "\"", "'\"' is not one character, or the word tab", nil),
    ("unit", "0", "'0' is not a positive decimal of at most 18 digits, such as 0.01", nil),
    ("unit", "x", "'x' is not a positive decimal of at most 18 digits, such as 0.01", nil),
  ]

  @Test(arguments: faults)
  func `what can't be meant is told with what may be`(
    option: String, text: String, message: String, suggestion: String?
  ) {
    var format = OrderLogFormat()
    do throws(OrderLogOptionProblem) {
      switch option {
      case "columns": try format.addColumns(text)
      case "values": try format.addWords(text)
      case "delimiter": try format.setDelimiter(text)
      default: _ = try OrderLogFormat.scale(text)
      }
      Issue.record("\(text) was taken")
    } catch {
      #expect(error.message == message)
      #expect(error.suggestion == suggestion)
    }
  }

  /// A file that uses every key.
  private static let file = """
    {
      "$schema": "order-log.json",
      "columns": {"action": "op", "id": "oid"},
      "values": {"action": {"new": ["A"], "ignore": ["T", "E"]}, "tif": {"ioc": ["3"]}},
      "trades": {
        "columns": {"maker": "m"}, "values": {"aggressor": {"auction": ["X"]}}
      },
      "delimiter": ";",
      "priceUnit": "0.001",
      "quantityUnit": "10",
      "timeUnit": "us",
      "instruments": [{"symbol": "A"}, {"symbol": "B", "tick": "0.5"}],
      "conventions": {"replaceQuantity": "remaining"}
    }
    """

  @Test func `a file says all of it`() throws {
    let format = try OrderLogFormatFile.read(Array(Self.file.utf8))
    #expect(format.columns == [.action: "op", .id: "oid"])
    #expect(
      format.words == [.action: ["new": ["A"], "ignore": ["T", "E"]], .tif: ["ioc": ["3"]]])
    #expect(format.tradeColumns == [.maker: "m"])
    #expect(format.tradeWords == [.aggressor: ["auction": ["X"]]])
    #expect(format.delimiter == UInt8(ascii: ";"))
    #expect(try format.priceScale == OrderLogFormat.scale("0.001"))
    #expect(try format.quantityScale == OrderLogFormat.scale("10"))
    #expect(format.timeUnit == .microseconds)
    #expect(format.instruments.map(\.symbol) == ["A", "B"])
    #expect(format.conventions.replaceQuantity == .remaining)
    #expect(try OrderLogFormatFile.read(Array("{}".utf8)) == OrderLogFormat())
  }

  @Test(arguments: [
    (#"{"colums": {}}"#, #"1:2: unknown key "colums", at colums (did you mean "columns"?)"#),
    (
      #"{"values": {"action": {"nwe": ["A"]}}}"#,
      #"1:24: unknown key "nwe", at values.action.nwe (did you mean "new"?)"#
    ),
    (
      #"{"priceUnit": "-1"}"#,
      #"1:15: expected a unit, a positive decimal of at most 18 digits, found string "-1", "#
        + "at priceUnit"
    ),
    (
      #"{"delimiter": ""}"#,
      #"1:15: expected one character, or "tab", found string "", at delimiter"#
    ),
  ])
  func `a fault of the file is told with its place`(text: String, complaint: String) {
    do throws(JSONRefusal) {
      _ = try OrderLogFormatFile.read(Array(text.utf8))
      Issue.record("the file was taken")
    } catch {
      #expect(error.description == complaint)
    }
  }

  @Test func `the schema knows every key of the file`() throws {
    let schema = try #require(
      JSONSerialization.jsonObject(with: Data(OrderLogFormatFile.schema)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    let file = try #require(
      JSONSerialization.jsonObject(with: Data(Self.file.utf8)) as? [String: Any])
    #expect(Set(properties.keys) == Set(file.keys))
    let columns = try #require(properties["columns"] as? [String: Any])
    #expect(
      Set((columns["properties"] as? [String: Any] ?? [:]).keys)
        == Set(OrderLogColumn.allCases.map(\.rawValue)))
    #expect(schema["$defs"] is [String: Any])
  }
}
