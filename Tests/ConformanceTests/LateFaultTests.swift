import Conformance
import Engines
import Results
import Testing

/// Engines that answer rightly, and do something that nobody asked for when all cases are over.
@Suite struct LateFaultTests {
  /// The results of two scenarios, one after the other, of a child that does this when it is told
  /// to stop.
  private func results(stop: String) throws -> [CaseResult] {
    guard case .process(var words) = ForeignEngineTests.child() else { return [] }
    words[3] =
      "import os\n"
      + words[3].replacing(
        #"elif ask == "reset""#, with: "elif ask == \"stop\": \(stop)\n  elif ask == \"reset\"")
    let source = try EngineSpec.process(words).open()
    let corpus = try TemporaryCorpus()
    for name in ["a/one", "a/two"] {
      try corpus.addScenario(
        name,
        [
          #"{"new": {"id": 1, "side": "sell", "price": 10, "quantity": 5}}"#,
          #"{"expect": {"book": {"asks": [{"price": 10, "quantity": 5}]}}}"#,
        ])
    }
    try corpus.recordAll()
    let run = SuiteRun(
      engine: source, partner: source.partner, entries: try corpus.corpus.entries())
    return TemporaryCorpus.outcome(of: run).cases
  }

  @Test(arguments: ["say({'ok': True}); sys.exit()", "say({'error': 'unknown'})", "sys.exit(1)"])
  func `an engine that stops, well or not, has passed`(stop: String) throws {
    let results = try results(stop: stop)
    #expect(results.map(\.verdict) == [.passed, .passed], "\(results.map(\.failures))")
  }

  @Test(arguments: [
    ("say({'ok': True}); print('late')", Verdict.malformed, "nobody asked for: late"),
    ("print('late')", .malformed, "nobody asked for: late"),
    ("os.kill(os.getpid(), 11)", .crashed, "SIGSEGV"),
  ])
  func `what an engine does after the last case is told with the case`(
    stop: String, verdict: Verdict, says: String
  ) throws {
    let results = try results(stop: stop)
    #expect(results.map(\.verdict) == [.passed, verdict])
    let message = try #require(results.last?.failures.first?.message)
    #expect(message.contains(says) && message.contains("after the last answer"), "\(message)")
  }
}
