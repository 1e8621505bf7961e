import JSONText
import Reports
import Results
import Testing

/// Campaigns in every form of a report.
@Suite struct CampaignReportTests {
  private static let failure = CampaignFailure(
    verdict: .failed, area: "time-priority", kind: "time-priority: newer order first",
    statement: "At one price the oldest order trades first.", source: "a rule <book>",
    firstCase: 3, seen: 17, commandsBefore: 144, trials: 36, conventions: ["halt: takesNothing"],
    instruments: [#"{"symbol":"A"}"#], flow: ["first", "second", "third"], file: "found/it.json",
    story: Failure(
      judge: .law, message: "order 1 should have traded", replay: "assay fuzz --case 3"))

  private func campaign(_ failures: [CampaignFailure]) -> CampaignResult {
    CampaignResult(
      engine: EngineIdentity(name: "some", version: "1"),
      occasion: Occasion(
        started: "2026-03-14T09:26:53Z", durationNanoseconds: 2_000_000_000,
        commandLine: "assay fuzz"),
      profile: "full", seed: .max, commandsPerCase: 500, cases: 20, commands: 10_000,
      events: 9_000, ending: .complete, failures: failures)
  }

  private func report(_ failures: [CampaignFailure]) -> Report {
    Report(suiteVersion: "0", campaigns: [campaign(failures)])
  }

  @Test func `a campaign is read back as it was written`() throws {
    for failures in [[], [Self.failure]] {
      let report = report(failures)
      #expect(try ReportJSON.report(from: ReportJSON.bytes(of: report)) == report)
    }
  }

  @Test func `a campaign without failures conforms, one with any does not, an empty one neither`() {
    #expect(report([]).conforms)
    #expect(!report([Self.failure]).conforms)
    var empty = campaign([])
    empty.commands = 0
    #expect(!empty.conforms)
  }

  @Test func `every form tells the kind, the law, the flow and the line that replays it`() {
    let forms = [
      HTMLReport.page(for: report([Self.failure])),
      MarkdownSummary.text(for: report([Self.failure])), CampaignText.text(for: Self.failure),
    ]
    for text in forms {
      for part in ["At one price the oldest", "second", "takesNothing", "assay fuzz --case 3"] {
        #expect(text.contains(part), "\(part)")
      }
    }
    let junit = JUnit.document(for: campaign([Self.failure]))
    #expect(junit.contains("failures=\"1\""))
    #expect(junit.contains("failed.law"))
    #expect(JUnit.document(for: campaign([])).contains("failures=\"0\""))
    #expect(!HTMLReport.page(for: report([Self.failure])).contains("<book>"))
  }
}
