internal import Results

/// Several engines of one benchmark side by side, before each has a section of its own.
struct EnginesSection {
  let benches: [BenchResult]

  /// Whether two engines did the same flow, so that there is something to lay side by side.
  private var areAlike: Bool {
    let flows = benches.flatMap { bench in
      Set(bench.workloads.map { "\($0.name) \($0.flowHash)" })
    }
    return Set(flows).count < flows.count
  }

  var markup: Markup {
    guard benches.count > 1, areAlike else { return .nothing }
    return tag("section", ["id": "engines"]) {
      tag("h2", "Engines side by side")
      tag(
        "p", ["class": "lead"],
        "What counts of an engine is the flow on which it is slowest.")
      tag("ul", ["class": "reasons"]) {
        for (index, bench) in benches.enumerated() {
          tag("li", ["class": (bench.conforms ? Verdict.passed : .failed).rawValue]) {
            tag("strong", benches.name(of: index))
            ": \(bench.conclusion)"
          }
        }
      }
      RatioFigures(benches: benches).markup
      ThroughputFigures(benches: benches).markup
    }
  }
}
