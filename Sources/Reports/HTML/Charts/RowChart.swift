internal import Results

/// Rows of bars or of points with their ranges, all on one scale, each under its own words.
///
/// Places go from 0 to `RowChart.width` and stretch with the page; letters keep their size, so that
/// the chart can be read on a phone as on a desk.
struct RowChart {
  /// What shows the middle value of a row.
  enum Shape {
    /// A bar that begins at the left.
    case bar
    /// A dot, where the left is not nothing.
    case point
  }

  /// One value with its range.
  struct Row {
    let label: String
    let value: String
    let low: Int
    let middle: Int
    let high: Int
    /// The style that gives it its colour.
    var style = RowChart.series(0)
  }

  /// Rows that belong together, under a title where it is not empty.
  struct Group {
    let title: String
    let rows: [Row]
  }

  /// A line from top to bottom with its words.
  struct Mark {
    let place: Int
    let label: String
    var isReference = false
  }

  let title: String
  /// What the chart shows, in a sentence under its title.
  let note: String
  let shape: Shape
  let groups: [Group]
  let marks: [Mark]

  /// The greatest place.
  static let width = 10_000
  /// How many letters have room in a line on a phone.
  private static let lettersInLine = 48
  private static let titleHeight = 26
  private static let rowHeight = 38
  private static let colours = 6

  /// The style of one of several series, counted from 0.
  static func series(_ index: Int) -> String { "series-\(index % colours + 1)" }

  var markup: Markup {
    tag("figure", ["class": "chart rows"]) {
      tag("figcaption") {
        tag("strong", title)
        tag("span", ["class": "explanation"], note)
      }
      tag("svg", ["class": "rowplot", "role": "img", "height": "\(height + 24)"]) {
        tag("title", title)
        tag("desc", description)
        for mark in marks { line(mark) }
        Markup.sequence(drawn)
      }
    }
  }

  private var height: Int {
    groups.reduce(0) { $0 + headHeight($1) + $1.rows.count * Self.rowHeight }
  }

  private func headHeight(_ group: Group) -> Int { group.title.isEmpty ? 0 : Self.titleHeight }

  private var description: String {
    groups.flatMap { group in
      group.rows.map { row in
        (group.title.isEmpty ? "" : "\(group.title), ") + "\(row.label): \(row.value)"
      }
    }.joined(separator: "; ")
  }

  private var drawn: [Markup] {
    var parts: [Markup] = []
    var top = 0
    for group in groups {
      if !group.title.isEmpty {
        parts.append(
          tag(
            "text", ["class": "head", "x": "0", "y": "\(top + 18)"], short(group.title, beside: ""))
        )
        top += Self.titleHeight
      }
      for row in group.rows {
        parts.append(drawing(of: row, top))
        top += Self.rowHeight
      }
    }
    return parts
  }

  private func drawing(of row: Row, _ top: Int) -> Markup {
    let (y, middle) = (top + 20, top + 25)
    return .sequence([
      tag(
        "text", ["class": "name", "x": "0", "y": "\(top + 14)"], short(row.label, beside: row.value)
      ),
      tag(
        "text", ["class": "value", "x": "100%", "y": "\(top + 14)", "text-anchor": "end"],
        row.value),
      shape == .bar
        ? tag(
          "rect",
          [
            "class": row.style, "x": "0", "y": "\(y)", "width": percent(row.middle), "height": "10",
            "rx": "2",
          ]) : .nothing,
      row.high > row.low ? range(row, middle) : .nothing,
      shape == .point
        ? tag(
          "circle", ["class": row.style, "cx": percent(row.middle), "cy": "\(middle)", "r": "4.5"])
        : .nothing,
    ])
  }

  private func range(_ row: Row, _ y: Int) -> Markup {
    func stroke(_ x1: Int, _ x2: Int, _ y1: Int, _ y2: Int) -> Markup {
      tag(
        "line",
        [
          "class": "range", "x1": percent(x1), "x2": percent(x2), "y1": "\(y1)", "y2": "\(y2)",
        ])
    }
    return .sequence([
      stroke(row.low, row.high, y, y), stroke(row.low, row.low, y - 4, y + 4),
      stroke(row.high, row.high, y - 4, y + 4),
    ])
  }

  private func line(_ mark: Mark) -> Markup {
    let x = percent(mark.place)
    let anchor =
      mark.place < Self.width / 20 ? "start" : mark.place > Self.width * 19 / 20 ? "end" : "middle"
    return .sequence([
      tag(
        "line",
        [
          "class": mark.isReference ? "grid reference" : "grid", "x1": x, "x2": x, "y1": "0",
          "y2": "\(height + 4)",
        ]),
      tag(
        "text",
        [
          "class": mark.isReference ? "reference" : "tick", "x": x, "y": "\(height + 18)",
          "text-anchor": anchor,
        ], mark.label),
    ])
  }

  /// A name as far as there is room; the table beside the chart has all of it.
  private func short(_ name: String, beside value: String) -> String {
    let room = max(12, Self.lettersInLine - value.count)
    return name.count > room ? name.prefix(room - 1) + "…" : name
  }

  private func percent(_ place: Int) -> String { percentText(place) }
}

/// A place of ten thousand as a share of the width: `12.5%`.
func percentText(_ place: Int) -> String {
  "\(place / 100).\(place % 100 < 10 ? "0" : "")\(place % 100)%"
}
