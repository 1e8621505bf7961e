import Reports
import Results
import Testing

/// The section of a replay.
@Suite struct HTMLReplayTests {
  private func section(_ replay: ReplayResult) throws -> ParsedMarkup {
    let html = HTMLReport.page(for: Report(suiteVersion: "1", replays: [replay]))
    return try #require(try ParsedMarkup(html: html).all("section").first)
  }

  private func facts(_ section: ParsedMarkup) -> [String] {
    section.styled("facts").flatMap { facts in
      zip(facts.all("dt"), facts.all("dd")).map { "\($0.text): \($1.text)" }
    }
  }

  @Test func `an engine that crashed is told by its verdict, its last words, and what to know`()
    throws
  {
    let section = try section(Sample.crashedReplay)
    let judgement = section.styled("judgement")[0]
    #expect(judgement.text.hasPrefix("Crashed The engine crashed after 1024 commands"))
    #expect(judgement.styled("passed").isEmpty)
    #expect(section.all("pre")[0].text.contains("IndexError <0>"))
    #expect(section.all("li")[0].text.hasPrefix("halt is takesNothing"))
    let report = Report(suiteVersion: "1", replays: [Sample.crashedReplay])
    #expect(!report.conforms)
    let markdown = MarkdownSummary.text(for: report)
    #expect(markdown.contains("**Crashed**: the engine crashed after"))
    #expect(markdown.contains("Traceback\nIndexError <0>"))
    #expect(markdown.contains("- halt is takesNothing"))
    #expect(try ReportJSON.report(from: ReportJSON.bytes(of: report)) == report)
  }

  @Test func `an identical day shows its agreement and both auctions`() throws {
    let section = try section(Sample.replay)
    #expect(
      section.styled("judgement")[0].text
        == "Identical All 18,685 real trades of sse-600519-2023-02-07 were reproduced.")
    #expect(section.styled("judgement")[0].styled("passed").count == 1)
    #expect(
      facts(section) == [
        "Commands: 58,432", "Real trades: 18,685", "Engine’s trades: 18,685",
        "Agreeing: 18,685 (100 %)", "Unexplained: 0",
        "Read from: flow.csv.gz, 58,432 lines expected_trades.csv.gz, 18,685 lines",
      ])
    #expect(
      section.table("Call auctions") == [
        [
          "Auction", "Real price", "Engine’s", "Real volume", "Engine’s", "Real trades", "Engine’s",
          "Agreement",
        ],
        [
          "opening 09:25:00.00", "1808.08", "1808.08", "42,718", "42,718", "371", "371", "The same",
        ],
        [
          "closing 15:00:00.00", "1797.00", "1797.00", "40,203", "40,203", "402", "402", "The same",
        ],
      ])
    #expect(section.table("Trades that disagree").isEmpty)
    #expect(
      section.styled("command-line")[0].text == "Run it again assay replay sse-600519-2023-02-07")
  }

  @Test func `disagreements have their class, standing and examples`() throws {
    let section = try section(Sample.sampleReplay)
    #expect(section.styled("judgement")[0].text.hasPrefix("Disagrees 279 of 283 real trades"))
    #expect(section.styled("judgement")[0].styled("failed").count == 1)
    #expect(
      facts(section)[1...4] == [
        "Real trades: 283", "Engine’s trades: 284", "Agreeing: 279 (98.58 %)", "Unexplained: 1",
      ])
    #expect(
      section.table("Call auctions")[1]
        == ["made up 00:30", "236.55", "–", "1.5", "0", "3", "0", "Differs"])
    #expect(
      section.table("Trades that disagree").dropFirst().map { [$0[1], $0[2]] }
        == [["1", "Unexplained"], ["4", "Explained"]])
    let standings = section.all("td").flatMap { $0.styled("pill") }.filter {
      $0.text.lowercased().hasSuffix("explained")
    }
    #expect(standings.map { $0.attributes["class"] } == ["pill failed", "pill passed"])
    #expect(
      section.table("Examples: other maker")[1] == [
        "line 20,411, 00:12:07.113", "maker 65834211 taker 65834602 0.25 at 236.50",
        "maker 65834207 taker 65834602 0.25 at 236.50",
      ])
  }

  @Test func `the bar shows what agrees, what is explained and what is not`() throws {
    let bar = try section(Sample.sampleReplay).styled("bar")[0]
    #expect(bar.attributes["aria-label"] == "279 agree, 3 explained, 1 unexplained")
    #expect(
      bar.all("rect").map { $0.attributes["class"] }
        == ["fill-passed", "fill-convention", "fill-failed"])
  }

  @Test func `a replay with nothing but explained disagreements is explained`() throws {
    var replay = Sample.sampleReplay
    replay.disagreements.removeFirst()
    replay.disagreements[0].count = 5
    replay.auctions = []
    let section = try section(replay)
    #expect(section.styled("judgement")[0].text.hasPrefix("Explained 279 of 283"))
    #expect(section.styled("judgement")[0].styled("passed").count == 1)
  }
}
