internal import Results

/// The latencies of a benchmark: a curve for each workload, all on one scale, a table, and the ladder
/// of rates where one was climbed.
struct LatencyFigures {
  let bench: BenchResult

  /// How many rates of a workload stand with all others in one table; more are a ladder.
  private static let ratesShown = 3

  var markup: Markup {
    guard !latencies.isEmpty || hasLadder else { return .nothing }
    return .sequence([
      tag("h3", "Latency"),
      tag(
        "p", ["class": "note"],
        "Commands are sent by a schedule. Response: from the scheduled time to the answer, which "
          + "is what a participant waits. Service: from the actual sending to the answer. "
          + "Lag: from the scheduled time to the actual sending."),
      charts,
      LatencyTable(caption: "Latency percentiles", rows: latencies.filter(isShown)).markup,
      ladders,
    ])
  }

  private var latencies: [LatencyTable.Entry] {
    bench.workloads.flatMap { workload in
      (workload.figures?.latencies ?? []).map {
        LatencyTable.Entry(name: workload.name, result: $0)
      }
    }
  }

  private var hasLadder: Bool { bench.workloads.contains { $0.figures?.ladder != nil } }

  /// The rate at which a workload's curve is drawn: the highest that the engine kept up with.
  private func drawn(_ workload: WorkloadResult) -> LatencyResult? {
    let valid = (workload.figures?.latencies ?? []).filter { $0.validity == .valid }
    let below = workload.figures?.ladder?.highestBelow
    return valid.last { $0.commandsPerSecond == below } ?? valid.last
  }

  /// Whether a latency stands in the table of all workloads: of a ladder only the one that is drawn.
  private func isShown(_ entry: LatencyTable.Entry) -> Bool {
    guard let workload = bench.workloads.first(where: { $0.name == entry.name }),
      let figures = workload.figures,
      figures.ladder != nil || figures.latencies.count > Self.ratesShown
    else { return true }
    return drawn(workload)?.commandsPerSecond == entry.result.commandsPerSecond
  }

  private var charts: Markup {
    let drawn = bench.workloads.compactMap { workload in
      self.drawn(workload).map { (name: workload.name, result: $0) }
    }
    guard let scale = LatencyScale(drawn.map(\.result)) else { return .nothing }
    return .sequence([
      LatencyChart.legend,
      tag("div", ["class": "charts"]) {
        for (name, result) in drawn {
          LatencyChart(
            title: name, rate: result.commandsPerSecond, latency: result, scale: scale
          ).markup
        }
      },
    ])
  }

  private var ladders: Markup {
    let climbed = bench.workloads.filter { workload in
      guard let figures = workload.figures else { return false }
      return figures.ladder != nil || figures.latencies.count > Self.ratesShown
    }
    guard !climbed.isEmpty else { return .nothing }
    return .sequence(
      [
        tag("h3", "Rising rates"),
        tag(
          "p", ["class": "note"],
          "Each step sends commands faster. The knee is the first rate at which the 99th percentile "
            + "of the response is more than ten times that of the service: from there on commands "
            + "wait for each other."),
        LadderChart.legend,
        tag("div", ["class": "charts"]) {
          for workload in climbed { LadderChart(workload: workload).markup }
        },
      ] + climbed.map(details))
  }

  private func details(of workload: WorkloadResult) -> Markup {
    let results = workload.figures?.latencies ?? []
    return tag("details") {
      tag("summary") {
        tag("span", ["class": "area"], workload.name)
        tag(
          "span", ["class": "explanation"],
          (workload.figures?.ladder.map { BenchText.knee(of: $0) + "; " } ?? "")
            + "all of \(NumberText.counted(results.count, "rate"))")
      }
      LatencyTable(
        caption: "Latency percentiles of \(workload.name), rate by rate",
        rows: results.map { LatencyTable.Entry(name: workload.name, result: $0) }
      ).markup
    }
  }
}
