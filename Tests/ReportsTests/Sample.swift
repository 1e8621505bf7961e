import Results

/// Made-up results in which everything occurs that a report can tell.
enum Sample {
  static let engine = EngineIdentity(name: "reference", version: "0.1.0")

  static let report = Report(
    suiteVersion: "0.1.0", runs: [run], replays: [replay, sampleReplay], benches: [bench])

  /// A report in which nothing is wrong.
  static var conforming: Report {
    var run = run
    run.cases = run.cases.filter { $0.verdict == .passed }
    return Report(suiteVersion: "0.1.0", runs: [run], replays: [replay], benches: [goodBench])
  }

  static func occasion(_ commandLine: String, nanoseconds: Int = 1_234_567_890) -> Occasion {
    Occasion(
      started: "2026-03-14T09:26:53Z", durationNanoseconds: nanoseconds, commandLine: commandLine)
  }

  static func passed(_ scenario: String, _ title: String, _ nanoseconds: Int) -> CaseResult {
    CaseResult(
      scenario: scenario, title: title, why: "The rule of \(scenario).",
      area: String(scenario.prefix { $0 != "/" }), verdict: .passed, mirror: .judged(.passed),
      durationNanoseconds: nanoseconds)
  }
}
