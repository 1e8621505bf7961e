package import Results

/// A matrix of engines as plain text for a terminal.
package enum MatrixText {
  /// One line for each engine, with a line end after each.
  package static func table(of matrix: MatrixResult) -> String {
    let head = [
      "engine", "passed", "differs", "convention", "unsupported", "kinds of difference", "",
    ]
    let rows =
      [head]
      + matrix.rows.map { row in
        let tally = row.tally
        guard row.introduction != nil else {
          return [row.label, "", "", "", "", "", row.remark ?? ""]
        }
        return [
          row.label, "\(tally[.passed])", "\(tally.breaking)", "\(tally[.convention])",
          "\(tally[.unsupported])", "\(row.failures.count)", row.remark ?? "",
        ]
      }
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        // The name and the remark stand left, numbers right.
        switch column {
        case 0: line += cell + gap
        case head.count - 1: line += "  " + cell
        default: line += "  " + gap + cell
        }
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

extension MatrixRow {
  /// The engine's name and version, its own words first.
  var label: String {
    guard let introduction else { return entry.name }
    return introduction.version.isEmpty
      ? entry.name : "\(entry.name) \(introduction.version)"
  }

  var language: String? { introduction?.language ?? entry.language }

  /// The homepage, if it is an address that a page may link to.
  var homepage: String? {
    guard let page = introduction?.homepage ?? entry.homepage,
      page.hasPrefix("https://") || page.hasPrefix("http://")
    else { return nil }
    return page
  }

  /// Why it is not simply judged.
  var remark: String? {
    switch state {
    case .judged: nil
    case .outOfTime: reason.map { "out of time: \($0)" } ?? "out of time"
    case .notStarted: reason.map { "not started: \($0)" } ?? "not started"
    case .notInstalled: reason.map { "not installed: \($0)" } ?? "not installed"
    }
  }

  /// Why it is not simply judged, in a few words.
  var shortRemark: String? { state == .outOfTime ? "not all was run" : nil }

  /// How many kinds of failure a reproduction shows; nil where there is no kind.
  var reproducedText: String? {
    guard !failures.isEmpty else { return nil }
    let reproduced = failures.count { $0.reproduction != nil }
    return reproduced == failures.count && reproduced > 1
      ? "all reproduced" : "\(NumberText.grouped(reproduced)) reproduced"
  }

  /// The area's scenarios by their verdicts; empty where none was run.
  func tally(of area: String) -> VerdictTally {
    areas.first { $0.name == area }?.tally ?? VerdictTally()
  }
}

extension Verdict {
  /// The verdict as a label of a matrix, where words only state what was seen.
  var factualLabel: String {
    switch self {
    case .failed: "Differs"
    case .crashed: "Breaks"
    case .hung: "No answer"
    case .malformed: "Not understood"
    case .passed, .convention, .unsupported, .unknown: label
    }
  }

  /// What the verdict means, in such words.
  var factualMeaning: String {
    self == .failed ? "differs from the rule that the scenario states" : meaning
  }
}

extension VerdictTally {
  /// The verdicts that occur, in such words: `97 passed, 2 differing`.
  var factualListing: String {
    let parts = Verdict.allCases.filter { self[$0] > 0 }.map { verdict in
      "\(NumberText.grouped(self[verdict])) "
        + (verdict == .failed ? "differing" : verdict.factualLabel.lowercased())
    }
    return parts.isEmpty ? "no scenario was run" : parts.joined(separator: ", ")
  }
}

extension MatrixResult {
  /// The areas of which at least one engine decides a scenario, and the others.
  var areasByUse: (used: [String], unused: [String]) {
    func isUsed(_ area: String) -> Bool {
      judged.contains { row in
        let tally = row.tally(of: area)
        return tally[.passed] + tally.breaking > 0
      }
    }
    return (areas.filter(isUsed), areas.filter { !isUsed($0) })
  }

  /// The engines that were judged at all.
  var judged: [MatrixRow] { rows.filter { $0.introduction != nil } }

  /// What was done, in one sentence.
  var summary: String {
    let engines = NumberText.counted(judged.count, "engine")
    let rest = rows.count - judged.count
    let others =
      rest == 0 ? "" : "; \(NumberText.grouped(rest)) more could not be installed or started"
    return "\(engines) on \(NumberText.counted(plan.scenarios, "scenario")) and on "
      + "\(NumberText.counted(plan.cases, "case")) of "
      + "\(NumberText.counted(plan.commandsPerCase, "random command")), seed \(plan.seed)\(others)."
  }

  /// How the figures are to be read.
  var reading: [String] {
    let seconds = plan.requestNanoseconds / 1_000_000_000
    return [
      "Only “passed” is a pass. A scenario that an engine says it can’t do, or decides by a "
        + "convention of its own that it declares, is counted apart and speaks neither for nor "
        + "against it.",
      "“Differs” counts what differs from the rule that the scenario states, crashes and missing "
        + "answers included. Each engine is asked through an adapter of this suite, which may be "
        + "wrong itself: where a reproduction is named, the same was seen on the engine’s own "
        + "interface.",
      "An answer is missing after \(seconds) s, and a case of many requests after "
        + "\(6 * seconds) s and more, as it has more commands: on a slower or busier machine more "
        + "are missing.",
    ]
  }
}

extension MatrixFailure {
  /// Where it was seen, in a few words.
  var occurrence: String {
    var parts: [String] = []
    if seen > 0 { parts.append("\(NumberText.counted(seen, "case")) of random flow") }
    if !scenarios.isEmpty { parts.append(NumberText.counted(scenarios.count, "scenario")) }
    return parts.joined(separator: ", ")
  }

  /// What the failure is, in words that only state it.
  var title: String {
    switch verdict {
    case .crashed: "Breaks while it is asked: \(words)"
    case .hung: "No answer in time: \(words)"
    case .malformed: "An answer that is not of the protocol: \(words)"
    case .unknown: "Not decided: \(kind)"
    case .passed, .failed, .convention, .unsupported: "Differs: \(kind)"
    }
  }

  /// The kind without the verdict that stands before it.
  private var words: String {
    let start = "\(verdict.rawValue): "
    return kind.hasPrefix(start) ? String(kind.dropFirst(start.count)) : kind
  }

  /// What the flow needs besides its commands.
  var setting: String? {
    conventions.isEmpty ? nil : "under \(conventions.joined(separator: ", "))"
  }
}
