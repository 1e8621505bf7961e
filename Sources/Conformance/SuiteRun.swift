internal import Dispatch
package import Engines
internal import JSONText
package import Market
package import Results
package import Scenarios
internal import Synchronization

/// A run of an engine over scenarios of the corpus.
package struct SuiteRun: Sendable {
  package var engine: EngineSource
  /// The engine that the one under test is compared with.
  package var partner: EngineSource
  package var entries: [Corpus.Entry]
  /// The scenarios that have one of these tags are run; all where there is none.
  package var tags: [String] = []
  /// What the engine must be able to do: for lack of it a scenario is failed, not unsupported.
  package var required: Set<Capability> = []
  /// The number of scenarios that are run at once, at least 1.
  package var jobs = 1
  package var stopsAtFirstFailure = false
  package var update: GoldenUpdate?

  /// A run of an engine that is compared with another one.
  package init(engine: EngineSource, partner: EngineSource, entries: [Corpus.Entry]) {
    self.engine = engine
    self.partner = partner
    self.entries = entries
  }

  /// A run of one of our engines, which is compared with the other one.
  package init(engine: EngineChoice, entries: [Corpus.Entry]) {
    self.init(engine: engine.source, partner: engine.partner.source, entries: entries)
  }

  /// Which golden logs a run records.
  package enum GoldenUpdate: String, CaseIterable, Sendable {
    case missing
    case failed
    case all
  }

  /// What a run found.
  package struct Outcome: Sendable {
    /// The cases in the order of the entries.
    package var cases: [CaseResult] = []
    /// The files that could not be read, with all that is wrong with them.
    package var broken: [BrokenFile] = []
    /// The golden logs that were recorded.
    package var recorded: [String] = []
    package var wasInterrupted = false
    /// Whether every entry had its turn.
    package var isComplete = true
  }

  /// A file of the suite that can't be used.
  package struct BrokenFile: Sendable {
    package var path: String
    /// One line for each problem, with place and expectation.
    package var report: String
  }

  /// What a run tells while it goes on.
  package struct Progress: Sendable {
    package var done: Int
    package var total: Int
    package var failed: Int
    /// The case that has just ended.
    package var latest: String
  }

  /// Runs the scenarios, and records golden logs where it was asked to.
  ///
  /// `isInterrupted` is asked before each case; what is done by then is in the outcome. A case whose
  /// engine was not waited for to the end is not.
  package func run(
    clock: @escaping @Sendable () -> Int, isInterrupted: @escaping @Sendable () -> Bool,
    progress: @escaping @Sendable (Progress) -> Void
  ) -> Outcome {
    let state = Mutex(State(results: Array(repeating: nil, count: entries.count)))
    let work: @Sendable () -> Void = {
      while let index = state.withLock({ $0.next(stopsAtFirstFailure) }) {
        if isInterrupted() {
          state.withLock { $0.wasInterrupted = true }
          return
        }
        guard let result = judge(entries[index], clock) else {
          state.withLock { $0.wasInterrupted = true }
          return
        }
        let report = state.withLock { $0.finish(index, result, entries[index].name) }
        progress(report)
      }
    }
    let workers = max(1, min(jobs, entries.count))
    if workers == 1 {
      work()
    } else {
      DispatchQueue.concurrentPerform(iterations: workers) { _ in work() }
    }
    var outcome = state.withLock { $0.outcome }
    outcome.add(engine.settle(), by: engine)
    return outcome
  }

  /// What became of one entry.
  private enum Result {
    case judged(CaseResult, recorded: String?)
    case broken(BrokenFile)
    case notSelected
  }

  private struct State {
    var results: [Result?]
    var started = 0
    var done = 0
    var failed = 0
    var wasInterrupted = false

    /// The next entry to run; nil when there is none, or the run should stop.
    mutating func next(_ stopsAtFirstFailure: Bool) -> Int? {
      guard started < results.count, !wasInterrupted, !(stopsAtFirstFailure && failed > 0) else {
        return nil
      }
      started += 1
      return started - 1
    }

    mutating func finish(_ index: Int, _ result: Result, _ name: String) -> Progress {
      results[index] = result
      done += 1
      if case .judged(let judged, _) = result, judged.verdict.breaksConformance { failed += 1 }
      if case .broken = result { failed += 1 }
      return Progress(done: done, total: results.count, failed: failed, latest: name)
    }

    var outcome: Outcome {
      var outcome = Outcome()
      outcome.wasInterrupted = wasInterrupted
      outcome.isComplete = !results.contains { $0 == nil }
      for case .some(let result) in results {
        switch result {
        case .judged(let judged, let recorded):
          outcome.cases.append(judged)
          if let recorded { outcome.recorded.append(recorded) }
        case .broken(let file): outcome.broken.append(file)
        case .notSelected: continue
        }
      }
      return outcome
    }
  }
}

// MARK: - One entry

extension SuiteRun {
  /// What became of an entry; nil where it was interrupted.
  private func judge(_ entry: Corpus.Entry, _ clock: () -> Int) -> Result? {
    let start = clock()
    do throws(SuiteFileError) {
      let scenario = try SuiteFiles.scenario(entry)
      guard tags.isEmpty || tags.contains(where: scenario.tags.contains) else {
        return .notSelected
      }
      let golden = try SuiteFiles.golden(entry)
      var engine = engine
      engine.occasion = entry.name
      let judge = CaseJudge(
        of: entry, scenario, engine: engine, partner: partner, golden: golden,
        required: required)
      var findings = judge.judge()
      if findings.connection == .interrupted { return nil }
      let recorded = try record(&findings, entry, golden, replay: judge.teller.replay)
      return .judged(
        CaseResult(
          scenario: entry.name, title: scenario.title, why: scenario.why, area: entry.area,
          tags: scenario.tags, verdict: findings.verdict, mirror: findings.mirror,
          durationNanoseconds: clock() - start, note: findings.note, failures: findings.failures),
        recorded: recorded)
    } catch {
      return .broken(BrokenFile(path: error.path, report: error.report))
    }
  }

  /// Records the log where the update asks for it and nothing speaks against it.
  private func record(
    _ findings: inout CaseFindings, _ entry: Corpus.Entry, _ golden: GoldenLog?,
    replay: String
  ) throws(SuiteFileError) -> String? {
    let isWanted =
      switch update {
      case nil: false
      case .missing: golden == nil
      case .failed: golden != nil && golden != findings.log
      case .all: golden != findings.log
      }
    guard isWanted else { return nil }
    guard findings.mayRecord, let log = findings.log else {
      findings.failures.append(
        Failure(
          judge: .golden,
          message: "the golden log was not recorded, because the scenario fails without it",
          replay: replay))
      return nil
    }
    do throws(CorpusError) {
      try Files.write(log.text, to: entry.goldenPath)
    } catch {
      throw SuiteFileError(path: error.path, report: "\(error.path): error: \(error.reason)")
    }
    findings.failures.removeAll { $0.judge == .golden }
    return entry.goldenPath
  }
}

/// A file of the suite that can't be read or written.
package struct SuiteFileError: Error, Sendable {
  package var path: String
  /// One line for each problem.
  package var report: String
}

/// The files of the suite as values.
package enum SuiteFiles {
  /// The scenario of an entry.
  package static func scenario(_ entry: Corpus.Entry) throws(SuiteFileError) -> Scenario {
    guard let bytes = try read(entry.scenarioPath) else {
      throw SuiteFileError(
        path: entry.scenarioPath, report: "\(entry.scenarioPath): error: no such file")
    }
    return try parse(entry.scenarioPath) { () throws(JSONRefusal) in
      try Scenario(reading: bytes)
    }
  }

  /// The golden log of an entry; nil where none is kept.
  package static func golden(_ entry: Corpus.Entry) throws(SuiteFileError) -> GoldenLog? {
    guard let bytes = try read(entry.goldenPath) else { return nil }
    return try parse(entry.goldenPath) { () throws(JSONRefusal) in
      try GoldenLog(reading: bytes)
    }
  }

  private static func read(_ path: String) throws(SuiteFileError) -> [UInt8]? {
    do throws(CorpusError) {
      return try Files.read(path)
    } catch {
      throw SuiteFileError(path: path, report: "\(path): error: \(error.reason)")
    }
  }

  private static func parse<Output>(
    _ path: String, _ body: () throws(JSONRefusal) -> Output
  ) throws(SuiteFileError) -> Output {
    do throws(JSONRefusal) {
      return try body()
    } catch {
      throw SuiteFileError(path: path, report: error.rendered(file: path))
    }
  }
}
