internal import Results

/// Bars that stretch with their place: the text about them stands beside them, never in them.
enum Bars {
  /// The width of a bar in its own units.
  private static let width = 10_000
  private static let height = 10

  /// A bar made of parts by their sizes, each with the name of a style; parts of nothing are left
  /// out.
  static func stacked(_ parts: [(style: String, size: Int)], label: String) -> Markup {
    let total = parts.reduce(Int128(0)) { $0 + Int128($1.size) }
    var rectangles: [Markup] = []
    var before = Int128(0)
    for part in parts where part.size > 0 {
      let start = Int(before * Int128(width) / total)
      before += Int128(part.size)
      let end = Int(before * Int128(width) / total)
      rectangles.append(rectangle(part.style, from: start, to: max(end, start + 40)))
    }
    return drawing(label: label) { Markup.sequence(rectangles) }
  }

  /// A bar up to the middle value, with a mark over the range from low to high, on a scale that
  /// ends at `full`.
  static func range(low: Int, middle: Int, high: Int, full: Int, label: String) -> Markup {
    func place(_ value: Int) -> Int {
      full > 0 ? Int(Int128(value) * Int128(width) / Int128(full)) : 0
    }
    return drawing(label: label) {
      rectangle("track", from: 0, to: width)
      rectangle("measure", from: 0, to: place(middle))
      tag(
        "rect",
        [
          "class": "spread", "x": "\(place(low))", "width": "\(max(30, place(high) - place(low)))",
          "y": "4", "height": "2",
        ])
    }
  }

  private static func rectangle(_ style: String, from start: Int, to end: Int) -> Markup {
    tag(
      "rect",
      [
        "class": style, "x": "\(start)", "width": "\(end - start)", "y": "0",
        "height": "\(height)",
      ])
  }

  private static func drawing(label: String, @MarkupBuilder content: () -> Markup) -> Markup {
    tag(
      "svg",
      [
        "class": "bar", "viewBox": "0 0 \(width) \(height)", "preserveAspectRatio": "none",
        "role": "img", "aria-label": label,
      ], content: content)
  }
}

/// The bar of a tally with the verdicts that occur as its legend.
func verdictBar(_ tally: VerdictTally) -> Markup {
  Bars.stacked(
    Verdict.allCases.map { (style: "fill-\($0.rawValue)", size: tally[$0]) },
    label: tally.listing)
}
