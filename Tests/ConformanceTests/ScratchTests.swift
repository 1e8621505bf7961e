import Conformance
import Engines
import Results
import Testing
@Suite struct ScratchUpdate {
  @Test func `record`() throws {
    var run = SuiteRun(engine: .reference, entries: try Corpus.ofTheProject.entries())
    run.jobs = 2
    run.update = .missing
    let o = run.run(clock: { 0 }, isInterrupted: { false }, progress: { _ in })
    print(
      "cases", o.cases.count, "broken", o.broken.count, "recorded", o.recorded.count, "failed",
      o.cases.filter { $0.verdict != .passed }.count)
    for b in o.broken.prefix(20) { print(b.report) }
    for c in o.cases where c.verdict != .passed {
      for f in c.failures { print("FAIL", c.scenario, f.judge, f.message, f.expected, f.actual) }
    }
  }
}
