import Testing

@testable import Reports

@Suite struct EventLineTests {
  @Test func `an event's line is its name and its fields`() {
    let line = EventLine(
      #"{"command":3,"event":"traded","maker":"1","price":"100.00","deep":[1,{"a":null}]}"#)
    #expect(line.name == "traded")
    #expect(line.fields.map(\.name) == ["command", "maker", "price", "deep"])
    #expect(line["maker"] == "1")
    #expect(line["command"] == "3")
    #expect(line["event"] == nil)
    #expect(
      line.plainText(beside: nil) == #"traded maker 1 price 100.00 deep [1,{"a":null}]"#)
  }

  @Test func `the command's number is shown only where it differs`() {
    let line = EventLine(#"{"command":3,"event":"expired","id":"1"}"#)
    #expect(line.plainText(beside: line) == "expired id 1")
    let other = EventLine(#"{"command":4,"event":"expired","id":"1"}"#)
    #expect(line.plainText(beside: other) == "expired command 3 id 1")
  }

  @Test(arguments: [
    "", "traded", "{", #"{"event":"#, #"{"event":3}"#, #"{"id":"1"}"#, "[]",
    #"{"event":"a","event":"b"}"#,
  ])
  func `any other line is shown as it is`(_ text: String) {
    let line = EventLine(text)
    #expect(line.name == text)
    #expect(line.fields.isEmpty)
  }

  @Test func `fields differ by their value in an event of the same name`() {
    let line = EventLine(#"{"event":"traded","maker":"1","price":"100.00"}"#)
    let other = EventLine(#"{"event":"traded","maker":"2","price":"100.00"}"#)
    #expect(line.fields.map { line.differs(in: $0, from: other) } == [true, false])
    let without = EventLine(#"{"event":"traded","maker":"1"}"#)
    #expect(line.fields.map { line.differs(in: $0, from: without) } == [false, true])
    let unlike = EventLine(#"{"event":"canceled","maker":"2"}"#)
    #expect(line.fields.map { line.differs(in: $0, from: unlike) } == [false, false])
    #expect(line.fields.map { line.differs(in: $0, from: nil) } == [false, false])
  }
}

@Suite struct EventComparisonTests {
  private func numbers(_ range: ClosedRange<Int>) -> [String] { range.map { "e\($0)" } }

  @Test func `equal lists have no difference and show from the first`() {
    let comparison = EventComparison(expected: numbers(1...3), actual: numbers(1...3))
    #expect(comparison.firstDifference == nil)
    #expect(comparison.rows.map(\.number) == [1, 2, 3])
    #expect(comparison.rows.allSatisfy { !$0.differs })
    #expect(comparison.omittedBefore == 0)
    #expect(comparison.omittedAfter == 0)
  }

  @Test func `what one list lacks is a difference`() {
    let missing = EventComparison(expected: numbers(1...3), actual: numbers(1...2))
    #expect(missing.firstDifference == 3)
    #expect(missing.rows[2].expected?.name == "e3")
    #expect(missing.rows[2].actual == nil)
    let added = EventComparison(expected: [], actual: numbers(1...1))
    #expect(added.firstDifference == 1)
    #expect(added.rows[0].expected == nil)
    #expect(added.rows[0].actual?.name == "e1")
  }

  @Test func `long lists are shown from a little before the first difference`() {
    var actual = numbers(1...1000)
    actual[499] = "other"
    let comparison = EventComparison(expected: numbers(1...1000), actual: actual)
    #expect(comparison.firstDifference == 500)
    #expect(comparison.rows.map(\.number) == Array(497...508))
    #expect(comparison.rows.filter(\.differs).map(\.number) == [500])
    #expect(comparison.omittedBefore == 496)
    #expect(comparison.omittedAfter == 492)
  }

  @Test func `empty lists have no rows`() {
    #expect(EventComparison(expected: [], actual: []).rows.isEmpty)
  }
}
