package import Results

/// A matrix of engines as Markdown.
package enum MatrixMarkdown {
  /// The most kinds of failure of one engine that are told.
  private static let failuresShown = 12
  private static let commandsShown = 12

  /// The text, with a line end after the last line.
  package static func text(for matrix: MatrixResult) -> String {
    var blocks = [
      "# Engines side by side", escaped(matrix.summary),
      escaped(matrix.occasion.sentence) + " Assay \(escaped(matrix.suiteVersion)).",
    ]
    if matrix.ending == .interrupted {
      blocks.append("**Interrupted: the engines after these were not judged.**")
    }
    blocks += matrix.reading.map(escaped)
    blocks += ["## Scenarios", overview(of: matrix)]
    if let table = areas(of: matrix) {
      blocks += ["## By area", areaNote, table]
      let unused = matrix.areasByUse.unused
      if !unused.isEmpty {
        blocks.append("No engine decides any of \(escaped(unused.joined(separator: ", "))).")
      }
    }
    let rest = matrix.rows.filter { $0.introduction == nil }
    if !rest.isEmpty {
      blocks.append("## Not judged")
      blocks.append(
        rest.map { "- \(escaped($0.label)): \(escaped($0.remark ?? ""))" }
          .joined(separator: "\n"))
    }
    blocks += matrix.judged.flatMap(section)
    blocks.append("Measure it again: \(code(matrix.occasion.commandLine))")
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static let areaNote =
    "Passed of those that were decided; “–” where an engine can do none of them."

  // MARK: - Tables

  private static func overview(of matrix: MatrixResult) -> String {
    let rows = matrix.judged.map { row in
      let tally = row.tally
      return [
        row.homepage.map { "[\(escaped(row.label))](\($0))" } ?? escaped(row.label),
        escaped(
          [row.language ?? NumberText.missing, row.shortRemark].compactMap { $0 }
            .joined(separator: ", ")), NumberText.grouped(tally[.passed]),
        NumberText.grouped(tally.breaking), NumberText.grouped(tally[.convention]),
        NumberText.grouped(tally[.unsupported]), NumberText.grouped(row.played.commands),
        [NumberText.grouped(row.failures.count), row.reproducedText].compactMap { $0 }
          .joined(separator: ", "),
      ]
    }
    return MarkdownSummary.table(
      [
        "Engine", "Language", "Passed", "Differs", "Convention", "Unsupported", "Random commands",
        "Kinds of difference",
      ], rows)
  }

  private static func areas(of matrix: MatrixResult) -> String? {
    let areas = matrix.areasByUse.used
    guard !areas.isEmpty else { return nil }
    return MarkdownSummary.table(
      ["Engine"] + areas.map(escaped),
      matrix.judged.map { row in
        [escaped(row.entry.name)]
          + areas.map { area in
            let tally = row.tally(of: area)
            let decided = tally[.passed] + tally.breaking
            return decided == 0 ? "–" : "\(tally[.passed])/\(decided)"
          }
      })
  }

  // MARK: - Engines

  private static func section(of row: MatrixRow) -> [String] {
    var blocks = ["## \(escaped(row.label))"]
    var lines: [String] = []
    if let introduction = row.introduction {
      lines.append("Can: \(escaped(introduction.capabilities.joined(separator: ", ")))")
      if !introduction.conventions.isEmpty {
        lines.append("Has chosen: \(escaped(introduction.conventions.joined(separator: ", ")))")
      }
    }
    if let notes = row.entry.notes { lines.append(escaped(notes)) }
    lines.append("Scenarios: \(row.tally.factualListing)")
    if let remark = row.remark { lines.append(escaped(sentence(remark))) }
    lines += row.reproductions.map { "Reproduction: \(code($0))" }
    blocks.append(lines.map { "- \($0)" }.joined(separator: "\n"))
    let failures = Excerpt.list(row.failures, limit: failuresShown)
    for failure in failures.shown { blocks += story(of: failure) }
    if failures.omitted > 0 {
      blocks.append(
        "… and \(NumberText.counted(failures.omitted, "more kind")) in matrix.json.")
    }
    return blocks
  }

  private static func story(of failure: MatrixFailure) -> [String] {
    let flow = Excerpt.list(failure.flow, limit: commandsShown)
    var lines = flow.shown.map { Excerpt.text($0, limit: 300) }
    if flow.omitted > 0 { lines.append("… \(NumberText.counted(flow.omitted, "more command"))") }
    if let setting = failure.setting { lines.insert(setting, at: 0) }
    var blocks = [
      "### \(escaped(failure.title))",
      escaped(
        "\(Excerpt.text(failure.statement)) \(sentence(Excerpt.text(failure.message))) "
          + "Seen in \(failure.occurrence)."),
      MarkdownSummary.codeBlock(lines.joined(separator: "\n")),
      "Replay it: \(code(failure.replay))",
    ]
    if let reproduction = failure.reproduction {
      blocks.append("Without the adapter: \(code(reproduction))")
    }
    return blocks
  }

  private static func escaped(_ text: String) -> String { MarkdownSummary.escaped(text) }
  private static func code(_ text: String) -> String { MarkdownSummary.code(text) }
}
