import Market
import MarketData
import Testing

/// What a broken log of order events is told, each with its line.
@Suite struct BitstampEventProblemTests {
  private static let milliseconds = "a whole number from 0 to 9223372036854"

  /// A row put after a sound one, on line 3, and what is said of it.
  private static let rows = [
    ("2,10,0,1,1,created", "3: expected 7 fields, found 6 in \"2,10,0,1,1,created\""),
    (
      "2,9,0,1,1,created,ask",
      "3:3: expected timestamp to be not before that of the line above, found \"9\""
    ),
    ("2,x,0,1,1,created,ask", "3:3: expected timestamp to be \(milliseconds), found \"x\""),
    (
      "2,10,x,1,1,created,ask",
      "3:6: expected exchange.timestamp to be \(milliseconds), found \"x\""
    ),
    ("2,10,0,1.001,1,created,ask", "3:8: expected price to be a multiple of 0.01, found \"1.001\""),
    (
      "2,10,0,1,1.5,created,ask",
      "3:10: expected volume to be a whole number from 0 to 9223372036854775807, found \"1.5\""
    ),
    (
      "2,10,0,1,0,created,ask",
      "3:10: expected volume to be above zero in a created order, found \"0\""
    ),
    (
      "2,10,0,1,1,sold,ask",
      "3:12: expected action to be \"created\" or \"changed\" or \"deleted\", found \"sold\""
    ),
    ("1,10,0,100.00,5,created,ask", "3: expected an order created once, found 1 again"),
    ("1,10,0,100.00,5,changed,bid", "3: expected the side as on line 2, found the other"),
    ("1,10,0,100.00,6,changed,ask", "3: expected a volume of at most 5, as on line 2, found 6"),
    (
      "1,10,0,100.01,5,deleted,ask",
      "3: expected the price as on line 2, found another in a deletion"
    ),
    (
      "2,10,11,100.00,5,deleted,ask",
      "3: expected an order that is created above, or from before the file, "
        + "found 2, created in the time of the file and on no line of it"
    ),
  ]

  private func said(of text: String) -> String? {
    problem { () throws(MarketDataProblem) in
      _ = try BitstampEventLog.read(source(text, name: "orders.csv"))
    }
  }

  @Test(arguments: rows)
  func `a broken row is a problem with its line`(row: String, says: String) {
    let text = BitstampEvents.log(["1 10 created ask 100.00 5"]) + row + "\n"
    #expect(said(of: text) == "orders.csv:\(says)")
  }

  @Test func `a row long after the end of its order is a problem`() {
    let rows = ["1 10 created ask 100.00 5", "1 20 deleted ask 100.00 5"]
    for (row, isLate) in [
      ("1 1020 deleted ask 100.00 5", true), ("1 1021 deleted ask 100.00 5", false),
    ] {
      let words = """
        orders.csv:4: expected an order that has not ended, found 1, which ended on line 3
        """
      #expect(said(of: BitstampEvents.log(rows + [row])) == (isLate ? nil : words))
    }
  }

  @Test func `an order that is changed before it comes is a problem`() {
    #expect(
      said(of: BitstampEvents.log(["1 10 changed ask 100.00 5", "1 20 created ask 100.00 5"]))
        == "orders.csv:2: expected the creation of order 1, which comes later, found a row after it"
    )
  }

  @Test func `fills that add up to more than 64 bits are a problem`() {
    let most = Int64.max
    #expect(
      said(
        of: BitstampEvents.log([
          "8 10 created bid 100.00 \(most)", "9 10 created bid 100.00 \(most)",
          "1 20 changed ask 100.00 0", "8 21 deleted bid 100.00 0",
        ])) == nil)
    #expect(
      said(
        of: BitstampEvents.log([
          "8 10 created bid 100.00 \(most)", "1 20 changed ask 100.00 1",
          "8 21 deleted bid 100.00 0",
        ])) == "orders.csv:3: expected fills whose sum fits 64 bits, found more for order 1")
  }

  @Test func `a log without rows is a problem, and one that is cut at a line is not`() {
    #expect(said(of: BitstampEvents.log([])) != nil)
    #expect(said(of: BitstampEvents.log(["1 10 created ask 100.00 5"])) == nil)
    #expect(said(of: "id,timestamp\n") != nil)
  }
}
