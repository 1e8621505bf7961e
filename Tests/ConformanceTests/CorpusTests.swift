import Conformance
import Engines
import Foundation
import Results
import Testing

/// The suite's own scenarios, run as `assay run` does.
@Suite struct CorpusTests {
  private func check(_ engine: EngineChoice, _ entries: [Corpus.Entry]) {
    let run = SuiteRun(engine: engine, entries: entries)
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
    #expect(outcome.cases.count == entries.count)
    #expect(outcome.recorded.isEmpty)
  }

  @Test(arguments: try corpusAreas())
  func `every scenario passes on the reference engine, and so does its mirror`(
    area: String
  ) throws {
    check(.reference, try Corpus.ofTheProject.entries(choosing: [area]))
  }

  /// Its events are compared in the run of the reference engine; here its books are too, except of
  /// long flows, for which it is too slow in a debug build.
  @Test func `every scenario without a repeat passes on the specification`() throws {
    let entries = try Corpus.ofTheProject.entries().filter { entry in
      try !String(contentsOfFile: entry.scenarioPath, encoding: .utf8).contains("\"repeat\"")
    }
    #expect(entries.count > 300)
    check(.specification, entries)
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
