import JSONText
import Reports
import Results
import Testing

/// A broken law as reports tell it.
@Suite struct BreachTests {
  private func failure(event: Int?) -> Failure {
    Failure(
      judge: .law, message: "time-priority: the sentence",
      breach: Breach(
        law: "time-priority", statement: "At one price the oldest order trades first.",
        sentence: "the sentence", orders: ["1", "2"], event: event, source: "Rule 4757"),
      actual: [#"{"event":"accepted","id":"3"}"#, #"{"event":"traded","price":"1.00"}"#],
      replay: "assay judge log.jsonl")
  }

  @Test func `a story names law, orders, event and source, and marks the event`() {
    #expect(
      StoryText.text(for: failure(event: 2)) == """
        Found by a law: time-priority: the sentence

        Law     time-priority: At one price the oldest order trades first.
        Orders  1, 2
        Event   2 of the answer
        Source  Rule 4757

        The engine answered:
          event 1  accepted id 3
        ≠ event 2  traded price 1.00

        Replay it: assay judge log.jsonl
        """)
    #expect(
      StoryText.text(for: failure(event: nil)).contains("Event   none, at the end of the answer"))
  }

  @Test(arguments: [2, nil]) func `a breach goes through JSON unchanged`(event: Int?) throws {
    let run = RunResult(
      engine: EngineIdentity(name: "log", version: ""),
      occasion: Occasion(started: "", durationNanoseconds: 1, commandLine: ""),
      cases: [
        CaseResult(
          scenario: "log", title: "", why: "", area: "history", verdict: .failed,
          mirror: .skipped("no"), durationNanoseconds: 1, failures: [failure(event: event)])
      ])
    let bytes = ReportJSON.bytes(of: Report(suiteVersion: "1", runs: [run]))
    #expect(try ReportJSON.report(from: bytes).runs == [run])
  }
}
