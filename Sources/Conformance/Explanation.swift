package import Engines
internal import JSONText
internal import Market
package import Results
package import Scenarios
internal import Wire

/// A scenario step by step: each command, its events, and the books after it.
package struct Explanation: Sendable {
  package var steps: [Step] = []
  /// How the connection to the engine failed, in words; nil where it did not.
  package var failure: String?

  /// Whether every expectation is met.
  package var isMet: Bool {
    failure == nil
      && steps.allSatisfy { step in
        if case .expectation(let findings) = step.kind { findings.isEmpty } else { true }
      }
  }

  /// One step.
  package struct Step: Sendable {
    /// The place among the steps, from 1.
    package var number: Int
    /// The line of the file.
    package var line: Int
    package var kind: Kind
  }

  /// What a step is.
  package enum Kind: Sendable {
    /// A command, or a block of them.
    case commands(Account)
    /// An expectation, and how it is not met where it is not.
    case expectation(findings: [Discrepancy])
  }

  /// Commands, what came of them, and the books after them.
  package struct Account: Sendable {
    /// The number of the first command, from 1.
    package var first: Int
    package var count: Int
    /// The first command and, of a block, the last, as they are written.
    package var texts: [String]
    /// The event lines, at most 40 of a block.
    package var events: [String]
    /// The number of events.
    package var eventCount: Int
    package var books: [LadderBook]
  }

  /// A part of an expectation that is not met.
  package struct Discrepancy: Sendable {
    package var message: String
    package var expected: [String]
    package var actual: [String]
  }

  /// Runs a scenario on an engine and keeps an account of it.
  package init(_ scenario: Scenario, on source: EngineSource) {
    let engine = source.makeEngine(for: scenario)
    let codec = JSONCodec(instruments: scenario.instruments, numbers: .decimals)
    var statuses = OrderStatuses()
    var owners: [OrderID: InstrumentID] = [:]
    var latest: [Event] = []
    var count = 0
    for (index, step) in scenario.steps.enumerated() {
      let kind: Kind
      if case .expect(let expectation) = step.action {
        let judge = ExpectationJudge(
          scenario: scenario, engine: engine, statuses: statuses, events: latest)
        kind = .expectation(
          findings: judge.findings(expectation).map {
            Discrepancy(message: $0.message, expected: $0.expected, actual: $0.actual)
          })
      } else {
        let commands = step.action.commands
        latest = []
        var lines: [String] = []
        for (offset, command) in commands.enumerated() {
          let events = engine.apply(command)
          statuses.follow(command, events)
          if case .new(let order) = command { owners[order.id] = order.instrument }
          latest += events
          for event in events where lines.count < 40 {
            lines.append(
              Self.text {
                codec.write(LoggedEvent(command: count + offset + 1, event: event), to: &$0)
              })
          }
        }
        let ends =
          commands.count == 1 ? [commands[0]] : [commands[0], commands[commands.count - 1]]
        kind = .commands(
          Account(
            first: count + 1, count: commands.count,
            texts: ends.map { command in
              var owner = InstrumentID(0)
              if case .replace(let replace) = command { owner = owners[replace.id] ?? owner }
              return Self.text { codec.write(command, owner: owner, to: &$0) }
            },
            events: lines, eventCount: latest.count,
            books: Ladders.books(in: engine, holder: source.name, scenario)))
        count += commands.count
      }
      steps.append(Step(number: index + 1, line: step.line, kind: kind))
      failure = engine.failure.map { "the engine \($0.kind): \($0.message)" }
      if failure != nil { return }
    }
  }

  private static func text(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
