internal import Dispatch
internal import Engines
internal import OrderFlow
internal import Results
internal import Synchronization

extension Campaign {
  /// What the threads of a campaign share.
  private final class Shared: Sendable {
    let ledger: Mutex<CampaignLedger>
    /// The failures that have been told, by the case that showed each first.
    let told = Mutex<[Int: Told]>([:])
    /// When the state was last kept; nil before the first time.
    let lastKept = Mutex<Int?>(nil)
    let company: Company
    let start: Int

    init(_ ledger: CampaignLedger, _ company: Company) {
      self.ledger = Mutex(ledger)
      self.company = company
      start = company.clock()
    }

    /// Keeps the state as it is now.
    func keep() {
      let state = ledger.withLock { $0.state }
      company.keep(state)
    }
  }

  private typealias Told = (failure: CampaignFailure, play: Play)

  /// Plays, from a kept state on if there is one, which must be of this campaign.
  package func run(from kept: CampaignState? = nil, with company: Company) -> Outcome {
    let shared = Shared(CampaignLedger(kept ?? beginning, batch: batch), company)
    if case .only(let number) = extent {
      let outcome = outcome(of: number)
      shared.ledger.withLock { ledger in
        ledger.state.next = number
        ledger.merge([outcome], at: number)
      }
    } else {
      play(shared)
    }
    // From here on only what earlier parts found is left to tell.
    let kinds = shared.ledger.withLock { $0.kinds }
    tell(kinds, shared)
    shared.keep()
    let told = shared.told.withLock { told in
      kinds.compactMap { kind in
        told[kind.number].map { one in
          var (failure, play) = one
          failure.seen = kind.seen
          return (failure: failure, play: play)
        }
      }
    }
    let isInterrupted = company.isInterrupted()
    return Outcome(
      state: shared.ledger.withLock { $0.state },
      ending: isInterrupted ? .interrupted : .complete,
      failures: told.map(\.failure), plays: told.map(\.play),
      vanished: isInterrupted ? 0 : kinds.count - told.count)
  }

  // MARK: - Playing

  /// The number of cases that one thread takes at a time.
  private var batch: Int { batchSize ?? max(1, 16_384 / plan.commands) }

  private func play(_ shared: Shared) {
    let workers = max(1, jobs)
    if workers == 1 {
      work(shared)
    } else {
      DispatchQueue.concurrentPerform(iterations: workers) { _ in work(shared) }
    }
  }

  /// One thread's share.
  private func work(_ shared: Shared) {
    let company = shared.company
    let last: Int? = if case .cases(let count) = extent { count } else { nil }
    let limit: Int? = if case .nanoseconds(let time) = extent { time } else { nil }
    while !company.isInterrupted() {
      if let limit, company.clock() - shared.start >= limit { return }
      guard let numbers = shared.ledger.withLock({ $0.take(upTo: last) }) else { return }
      let outcomes = numbers.map(outcome)
      // They have not been played: who goes on with the campaign begins with them.
      if outcomes.contains(where: \.wasInterrupted) { return }
      let (new, state, kinds) = shared.ledger.withLock { ledger in
        (ledger.merge(outcomes, at: numbers.lowerBound), ledger.state, ledger.kinds.count)
      }
      if !new.isEmpty {
        // Told and kept at once: whatever ends the campaign, what it found is not lost.
        shared.keep()
        for kind in new { tell(kind, of: kinds, shared) }
      }
      keepWhenDue(shared)
      company.progress(
        Progress(cases: state.next, commands: state.commands, kinds: kinds, stage: .playing))
    }
  }

  /// Keeps the state at the first time, and then from time to time.
  private func keepWhenDue(_ shared: Shared) {
    let now = shared.company.clock()
    let isDue = shared.lastKept.withLock { last in
      if let last, now - last < Self.keepingInterval { return false }
      last = now
      return true
    }
    if isDue { shared.keep() }
  }

  private func outcome(of number: Int) -> CaseOutcome {
    engine.runner.run(plan.case(number), plan.commands)
  }

  // MARK: - Telling

  /// Tells the kinds that have not been told yet.
  private func tell(_ kinds: [CampaignLedger.Kind], _ shared: Shared) {
    let untold = shared.told.withLock { told in kinds.filter { told[$0.number] == nil } }
    if jobs <= 1 {
      for kind in untold { tell(kind, of: kinds.count, shared) }
    } else {
      DispatchQueue.concurrentPerform(iterations: untold.count) { index in
        tell(untold[index], of: kinds.count, shared)
      }
    }
  }

  private func tell(_ kind: CampaignLedger.Kind, of kinds: Int, _ shared: Shared) {
    let company = shared.company
    company.progress(Progress(cases: 0, commands: 0, kinds: kinds, stage: .shrinking))
    let teller = CampaignTeller(engine: engine, plan: plan, trialLimit: trialLimit)
    guard var told = teller.tell(kind, isInterrupted: company.isInterrupted) else { return }
    told.failure.file = company.found(told.failure, told.play)
    shared.told.withLock { [told] in $0[kind.number] = told }
  }
}
