package import Engines
internal import Market
package import Results

/// Measures engines side by side on a flow: first whether they are right, then how fast they are.
///
/// An engine that parts from the specification on the beginning of the flow, or whose events over
/// the whole flow are not those of the reference engine, gets no figures. The passes of several
/// engines are interleaved, forth and back, so that whatever slows the machine slows all of them.
/// Everything runs on the calling thread.
package struct Benchmark {
  /// How much is measured.
  package struct Plan: Hashable, Sendable {
    /// How many of the first commands are compared event by event.
    package var verifiedCommands = 50_000
    /// The number of timed passes, at least 1.
    package var passes = 5
    /// How latency is measured.
    package var latency = Latency.atQuarter
    /// The longest time that latency is measured at a rate, in seconds.
    package var secondsAtRate = 2
    /// How often latency is measured at a rate until a run is valid, at least once.
    package var attempts = 3

    package init() {}

    /// At which rates latency is measured.
    package enum Latency: Hashable, Sendable {
      /// At a round one that is near a quarter of what the engine can take.
      case atQuarter
      /// At these, in commands a second.
      case at([Int])
      /// At those of a ladder, up to the knee.
      case ladder
    }
  }

  /// What is being done, for whoever watches.
  package enum Step: Hashable, Sendable {
    case verifying(engine: String)
    case expecting
    case pass(Int, of: Int, engine: String)
    case harness
    case latency(commandsPerSecond: Int, engine: String)
    case allocations(engine: String)
  }

  /// What came of it.
  package struct Outcome: Sendable {
    /// In the order of the contenders; nil of which nothing is known yet.
    package var results: [WorkloadResult?]
    /// Whether it was not interrupted.
    package var isWhole: Bool
  }

  /// The measurement was ended from outside.
  struct Interruption: Error {}

  let plan: Plan
  /// Called before each step, and before each chunk of one; the measurement ends there when it
  /// returns false.
  let mayBegin: (Step) -> Bool
  /// The most commands of which latency is measured.
  static let longestSchedule = 4_000_000

  /// A benchmark that calls `mayBegin` before each step, and is interrupted when that is false.
  package init(plan: Plan = Plan(), mayBegin: @escaping (Step) -> Bool) {
    precondition(plan.passes > 0 && plan.attempts > 0, "something is measured")
    self.plan = plan
    self.mayBegin = mayBegin
  }

  /// Measures engines on a flow; all but the first are compared with the first.
  package func measure(_ contenders: [Contender], on flow: BenchFlow) -> Outcome {
    let entrants = contenders.map(Entrant.init)
    var isWhole = true
    do throws(Interruption) {
      for entrant in entrants { try verify(entrant, on: flow) }
      try expect(entrants, on: flow)
      for entrant in entrants where entrant.refusal == nil { entrant.enter() }
      try makePasses(entrants, on: flow)
      try measureHarness(entrants, on: flow)
      for entrant in entrants { try measureLatency(entrant, on: flow) }
      for entrant in entrants { try countAllocations(entrant, on: flow) }
    } catch {
      isWhole = false
    }
    let results = entrants.enumerated().map { index, entrant -> WorkloadResult? in
      entrant.outcome(besides: index == 0 ? nil : entrants[0]).map { outcome in
        WorkloadResult(
          name: flow.name, description: flow.summary, seed: flow.seed, commands: flow.commandCount,
          flowHash: flow.hash, outcome: outcome)
      }
    }
    return Outcome(results: results, isWhole: isWhole)
  }

  private func begin(_ step: Step) throws(Interruption) {
    guard mayBegin(step) else { throw Interruption() }
  }

  // MARK: - Whether it is right

  private func verify(_ entrant: Entrant, on flow: BenchFlow) throws(Interruption) {
    try begin(.verifying(engine: entrant.name))
    let isSpecification = entrant.contender.source.spec == EngineChoice.specification.rawValue
    let right = isSpecification ? EngineChoice.reference : .specification
    let opening = flow.opening(plan.verifiedCommands)
    entrant.verifiedCommands = opening.count
    switch Verification(entrant.contender, instruments: flow.instruments)
      .outcome(of: opening, asWith: right.source)
    {
    case .agrees: break
    case .unsuitable(let reason): entrant.refuse(.unsupported(reason))
    case .differs(let reason): entrant.refuse(.wrong(reason))
    }
  }

  /// What each engine must report over the whole flow; engines that report alike share one.
  private func expect(_ entrants: [Entrant], on flow: BenchFlow) throws(Interruption) {
    struct Report: Hashable {
      var projection: Projection
      var connection: Bool
      var conventions: Conventions
    }
    var known: [Report: String] = [:]
    var events: [Conventions: [NamedCount]] = [:]
    for entrant in entrants where entrant.refusal == nil {
      let contender = entrant.contender
      let report = Report(
        projection: Projection(contender.source.profile),
        connection: contender.connection == .flash1, conventions: contender.conventions)
      if known[report] == nil {
        try begin(.expecting)
        switch FlowPass.result(
          of: contender.makeOracle(), on: flow, mayGoOn: { mayBegin(.expecting) })
        {
        case .made(let pass): known[report] = pass.fingerprint
        case .failed(let failure):
          entrant.refuse(failure)
          continue
        case .interrupted: throw Interruption()
        }
      }
      if events[contender.conventions] == nil {
        try begin(.expecting)
        events[contender.conventions] = EventCounts(of: flow, contender.conventions).counts
      }
      entrant.expected = known[report] ?? ""
      entrant.events = events[contender.conventions] ?? []
    }
  }
}
