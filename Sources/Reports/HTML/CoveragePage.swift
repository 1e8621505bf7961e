package import Results

/// What the scenarios exercise, and what not, as one HTML file that opens anywhere.
package enum CoveragePage {
  /// The most gaps of one respect that are named.
  private static let gapsShown = 500

  /// The page of a result.
  package static func page(for result: CoverageResult) -> String {
    PageFrame(
      title: "Assay coverage", suiteVersion: "",
      format: (CoverageJSON.format, CoverageJSON.version)
    ).page {
      tag("header", ["class": "summary"]) {
        tag("h1") {
          "Assay coverage"
          tag("span", ["class": "engine"], result.engine.label)
        }
        tag("div", ["class": result.contradictions.isEmpty ? "verdict" : "verdict breaks"]) {
          tag("p", ["class": "word"], result.headline)
          tag("p", ["class": "reasons"], sentence(result.conclusion))
        }
      }
      tag("section") {
        tag("h2", "Respects")
        table(of: result)
        for dimension in result.dimensions { gaps(of: dimension) }
      }
      faults(of: result)
      commandLine("Run it again", result.occasion.commandLine)
    }
  }

  private static func table(of result: CoverageResult) -> Markup {
    DataTable(
      caption: "What scenarios exercise",
      columns: [
        .init("Respect"), .init("Exercised", .numbers), .init("Of", .numbers),
        .init("Share", .drawing), .init("Impossible", .numbers),
      ],
      rows: result.dimensions.map { dimension in
        let covered = dimension.points.count - dimension.gaps.count
        return DataTable.Row(
          heading: titled(.text(dimension.name), dimension.summary),
          cells: [
            tag("strong", NumberText.grouped(covered)),
            .text(NumberText.grouped(dimension.points.count)),
            Bars.stacked(
              [("measure", covered), ("track", dimension.gaps.count)],
              label: "\(dimension.name): \(covered) of \(dimension.points.count)"),
            .text(NumberText.grouped(dimension.impossible.count)),
          ])
      }
    ).markup
  }

  private static func gaps(of dimension: CoverageOfDimension) -> Markup {
    let wrong = dimension.impossible.filter { $0.example != nil }
    let shown = Excerpt.list(dimension.gaps, limit: gapsShown)
    guard !dimension.gaps.isEmpty || !wrong.isEmpty else { return .nothing }
    return tag("details") {
      tag("summary") {
        tag("span", ["class": "area"], dimension.name)
        tag(
          "span", ["class": "explanation"],
          "\(NumberText.counted(dimension.gaps.count, "gap"))"
            + (wrong.isEmpty ? "" : ", \(wrong.count) that should be impossible"))
      }
      tag("ul") {
        for point in wrong {
          tag("li") {
            pill(isGood: false, "Happened all the same")
            " \(point.name), by \(point.example ?? ""): \(point.why)"
          }
        }
        for gap in shown.shown { tag("li", gap.name) }
      }
      if shown.omitted > 0 {
        tag("p", ["class": "more"], "… and \(NumberText.counted(shown.omitted, "more gap")).")
      }
    }
  }

  private static func faults(of result: CoverageResult) -> Markup {
    guard !result.faults.isEmpty else { return .nothing }
    return tag("section") {
      tag("h2", "Known kinds of faults")
      DataTable(
        caption: "Faults, and the scenarios that are there to show them",
        columns: [
          .init("Fault"), .init("Scenarios", .numbers), .init("First, or why none", .prose),
        ],
        rows: result.faults.map { fault in
          DataTable.Row(
            heading: titled(tag("code", fault.code), fault.summary),
            cells: [
              .text(NumberText.grouped(fault.scenarios.count)),
              .sequence([
                fault.isGap ? pill(isGood: false, "Gap") : .nothing,
                .text(" " + Excerpt.text(fault.scenarios.first ?? fault.note)),
              ]),
            ])
        }
      ).markup
    }
  }
}

/// The same as Markdown.
enum CoverageMarkdown {
  /// A summary for a job of continuous integration, with a line end after the last line.
  static func text(for result: CoverageResult) -> String {
    typealias Summary = MarkdownSummary
    let rows = result.dimensions.map { dimension in
      [
        Summary.escaped(dimension.name),
        NumberText.grouped(dimension.points.count - dimension.gaps.count),
        NumberText.grouped(dimension.points.count), NumberText.grouped(dimension.impossible.count),
      ]
    }
    return [
      "# Assay coverage", "**\(result.headline)**: \(Summary.escaped(result.conclusion)).",
      Summary.table(["Respect", "Exercised", "Of", "Impossible"], rows),
      "Run again: \(Summary.code(result.occasion.commandLine))",
    ].joined(separator: "\n\n") + "\n"
  }
}

extension CoverageResult {
  fileprivate var headline: String {
    let all = dimensions.reduce(0) { $0 + $1.points.count }
    let gaps = dimensions.reduce(0) { $0 + $1.gaps.count }
    return "\(NumberText.grouped(all - gaps)) of \(NumberText.grouped(all)) exercised"
  }

  fileprivate var conclusion: String {
    let missing = faults.count(where: \.isGap)
    return "\(NumberText.counted(scenarios, "scenario")), "
      + "\(NumberText.counted(missing, "kind")) of fault without one"
      + (contradictions.isEmpty
        ? "" : ", \(NumberText.counted(contradictions.count, "impossible thing")) that happened")
  }
}
