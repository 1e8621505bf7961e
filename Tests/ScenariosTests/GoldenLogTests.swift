import JSONText
import Market
import Scenarios
import Testing

@Suite struct GoldenLogTests {
  private let scenario: Scenario
  private let xyz = InstrumentID(0)

  init() throws {
    let text = BrokenScenario.text(steps: [BrokenScenario.order, BrokenScenario.noTrades])
    scenario = try Scenario(reading: Array(text.utf8))
  }

  private func accepted(_ id: UInt64) -> Event {
    .accepted(Acceptance(id: OrderID(id), instrument: xyz))
  }

  private func line(_ command: Int, _ id: UInt64) -> String {
    #"{"command":\#(command),"event":"accepted","id":"\#(id)","instrument":"XYZ"}"#
  }

  private func read(_ text: String) throws(JSONRefusal) -> GoldenLog {
    try GoldenLog(reading: Array(text.utf8))
  }

  @Test func `the events of a step are canonical lines, numbered by their command`() {
    let trade = Trade(
      instrument: xyz, maker: OrderID(1), taker: OrderID(2), price: Price(10_050),
      quantity: Quantity(5), makerLeaves: .zero, takerLeaves: Quantity(2), aggressor: .sell)
    let log = GoldenLog([[[accepted(1)]], [[]], [[accepted(2), .traded(trade)]]], of: scenario)
    #expect(
      log.lines == [
        line(1, 1), line(3, 2),
        #"{"command":3,"event":"traded","instrument":"XYZ","maker":"1","taker":"2","#
          + #""price":"100.50","quantity":"5","makerLeaves":"0","takerLeaves":"2","#
          + #""aggressor":"sell"}"#,
      ])
    #expect(log.text == log.lines.map { $0 + "\n" }.joined())
  }

  @Test func `a block of commands is one line with their numbers and a digest`() {
    let log = GoldenLog(
      [[[accepted(9)]], [[accepted(1)], [], [accepted(2)]], [[accepted(3)]]], of: scenario)
    #expect(log.lines.count == 3)
    #expect(log.lines[0] == line(1, 9))
    #expect(log.lines[1] == #"{"commands":"2-4","events":2,"digest":"e621771edd388b39"}"#)
    #expect(log.lines[2] == line(5, 3))
  }

  @Test func `a digest tells any event of its block, its command and the order`() {
    func digest(_ block: [[Event]]) -> String { GoldenLog([block], of: scenario).lines[0] }
    let plain = digest([[accepted(1)], [accepted(2)]])
    #expect(plain == digest([[accepted(1)], [accepted(2)]]))
    #expect(plain != digest([[accepted(1)], [accepted(3)]]))
    #expect(plain != digest([[accepted(2)], [accepted(1)]]))
    #expect(plain != digest([[accepted(1), accepted(2)], []]))
    #expect(plain != digest([[accepted(1)], []]))
  }

  @Test func `a step is a digest from one event more than the longest on`() {
    let most = (1...UInt64(GoldenLog.longestStep)).map(accepted)
    let log = GoldenLog([[most], [most + [accepted(0)]]], of: scenario)
    #expect(log.lines.count == GoldenLog.longestStep + 1)
    #expect(log.lines[0] == line(1, 1))
    #expect(log.lines.last?.hasPrefix(#"{"commands":"2-2","events":201,"digest":""#) == true)
  }

  // MARK: - Reading

  @Test func `a log is read as it was written, also one without a line`() throws {
    let log = GoldenLog([[[accepted(1)]], [[accepted(2)], [accepted(3)]]], of: scenario)
    #expect(try read(log.text) == log)
    #expect(try read(log.text).lines == log.lines)
    let silent = GoldenLog([[[]]], of: scenario)
    #expect(silent.text == "")
    #expect(try read("") == silent)
  }

  @Test func `the end of the last line may be missing`() throws {
    #expect(try read(line(1, 1)).lines == [line(1, 1)])
  }

  @Test(arguments: [
    ("\n", ["1:1: expected a value, found the end of the text"]),
    ("{}\n\n", ["2:1: expected a value, found the end of the text"]),
    ("{}\n\n{}\n", ["2:1: expected a value, found the end of the text"]),
    (
      "{}\n[]\n5\n",
      ["2:1: expected an object, found an array", "3:1: expected an object, found number 5"]
    ),
    (
      "{}\n{\"a\":}\n{\"a\":1",
      [
        "2:6: expected a value after ':', found '}'",
        "3:7: expected ',' or '}', found the end of the text; "
          + "the object begun at line 3, column 1 is not closed",
      ]
    ),
    ("{} {}\n", ["1:4: expected the end of the text, found '{'"]),
  ])
  func `every broken line of a log is reported`(text: String, problems: [String]) {
    let refusal = #expect(throws: JSONRefusal.self) { try read(text) }
    #expect(refusal?.problems.map(\.description) == problems)
  }

  @Test func `a line that is not UTF-8 is reported`() {
    let refusal = #expect(throws: JSONRefusal.self) {
      try GoldenLog(reading: Array("{}\n{\"a\":\"".utf8) + [0xFF] + Array("\"}\n".utf8))
    }
    #expect(refusal?.problems.map(\.position.line) == [2])
  }

  // MARK: - Differences

  private func log(_ lines: [String]) throws -> GoldenLog {
    try read(lines.map { $0 + "\n" }.joined())
  }

  private func parts(_ difference: GoldenLog.Difference) -> (Int, String?, String?) {
    (difference.line, difference.expected, difference.actual)
  }

  @Test func `a log differs from itself nowhere`() throws {
    let log = try log([line(1, 1), line(2, 2)])
    #expect(log.firstDifference(from: log) == nil)
  }

  @Test func `the first line that differs is found, with the earlier of its commands`() throws {
    let golden = try log([line(1, 1), line(2, 2), line(4, 3)])
    let changed = try log([line(1, 1), line(2, 9), line(4, 8)])
    let difference = try #require(golden.firstDifference(from: changed))
    #expect(
      parts(difference) == (2, line(2, 2), line(2, 9)))
    #expect(difference.command == 2)
    let more = try log([line(1, 1), line(2, 2), line(3, 7), line(4, 3)])
    #expect(golden.firstDifference(from: more)?.command == 3)
    #expect(more.firstDifference(from: golden)?.command == 3)
  }

  @Test func `a log that ends early differs where it ends`() throws {
    let long = try log([line(1, 1), line(2, 2)])
    let short = try log([line(1, 1)])
    let missing = try #require(long.firstDifference(from: short))
    #expect(parts(missing) == (2, line(2, 2), nil))
    #expect(missing.command == 2)
    let surplus = try #require(short.firstDifference(from: long))
    #expect(parts(surplus) == (2, nil, line(2, 2)))
    #expect(surplus.command == 2)
  }

  @Test func `the command of a block is its first, and of a foreign line none`() throws {
    let block = try log([#"{"commands":"17-40","events":3,"digest":"0123456789abcdef"}"#])
    let foreign = try log([#"{"a":1}"#])
    #expect(block.firstDifference(from: foreign)?.command == 17)
    #expect(foreign.firstDifference(from: try log([]))?.command == nil)
  }
}
