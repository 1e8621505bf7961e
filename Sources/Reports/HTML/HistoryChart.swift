internal import Results

/// The measurements of a series over its commits, with the level between changes and a numbered mark
/// at each change.
///
/// Its lines stretch with the chart's width and its letters don't.
struct HistoryChart {
  let series: TrackedSeries

  private static let width = 10_000
  private static let height = 200
  /// The room above the plot, for the numbers of changes.
  private static let top = 18
  /// The most marks that are numbered without crowding each other.
  private static let marksNumbered = 40

  var markup: Markup {
    let scale = FigureScale(series.points.map(\.value), height: Self.height)
    return tag("figure", ["class": "chart history"]) {
      tag("svg", ["class": "plot", "role": "img", "aria-label": description]) {
        for line in scale.lines { horizontal(line, scale) }
        for (number, change) in series.changes.enumerated() { mark(change, number + 1) }
        ends
        tag(
          "svg",
          [
            "y": "\(Self.top)", "width": "100%", "height": "\(Self.height)",
            "viewBox": "0 0 \(Self.width) \(Self.height)", "preserveAspectRatio": "none",
            "overflow": "visible",
          ]
        ) {
          tag("path", ["class": "dots", "d": dots(scale)])
          for level in levels { line(level, scale) }
        }
      }
    }
  }

  private var description: String {
    guard let first = series.points.first, let last = series.points.last else {
      return "\(series.title): no measurement"
    }
    let changes = series.changes.map { "\(series.extent($0)) \(series.word($0)) \($0.whereabouts)" }
    return "\(series.title) over \(NumberText.counted(series.points.count, "commit")), from "
      + "\(FigureText.value(first.value, series.unit)) to "
      + "\(FigureText.value(last.value, series.unit)); "
      + (changes.isEmpty ? "no change" : changes.prefix(10).joined(separator: "; "))
  }

  /// The middle of a point's place across.
  private func across(_ index: Int) -> Int {
    (2 * index + 1) * Self.width / (2 * max(1, series.points.count))
  }

  /// The place before a point, where its predecessor's ends.
  private func before(_ index: Int) -> Int { index * Self.width / max(1, series.points.count) }

  private func percent(_ place: Int) -> String {
    "\(place / 100).\(place % 100 / 10)\(place % 10)%"
  }

  private func horizontal(_ value: Int, _ scale: FigureScale) -> Markup {
    let y = Self.top + scale.down(value)
    return .sequence([
      tag("line", ["class": "grid", "x1": "0", "x2": "100%", "y1": "\(y)", "y2": "\(y)"]),
      tag(
        "text", ["x": "-8", "y": "\(y + 4)", "text-anchor": "end"],
        FigureText.mark(value, series.unit)),
    ])
  }

  private func mark(_ change: LevelChange, _ number: Int) -> Markup {
    let x = percent(before(change.index))
    let style = change.isWorse(series.better) ? "worse" : "better"
    let bottom = Self.top + Self.height
    return .sequence([
      tag(
        "line",
        ["class": "mark \(style)", "x1": x, "x2": x, "y1": "\(Self.top)", "y2": "\(bottom)"]),
      series.changes.count > Self.marksNumbered
        ? .nothing
        : tag(
          "text", ["class": style, "x": x, "y": "\(Self.top - 5)", "text-anchor": "middle"],
          "\(number)"),
    ])
  }

  /// The first and the last commit under their ends.
  private var ends: Markup {
    let y = "\(Self.top + Self.height + 18)"
    guard let first = series.points.first, let last = series.points.last else { return .nothing }
    return .sequence([
      tag("text", ["x": "0", "y": y, "text-anchor": "start"], FigureText.commit(first.commit)),
      series.points.count < 2
        ? .nothing
        : tag("text", ["x": "100%", "y": y, "text-anchor": "end"], FigureText.commit(last.commit)),
    ])
  }

  /// A dot at each measurement: a line without length, whose round end keeps its shape.
  private func dots(_ scale: FigureScale) -> String {
    series.points.enumerated().map { "M\(across($0)) \(scale.down($1.value))h0" }.joined()
  }

  /// The stretches between changes, each with its median; of exact counters there are none to see
  /// beyond the dots.
  private var levels: [(start: Int, end: Int, value: Int)] {
    guard series.certainty == .sampled, let first = series.changes.first else { return [] }
    let bounds = [0] + series.changes.map(\.index) + [series.points.count]
    let values = [first.before] + series.changes.map(\.after)
    return values.enumerated().map { (bounds[$0], bounds[$0 + 1], $1) }
  }

  private func line(
    _ level: (start: Int, end: Int, value: Int), _ scale: FigureScale
  ) -> Markup {
    let y = scale.down(level.value)
    return tag(
      "polyline",
      ["class": "level", "points": "\(before(level.start)),\(y) \(before(level.end)),\(y)"])
  }
}

/// A straight scale that holds the values of a series; a few that lie far out are drawn at its edge.
struct FigureScale {
  /// The values that have a line across, lowest first.
  let lines: [Int]
  private let low: Int
  private let high: Int
  private let height: Int

  init(_ values: [Int], height: Int) {
    self.height = height
    let sorted = values.sorted()
    let cut = sorted.count < 50 ? 0 : sorted.count / 100
    let (least, most) = sorted.isEmpty ? (0, 1) : (sorted[cut], sorted[sorted.count - 1 - cut])
    // A level that hardly moves is not blown up to fill the height.
    let room = max(1, (most - least) / 8, most / 50)
    low = max(0, least - room)
    high = most + room
    let step = Self.step(for: high - low)
    lines = Array(stride(from: (low + step - 1) / step * step, through: high, by: step))
  }

  /// How far down from the top a value stands.
  func down(_ value: Int) -> Int {
    let inside = min(max(value, low), high)
    return Int(Int128(high - inside) * Int128(height) / Int128(high - low))
  }

  /// A round step of which three to seven fill the extent.
  private static func step(for extent: Int) -> Int {
    var step = 1
    while true {
      for factor in [1, 2, 5] where extent / (step * factor) <= 6 { return step * factor }
      let (next, overflow) = step.multipliedReportingOverflow(by: 10)
      guard !overflow else { return step }
      step = next
    }
  }
}
