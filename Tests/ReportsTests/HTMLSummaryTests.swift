import Reports
import Results
import Testing

/// The head of the page.
@Suite struct HTMLSummaryTests {
  private func header(of report: Report) throws -> ParsedMarkup {
    try #require(try ParsedMarkup(html: HTMLReport.page(for: report)).all("header").first)
  }

  @Test func `a report that conforms says so, with its reasons and figures`() throws {
    let header = try header(of: Sample.conforming)
    #expect(header.all("h1")[0].text == "Assay report reference 0.1.0")
    #expect(header.styled("verdict")[0].attributes["class"] == "verdict conforms")
    #expect(header.styled("word")[0].text == "Conforms")
    #expect(
      header.styled("reasons")[0].all("li").map(\.text) == [
        "All 4 scenarios passed.",
        "All 18,685 real trades of sse-600519-2023-02-07 were reproduced.",
        "The slowest of 4 workloads, deep-sweeps, ran at 1.64 M/s.",
      ])
    #expect(
      header.styled("tile").map(\.text) == [
        "Scenarios 4 of 4 passed in 3 areas",
        "Real order flow 18,685 of 18,685 trades sse-600519-2023-02-07",
        "Benchmark 1.64 M/s on the slowest flow deep-sweeps",
      ])
    #expect(
      header.styled("tile").map { $0.attributes["href"] } == ["#run-1", "#replay-1", "#bench-1"])
    #expect(header.styled("tile").allSatisfy { $0.attributes["class"] == "tile good" })
  }

  @Test func `one bad result is enough not to conform, and it is marked`() throws {
    let header = try header(of: Sample.report)
    #expect(header.styled("verdict")[0].attributes["class"] == "verdict breaks")
    #expect(header.styled("word")[0].text == "Does not conform")
    #expect(
      header.styled("reasons")[0].all("li").map(\.text) == [
        "5 of 11 scenarios break conformance.",
        "All 18,685 real trades of sse-600519-2023-02-07 were reproduced.",
        "279 of 283 real trades of ob-analytics were reproduced, 1 disagreement unexplained.",
        "The engine was wrong on 1 of 5 workloads and gets no figure there.",
      ])
    #expect(
      header.styled("reasons")[0].all("li").map { $0.attributes["class"] }
        == ["failed", "passed", "failed", "failed"])
    #expect(
      header.styled("tile").map { $0.attributes["class"] }
        == ["tile bad", "tile good", "tile bad", "tile bad"])
    #expect(header.styled("tile")[0].text == "Scenarios 4 of 11 passed 5 break conformance")
    #expect(header.styled("tile")[3].text.hasPrefix("Benchmark No figure the engine was wrong"))
  }

  @Test func `several engines are told apart`() throws {
    var report = Sample.conforming
    report.benches[0].engine = EngineIdentity(name: "fast", version: "2")
    let header = try header(of: report)
    #expect(header.all("h1")[0].text == "Assay report reference 0.1.0 fast 2")
    #expect(
      header.styled("reasons")[0].all("li").map(\.text).first
        == "reference 0.1.0: all 4 scenarios passed.")
    #expect(header.styled("tile")[2].text.hasPrefix("Benchmark fast 2 1.64 M/s"))
  }

  @Test func `an empty report is neither good nor bad`() throws {
    let header = try header(of: Report(suiteVersion: "1"))
    #expect(header.styled("verdict")[0].attributes["class"] == "verdict empty")
    #expect(header.styled("word")[0].text == "Nothing to report")
    #expect(header.styled("tile").isEmpty)
    #expect(header.styled("reasons").isEmpty)
  }

  /// The first reason of a report on this run.
  private func reason(_ verdicts: [Verdict]) throws -> String {
    var report = Report(suiteVersion: "1", runs: [Sample.run])
    let first = report.runs[0].cases[0]
    report.runs[0].cases = verdicts.map { verdict in
      var result = first
      result.verdict = verdict
      return result
    }
    return try #require(try header(of: report).styled("reasons")[0].all("li").first).text
  }

  @Test func `what a run comes to is said exactly`() throws {
    #expect(try reason([]) == "No scenario was run.")
    #expect(try reason([.passed]) == "The one scenario passed.")
    #expect(try reason([.passed, .passed]) == "All 2 scenarios passed.")
    #expect(try reason([.passed, .convention]) == "1 of 2 scenarios passed and none failed.")
    #expect(try reason([.convention, .unsupported]) == "None of 2 scenarios passed.")
    #expect(try reason([.failed]) == "1 of 1 scenario breaks conformance.")
    #expect(try reason([.hung, .passed, .unknown]) == "2 of 3 scenarios break conformance.")
  }

  @Test func `what a replay comes to is said exactly`() throws {
    func reason(_ change: (inout ReplayResult) -> Void) throws -> String {
      var replay = Sample.replay
      change(&replay)
      let header = try header(of: Report(suiteVersion: "1", replays: [replay]))
      return try #require(header.styled("reasons")[0].all("li").first).text
    }
    #expect(
      try reason { $0.auctions[1].actual.volume = "1" }
        == "18,685 of 18,685 real trades of sse-600519-2023-02-07 were reproduced, "
        + "but the closing auction ended otherwise.")
    #expect(
      try reason {
        $0.trades.agreeing = 18_684
        $0.disagreements = [
          Disagreement(
            kind: "k", explanation: "e", standing: .explained, count: 1, examples: [])
        ]
      }
        == "18,684 of 18,685 real trades of sse-600519-2023-02-07 were reproduced, "
        + "the others explained.")
    #expect(
      try reason { $0.trades = TradeAgreement(expected: 0, produced: 0, agreeing: 0) }
        == "No trade of sse-600519-2023-02-07 agreed.")
  }
}
