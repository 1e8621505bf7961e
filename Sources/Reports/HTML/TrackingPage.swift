package import Results

/// What a history of measurements shows, as one HTML file that opens anywhere, like `HTMLReport`'s.
package enum TrackingPage {
  /// The most changes that the summary lists.
  private static let changesShown = 200

  /// The page of a result.
  package static func page(for result: TrackingResult) -> String {
    PageFrame(
      title: "Assay history", suiteVersion: result.suiteVersion,
      format: (TrackingJSON.format, TrackingJSON.version), style: HistoryStyle.text
    ).page {
      head(of: result)
      overview(of: result)
      changed(in: result)
      steady(in: result)
      short(in: result)
    }
  }

  private static func anchor(_ index: Int) -> String { "series-\(index + 1)" }

  private static func head(of result: TrackingResult) -> Markup {
    let latest = result.series.flatMap(\.points).map(\.time).max()
    return tag("header", ["class": "summary"]) {
      tag("h1") {
        "Assay history"
        if let latest { tag("span", ["class": "engine"], "up to \(latest.prefix(10))") }
      }
      tag("div", ["class": "verdict"]) {
        tag("p", ["class": "word"], headline(of: result))
        tag("p", ["class": "why"], sentence(result.conclusion))
        tag("p", ["class": "more why"], result.rule.wording)
      }
    }
  }

  /// The answer in two or three words.
  private static func headline(of result: TrackingResult) -> String {
    let changes = result.series.map(\.changes.count).reduce(0, +)
    if changes > 0 { return NumberText.counted(changes, "change") }
    let tested = result.series.contains { if case .changes = $0.finding { true } else { false } }
    return tested ? "No change" : "Not enough history"
  }

  // MARK: - The changes in a table

  private static func overview(of result: TrackingResult) -> Markup {
    let all = result.series.enumerated().flatMap { index, series in
      series.changes.map { (index: index, series: series, change: $0) }
    }
    guard !all.isEmpty else { return .nothing }
    let shown = Excerpt.list(all, limit: changesShown)
    return tag("section") {
      tag("h2", "Changes")
      DataTable(
        caption: "Where a figure changed its level",
        columns: [
          .init("Figure"), .init("Change"), .init("Where", .prose), .init("Before", .numbers),
          .init("After", .numbers),
        ],
        rows: shown.shown.map { index, series, change in
          DataTable.Row(
            heading: .sequence([
              tag("a", ["href": "#\(anchor(index))"], "\(series.flow.name), \(series.figure)"),
              tag("span", ["class": "explanation"], series.engine),
            ]),
            cells: [
              pill(
                isGood: !change.isWorse(series.better),
                "\(series.extent(change)) \(series.word(change))"),
              .text(change.whereabouts), .text(FigureText.value(change.before, series.unit)),
              .text(FigureText.value(change.after, series.unit)),
            ])
        }
      ).markup
      if shown.omitted > 0 {
        tag("p", ["class": "more"], "… and \(NumberText.counted(shown.omitted, "more change")).")
      }
    }
  }

  // MARK: - Series

  private static func changed(in result: TrackingResult) -> Markup {
    let changed = result.series.enumerated().filter { !$0.element.changes.isEmpty }
    guard !changed.isEmpty else { return .nothing }
    return tag("section") {
      tag("h2", "Figures that changed")
      for (index, series) in changed {
        tag("div", ["id": anchor(index), "class": "series"]) {
          tag("h3", series.title)
          tag("p", ["class": "more"], series.place)
          HistoryChart(series: series).markup
          tag("ol", ["class": "changes"]) {
            for change in series.changes {
              tag("li") {
                pill(
                  isGood: !change.isWorse(series.better),
                  "\(series.extent(change)) \(series.word(change))")
                " \(change.whereabouts)"
                tag("span", ["class": "explanation"], " \(series.levels(change))")
              }
            }
          }
        }
      }
    }
  }

  private static func steady(in result: TrackingResult) -> Markup {
    let steady = result.series.filter { series in
      if case .changes(let changes) = series.finding { changes.isEmpty } else { false }
    }
    guard !steady.isEmpty else { return .nothing }
    return tag("section") {
      tag("h2", "Figures that kept their level")
      for series in steady {
        tag("details") {
          tag("summary") {
            tag("span", ["class": "area"], series.title)
            tag(
              "span", ["class": "explanation"],
              "\(series.latest), \(NumberText.counted(series.points.count, "measurement"))")
          }
          tag("p", ["class": "more"], series.place)
          HistoryChart(series: series).markup
        }
      }
    }
  }

  private static func short(in result: TrackingResult) -> Markup {
    let short: [(TrackedSeries, Int)] = result.series.compactMap { series in
      if case .notEnoughHistory(let needed) = series.finding { (series, needed) } else { nil }
    }
    guard !short.isEmpty else { return .nothing }
    return tag("section") {
      tag("h2", "Not enough history")
      DataTable(
        caption: "Figures with too few measurements for any change to be certain",
        columns: [
          .init("Figure"), .init("Measurements", .numbers), .init("Needed", .numbers),
          .init("Latest", .numbers),
        ],
        rows: short.map { series, needed in
          DataTable.Row(
            heading: titled(.text("\(series.flow.name), \(series.figure)"), series.engine),
            cells: [
              .text(NumberText.grouped(series.points.count)), .text(NumberText.grouped(needed)),
              .text(series.latest),
            ])
        }
      ).markup
    }
  }
}

extension TrackedSeries {
  /// The last value in its unit.
  fileprivate var latest: String {
    points.last.map { FigureText.value($0.value, unit) } ?? NumberText.missing
  }
}

/// What a page of a history has beyond the style of all pages.
enum HistoryStyle {
  static let text: StaticString = """
    .verdict .why { margin-top: .75rem; }
    .series { margin-top: 2.5rem; }
    .series h3 { margin-top: 0; }
    .history .dots { fill: none; stroke: var(--faint); stroke-width: 3.5; stroke-linecap: round;
      vector-effect: non-scaling-stroke; }
    .history .level { stroke: var(--accent); stroke-width: 2; vector-effect: non-scaling-stroke; }
    .history .mark { stroke-width: 1.5; stroke-dasharray: 4 3; }
    .history .mark.worse { stroke: var(--failed); } .history .mark.better { stroke: var(--passed); }
    .history text.worse { fill: var(--failed); font-weight: 650; }
    .history text.better { fill: var(--passed); font-weight: 650; }
    .changes { margin: 1rem 0 0; padding-left: 1.5rem; font-size: .875rem; }
    .changes li { margin-top: .25rem; }
    """
}
