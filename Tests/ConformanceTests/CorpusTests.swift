import Conformance
import Engines
import Results
import Testing

/// The suite's own scenarios, run on both engines as `assay run` does.
@Suite struct CorpusTests {
  @Test(arguments: EngineChoice.allCases, try corpusAreas())
  func `every scenario passes, and so does its mirror`(engine: EngineChoice, area: String) throws {
    var run = SuiteRun(engine: engine, entries: try Corpus.ofTheProject.entries(choosing: [area]))
    run.jobs = 1
    let outcome = run.run(clock: { 0 }, isInterrupted: { false }, progress: { _ in })
    for file in outcome.broken { Issue.record("\(file.report)") }
    for result in outcome.cases where result.verdict != .passed {
      for failure in result.failures {
        Issue.record(
          """
          \(result.scenario): \(failure.judge.rawValue): \(failure.message)
          \(failure.command?.text ?? "")
          expected \(failure.expected.joined(separator: "\n         "))
          actual   \(failure.actual.joined(separator: "\n         "))
          """)
      }
    }
    #expect(outcome.cases.count == run.entries.count)
    #expect(outcome.recorded.isEmpty)
  }

  @Test func `at least a hundred scenarios stand in the suite, without anything amiss`() throws {
    let corpus = Corpus.ofTheProject
    let entries = try corpus.entries()
    #expect(entries.count >= 100)
    #expect(try CorpusLint.problems(of: entries, in: corpus) == [])
  }
}

private func corpusAreas() throws -> [String] {
  Array(Set(try Corpus.ofTheProject.entries().map(\.area))).sorted()
}

extension Corpus {
  /// The suite of the project that these tests are of.
  static var ofTheProject: Corpus {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return Corpus(root: "/" + parts.joined(separator: "/"))
  }
}
