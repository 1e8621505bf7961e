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
  private(set) var books: [BookPicture] = []
  /// The books at each expectation, where they were asked for.
  private var booksBetween: [(command: Int, books: [BookPicture])] = []
  /// Why the engine could not be judged to the end; nil where it could.
  private(set) var failure: EngineFailure?
  /// The number of the last command that was given before the failure, from 1.
  private(set) var lastCommand = 0

  /// An expectation that failed.
  struct Mismatch {
    /// The place of the expectation among the steps, from 0.
    var step: Int
    /// The number of the last command before it, from 1.
    var command: Int
    var findings: [Finding]
  }

  /// What is asked of the engine at an expectation.
  enum Attention {
    /// What the expectation asks.
    case expectations
    /// The books of all instruments; the expectation itself is not judged.
    case books
  }

  init(
    _ scenario: Scenario, on engine: any Engine, attention: Attention = .expectations
  ) {
    var statuses = OrderStatuses()
    for (index, step) in scenario.steps.enumerated() {
      switch step.action {
      case .command(let one):
        let events = engine.apply(one)
        statuses.follow(one, events)
        answers.append([events])
        lastCommand += 1
      case .commands(let many):
        engine.prepare(many)
        answers.append(
          many.map { one in
            let events = engine.apply(one)
            statuses.follow(one, events)
            return events
          })
        lastCommand += many.count
      case .expect(let expectation):
        if attention == .books {
          booksBetween.append((lastCommand, Self.books(in: engine, scenario)))
        }
        guard attention == .expectations, mismatch == nil else { continue }
        let judge = ExpectationJudge(
          scenario: scenario, engine: engine, statuses: statuses,
          events: answers.last.map { $0.flatMap { $0 } } ?? [])
        let findings = judge.findings(expectation)
        if !findings.isEmpty {
          mismatch = Mismatch(step: index, command: lastCommand, findings: findings)
        }
      }
      failure = engine.failure
      if failure != nil { return }
    }
    books = Self.books(in: engine, scenario)
    failure = engine.failure
  }

  private static func books(in engine: any Engine, _ scenario: Scenario) -> [BookPicture] {
    scenario.instruments.indices.map {
      BookPicture(of: InstrumentID(UInt32($0)), in: engine)
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

  /// The number of the first command, from 1, that got another answer in another run, as far as
  /// the projection tells.
  func firstDifference(
    from other: ScenarioRun, of scenario: Scenario, by projection: Projection
  ) -> Int? {
    var before = 0
    var commands = scenario.commands.makeIterator()
    for (own, others) in zip(answers, other.answers) {
      for index in own.indices {
        guard let command = commands.next() else { return nil }
        if own[index] != others[index],
          projection.events(own[index], of: command)
            != projection.events(others[index], of: command)
        {
          return before + index + 1
        }
      }
      before += own.count
    }
    return nil
  }

  /// The first book that differs in another run, as far as the projection tells.
  func firstBookDifference(
    from other: ScenarioRun, by projection: Projection
  ) -> BookDifference? {
    let mine = booksBetween + [(lastCommand, books)]
    let others = other.booksBetween + [(other.lastCommand, other.books)]
    for (own, other) in zip(mine, others) {
      for (index, pair) in zip(own.books, other.books).enumerated()
      where !projection.agree(pair.0, pair.1) {
        return BookDifference(
          instrument: InstrumentID(UInt32(index)), command: own.command, own: pair.0,
          other: pair.1)
      }
    }
    return nil
  }
}

/// The books of one instrument in two engines that differ.
struct BookDifference {
  var instrument: InstrumentID
  /// The number of the command after which they differ, from 1.
  var command: Int
  var own: BookPicture
  var other: BookPicture
}

extension EngineSource {
  /// The conventions under which an engine runs a scenario: its own where it has chosen for good.
  func conventions(for scenario: Scenario) -> Conventions {
    profile.conventions.imposed(on: scenario.conventions)
  }

  /// A fresh engine for a scenario, under the scenario's conventions unless others are given.
  func makeEngine(for scenario: Scenario, under conventions: Conventions? = nil) -> any Engine {
    makeEngine(
      instruments: scenario.instruments,
      conventions: conventions ?? self.conventions(for: scenario))
  }

  /// A fresh engine for a scenario, seen in a mirror; nil where there is no mirror image.
  func makeMirroredEngine(for scenario: Scenario) -> (any Engine)? {
    let instruments = scenario.instruments.compactMap(Mirror.reflect)
    guard instruments.count == scenario.instruments.count else { return nil }
    return MirroredEngine(
      of: makeEngine(instruments: instruments, conventions: conventions(for: scenario)))
  }
}
