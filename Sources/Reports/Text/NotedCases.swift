package import Results

/// Why scenarios neither passed nor failed: those with one reason together.
package struct NotedCases: Hashable, Sendable {
  package var verdict: Verdict
  package var note: String
  /// The scenarios, in the order of the run.
  package var scenarios: [String]

  /// The reasons of a run's scenarios, those of most scenarios first.
  package static func of(_ run: RunResult) -> [NotedCases] {
    var all: [NotedCases] = []
    for result in run.cases where [.convention, .unsupported].contains(result.verdict) {
      let note = result.note ?? result.verdict.meaning
      if let place = all.firstIndex(where: { $0.verdict == result.verdict && $0.note == note }) {
        all[place].scenarios.append(result.scenario)
      } else {
        all.append(
          NotedCases(verdict: result.verdict, note: note, scenarios: [result.scenario]))
      }
    }
    return all.enumerated().sorted {
      ($1.element.scenarios.count, $0.offset) < ($0.element.scenarios.count, $1.offset)
    }.map(\.element)
  }

  /// The reasons of a run for a terminal, the most frequent ones; empty where there are none.
  package static func text(for run: RunResult, limit: Int = 8) -> String {
    let all = of(run)
    var lines = all.prefix(limit).map { noted in
      "\(noted.verdict.rawValue): \(NumberText.counted(noted.scenarios.count, "scenario")): "
        + Excerpt.text(noted.note)
    }
    if all.count > limit {
      lines.append("… and \(NumberText.counted(all.count - limit, "more reason")), see --json")
    }
    return lines.joined(separator: "\n")
  }
}
