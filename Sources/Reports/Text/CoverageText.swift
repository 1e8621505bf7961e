package import Results

/// What the scenarios exercise, as plain text for a terminal.
package enum CoverageText {
  /// The most gaps of one respect that the table names.
  static let gapsShown = 12

  /// One line for each respect, and the names of what is missing in it.
  package static func table(_ result: CoverageResult) -> String {
    let column = (["faults"] + result.dimensions.map(\.name)).map(\.count).max() ?? 0
    var lines: [String] = []
    for dimension in result.dimensions {
      let gaps = dimension.gaps
      let covered = dimension.points.count - gaps.count
      lines.append(
        padded(dimension.name, column + 2) + padded("\(covered)/\(dimension.points.count)", 9)
          + dimension.summary)
      for gap in gaps.prefix(gapsShown) { lines.append("    no scenario: \(gap.name)") }
      if gaps.count > gapsShown {
        lines.append(
          "    … and \(gaps.count - gapsShown) more: `assay coverage --of \(dimension.name)`")
      }
      lines += contradictions(of: dimension)
    }
    let missing = result.faults.filter(\.isGap)
    let shown = result.faults.filter { $0.evidence == .orderFlow }
    lines.append(
      padded("faults", column + 2) + padded("\(shown.count - missing.count)/\(shown.count)", 9)
        + "kinds of faults that order flow can show")
    for fault in missing { lines.append("    no scenario: \(fault.code), \(fault.summary)") }
    return lines.joined(separator: "\n")
  }

  /// Everything in one respect: how many scenarios exercise it, and one of them.
  package static func detail(of dimension: CoverageOfDimension) -> String {
    let column = (dimension.points.map(\.name.count) + dimension.impossible.map(\.name.count)).max()
    let width = (column ?? 0) + 2
    var lines = dimension.points.map { point in
      lead(point.scenarios == 0 ? "-" : "\(point.scenarios)") + padded(point.name, width)
        + (point.example ?? "no scenario")
    }
    lines += dimension.impossible.filter { $0.example == nil }.map { point in
      lead("/") + padded(point.name, width) + "impossible: \(point.why)"
    }
    lines += contradictions(of: dimension)
    return lines.joined(separator: "\n")
  }

  /// Every known kind of fault with the scenarios that are there to show it.
  package static func faults(_ faults: [FaultCoverage]) -> String {
    faults.flatMap { fault in
      let names =
        switch (fault.evidence, fault.scenarios.isEmpty) {
        case (.orderFlow, true): "no scenario; shown by: \(fault.note)"
        case (.elsewhere, true): "not by order flow: \(fault.note)"
        case (_, false): fault.scenarios.joined(separator: " ")
        }
      return [
        padded(fault.code, 5) + lead("\(fault.scenarios.count)") + fault.summary,
        "            \(names)",
      ]
    }.joined(separator: "\n")
  }

  private static func contradictions(of dimension: CoverageOfDimension) -> [String] {
    dimension.impossible.compactMap { point in
      point.example.map { example in
        "    declared impossible, yet exercised: \(point.name), by \(example); \(point.why)"
      }
    }
  }

  private static func lead(_ count: String) -> String {
    String(repeating: " ", count: max(0, 5 - count.count)) + count + "  "
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
