package import Results

/// A report as one HTML file that opens anywhere: no script, nothing from outside, light and dark.
package enum HTMLReport {
  /// The page for a report.
  package static func page(for report: Report) -> String {
    PageFrame(
      title: "Assay report", suiteVersion: report.suiteVersion,
      format: (ReportJSON.format, ReportJSON.version)
    ).page {
      SummarySection(report: report).markup
      sections(of: report)
    }
  }

  private static func sections(of report: Report) -> Markup {
    .sequence(
      report.runs.enumerated().map { RunSection(run: $1, anchor: Anchor.run($0)).markup }
        + report.replays.enumerated().map {
          ReplaySection(replay: $1, anchor: Anchor.replay($0)).markup
        }
        + report.campaigns.enumerated().map {
          CampaignSection(campaign: $1, anchor: Anchor.campaign($0)).markup
        }
        + [EnginesSection(benches: report.benches).markup]
        + report.benches.enumerated().map {
          BenchSection(bench: $1, anchor: Anchor.bench($0)).markup
        })
  }
}

/// The names of the places in a page that can be linked to.
enum Anchor {
  static func run(_ index: Int) -> String { "run-\(index + 1)" }
  static func replay(_ index: Int) -> String { "replay-\(index + 1)" }
  static func campaign(_ index: Int) -> String { "campaign-\(index + 1)" }
  static func bench(_ index: Int) -> String { "bench-\(index + 1)" }
}
