package import Engines
package import Market
package import OrderFlow
internal import ReferenceEngine
internal import Specification

/// A run of an engine over every sequence of a few commands of an alphabet, the shorter first.
package struct ExhaustiveRun: Sendable {
  package var alphabet: Alphabet
  /// The most commands of a sequence, at most `greatestDepth`.
  package var depth: Int
  package var mirrorImages = MirrorImages.taken
  private let search: @Sendable (Self, Surroundings) -> Outcome

  /// The most commands that sequences may have.
  package static let greatestDepth = 12

  /// A run of one of our engines by the rules as the other one has them.
  package init(engine: EngineChoice, alphabet: Alphabet, depth: Int) {
    self.alphabet = alphabet
    self.depth = depth
    search = { run, surroundings in
      let (instruments, conventions) = ([run.alphabet.instrument], run.alphabet.conventions)
      switch engine {
      case .reference:
        return run.outcome(by: Specification.self, surroundings) {
          ReferenceEngine(instruments: instruments, conventions: conventions)
        }
      case .specification:
        return run.outcome(by: ReferenceEngine.self, surroundings) {
          Specification(instruments: instruments, conventions: conventions)
        }
      }
    }
  }

  /// A run of any engine by the rules as the specification has them; branching costs a replay.
  package init(engine: EngineSource, alphabet: Alphabet, depth: Int) {
    self.alphabet = alphabet
    self.depth = depth
    search = { run, surroundings in
      run.outcome(by: Specification.self, surroundings) {
        ReplayedEngine(
          engine, instruments: [run.alphabet.instrument], conventions: run.alphabet.conventions)
      }
    }
  }

  /// What became of a run.
  package struct Outcome: Sendable {
    /// The depths that were begun, from 1.
    package var depths: [Depth] = []
    /// The first sequence that is wrong: none is shorter.
    package var wrong: [Command]?
    package var wasInterrupted = false
  }

  /// What was done at one depth.
  package struct Depth: Hashable, Sendable {
    /// How many commands the sequences have.
    package var commands: Int
    /// How many sequences were judged.
    package var sequences: Int
    /// How many there are; nil beyond 64 bits.
    package var total: Int?
    package var nanoseconds: Int
  }

  /// What a run asks of those who began it.
  package struct Surroundings {
    /// The time in nanoseconds.
    var clock: () -> Int
    /// Whether the run is to go on; told how far a depth has come.
    var isWanted: (Depth) -> Bool
  }

  /// Judges sequences until one is wrong, all are judged, or no more are wanted.
  package func run(clock: @escaping () -> Int, isWanted: @escaping (Depth) -> Bool) -> Outcome {
    search(self, Surroundings(clock: clock, isWanted: isWanted))
  }

  private func outcome<Core: BranchingEngine & ~Copyable, Partner: MatchingCore & ~Copyable>(
    by partner: Partner.Type, _ surroundings: Surroundings, _ makeEngine: () -> Core
  ) -> Outcome {
    var outcome = Outcome()
    var current = Depth(commands: 0, sequences: 0, nanoseconds: 0)
    var start = 0
    var search = SequenceSearch<Core, Partner>(
      alphabet, mirrorImages: mirrorImages, depth: depth, makeEngine: makeEngine)
    for commands in 1...max(1, depth) {
      current = Depth(
        commands: commands, sequences: 0,
        total: alphabet.sequences(ofDepth: commands, mirrorImages: mirrorImages), nanoseconds: 0)
      start = surroundings.clock()
      do throws(SequenceSearch<Core, Partner>.Stop) {
        try search.search(depth: commands) { judged in
          current.sequences = judged
          current.nanoseconds = surroundings.clock() - start
          return surroundings.isWanted(current)
        }
      } catch {
        switch error {
        case .interrupted: outcome.wasInterrupted = true
        case .found(let wrong): outcome.wrong = wrong
        }
      }
      current.sequences = search.judged
      current.nanoseconds = surroundings.clock() - start
      outcome.depths.append(current)
      if outcome.wasInterrupted || outcome.wrong != nil { break }
    }
    return outcome
  }
}
