package import Results

/// A comparison of two measurements as plain text, for a terminal, and as Markdown.
package enum ComparisonText {
  /// A table of all figures and the conclusion, with a line end after the last line.
  ///
  /// `paint` colours the word of a verdict.
  package static func text(
    for result: ComparisonResult,
    paint: (String, FigureComparison.Verdict) -> String = { word, _ in word }
  ) -> String {
    var lines = [result.heading]
    lines += result.unlike.map { "unlike: \($0)" }
    let names = result.figures.map(\.figure)
    let width = names.map(\.count).max() ?? 0
    var group = ""
    for figure in result.figures {
      let title = "\(figure.engine), \(figure.flow)"
      if title != group {
        group = title
        lines.append(title)
      }
      let gap = String(repeating: " ", count: width + 2 - figure.figure.count)
      let values =
        "\(FigureText.value(figure.baseline, figure.unit)) -> "
        + FigureText.value(figure.candidate, figure.unit)
      let interval = figure.interval.map { " (\($0))" } ?? ""
      lines.append(
        "  \(figure.figure)\(gap)\(paint(figure.wording, figure.verdict)): "
          + "\(figure.change)\(interval), \(values)")
    }
    lines += result.unpaired.map { "not compared: \($0)" }
    lines.append(sentence(result.conclusion))
    return lines.joined(separator: "\n") + "\n"
  }

  /// A summary for a job of continuous integration, with a line end after the last line.
  package static func markdown(for result: ComparisonResult) -> String {
    typealias Summary = MarkdownSummary
    var blocks = [
      "# \(Summary.escaped(result.heading))",
      "**\(Summary.escaped(sentence(result.conclusion)))**",
    ]
    if !result.unlike.isEmpty {
      blocks.append(
        "The two are unlike, so that a difference may not be the engine’s:\n\n"
          + result.unlike.map { "- \(Summary.escaped($0))" }.joined(separator: "\n"))
    }
    let decided = result.figures.filter { $0.verdict != .undecided }
    let rows = decided.map { figure in
      let word = figure.wording
      return [
        Summary.escaped("\(figure.flow)"), Summary.escaped(figure.figure),
        Summary.escaped(FigureText.value(figure.baseline, figure.unit)),
        Summary.escaped(FigureText.value(figure.candidate, figure.unit)), figure.change,
        figure.interval ?? NumberText.missing,
        figure.verdict == .worse ? "**\(word)**" : word,
      ]
    }
    if !rows.isEmpty {
      blocks.append(
        Summary.table(
          ["Flow", "Figure", "Before", "After", "Change", result.intervalName, "Verdict"], rows,
          numbersFrom: 2))
    }
    let undecided = result.figures.count - decided.count
    if undecided > 0 {
      blocks.append(
        "Not in the table: \(NumberText.counted(undecided, "figure")) with too few values to tell.")
    }
    if !result.unpaired.isEmpty {
      blocks.append(
        "Not compared:\n\n"
          + unpaired(result.unpaired))
    }
    blocks.append("Assay \(Summary.escaped(result.suiteVersion))")
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// What only one side has, as a list that is cut where it is long.
  private static func unpaired(_ names: [String]) -> String {
    let shown = Excerpt.list(names, limit: 20)
    let lines = shown.shown.map { "- \(MarkdownSummary.escaped($0))" }
    return (lines + (shown.omitted > 0 ? ["- … and \(shown.omitted) more"] : []))
      .joined(separator: "\n")
  }
}
