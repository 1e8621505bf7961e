internal import Results

/// Latencies over rising rates, both logarithmic, with the knee marked.
struct LadderChart {
  let workload: WorkloadResult

  /// The curves: their style, their name, and what they show of a rate.
  private static let curves: [(style: String, name: String, share: Int)] = [
    ("service", "Service p99", 990_000), ("median", "Response p50", 500_000),
    ("response", "Response p99", 990_000),
  ]

  /// What the curves are, shown once for all charts.
  static var legend: Markup { lineLegend(curves.reversed().map { ($0.style, $0.name) }) }

  var markup: Markup {
    let valid = valid
    let values = Self.curves.flatMap { curve in valid.compactMap { value(curve, $0) } }
    let ladder = workload.figures?.ladder
    let rates = valid.map(\.commandsPerSecond) + (ladder?.knee.map { [$0] } ?? [])
    guard let across = LogScale(rates, extent: CurveChart.width, margin: 0),
      let up = LogScale(values, extent: CurveChart.height)
    else { return empty }
    func down(_ nanoseconds: Int) -> Int { CurveChart.height - up.place(nanoseconds) }
    return CurveChart(
      title: workload.name, note: ladder.map(BenchText.knee) ?? "no knee was looked for",
      description: description(valid),
      curves: Self.curves.map { curve in
        CurveChart.Curve(
          style: curve.style,
          points: valid.compactMap { result in
            value(curve, result).map { (across.place(result.commandsPerSecond), down($0)) }
          })
      },
      across: across.marks.map {
        CurveChart.Mark(place: across.place($0), label: NumberText.mark(count: $0) + "/s")
      },
      down: up.marks.map {
        CurveChart.Mark(place: down($0), label: NumberText.mark(nanoseconds: $0))
      },
      notes: ladder?.knee.map { [CurveChart.Mark(place: across.place($0), label: "knee")] } ?? []
    ).markup
  }

  private var valid: [LatencyResult] {
    (workload.figures?.latencies ?? []).filter { $0.validity == .valid }
      .sorted { $0.commandsPerSecond < $1.commandsPerSecond }
  }

  /// Nothing could be drawn, which is told.
  private var empty: Markup {
    tag("figure", ["class": "chart"]) {
      tag("figcaption") {
        tag("strong", workload.name)
        tag(
          "span", ["class": "explanation"],
          "No rate was valid. "
            + (workload.figures?.ladder.map { sentence(BenchText.knee(of: $0)) } ?? ""))
      }
    }
  }

  private func value(
    _ curve: (style: String, name: String, share: Int), _ result: LatencyResult
  ) -> Int? {
    let distribution = curve.style == "service" ? result.service : result.response
    return distribution.nanoseconds(atPartsPerMillion: curve.share)
  }

  private func description(_ results: [LatencyResult]) -> String {
    let steps = results.map { result in
      let figures = Self.curves.compactMap { curve in
        value(curve, result).map { "\(curve.name) \(NumberText.duration(nanoseconds: $0))" }
      }
      return "\(NumberText.rate(perSecond: result.commandsPerSecond)): "
        + figures.joined(separator: ", ")
    }
    return "Latencies of \(workload.name) by rate. " + steps.joined(separator: "; ")
  }
}

/// A legend of lines by their styles.
func lineLegend(_ lines: [(style: String, name: String)]) -> Markup {
  tag("ul", ["class": "legend lines"]) {
    for (style, name) in lines {
      tag("li") {
        tag("svg", ["class": "sample", "viewBox": "0 0 32 8", "aria-hidden": "true"]) {
          tag("polyline", ["class": style, "points": "0,4 32,4"])
        }
        name
      }
    }
  }
}
