/// What one benchmark of one engine gave on one workload, as the history over commits keeps it.
package struct TrackRecord: Hashable, Sendable {
  /// The commit that was measured, as the version control names it.
  package var commit: String
  /// When the commit was made, as ISO 8601 text with its zone; nil where it is not known.
  package var committed: String?
  /// When it was measured, as ISO 8601 text with its zone.
  package var measured: String
  /// The version of the suite that measured.
  package var suiteVersion: String
  package var engine: EngineIdentity
  package var machine: MachineFacts
  package var flow: TrackedFlow
  package var figures: [TrackedFigure]

  package init(
    commit: String, committed: String?, measured: String, suiteVersion: String,
    engine: EngineIdentity, machine: MachineFacts, flow: TrackedFlow, figures: [TrackedFigure]
  ) {
    self.commit = commit
    self.committed = committed
    self.measured = measured
    self.suiteVersion = suiteVersion
    self.engine = engine
    self.machine = machine
    self.flow = flow
    self.figures = figures
  }

  /// Whether both are measurements of the same thing: commit, engine, flow and machine.
  package func measuresSame(as other: TrackRecord) -> Bool {
    commit == other.commit && engine.name == other.engine.name && flow == other.flow
      && machine.processor == other.machine.processor
      && machine.toolchain == other.machine.toolchain
  }
}

/// A flow of commands, by what tells it from any other.
package struct TrackedFlow: Hashable, Sendable {
  package var name: String
  /// The hash of the commands, or of the sizes of the books that they are made for; 16 hexadecimal
  /// digits.
  package var hash: String
  /// The number of commands.
  package var commands: Int

  package init(name: String, hash: String, commands: Int) {
    self.name = name
    self.hash = hash
    self.commands = commands
  }
}

/// One figure of a measurement: a name, and the values of all passes.
package struct TrackedFigure: Hashable, Sendable {
  /// What is measured, such as `throughput`; a latency's name ends with its rate.
  package var name: String
  /// What one of it is, such as `commands/s`.
  package var unit: String
  package var better: Better
  package var certainty: Certainty
  /// The value of each pass, at least one.
  package var values: [Int]

  package init(name: String, unit: String, better: Better, certainty: Certainty, values: [Int]) {
    self.name = name
    self.unit = unit
    self.better = better
    self.certainty = certainty
    self.values = values
  }

  /// Which of two values is the better one.
  package enum Better: String, Hashable, Sendable, CaseIterable {
    case less
    case more
  }

  /// Whether the same program on the same flow always gives the same value.
  package enum Certainty: String, Hashable, Sendable, CaseIterable {
    /// It does: a counter, of which any change is one of the program.
    case exact
    /// It does not: a time, which scatters.
    case sampled
  }

  /// Whether it is far out in the tail of a distribution, where it scatters more.
  package var isTail: Bool { name.contains("p99") }
}
