internal import Engines
internal import Market
internal import Scenarios

/// One scenario on one engine: what the engine answered, and the first expectation it failed.
struct ScenarioRun {
  /// The events of each command of each step that gives commands.
  private(set) var answers: [[[Event]]] = []
  /// The first expectation that failed.
  private(set) var mismatch: Mismatch?
  /// The books of all instruments after the last command, as the engine itself tells.
  private(set) var books: [Book] = []

  /// The orders of one instrument by price, then time, its phase, and what an uncross would say.
  struct Book: Hashable {
    var bids: [RestingOrder]
    var asks: [RestingOrder]
    var phase: Phase
    var indication: Uncrossing?
  }

  /// An expectation that failed.
  struct Mismatch {
    /// The place of the expectation among the steps, from 0.
    var step: Int
    /// The number of the last command before it, from 1.
    var command: Int
    var findings: [Finding]
  }

  init(_ scenario: Scenario, on engine: any Engine) {
    var statuses = OrderStatuses()
    var command = 0
    for (index, step) in scenario.steps.enumerated() {
      switch step.action {
      case .command(let one):
        let events = engine.apply(one)
        statuses.follow(one, events)
        answers.append([events])
        command += 1
      case .commands(let many):
        answers.append(
          many.map { one in
            let events = engine.apply(one)
            statuses.follow(one, events)
            return events
          })
        command += many.count
      case .expect(let expectation):
        guard mismatch == nil else { continue }
        let judge = ExpectationJudge(
          scenario: scenario, engine: engine, statuses: statuses,
          events: answers.last.map { $0.flatMap { $0 } } ?? [])
        let findings = judge.findings(expectation)
        if !findings.isEmpty {
          mismatch = Mismatch(step: index, command: command, findings: findings)
        }
      }
    }
    books = scenario.instruments.indices.map { index in
      let instrument = InstrumentID(UInt32(index))
      return Book(
        bids: engine.orders(of: instrument, side: .buy),
        asks: engine.orders(of: instrument, side: .sell), phase: engine.phase(of: instrument),
        indication: engine.indication(of: instrument))
    }
  }

  /// The events of a command, counted from 1.
  func events(ofCommand number: Int) -> [Event] {
    var index = number - 1
    for step in answers {
      if index < step.count { return step[index] }
      index -= step.count
    }
    return []
  }

  /// The number of the first command, from 1, that got another answer in another run.
  func firstDifference(from other: ScenarioRun) -> Int? {
    var before = 0
    for (own, others) in zip(answers, other.answers) {
      if own != others, let index = own.indices.first(where: { own[$0] != others[$0] }) {
        return before + index + 1
      }
      before += own.count
    }
    return nil
  }
}

extension EngineSource {
  /// A fresh engine for a scenario.
  func makeEngine(for scenario: Scenario) -> any Engine {
    makeEngine(instruments: scenario.instruments, conventions: scenario.conventions)
  }

  /// A fresh engine for a scenario, seen in a mirror; nil where there is no mirror image.
  func makeMirroredEngine(for scenario: Scenario) -> (any Engine)? {
    let instruments = scenario.instruments.compactMap(Mirror.reflect)
    guard instruments.count == scenario.instruments.count else { return nil }
    return MirroredEngine(
      of: makeEngine(instruments: instruments, conventions: scenario.conventions))
  }
}
