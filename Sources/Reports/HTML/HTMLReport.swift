package import Results

/// A report as one HTML file that opens anywhere: no script, nothing from outside, light and dark.
package enum HTMLReport {
  /// The page for a report.
  package static func page(for report: Report) -> String {
    tag("html", ["lang": "en"]) {
      tag("head") {
        tag("meta", ["charset": "utf-8"])
        tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        tag("meta", ["name": "color-scheme", "content": "light dark"])
        tag("meta", ["name": "generator", "content": "Assay \(report.suiteVersion)"])
        tag("title", "Assay report")
        tag("style") { Markup.styleSheet(Stylesheet.text) }
      }
      tag("body") {
        tag("main") {
          SummarySection(report: report).markup
          sections(of: report)
        }
        footer(of: report)
      }
    }.htmlDocument
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

  private static func footer(of report: Report) -> Markup {
    tag("footer") {
      tag(
        "p",
        "Made by Assay \(report.suiteVersion). The same results as JSON: \(ReportJSON.format), "
          + "version \(ReportJSON.version).")
    }
  }
}

/// The names of the places in a page that can be linked to.
enum Anchor {
  static func run(_ index: Int) -> String { "run-\(index + 1)" }
  static func replay(_ index: Int) -> String { "replay-\(index + 1)" }
  static func campaign(_ index: Int) -> String { "campaign-\(index + 1)" }
  static func bench(_ index: Int) -> String { "bench-\(index + 1)" }
}
