package import Results

/// What a history shows as plain text, for a terminal, and as Markdown.
package enum TrackingText {
  /// The changes, and what could not be told, with a line end after the last line.
  ///
  /// `paint` colours the word of a change that is worse or better.
  package static func text(
    for result: TrackingResult, paint: (String, _ isWorse: Bool) -> String = { word, _ in word }
  ) -> String {
    var lines: [String] = []
    for series in result.series where !series.changes.isEmpty {
      lines.append("\(series.title), on \(series.place)")
      for change in series.changes {
        let isWorse = change.isWorse(series.better)
        lines.append(
          "  \(paint(series.word(change), isWorse)) by \(series.extent(change)) "
            + "\(change.whereabouts)")
        lines.append("    \(series.levels(change))")
      }
    }
    lines.append(sentence(result.conclusion))
    lines.append(result.rule.wording)
    return lines.joined(separator: "\n") + "\n"
  }

  /// A summary for a job of continuous integration, with a line end after the last line.
  package static func markdown(for result: TrackingResult) -> String {
    typealias Summary = MarkdownSummary
    var blocks = ["# Assay history", "**\(Summary.escaped(sentence(result.conclusion)))**"]
    let rows = result.series.flatMap { series in
      series.changes.map { change in
        let word = series.word(change)
        return [
          Summary.escaped(series.title), change.isWorse(series.better) ? "**\(word)**" : word,
          series.extent(change), Summary.escaped(change.whereabouts),
          Summary.escaped(series.levels(change)),
        ]
      }
    }
    if !rows.isEmpty {
      blocks.append(Summary.table(["Figure", "Change", "By", "Where", "From, to"], rows))
    }
    blocks.append(Summary.escaped(result.rule.wording))
    blocks.append("Assay \(Summary.escaped(result.suiteVersion))")
    return blocks.joined(separator: "\n\n") + "\n"
  }
}

extension TrackingResult {
  /// What the history comes to, in one clause.
  var conclusion: String {
    if series.isEmpty { return "the history is empty" }
    let short = series.count { if case .notEnoughHistory = $0.finding { true } else { false } }
    let changed = series.count { !$0.changes.isEmpty }
    let steady = series.count - short - changed
    var parts: [String] = []
    if changed > 0 {
      parts.append(
        "\(NumberText.grouped(changed)) of \(NumberText.counted(series.count, "series", "series")) changed"
      )
    }
    if steady > 0 { parts.append("\(NumberText.grouped(steady)) kept their level") }
    if short > 0 { parts.append("\(NumberText.grouped(short)) have not enough history") }
    return parts.joined(separator: ", ")
      + ", in \(NumberText.counted(records, "record"))"
  }
}

extension TrackingRule {
  /// By what changes are told from chance, in a sentence.
  var wording: String {
    func percent(_ millionths: Int) -> String { "\(millionths / 10_000) %" }
    return "A change is told where chance alone makes one in at most 1 of "
      + "\(NumberText.grouped(1_000_000_000 / max(1, levelBillionths))) series "
      + "(Bonferroni over \(NumberText.counted(seriesTested, "series", "series"))), from "
      + "\(percent(leastChange)) on, \(percent(leastTailChange)) of p99 and beyond, with "
      + "\(shortestSegment) measurements on either side; "
      + "\(NumberText.counted(fewestMeasurements, "measurement")) are needed. Exact counters change "
      + "wherever they differ."
  }
}

extension TrackedSeries {
  /// Engine, flow and figure.
  var title: String { "\(engine), \(flow.name), \(figure)" }

  /// Processor and toolchain.
  var place: String {
    [processor, toolchain].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What a change is called.
  func word(_ change: LevelChange) -> String {
    FigureText.word(isBetter: !change.isWorse(better), better, unit)
  }

  /// How great a change is, without a sign.
  func extent(_ change: LevelChange) -> String {
    let text = FigureText.change(from: change.before, to: change.after)
    return text.first == "+" || text.first == "-" ? String(text.dropFirst()) : text
  }

  /// The levels before and after.
  func levels(_ change: LevelChange) -> String {
    let probability = FigureText.probability(billionths: change.probabilityBillionths)
    return "\(FigureText.value(change.before, unit)) -> \(FigureText.value(change.after, unit))"
      + (probability.isEmpty ? "" : ", \(probability)")
  }
}

extension LevelChange {
  /// At which commit, or between which.
  var whereabouts: String {
    let (first, last) = (FigureText.commit(firstAfter), FigureText.commit(lastBefore))
    switch (kind, unmeasured) {
    case (.drift, _): return "little by little about \(first): no single commit"
    case (.step, 0): return "at \(first)"
    case (.step, nil): return "at \(first), the first measured after \(last)"
    case (.step, let count?):
      return "at \(first) or one of \(NumberText.counted(count, "commit")) before it that "
        + (count == 1 ? "was" : "were") + " not measured (\(last)..\(first))"
    }
  }
}
