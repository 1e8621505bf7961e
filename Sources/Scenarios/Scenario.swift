package import Market

/// A case of the suite: instruments, commands, and what must come of them by the rules.
package struct Scenario: Sendable {
  /// What the scenario shows, in one line.
  package var title: String
  /// The rule that decides it, with its source.
  package var why: String
  /// Codes of the faults that it catches.
  package var tags: [String]
  /// What an engine must be able to do to be run on it, besides what its commands show.
  package var requires: Set<Capability>
  /// Why it can't be run with sides and prices reflected; nil where it can.
  package var mirrorRefusal: String?
  /// The conventions under which its expectations hold.
  package var conventions: Conventions
  package var instruments: [Instrument]
  package var steps: [Step]

  /// A scenario of parts.
  package init(
    title: String, why: String, tags: [String] = [], requires: Set<Capability> = [],
    mirrorRefusal: String? = nil, conventions: Conventions, instruments: [Instrument],
    steps: [Step]
  ) {
    self.title = title
    self.why = why
    self.tags = tags
    self.requires = requires
    self.mirrorRefusal = mirrorRefusal
    self.conventions = conventions
    self.instruments = instruments
    self.steps = steps
  }

  /// One step, with the line of the file on which it begins.
  package struct Step: Sendable {
    package var line: Int
    package var action: Action

    package init(line: Int, action: Action) {
      self.line = line
      self.action = action
    }
  }

  /// What a step does.
  package enum Action: Sendable {
    /// Gives the engine a command.
    case command(Command)
    /// Gives the engine many commands, made from a pattern.
    case commands([Command])
    /// Compares what came of the commands of the step before it.
    case expect(Expectation)
  }

  /// The commands of all steps, in order.
  package var commands: [Command] { steps.flatMap(\.action.commands) }

  /// The largest number of commands in one scenario.
  package static let commandLimit = 5_000_000
}

extension Scenario.Action {
  /// The commands of the step, none for an expectation.
  package var commands: [Command] {
    switch self {
    case .command(let command): [command]
    case .commands(let commands): commands
    case .expect: []
    }
  }
}
