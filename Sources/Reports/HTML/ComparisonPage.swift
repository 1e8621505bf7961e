package import Results

/// A comparison of two measurements as one HTML file that opens anywhere, like `HTMLReport`'s.
package enum ComparisonPage {
  /// The most figures that only one side has and that are named.
  private static let unpairedShown = 20

  /// The page of a comparison.
  package static func page(for result: ComparisonResult) -> String {
    PageFrame(
      title: "Assay comparison", suiteVersion: result.suiteVersion,
      format: (ComparisonJSON.format, ComparisonJSON.version), style: style
    ).page {
      head(of: result)
      figures(of: result)
      unpaired(in: result)
    }
  }

  private static let style: StaticString = """
    .verdict .why { margin-top: .75rem; }
    .fill-better { fill: var(--passed); } .fill-worse { fill: var(--failed); }
    .fill-plain { fill: var(--third); }
    """

  // MARK: - Head

  private static func head(of result: ComparisonResult) -> Markup {
    tag("header", ["class": "summary"]) {
      tag("h1") { "Assay comparison" }
      tag("div", ["class": "verdict \(tone(of: result))"]) {
        tag("p", ["class": "word"], headline(of: result))
        tag("p", ["class": "why"], sentence(result.conclusion))
        if !result.unlike.isEmpty {
          tag("p", ["class": "why"]) {
            pill(isGood: false, "Unlike")
            " A difference may not be the engine’s:"
          }
          tag("ul", ["class": "reasons"]) {
            for difference in result.unlike { tag("li", ["class": "failed"], difference) }
          }
        }
      }
      tag("dl", ["class": "facts"]) {
        side("Before", result.baseline)
        side("After", result.candidate)
        tag("div", ["class": "wide"]) {
          tag("dt", "Rule")
          tag("dd", rule(of: result))
        }
      }
    }
  }

  private static func side(_ title: String, _ side: ComparedSide) -> Markup {
    tag("div") {
      tag("dt", title)
      tag("dd") {
        FigureText.commit(side.name)
        for engine in side.engines { tag("div", ["class": "explanation"], engine.label) }
      }
    }
  }

  private static func tone(of result: ComparisonResult) -> String {
    if !result.regressions.isEmpty { return "breaks" }
    return isDecided(result) ? "conforms" : "empty"
  }

  private static func isDecided(_ result: ComparisonResult) -> Bool {
    result.figures.contains { $0.verdict != .undecided }
  }

  /// The answer in a few words.
  private static func headline(of result: ComparisonResult) -> String {
    let worse = result.regressions.count
    if worse > 0 {
      return "\(NumberText.counted(worse, "figure")) \(worse == 1 ? "is" : "are") worse"
    }
    return isDecided(result) ? "Nothing is worse" : "Nothing could be told"
  }

  private static func rule(of result: ComparisonResult) -> String {
    func percent(_ millionths: Int) -> String {
      NumberText.ratio(millionths, over: 10_000).replacing(".00", with: "") + " %"
    }
    return "A time is told as faster or slower where the whole \(result.intervalName) lies beyond "
      + "\(percent(result.thresholds.sampled)), or \(percent(result.thresholds.tail)) of p99 and beyond. Exact "
      + "counters are compared exactly."
  }

  // MARK: - Figures

  /// The figures of one engine on one flow, in the order in which they come.
  private static func groups(
    _ figures: [FigureComparison]
  ) -> [(title: String, figures: [FigureComparison])] {
    var groups: [(title: String, figures: [FigureComparison])] = []
    for figure in figures {
      let title = "\(figure.flow), \(figure.engine)"
      if groups.last?.title == title {
        groups[groups.count - 1].figures.append(figure)
      } else {
        groups.append((title, [figure]))
      }
    }
    return groups
  }

  private static func figures(of result: ComparisonResult) -> Markup {
    guard !result.figures.isEmpty else { return .nothing }
    return tag("section") {
      tag("h2", "Figures")
      chart(of: result)
      DataTable(
        caption: "Before and after",
        columns: [
          .init("Figure"), .init("Change", .numbers), .init("Verdict"),
          .init("Before", .numbers), .init("After", .numbers), .init(result.intervalName, .numbers),
        ],
        rows: groups(result.figures).flatMap { title, figures in
          [
            DataTable.Row(
              heading: tag("strong", title), cells: [.nothing], spans: true, beginsGroup: true)
          ]
            + figures.map(row)
        }
      ).markup
    }
  }

  private static func row(of figure: FigureComparison) -> DataTable.Row {
    DataTable.Row(
      heading: .text(figure.figure),
      cells: [
        tag("strong", figure.change), verdict(of: figure),
        .text(FigureText.value(figure.baseline, figure.unit)),
        .text(FigureText.value(figure.candidate, figure.unit)),
        .text(figure.interval ?? NumberText.missing),
      ])
  }

  private static func verdict(of figure: FigureComparison) -> Markup {
    switch figure.verdict {
    case .better: pill(isGood: true, figure.wording)
    case .worse: pill(isGood: false, figure.wording)
    case .same, .allowed, .undecided: tag("span", ["class": "whole"], figure.wording)
    }
  }

  /// The figures that have an interval, each beside no change.
  private static func chart(of result: ComparisonResult) -> Markup {
    let figures = result.figures
    let ratios = figures.compactMap(\.ratio)
    let bounds = ratios.flatMap { [$0.value, $0.low, $0.high] }.filter { $0 > 0 }
    guard let least = bounds.min(), let most = bounds.max(),
      let scale = LogScale(
        bounds + [1_000_000], extent: RowChart.width, margin: 1, atLeast: .fourth)
    else { return .nothing }
    let one = scale.place(1_000_000)
    return RowChart(
      title: "Change of each figure",
      note:
        "The point is the ratio, the line its \(result.intervalName); green is better and "
        + "red is worse, beyond the threshold.",
      shape: .point,
      groups: groups(figures.filter { $0.ratio != nil }).map { title, figures in
        RowChart.Group(title: title, rows: figures.compactMap { row(of: $0, scale) })
      },
      marks: ticks(from: min(least, 1_000_000), to: max(most, 1_000_000)).map {
        RowChart.Mark(
          place: scale.place(1_000_000 + $0),
          label: FigureText.change(toMillionths: 1_000_000 + $0).replacing(".0", with: ""))
      } + [RowChart.Mark(place: one, label: "same", isReference: true)]
    ).markup
  }

  /// The round changes between two ratios that have a line, in parts per million: at most six.
  private static func ticks(from least: Int, to most: Int) -> [Int] {
    var step = 10_000
    for factor in [2, 5, 10, 20, 50, 100] where (most - least) / step > 6 { step = 10_000 * factor }
    guard (most - least) / step <= 6 else { return [] }
    return ((least - 1_000_000) / step...(most - 1_000_000) / step).map { $0 * step }
      .filter { $0 != 0 && $0 > -1_000_000 }
  }

  private static func row(of figure: FigureComparison, _ scale: LogScale) -> RowChart.Row? {
    figure.ratio.map { ratio in
      RowChart.Row(
        label: figure.figure, value: "\(figure.change) \(figure.wording)",
        low: scale.place(ratio.low), middle: scale.place(ratio.value),
        high: scale.place(ratio.high), style: colour(of: figure.verdict))
    }
  }

  private static func colour(of verdict: FigureComparison.Verdict) -> String {
    switch verdict {
    case .better: "fill-better"
    case .worse: "fill-worse"
    case .same, .allowed, .undecided: "fill-plain"
    }
  }

  private static func unpaired(in result: ComparisonResult) -> Markup {
    guard !result.unpaired.isEmpty else { return .nothing }
    let shown = Excerpt.list(result.unpaired, limit: unpairedShown)
    return tag("section") {
      tag("h2", "Not compared")
      tag("ul", ["class": "more"]) { for name in shown.shown { tag("li", name) } }
      if shown.omitted > 0 {
        tag("p", ["class": "more"], "… and \(NumberText.counted(shown.omitted, "more figure")).")
      }
    }
  }
}
