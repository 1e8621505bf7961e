import Reports
import Results
import Testing

/// The badge of a report.
@Suite struct BadgeTests {
  private func badge(_ report: Report) throws -> ParsedMarkup {
    try ParsedMarkup(xml: Badge.svg(for: report))
  }

  private func message(_ report: Report) throws -> String? {
    try badge(report).all("text").last?.text
  }

  private let good = "#1a7f47"
  private let bad = "#c4262e"

  @Test func `a report in which something failed says how much, in red`() throws {
    let badge = try badge(Sample.report)
    #expect(badge.attributes["role"] == "img")
    #expect(badge.attributes["aria-label"] == "assay: 7 failed")
    #expect(badge.all("title").map(\.text) == ["assay: 7 failed"])
    #expect(badge.all("text").map(\.text) == ["assay", "7 failed"])
    #expect(badge.all("rect").last?.attributes["fill"] == bad)
  }

  @Test func `what passed is counted, with the whole where not all did`() throws {
    let passed = Sample.conforming
    #expect(try message(passed) == "\(passed.runs[0].cases.count) passed")
    #expect(try badge(passed).all("rect").last?.attributes["fill"] == good)
    var some = passed
    some.runs[0].cases[0].verdict = .unsupported
    let total = some.runs[0].cases.count
    #expect(try message(some) == "\(total - 1) of \(total) passed")
  }

  @Test func `a report of one kind says what that is about`() throws {
    let version = "0.1.0"
    #expect(try message(Report(suiteVersion: version)) == "nothing judged")
    var none = Sample.run
    none.cases = []
    #expect(try message(Report(suiteVersion: version, runs: [none])) == "nothing passed")
    #expect(
      try message(Report(suiteVersion: version, replays: [Sample.replay])) == "18,685 trades agree")
    #expect(
      try message(Report(suiteVersion: version, benches: [Sample.goodBench])) == "1.64 M/s")
    let campaign = CampaignResult(
      engine: Sample.engine, occasion: Sample.occasion("assay fuzz"), profile: "full", seed: 1,
      commandsPerCase: 10, cases: 100, commands: 1_000, events: 1_100, ending: .complete,
      failures: [])
    #expect(
      try message(Report(suiteVersion: version, campaigns: [campaign])) == "1,000 commands passed")
  }

  @Test func `the fields are as wide as their texts and end where the picture ends`() throws {
    let narrow = try badge(Sample.conforming)
    let wide = try badge(Report(suiteVersion: "", replays: [Sample.replay]))
    func number(_ element: ParsedMarkup?, _ name: String) throws -> Int {
      try #require(Int(element?.attributes[name] ?? ""))
    }
    for badge in [narrow, wide] {
      let fields = Array(badge.all("rect").dropFirst())
      #expect(try number(fields[0], "width") == number(fields[1], "x"))
      #expect(
        try number(fields[1], "x") + number(fields[1], "width")
          == Int(badge.attributes["width"] ?? ""))
      for (field, text) in zip(fields, badge.all("text")) {
        #expect(try number(text, "textLength") == number(field, "width") - 12)
      }
    }
    #expect(try number(wide, "width") > number(narrow, "width"))
  }

  @Test func `the badge needs nothing from outside`() {
    let text = Badge.svg(for: Sample.report)
    #expect(
      text.matches(of: /http/).count == 1 && text.contains("xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(!text.contains("<script") && !text.contains("<image") && !text.contains("<style"))
  }
}
