import Conformance
import Engines
import Results
import Synchronization
import Testing

/// How a run goes through its entries.
@Suite struct SuiteRunTests {
  private let suite: TemporaryCorpus

  /// Ten scenarios, of which the fourth and the seventh fail, with tags by their number.
  init() throws {
    suite = try TemporaryCorpus()
    for number in 0..<10 {
      let reason = [3, 6].contains(number) ? "bookCrossed" : "notInAuction"
      try suite.addScenario(
        "a/n\(number)", extra: #" "tags": ["t\#(number % 2)", "n\#(number)"],"#,
        [#"{"uncross": {}}"#, #"{"expect": {"rejected": "\#(reason)"}}"#])
    }
    try suite.recordAll()
  }

  private func run(_ change: (inout SuiteRun) -> Void = { _ in }) throws -> SuiteRun {
    var run = SuiteRun(engine: .reference, entries: try suite.corpus.entries())
    change(&run)
    return run
  }

  private func numbers(_ outcome: SuiteRun.Outcome) -> [String] {
    outcome.cases.map { String($0.scenario.dropFirst(3)) }
  }

  @Test func `all entries are judged, in their order`() throws {
    let outcome = TemporaryCorpus.outcome(of: try run())
    #expect(numbers(outcome) == (0..<10).map(String.init))
    #expect(outcome.cases.filter { $0.verdict == .failed }.map(\.scenario) == ["a/n3", "a/n6"])
    #expect(!outcome.wasInterrupted)
  }

  @Test(arguments: [2, 3, 64])
  func `many jobs find what one finds`(jobs: Int) throws {
    let one = TemporaryCorpus.outcome(of: try run())
    let many = TemporaryCorpus.outcome(of: try run { $0.jobs = jobs })
    #expect(many.cases == one.cases)
    #expect(many.recorded == one.recorded)
  }

  @Test func `many jobs find the same on the suite's own scenarios`() throws {
    let entries = try Corpus.ofTheProject.entries(choosing: ["ioc", "trade-price", "phases"])
    var run = SuiteRun(engine: .specification, entries: entries)
    let one = TemporaryCorpus.outcome(of: run)
    run.jobs = 4
    #expect(TemporaryCorpus.outcome(of: run).cases == one.cases)
    #expect(one.cases.count == entries.count)
  }

  @Test(arguments: [
    (["t1"], ["1", "3", "5", "7", "9"]), (["n4"], ["4"]), (["n4", "n2", "t7"], ["2", "4"]),
    (["none"], []), (["n"], []),
  ])
  func `tags choose the scenarios that have one of them`(tags: [String], chosen: [String]) throws {
    #expect(numbers(TemporaryCorpus.outcome(of: try run { $0.tags = tags })) == chosen)
  }

  @Test func `a run that stops at the first failure keeps what is done`() throws {
    let outcome = TemporaryCorpus.outcome(of: try run { $0.stopsAtFirstFailure = true })
    #expect(numbers(outcome) == ["0", "1", "2", "3"])
    #expect(outcome.cases.map(\.verdict) == [.passed, .passed, .passed, .failed])
    #expect(!outcome.wasInterrupted)
  }

  @Test func `a file that can't be read stops it too`() throws {
    try suite.write("{", to: "scenarios/a/n1.json")
    let outcome = TemporaryCorpus.outcome(of: try run { $0.stopsAtFirstFailure = true })
    #expect(numbers(outcome) == ["0"])
    #expect(outcome.broken.count == 1)
  }

  @Test(arguments: [1, 3])
  func `an interrupted run keeps what is done`(jobs: Int) throws {
    let asked = Mutex(0)
    let outcome = try run { $0.jobs = jobs }.run(
      clock: { 0 },
      isInterrupted: {
        asked.withLock {
          $0 += 1
          return $0 > 5
        }
      }, progress: { _ in })
    #expect(outcome.wasInterrupted)
    #expect(outcome.cases.count == 5)
    if jobs == 1 { #expect(numbers(outcome) == ["0", "1", "2", "3", "4"]) }
  }

  @Test func `a run that is interrupted at once does nothing`() throws {
    let outcome = try run { $0.update = .all }.run(
      clock: { 0 }, isInterrupted: { true }, progress: { _ in })
    #expect(outcome.wasInterrupted && outcome.cases.isEmpty && outcome.recorded.isEmpty)
  }

  @Test func `progress counts up to the end, with the failures so far`() throws {
    let reports = Mutex<[SuiteRun.Progress]>([])
    _ = try run().run(clock: { 0 }, isInterrupted: { false }) { report in
      reports.withLock { $0.append(report) }
    }
    let all = reports.withLock { $0 }
    #expect(all.map(\.done) == Array(1...10))
    #expect(all.map(\.total) == Array(repeating: 10, count: 10))
    #expect(all.map(\.failed) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 2])
    #expect(all.map(\.latest) == (0..<10).map { "a/n\($0)" })
  }

  @Test func `a case is timed by the clock it is given`() throws {
    let time = Mutex(0)
    let outcome = try run().run(
      clock: {
        time.withLock {
          $0 += 7
          return $0
        }
      }, isInterrupted: { false }, progress: { _ in })
    #expect(outcome.cases.allSatisfy { $0.durationNanoseconds == 7 })
  }

  @Test func `a run of nothing is empty`() {
    let outcome = TemporaryCorpus.outcome(of: SuiteRun(engine: .reference, entries: []))
    #expect(outcome.cases.isEmpty && outcome.broken.isEmpty && !outcome.wasInterrupted)
  }
}
