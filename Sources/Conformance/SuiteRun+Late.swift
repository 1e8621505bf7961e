internal import Engines
internal import Results

extension SuiteRun.Outcome {
  /// Adds what engines did after the last answer of a case to the case: it is not passed.
  ///
  /// What was done before the first case is told with the first.
  mutating func add(_ late: [LateFailure], by engine: EngineSource) {
    for one in late {
      let known = one.occasion.flatMap { name in cases.firstIndex { $0.scenario == name } }
      guard let index = known ?? cases.indices.first else { continue }
      let scenario = cases[index].scenario
      let place = known == nil ? " It was before the first case." : ""
      cases[index].failures.append(
        Failure(
          judge: .connection,
          message: "the engine \(one.failure.kind): \(one.failure.message).\(place)",
          actual: one.failure.lastWords.map { "stderr: \($0)" },
          replay: FailureTeller.replay(scenario, engine)))
      if !cases[index].verdict.breaksConformance {
        cases[index].verdict = one.failure.kind.verdict
      }
    }
  }
}
