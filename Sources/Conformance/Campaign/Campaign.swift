internal import Dispatch
internal import Engines
package import OrderFlow
package import Results
internal import Synchronization

/// Random order flow through an engine, case by case, judged by the laws, by another engine and
/// by plays that must correspond; each kind of failure shrunk and told.
///
/// All that is found follows from the plan and the cases that were played, however many of them
/// at once.
package struct Campaign: Sendable {
  /// What decides every case.
  package struct Plan: Hashable, Sendable {
    package var profile: NamedProfile
    package var seed: UInt64
    /// The number of commands of a case.
    package var commands: Int

    package init(profile: NamedProfile, seed: UInt64, commands: Int = 500) {
      self.profile = profile
      self.seed = seed
      self.commands = commands
    }

    /// A case, from 0.
    package func `case`(_ number: Int) -> CampaignCase {
      CampaignCase(profile, campaignSeed: seed, number: number)
    }
  }

  /// How long it goes on.
  package enum Extent: Hashable, Sendable {
    /// Until so many cases are done, counted from 0.
    case cases(Int)
    /// Until so many nanoseconds are over.
    case nanoseconds(Int)
    /// One case alone.
    case only(Int)
  }

  /// What it tells while it goes on.
  package struct Progress: Sendable {
    package var cases: Int
    package var commands: Int
    package var kinds: Int
    package var stage: Stage

    package enum Stage: Sendable { case playing, shrinking }
  }

  /// What it asks and tells those who run it.
  package struct Company: Sendable {
    /// Nanoseconds, never running back.
    package var clock: @Sendable () -> Int
    package var isInterrupted: @Sendable () -> Bool
    package var progress: @Sendable (Progress) -> Void
    /// Is given the state now and then, to be kept.
    package var keep: @Sendable (CampaignState) -> Void

    package init(
      clock: @escaping @Sendable () -> Int = { 0 },
      isInterrupted: @escaping @Sendable () -> Bool = { false },
      progress: @escaping @Sendable (Progress) -> Void = { _ in },
      keep: @escaping @Sendable (CampaignState) -> Void = { _ in }
    ) {
      self.clock = clock
      self.isInterrupted = isInterrupted
      self.progress = progress
      self.keep = keep
    }
  }

  /// What came of it.
  package struct Outcome: Sendable {
    package var state: CampaignState
    package var ending: CampaignEnding
    package var failures: [CampaignFailure]
    /// The shrunk plays of the failures, in the same order.
    package var plays: [Play]
    /// How many kinds of failure did not show when they were to be told.
    package var vanished = 0
  }

  package static let commandBounds = 1...1_000_000
  /// The most kinds of failures that are told apart.
  package static let kindLimit = 64
  /// The time between two keepings of the state, in nanoseconds.
  private static let keepingInterval = 2_000_000_000

  package var engine: CampaignEngine
  package var plan: Plan
  package var extent: Extent
  /// The number of cases that are played at once, at least 1.
  package var jobs = 1
  /// The most plays that shrinking one failure tries.
  package var trialLimit = 20_000

  package init(engine: CampaignEngine, plan: Plan, extent: Extent) {
    self.engine = engine
    self.plan = plan
    self.extent = extent
  }

  /// Plays, from a kept state on if there is one, which must be of this engine and plan.
  package func run(from kept: CampaignState? = nil, with company: Company) -> Outcome {
    var ledger = CampaignLedger(
      kept ?? CampaignState(engine: engine.source.spec, plan: plan), batch: batch)
    if case .only(let number) = extent {
      ledger.state.next = number
      ledger.merge(play(number..<(number + 1)), at: number)
    } else {
      for finding in ledger.state.findings {
        ledger.remember(outcome(of: finding.number), of: finding)
      }
      let shared = Mutex(ledger)
      play(shared, company)
      ledger = shared.withLock { $0 }
    }
    company.keep(ledger.state)
    let told = tell(ledger.kinds, company)
    let isInterrupted = company.isInterrupted()
    return Outcome(
      state: ledger.state, ending: isInterrupted ? .interrupted : .complete,
      failures: told.map(\.failure), plays: told.map(\.play),
      vanished: isInterrupted ? 0 : max(0, ledger.state.findings.count - told.count))
  }

  // MARK: - Playing

  /// The number of cases that one thread takes at a time.
  private var batch: Int { max(1, 16_384 / plan.commands) }

  private func play(_ shared: borrowing Mutex<CampaignLedger>, _ company: Company) {
    let start = company.clock()
    let lastKept = Mutex(start)
    let workers = max(1, jobs)
    if workers == 1 {
      work(shared, lastKept, since: start, company)
    } else {
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        work(shared, lastKept, since: start, company)
      }
    }
  }

  /// One thread's share.
  private func work(
    _ shared: borrowing Mutex<CampaignLedger>, _ lastKept: borrowing Mutex<Int>,
    since start: Int, _ company: Company
  ) {
    let last: Int? = if case .cases(let count) = extent { count } else { nil }
    let limit: Int? = if case .nanoseconds(let time) = extent { time } else { nil }
    while !company.isInterrupted() {
      if let limit, company.clock() - start >= limit { return }
      guard let numbers = shared.withLock({ $0.take(upTo: last) }) else { return }
      let outcomes = play(numbers)
      let (state, kinds) = shared.withLock { ledger in
        ledger.merge(outcomes, at: numbers.lowerBound)
        return (ledger.state, ledger.kinds.count)
      }
      let now = company.clock()
      let isDue = lastKept.withLock { kept in
        guard now - kept >= Self.keepingInterval else { return false }
        kept = now
        return true
      }
      if isDue { company.keep(state) }
      company.progress(
        Progress(cases: state.next, commands: state.commands, kinds: kinds, stage: .playing))
    }
  }

  private func play(_ numbers: Range<Int>) -> [CaseOutcome] { numbers.map(outcome) }

  private func outcome(of number: Int) -> CaseOutcome {
    engine.runner.run(plan.case(number), plan.commands)
  }

  // MARK: - Telling

  private func tell(
    _ kinds: [CampaignLedger.Kind], _ company: Company
  ) -> [(failure: CampaignFailure, play: Play)] {
    let teller = CampaignTeller(engine: engine, plan: plan, trialLimit: trialLimit)
    let told = Mutex([(failure: CampaignFailure, play: Play)?](repeating: nil, count: kinds.count))
    let work: @Sendable (Int) -> Void = { index in
      let story = teller.tell(kinds[index], isInterrupted: company.isInterrupted)
      told.withLock { $0[index] = story }
      company.progress(
        Progress(cases: 0, commands: 0, kinds: kinds.count, stage: .shrinking))
    }
    if jobs <= 1 {
      for index in kinds.indices { work(index) }
    } else {
      DispatchQueue.concurrentPerform(iterations: kinds.count, execute: work)
    }
    return told.withLock { $0.compactMap { $0 } }
  }
}
