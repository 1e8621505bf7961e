package import Results

/// The JUnit XML of a run, for continuous integration: a suite for each area, a case for each
/// scenario.
///
/// A broken rule is a `failure`; an engine that crashed, hung or broke the protocol, and a checker
/// that failed, are an `error`; what differs by convention or is unsupported is `skipped`, because
/// only a pass is a pass.
package enum JUnit {
  /// The document for one run.
  package static func document(for run: RunResult) -> String {
    tag(
      "testsuites",
      [
        "name": "assay \(run.engine.label)", "tests": "\(run.cases.count)",
        "failures": "\(count(.failure, in: run.cases))",
        "errors": "\(count(.error, in: run.cases))",
        "skipped": "\(count(.skipped, in: run.cases))",
        "time": NumberText.seconds(nanoseconds: run.occasion.durationNanoseconds),
        "timestamp": run.occasion.started,
      ]
    ) {
      for area in run.areas { suite(area.name, area.cases) }
    }.xmlDocument
  }

  /// The document for all runs and campaigns of a report; replays and benchmarks have no cases.
  package static func document(for report: Report) -> String {
    let runs = report.runs + report.campaigns.map(run)
    let cases = runs.flatMap(\.cases)
    let nanoseconds = runs.reduce(0) { $0 + $1.occasion.durationNanoseconds }
    return tag(
      "testsuites",
      [
        "name": "assay \(report.engines.map(\.label).joined(separator: ", "))",
        "tests": "\(cases.count)", "failures": "\(count(.failure, in: cases))",
        "errors": "\(count(.error, in: cases))", "skipped": "\(count(.skipped, in: cases))",
        "time": NumberText.seconds(nanoseconds: nanoseconds),
        "timestamp": runs.map(\.occasion.started).min() ?? "",
      ]
    ) {
      for run in runs {
        for area in run.areas { suite(area.name, area.cases) }
      }
    }.xmlDocument
  }

  /// The document for one campaign: a case for each kind of failure, or one that passed.
  package static func document(for campaign: CampaignResult) -> String {
    document(for: run(of: campaign))
  }

  /// A campaign as a run.
  private static func run(of campaign: CampaignResult) -> RunResult {
    let passed = CaseResult(
      scenario: "\(campaign.profile), seed \(campaign.seed)", title: campaign.conclusion, why: "",
      area: "fuzz", verdict: campaign.conforms ? .passed : .unknown,
      mirror: .skipped("a campaign compares mirrored plays by itself"),
      durationNanoseconds: campaign.occasion.durationNanoseconds,
      note: campaign.conforms ? nil : "nothing was judged")
    let failures = campaign.failures.map(\.asCase)
    return RunResult(
      engine: campaign.engine, occasion: campaign.occasion,
      cases: failures.isEmpty ? [passed] : failures)
  }

  private static func suite(_ name: String, _ cases: [CaseResult]) -> Markup {
    let nanoseconds = cases.map(\.durationNanoseconds).reduce(0) { sum, next in
      let (total, overflow) = sum.addingReportingOverflow(next)
      return overflow ? Int.max : total
    }
    return tag(
      "testsuite",
      [
        "name": name, "tests": "\(cases.count)", "failures": "\(count(.failure, in: cases))",
        "errors": "\(count(.error, in: cases))", "skipped": "\(count(.skipped, in: cases))",
        "time": NumberText.seconds(nanoseconds: nanoseconds),
      ]
    ) {
      for result in cases { testCase(result) }
    }
  }

  private static func testCase(_ result: CaseResult) -> Markup {
    tag(
      "testcase",
      [
        "classname": result.area, "name": "\(result.scenario): \(result.title)",
        "time": NumberText.seconds(nanoseconds: result.durationNanoseconds),
      ]
    ) {
      switch outcome(of: result.verdict) {
      case .passed: Markup.nothing
      case .skipped:
        tag("skipped", ["message": "\(result.verdict.rawValue): \(result.note ?? "no note")"])
      case .failure:
        tag(
          "failure", ["message": message(of: result), "type": type(of: result)], story(of: result))
      case .error:
        tag("error", ["message": message(of: result), "type": type(of: result)], story(of: result))
      }
    }
  }

  private static func message(of result: CaseResult) -> String {
    Excerpt.text(result.failures.first?.message ?? result.note ?? result.verdict.meaning)
  }

  private static func type(of result: CaseResult) -> String {
    result.failures.first.map { "\(result.verdict.rawValue).\($0.judge.rawValue)" }
      ?? result.verdict.rawValue
  }

  private static func story(of result: CaseResult) -> String {
    let stories = Excerpt.list(result.failures, limit: 5)
    let texts = ["\(result.title)\n\(result.why)"] + stories.shown.map(StoryText.text)
    let omitted = stories.omitted > 0 ? ["… and \(stories.omitted) more failures"] : []
    return (texts + omitted).joined(separator: "\n\n")
  }

  /// What the format knows of the outcome of a case.
  private enum Outcome {
    case passed
    case skipped
    case failure
    case error
  }

  private static func outcome(of verdict: Verdict) -> Outcome {
    switch verdict {
    case .passed: .passed
    case .convention, .unsupported: .skipped
    case .failed: .failure
    case .crashed, .hung, .malformed, .unknown: .error
    }
  }

  private static func count(_ outcome: Outcome, in cases: [CaseResult]) -> Int {
    cases.count { self.outcome(of: $0.verdict) == outcome }
  }
}
