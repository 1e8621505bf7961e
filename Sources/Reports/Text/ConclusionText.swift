package import Results

/// What a report comes to in a line, for a terminal.
package enum ConclusionText {
  /// The verdict and what each result says, without a line end.
  package static func line(for report: Report) -> String {
    let engines = report.engines.map(\.label).joined(separator: ", ")
    let verdict = report.conforms ? "conforms" : "does not conform"
    let reasons =
      report.runs.map(\.conclusion) + report.replays.map(\.conclusion)
      + report.campaigns.map(\.conclusion) + report.benches.map(\.conclusion)
    return "\(engines) \(verdict): \(reasons.joined(separator: "; "))"
  }
}
