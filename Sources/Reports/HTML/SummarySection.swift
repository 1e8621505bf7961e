internal import Results

/// The head of a page: the verdict in a line, the reasons, and a tile for each result.
struct SummarySection {
  let report: Report

  var markup: Markup {
    tag("header", ["class": "summary"]) {
      tag("h1") {
        "Assay report"
        for engine in report.engines { tag("span", ["class": "engine"], engine.label) }
      }
      tag("div", ["class": "verdict \(style)"]) {
        tag("p", ["class": "word"], report.conclusion)
        if !report.isEmpty { reasons }
      }
      if !report.isEmpty {
        tag("nav", ["class": "tiles", "aria-label": "Results"]) {
          for (index, run) in report.runs.enumerated() { tile(of: run, Anchor.run(index)) }
          for (index, replay) in report.replays.enumerated() {
            tile(of: replay, Anchor.replay(index))
          }
          for (index, campaign) in report.campaigns.enumerated() {
            tile(of: campaign, Anchor.campaign(index))
          }
          for (index, bench) in report.benches.enumerated() {
            tile(of: bench, Anchor.bench(index))
          }
        }
      }
    }
  }

  private var reasons: Markup {
    tag("ul", ["class": "reasons"]) {
      for reason in report.reasons {
        tag("li", ["class": (reason.isGood ? Verdict.passed : .failed).rawValue], reason.text)
      }
    }
  }

  private var style: String {
    if report.isEmpty { return "empty" }
    return report.conforms ? "conforms" : "breaks"
  }

  private func tile(of run: RunResult, _ anchor: String) -> Markup {
    let tally = run.tally
    return tile(
      anchor, kind: "Scenarios", engine: run.engine, isGood: tally.conforms,
      figure: NumberText.grouped(tally[.passed]),
      unit: "of \(NumberText.grouped(tally.total)) passed",
      detail: tally.breaking == 0
        ? "in \(NumberText.counted(run.areas.count, "area"))"
        : "\(NumberText.grouped(tally.breaking)) "
          + (tally.breaking == 1 ? "breaks" : "break") + " conformance",
      drawing: verdictBar(tally))
  }

  private func tile(of replay: ReplayResult, _ anchor: String) -> Markup {
    let trades = replay.trades
    let noun = replay.feed == nil ? "trade" : "execution"
    return tile(
      anchor, kind: "Real order flow", engine: replay.engine, isGood: replay.conforms,
      figure: NumberText.grouped(trades.agreeing),
      unit: "of \(NumberText.counted(trades.expected, noun))",
      detail: replay.flow,
      drawing: agreementBar(of: replay))
  }

  private func tile(of campaign: CampaignResult, _ anchor: String) -> Markup {
    tile(
      anchor, kind: "Random order flow", engine: campaign.engine, isGood: campaign.conforms,
      figure: NumberText.grouped(campaign.failures.count),
      unit: campaign.failures.count == 1 ? "kind of failure" : "kinds of failure",
      detail: "\(campaign.profile), \(NumberText.counted(campaign.commands, "command"))",
      drawing: .nothing)
  }

  private func tile(of bench: BenchResult, _ anchor: String) -> Markup {
    let slowest = bench.slowest
    return tile(
      anchor, kind: "Benchmark", engine: bench.engine, isGood: bench.conforms,
      figure: slowest.map {
        NumberText.rate(
          $0.workload.commands, inNanoseconds: $0.summary.median.wallNanoseconds)
      } ?? "No figure",
      unit: slowest == nil ? "" : "on the slowest flow",
      detail: slowest?.workload.name ?? bench.conclusion, drawing: .nothing)
  }

  private func tile(
    _ anchor: String, kind: String, engine: EngineIdentity, isGood: Bool, figure: String,
    unit: String, detail: String, drawing: Markup
  ) -> Markup {
    tag("a", ["class": isGood ? "tile good" : "tile bad", "href": "#\(anchor)"]) {
      tag("span", ["class": "kind"]) {
        tag("span", kind)
        if !report.hasOneEngine { tag("span", ["class": "engine"], engine.label) }
      }
      tag("span", ["class": "figure"]) {
        tag("strong", figure)
        " "
        tag("span", unit)
      }
      drawing
      tag("span", ["class": "detail"], detail)
    }
  }
}

/// The bar of a replay: trades that agree, that disagree for a reason, and without one.
func agreementBar(of replay: ReplayResult) -> Markup {
  let explained = max(0, replay.trades.expected - replay.trades.agreeing - replay.unexplained)
  return Bars.stacked(
    [
      (style: "fill-passed", size: replay.trades.agreeing),
      (style: "fill-convention", size: explained),
      (style: "fill-failed", size: replay.unexplained),
    ],
    label: "\(replay.trades.agreeing) agree, \(explained) explained, "
      + "\(replay.unexplained) unexplained")
}
