import Reports
import Results
import Testing

/// An order-by-order feed in every form of a report.
@Suite struct FeedReportTests {
  private let replay = Sample.feedReplay
  private var report: Report { Report(suiteVersion: "1", replays: [replay]) }

  @Test func `a terminal gets the rate, the counts, what was compared and the findings`() throws {
    let feed = try #require(replay.feed)
    let counts = ReplayCounts(
      flow: replay.flow, description: replay.description, commands: 71_260, refusals: [],
      trades: 7_228, auctions: [], checks: [], replayNanoseconds: 500_000_000)
    #expect(
      FeedText.header(for: counts, feed, engine: "reference") == """
        GOOG_2012-06-21: LOBSTER, GOOG on 2012-06-21, 10 levels, 09:30:00 to 15:59:59
          reference: 78,488 messages read, audited and replayed by 71,260 commands in 500 ms, \
        157 k/s
        """)
    #expect(
      FeedText.counts(feed) == """
          Messages
             71,258  orders added
              7,230  visible executions
          Visible executions
              7,228  sound
                  2  not of the oldest order
          Compared
            147,915  of 147,915 rows that change so
        ≠         4  of 5 levels
          Findings
            line 7: <out of turn>
        """)
    #expect(
      ReplayText.comparison(replay) == "  7,228 of 7,228 sound executions agree, in order")
    #expect(
      ReplayText.conclusion(replay)
        == "all 7,228 sound executions of GOOG_2012-06-21 were reproduced")
  }

  @Test func `JSON gives back what was written`() throws {
    #expect(try ReportJSON.report(from: ReportJSON.bytes(of: report)) == report)
  }

  @Test func `a result without a feed is written without one`() {
    let text = String(
      decoding: ReportJSON.bytes(of: Report(suiteVersion: "1", replays: [Sample.replay])),
      as: UTF8.self)
    #expect(!text.contains("feed"))
  }

  @Test func `the page has a table for each kind of counts, and the findings as text`() throws {
    let page = try ParsedMarkup(html: HTMLReport.page(for: report))
    let section = try #require(page.all("section").first)
    #expect(
      section.table("Messages")
        == [["Kind", "Number"], ["orders added", "71,258"], ["visible executions", "7,230"]])
    #expect(
      section.table("Visible executions")
        == [["Kind", "Number"], ["sound", "7,228"], ["not of the oldest order", "2"]])
    #expect(section.table("Put right").isEmpty)
    #expect(
      section.table("Compared with a book") == [
        ["What", "Agree", "Of", "Agreement"],
        ["rows that change so", "147,915", "147,915", "The same"], ["levels", "4", "5", "Differs"],
      ])
    #expect(
      section.styled("findings").flatMap { $0.all("li") }.map(\.text) == ["line 7: <out of turn>"])
    #expect(section.all("dt").map(\.text).contains("Sound executions"))
  }

  @Test func `the summary of a job has the same tables`() {
    let text = MarkdownSummary.text(for: report)
    #expect(text.contains("| Messages | Number |\n| --- | ---: |\n| orders added | 71,258 |\n"))
    #expect(text.contains("| Compared | Agree | Of |\n| --- | ---: | ---: |\n"))
    #expect(text.contains("| levels | 4 | 5 |\n"))
    #expect(text.contains("- line 7: \\<out of turn\\>"))
    #expect(text.contains("7,228 of 7,228 sound executions agree (100 %)"))
  }
}
