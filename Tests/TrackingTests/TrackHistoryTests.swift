import JSONText
import Results
import Testing
import Tracking

/// The history as a text of lines.
@Suite struct TrackHistoryTests {
  private func text(_ records: [TrackRecord]) -> String {
    String(decoding: records.flatMap(HistoryLine.bytes), as: UTF8.self)
  }

  private func history(_ text: String) throws(JSONRefusal) -> TrackHistory {
    try TrackHistory(reading: Array(text.utf8))
  }

  @Test func `a record is one line, and comes back as it was`() throws {
    let record = Records.record(
      "abc", committed: "2026-02-28T12:00:00Z",
      figures: [Records.throughput([1, 2, 3]), Records.allocations(0)])
    let line = text([record])
    #expect(
      line == """
        {"version":1,"commit":"abc","committed":"2026-02-28T12:00:00Z",\
        "measured":"2026-03-01T00:00:00Z","suite":"0.1.0",\
        "engine":{"name":"reference","version":"0.1.0"},\
        "machine":{"processor":"A processor","processors":2,"memoryBytes":8000000000,\
        "system":"Linux 6.1","toolchain":"Swift 6.3.1, release"},\
        "flow":{"name":"mixed","hash":"0123456789abcdef","commands":1000000},\
        "figures":[{"name":"throughput","unit":"commands/s","better":"more","kind":"sampled",\
        "values":[1,2,3]},{"name":"allocations","unit":"requests","better":"less",\
        "kind":"exact","values":[0]}]}

        """)
    #expect(try history(line).records == [record])
  }

  @Test func `lines that were there stay byte for byte`() throws {
    let odd = text([Records.record("abc")]).replacing(",\"commit\"", with: " , \"commit\"")
    var history = try history("\n" + odd.dropLast())
    try history.add([Records.record("def")], duplicates: .refuse)
    #expect(
      String(decoding: history.bytes, as: UTF8.self) == odd + text([Records.record("def")]))
  }

  @Test(arguments: [
    ("{\"version\":1", "1:13: expected"),
    ("not json", "1:1: expected a value"),
    ("{\"version\":2}", "1:12: expected version 1 of the format"),
    ("[]", "1:1: expected an object"),
  ])
  func `a line that does not parse is named with its place`(line: String, problem: String) {
    let refusal = #expect(throws: JSONRefusal.self) { try history(line + "\n") }
    let told = refusal?.description ?? ""
    #expect(told.contains(problem), "\(told)")
  }

  @Test(arguments: [
    ("\"hash\":\"0123456789abcdef\"", "\"hash\":\"0123\"", "16 hexadecimal digits"),
    ("\"values\":[1,2]", "\"values\":[]", "1 to 1000 values"),
    ("\"values\":[1,2]", "\"values\":[-1]", "an integer from 0 to"),
    ("\"better\":\"more\"", "\"better\":\"mroe\"", "did you mean \"more\"?"),
    ("\"commit\":\"abc\"", "\"commit\":\"\"", "not empty"),
    ("\"measured\"", "\"measurde\"", "did you mean \"measured\"?"),
  ])
  func `every line that is wrong is told, with its number`(
    old: String, new: String, problem: String
  ) {
    let good = text([Records.record("abc", figures: [Records.throughput([1, 2])])])
    let bad = good.replacing(old, with: new)
    #expect(bad != good)
    let refusal = #expect(throws: JSONRefusal.self) { try history(good + bad + "\n" + bad) }
    #expect(refusal?.problems.map(\.position.line) == [2, 4])
    #expect(refusal?.description.contains(problem) == true)
  }

  @Test func `a figure that stands twice is refused`() {
    let twice = Records.record(
      "abc", figures: [Records.allocations(1), Records.allocations(2)])
    #expect(throws: JSONRefusal.self) { try history(text([twice])) }
  }

  @Test func `the same measurement again is refused, replaced or kept beside the other`() throws {
    let first = Records.record("abc")
    let again = Records.record("abc", figures: [Records.throughput([5])])
    let before = try history("\n" + text([first]))
    var refused = before
    let duplicate = #expect(throws: TrackHistory.Duplicate.self) {
      try refused.add([Records.record("def"), again], duplicates: .refuse)
    }
    #expect(duplicate?.line == 2 && duplicate?.record == again)
    #expect(refused.records == [first])
    var replaced = before
    try replaced.add([again], duplicates: .replace)
    #expect(replaced.records == [again])
    var kept = before
    try kept.add([again], duplicates: .keep)
    #expect(kept.records == [first, again])
  }

  @Test func `another flow, engine, processor or toolchain is another measurement`() throws {
    var history = TrackHistory()
    var others = [
      Records.record("abc"), Records.record("abc", engine: "other"),
      Records.record("abc", flow: "cancel-storm"), Records.record("abc", hash: "ffffffffffffffff"),
      Records.record("abc"), Records.record("abc"),
    ]
    others[4].machine.processor = "Another"
    others[5].machine.toolchain = "Another"
    try history.add(others, duplicates: .refuse)
    #expect(history.records.count == 6)
    #expect(throws: TrackHistory.Duplicate.self) {
      try history.add([others[3]], duplicates: .refuse)
    }
  }

  @Test func `a commit is named by its beginning`() throws {
    var history = TrackHistory()
    try history.add(
      ["abc1", "abc2", "abc"].map { Records.record($0) }, duplicates: .refuse)
    #expect(history.commits(named: "abc") == ["abc"])
    #expect(history.commits(named: "ab") == ["abc1", "abc2", "abc"])
    #expect(history.commits(named: "abc2") == ["abc2"])
    #expect(history.commits(named: "x").isEmpty)
    #expect(history.records(of: "abc2").count == 1)
  }
}
