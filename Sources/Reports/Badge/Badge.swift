package import Results

/// A report as a badge for a README: one small SVG picture that needs nothing else, with the verdict
/// in a few words.
///
/// The widths of its two fields are computed from the letters, and each text is told its own, so that
/// it fits whatever font shows it.
package enum Badge {
  /// The badge of a report.
  package static func svg(for report: Report) -> String {
    svg(label: "assay", message: BadgeMessage(report))
  }

  static func svg(label: String, message: BadgeMessage) -> String {
    let left = LetterWidths.width(of: label) + 2 * padding
    let right = LetterWidths.width(of: message.text) + 2 * padding
    let title = "\(label): \(message.text)"
    return tag(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": "\(left + right)", "height": "\(height)",
        "viewBox": "0 0 \(left + right) \(height)", "role": "img", "aria-label": title,
      ]
    ) {
      tag("title", title)
      tag("clipPath", ["id": "round"]) {
        tag("rect", ["width": "\(left + right)", "height": "\(height)", "rx": "3"])
      }
      tag("g", ["clip-path": "url(#round)"]) {
        tag("rect", ["width": "\(left)", "height": "\(height)", "fill": "#454d57"])
        tag(
          "rect",
          [
            "x": "\(left)", "width": "\(right)", "height": "\(height)", "fill": message.color,
          ])
      }
      tag(
        "g",
        [
          "fill": "#fff", "text-anchor": "middle",
          "font-family": "Verdana,'DejaVu Sans',Geneva,sans-serif", "font-size": "11",
        ]
      ) {
        text(label, from: 0, width: left)
        text(message.text, from: left, width: right)
      }
    }.xmlDocument
  }

  private static let height = 20
  /// The room before and after a text.
  private static let padding = 6

  private static func text(_ text: String, from start: Int, width: Int) -> Markup {
    // In half units, because a middle may lie between two pixels.
    let middle = 2 * start + width
    return tag(
      "text",
      [
        "x": "\(middle / 2)\(middle.isMultiple(of: 2) ? "" : ".5")", "y": "14",
        "textLength": "\(width - 2 * padding)",
      ], text)
  }
}

/// What a badge says, and its colour.
struct BadgeMessage: Hashable {
  let text: String
  /// A colour on which white letters can be read.
  let color: String

  private static let good = "#1a7f47"
  private static let bad = "#c4262e"
  private static let empty = "#656d76"

  init(_ report: Report) {
    let broken =
      report.runs.map(\.tally.breaking).reduce(0, +)
      + report.campaigns.map(\.failures.count).reduce(0, +)
      + report.replays.count { !$0.conforms }
      + report.benches.map { bench in bench.workloads.count { $0.figures == nil } }.reduce(0, +)
    let total = report.runs.map(\.tally.total).reduce(0, +)
    let passed = report.runs.map { $0.tally[.passed] }.reduce(0, +)
    if report.isEmpty {
      (text, color) = ("nothing judged", Self.empty)
    } else if broken > 0 {
      (text, color) = ("\(NumberText.grouped(broken)) failed", Self.bad)
    } else if !report.conforms {
      (text, color) = ("nothing passed", Self.empty)
    } else if total > 0 {
      let count = NumberText.grouped(passed)
      text = passed == total ? "\(count) passed" : "\(count) of \(NumberText.grouped(total)) passed"
      color = Self.good
    } else if !report.campaigns.isEmpty {
      let commands = report.campaigns.map(\.commands).reduce(0, +)
      (text, color) = ("\(NumberText.counted(commands, "command")) passed", Self.good)
    } else if !report.replays.isEmpty {
      let trades = report.replays.map(\.trades.agreeing).reduce(0, +)
      (text, color) = ("\(NumberText.counted(trades, "trade")) agree", Self.good)
    } else {
      (text, color) = (report.benches.first.map(Self.rate) ?? "measured", Self.good)
    }
  }

  /// The slowest flow's rate.
  private static func rate(of bench: BenchResult) -> String {
    guard let slowest = bench.slowest else { return "measured" }
    return NumberText.rate(
      slowest.workload.commands, inNanoseconds: slowest.summary.median.wallNanoseconds)
  }
}

/// About how wide letters are in a sans-serif font of 11 pixels.
enum LetterWidths {
  /// The width of a text in whole pixels, rounded up.
  static func width(of text: String) -> Int {
    (text.unicodeScalars.map(tenths).reduce(0, +) + 9) / 10
  }

  private static func tenths(_ letter: Unicode.Scalar) -> Int {
    switch letter {
    case "i", "j", "l", "I", ".", ",", ":", ";", "|", "'", " ": 38
    case "f", "r", "t", "/", "(", ")", "-": 47
    case "m", "w", "M", "W", "%": 103
    case "A"..."Z", "<", ">", "+", "=", "~": 82
    case "0"..."9", "a"..."z": 69
    default: letter.isASCII ? 69 : 110
    }
  }
}
