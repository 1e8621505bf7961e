internal import Results

/// Several engines of one benchmark side by side, before each has a section of its own.
struct EnginesSection {
  let benches: [BenchResult]

  /// Whether two engines did the same flow, so that there is something to lay side by side.
  private var areAlike: Bool {
    let flows = benches.map { bench in Set(bench.workloads.map { "\($0.name) \($0.flowHash)" }) }
    return flows.indices.dropFirst().contains { !flows[0].isDisjoint(with: flows[$0]) }
  }

  var markup: Markup {
    guard benches.count > 1, areAlike else { return .nothing }
    return tag("section", ["id": "engines"]) {
      tag("h2", "Engines side by side")
      tag(
        "p", ["class": "lead"],
        "What counts of an engine is the flow on which it is slowest: "
          + benches.map(BenchText.headline).joined(separator: "; ") + ".")
      RatioFigures(benches: benches).markup
      ThroughputFigures(benches: benches).markup
    }
  }
}
