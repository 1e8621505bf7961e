internal import Results

/// Curves over a scale of their own, with a dot at each measurement and marks from top to bottom.
///
/// Its lines stretch with the chart's width and its letters don't.
struct CurveChart {
  /// One curve: places across and from the top.
  struct Curve {
    /// The style of its line and of its entry in a legend.
    let style: String
    let points: [(across: Int, down: Int)]
  }

  /// A place on an axis with its words.
  struct Mark {
    let place: Int
    let label: String
  }

  let title: String
  let note: String
  /// All numbers in words, for those who don't see the chart.
  let description: String
  let curves: [Curve]
  let across: [Mark]
  /// Marks of the upright axis, by their distance from the top.
  let down: [Mark]
  /// What is marked within the chart, such as the knee.
  var notes: [Mark] = []

  /// The greatest place across.
  static let width = 10_000
  /// The greatest place from the top.
  static let height = 200
  /// The room above the plot.
  private static let top = 18
  /// How many marks have room for their words across on a phone.
  private static let wordsAcross = 6

  var markup: Markup {
    tag("figure", ["class": "chart"]) {
      tag("figcaption") {
        tag("strong", title)
        tag("span", ["class": "explanation"], note)
      }
      tag("svg", ["class": "plot", "role": "img"]) {
        tag("title", title)
        tag("desc", description)
        for mark in down { horizontal(mark) }
        for (index, mark) in across.enumerated() { vertical(mark, index) }
        for note in notes { noted(note) }
        tag(
          "svg",
          [
            "y": "\(Self.top)", "width": "100%", "height": "\(Self.height)",
            "viewBox": "0 0 \(Self.width) \(Self.height)", "preserveAspectRatio": "none",
            "overflow": "visible",
          ]
        ) {
          for curve in curves { drawing(of: curve) }
        }
      }
    }
  }

  private func drawing(of curve: Curve) -> Markup {
    .sequence([
      tag(
        "polyline",
        [
          "class": curve.style,
          "points": curve.points.map { "\($0.across),\($0.down)" }.joined(separator: " "),
        ]),
      tag(
        "path",
        [
          "class": "dots \(curve.style)",
          "d": curve.points.map { "M\($0.across) \($0.down)h0" }.joined(),
        ]),
    ])
  }

  private func horizontal(_ mark: Mark) -> Markup {
    let y = Self.top + mark.place
    return .sequence([
      tag("line", ["class": "grid", "x1": "0", "x2": "100%", "y1": "\(y)", "y2": "\(y)"]),
      tag("text", ["x": "-8", "y": "\(y + 4)", "text-anchor": "end"], mark.label),
    ])
  }

  private func vertical(_ mark: Mark, _ index: Int) -> Markup {
    let x = percentText(mark.place)
    let bottom = Self.top + Self.height
    let anchor = mark.place > Self.width * 19 / 20 ? "end" : "middle"
    let stride = (across.count + Self.wordsAcross - 1) / Self.wordsAcross
    let line = tag(
      "line", ["class": "grid", "x1": x, "x2": x, "y1": "\(Self.top)", "y2": "\(bottom)"])
    guard index % max(1, stride) == 0 else { return line }
    return .sequence([
      line,
      tag("text", ["x": x, "y": "\(bottom + 18)", "text-anchor": anchor], mark.label),
    ])
  }

  private func noted(_ mark: Mark) -> Markup {
    let x = percentText(mark.place)
    let anchor = mark.place > Self.width * 3 / 4 ? "end" : "middle"
    return .sequence([
      tag(
        "line",
        [
          "class": "noted", "x1": x, "x2": x, "y1": "\(Self.top)",
          "y2": "\(Self.top + Self.height)",
        ]),
      tag(
        "text", ["class": "noted", "x": x, "y": "\(Self.top - 5)", "text-anchor": anchor],
        mark.label),
    ])
  }
}
