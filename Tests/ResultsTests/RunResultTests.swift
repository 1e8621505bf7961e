import Results
import Testing

@Suite struct RunResultTests {
  private func result(_ scenario: String, area: String, _ verdict: Verdict) -> CaseResult {
    CaseResult(
      scenario: scenario, title: "", why: "", area: area, verdict: verdict,
      mirror: .judged(.passed), durationNanoseconds: 1)
  }

  private func run(_ cases: [CaseResult]) -> RunResult {
    RunResult(
      engine: EngineIdentity(name: "e", version: "1"),
      occasion: Occasion(started: "", durationNanoseconds: 0, commandLine: ""), cases: cases)
  }

  @Test func `areas stand in the order of their first case and keep their cases together`() {
    let run = run([
      result("b/1", area: "b", .passed), result("a/1", area: "a", .failed),
      result("b/2", area: "b", .hung),
    ])
    #expect(run.areas.map(\.name) == ["b", "a"])
    #expect(run.areas.map { $0.cases.map(\.scenario) } == [["b/1", "b/2"], ["a/1"]])
    #expect(run.breakingCases.map(\.scenario) == ["a/1", "b/2"])
    #expect(run.tally == VerdictTally([.passed, .failed, .hung]))
  }

  @Test func `a mirrored run is no case of its own`() {
    #expect(run([result("a/1", area: "a", .passed)]).tally.total == 1)
  }

  @Test func `a report conforms if all that it tells conforms, and it tells something`() {
    let good = run([result("a/1", area: "a", .passed)])
    let bad = run([result("a/1", area: "a", .failed)])
    #expect(!Report(suiteVersion: "1").conforms)
    #expect(Report(suiteVersion: "1", runs: [good]).conforms)
    #expect(!Report(suiteVersion: "1", runs: [good, bad]).conforms)
  }

  @Test func `a report takes on another one's results after its own`() {
    let first = run([result("a/1", area: "a", .passed)])
    let second = run([result("a/2", area: "a", .passed)])
    var report = Report(suiteVersion: "1", runs: [first])
    report.append(Report(suiteVersion: "2", runs: [second]))
    #expect(report == Report(suiteVersion: "1", runs: [first, second]))
  }
}
