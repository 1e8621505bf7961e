package import Results

/// A matrix of engines as one HTML file that opens anywhere, like `HTMLReport`'s.
package enum MatrixPage {
  /// The page of a matrix, as it will stand at a path.
  ///
  /// A path from the folder in which the matrix was measured lets the page link to reproductions,
  /// which are named from there too.
  package static func page(for matrix: MatrixResult, at path: String = "/") -> String {
    let wayHome = wayHome(from: path)
    return PageFrame(
      title: "Engines side by side", suiteVersion: matrix.suiteVersion,
      format: (MatrixJSON.format, MatrixJSON.version), style: MatrixStyle.text
    ).page {
      head(of: matrix)
      overview(of: matrix)
      grid(of: matrix)
      rest(of: matrix)
      tag("section") {
        tag("h2", "Engine by engine")
        for (index, row) in matrix.judged.enumerated() {
          MatrixEngine(row: row, anchor: anchor(index), wayHome: wayHome).markup
        }
        commandLine("Measure it again", matrix.occasion.commandLine)
      }
    }
  }

  /// The way from a file back to the folder that its path begins in; nil where the path tells none.
  private static func wayHome(from path: String) -> String? {
    let steps = path.split(separator: "/").filter { $0 != "." }
    guard !path.hasPrefix("/"), !steps.contains("..") else { return nil }
    return String(repeating: "../", count: max(0, steps.count - 1))
  }

  private static func anchor(_ index: Int) -> String { "engine-\(index + 1)" }

  private static func head(of matrix: MatrixResult) -> Markup {
    tag("header", ["class": "summary"]) {
      tag("h1") {
        "Assay matrix"
        tag("span", ["class": "engine"], matrix.occasion.startedText)
      }
      tag("div", ["class": "verdict"]) {
        tag("p", ["class": "word"], "Engines side by side")
        tag("p", ["class": "why"], matrix.summary)
        if matrix.ending == .interrupted {
          tag("p", ["class": "why"], "Interrupted: the engines after these were not judged.")
        }
        for note in matrix.reading { tag("p", ["class": "more why"], note) }
      }
    }
  }

  // MARK: - Tables

  private static func overview(of matrix: MatrixResult) -> Markup {
    tag("section") {
      tag("h2", "Scenarios")
      DataTable(
        caption: "All areas together",
        columns: [
          .init("Engine"), .init("Passed", .numbers), .init("Differs", .numbers),
          .init("Convention", .numbers), .init("Unsupported", .numbers), .init("Share", .drawing),
          .init("Random commands", .numbers), .init("Kinds of difference", .numbers),
        ],
        rows: matrix.judged.enumerated().map { index, row in
          let tally = row.tally
          return DataTable.Row(
            heading: .sequence([
              tag("a", ["href": "#\(anchor(index))"], row.label),
              tag(
                "span", ["class": "explanation"],
                [row.language, row.shortRemark].compactMap { $0 }.joined(separator: ", ")),
            ]),
            cells: [
              count(tally[.passed], "passed"), count(tally.breaking, "failed"),
              count(tally[.convention], "convention"), count(tally[.unsupported], "unsupported"),
              verdictBar(tally), .text(NumberText.grouped(row.played.commands)),
              .sequence([
                count(row.failures.count, "failed"),
                row.reproducedText.map { tag("span", ["class": "explanation"], $0) } ?? .nothing,
              ]),
            ])
        }
      ).markup
      legend(of: matrix)
    }
  }

  private static func legend(of matrix: MatrixResult) -> Markup {
    let tallies = matrix.judged.map(\.tally)
    return tag("ul", ["class": "legend"]) {
      for verdict in Verdict.allCases where tallies.contains(where: { $0[verdict] > 0 }) {
        tag("li") {
          factualPill(verdict)
          " "
          tag("span", ["class": "explanation"], verdict.factualMeaning)
        }
      }
    }
  }

  /// Engines by areas: how many of the scenarios that the engine decides passed.
  private static func grid(of matrix: MatrixResult) -> Markup {
    let areas = matrix.areasByUse
    guard !areas.used.isEmpty else { return .nothing }
    return tag("section") {
      tag("h2", "By area")
      tag(
        "p", ["class": "lead"],
        "Passed, and below it what differs; a dash where the engine says that it can do none of "
          + "the area, or decides all of it by a convention of its own.")
      tag(
        "div",
        ["class": "scroll grid-box", "role": "region", "aria-label": "By area", "tabindex": "0"]
      ) {
        tag("table", ["class": "areas"]) {
          tag("thead") {
            tag("tr") {
              tag("th", ["scope": "col"], "Engine")
              for area in areas.used {
                tag("th", ["scope": "col", "class": "slant"]) { tag("span", area) }
              }
            }
          }
          tag("tbody") {
            for (index, row) in matrix.judged.enumerated() {
              tag("tr") {
                tag("th", ["scope": "row"]) {
                  tag("a", ["href": "#\(anchor(index))"], row.entry.name)
                }
                for area in areas.used { cell(row.tally(of: area)) }
              }
            }
          }
        }
      }
      if !areas.unused.isEmpty {
        tag(
          "p", ["class": "more"],
          "No engine decides any of \(areas.unused.joined(separator: ", ")).")
      }
    }
  }

  private static func cell(_ tally: VerdictTally) -> Markup {
    let decided = tally[.passed] + tally.breaking
    guard decided > 0 else {
      return tag("td", ["class": "tile-none", "title": tally.factualListing], "–")
    }
    let style = tally.breaking == 0 ? "tile-passed" : tally[.passed] == 0 ? "tile-all" : "tile-some"
    return tag("td", ["class": style, "title": tally.factualListing]) {
      tag("b", "\(tally[.passed])")
      if tally.breaking > 0 { tag("i", "\(tally.breaking)") }
    }
  }

  private static func count(_ count: Int, _ style: String) -> Markup {
    tag("span", ["class": count == 0 ? "none" : "count-\(style)"], NumberText.grouped(count))
  }

  // MARK: - Engines without a verdict

  private static func rest(of matrix: MatrixResult) -> Markup {
    let rest = matrix.rows.filter { $0.introduction == nil }
    guard !rest.isEmpty else { return .nothing }
    return tag("section") {
      tag("h2", "Not judged")
      DataTable(
        caption: "Engines that could not be installed or started",
        columns: [.init("Engine"), .init("Reason")],
        rows: rest.map { row in
          DataTable.Row(
            heading: titled(.text(row.label), row.entry.requirements.joined(separator: ", ")),
            cells: [.text(Excerpt.text(row.remark ?? NumberText.missing))])
        }
      ).markup
    }
  }
}
