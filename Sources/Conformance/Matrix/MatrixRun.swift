internal import Dispatch
internal import OrderFlow
package import Results
internal import Scenarios
internal import Synchronization

/// Many engines, each judged on the scenarios and on the same random order flow.
///
/// Whatever one of them does, the next has its turn: one that can't be started, ends or does not
/// answer is a row like the others. Each has the same time; when it is over, what was found stands.
package struct MatrixRun: Sendable {
  package let entries: [MatrixEntry]
  package let suite: MatrixSuite
  package let plan: MatrixPlan
  /// The number of engines that are judged at once, at least 1.
  package var jobs = 1
  /// The folder whose path is left out of what engines say.
  package var folder: String?
  /// The words that begin the command line of the child that loads a shared library.
  package var host = ["assay", "serve"]

  /// A run of a plan whose profile is one of those of `NamedProfile`.
  package init(of entries: [MatrixEntry], on suite: MatrixSuite, by plan: MatrixPlan) {
    self.entries = entries
    self.suite = suite
    self.plan = plan
  }

  /// What it tells while it goes on.
  package struct Progress: Sendable {
    /// The engines that are done.
    package var done: Int
    package var total: Int
    /// The engine that has just come further, and what it has come to.
    package var engine: String
    package var stage: Stage

    package enum Stage: Sendable {
      case scenarios(Int, of: Int)
      case cases(Int, of: Int)
      case shrinking
      case done
    }
  }

  /// What it asks and tells those who run it.
  package struct Company: Sendable {
    /// Nanoseconds, never running back.
    package var clock: @Sendable () -> Int
    package var isInterrupted: @Sendable () -> Bool
    package var progress: @Sendable (Progress) -> Void
    /// Is given all rows that are done, with each that is added.
    package var keep: @Sendable ([MatrixRow]) -> Void

    package init(
      clock: @escaping @Sendable () -> Int,
      isInterrupted: @escaping @Sendable () -> Bool = { false },
      progress: @escaping @Sendable (Progress) -> Void = { _ in },
      keep: @escaping @Sendable ([MatrixRow]) -> Void = { _ in }
    ) {
      self.clock = clock
      self.isInterrupted = isInterrupted
      self.progress = progress
      self.keep = keep
    }
  }

  /// Judges all engines but those that have a row already, which must be of the same plan.
  ///
  /// An engine during whose turn it is interrupted has no row.
  package func run(
    keeping kept: [MatrixRow] = [], with company: Company
  ) -> (rows: [MatrixRow], ending: CampaignEnding) {
    let rows = Mutex<[MatrixRow?]>(entries.map { entry in kept.first { $0.entry == entry } })
    let next = Mutex(0)
    let keeping = Mutex(())
    let work: @Sendable () -> Void = {
      while !company.isInterrupted() {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < entries.count else { return }
        guard rows.withLock({ $0[index] == nil }) else { continue }
        let trial = MatrixTrial(entries[index], in: self, company) { name, stage in
          let done = rows.withLock { $0.count { $0 != nil } }
          company.progress(
            Progress(done: done, total: entries.count, engine: name, stage: stage))
        }
        guard let row = trial.row() else { return }
        // One after another, so that what is kept only grows.
        keeping.withLock { _ in
          company.keep(
            rows.withLock { rows in
              rows[index] = row
              return rows.compactMap { $0 }
            })
        }
        trial.tell(.done)
      }
    }
    let workers = max(1, min(jobs, entries.count))
    if workers == 1 {
      work()
    } else {
      DispatchQueue.concurrentPerform(iterations: workers) { _ in work() }
    }
    let done = rows.withLock { $0.compactMap { $0 } }
    return (done, done.count == entries.count ? .complete : .interrupted)
  }
}

/// The scenarios of a matrix, read once for all engines.
package struct MatrixSuite: Sendable {
  let entries: [Corpus.Entry]
  /// The scenarios by the names of their entries.
  let scenarios: [String: Scenario]

  /// Reads the scenarios of these entries; the first that can't be read is thrown.
  package init(_ entries: [Corpus.Entry]) throws(SuiteFileError) {
    self.entries = entries
    var scenarios: [String: Scenario] = [:]
    for entry in entries { scenarios[entry.name] = try SuiteFiles.scenario(entry) }
    self.scenarios = scenarios
  }

  /// The number of scenarios.
  package var count: Int { entries.count }

  /// The areas, in the order of the entries.
  package var areas: [String] {
    entries.reduce(into: []) { areas, entry in
      if !areas.contains(entry.area) { areas.append(entry.area) }
    }
  }
}
