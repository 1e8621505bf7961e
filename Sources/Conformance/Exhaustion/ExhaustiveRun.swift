internal import Dispatch
package import Engines
package import Market
package import OrderFlow
internal import ReferenceEngine
internal import Specification
internal import Synchronization

/// A run of an engine over every sequence of a few commands of an alphabet, the shorter first.
package struct ExhaustiveRun: Sendable {
  package var alphabet: Alphabet
  /// The most commands of a sequence, at most `greatestDepth`.
  package var depth: Int
  package var mirrorImages = MirrorImages.skipped
  /// How many parts are searched at once, at least 1; what is found does not depend on it.
  package var jobs = 1
  /// How many sequences are judged between two looks at whether more are wanted.
  private let stride: Int
  private let search: @Sendable (Self, Surroundings) -> Outcome

  /// The most commands that sequences may have.
  package static let greatestDepth = 12

  /// A run of one of our engines by the rules as the other one has them.
  package init(engine: EngineChoice, alphabet: Alphabet, depth: Int) {
    self.alphabet = alphabet
    self.depth = depth
    stride = 100_000
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
    // Behind a connection so many take about a tenth of a second.
    stride = 1_000
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
    /// Of all processors together.
    package var processorNanoseconds: Int
  }

  /// An instant, in nanoseconds.
  package struct Instant: Hashable, Sendable {
    var wall: Int
    /// The processor time that was used until then.
    var processor: Int

    package init(wall: Int, processor: Int) {
      self.wall = wall
      self.processor = processor
    }
  }

  /// What a run asks of those who began it, from any thread.
  private struct Surroundings: Sendable {
    var now: @Sendable () -> Instant
    /// Whether the run is to go on; told how far a depth has come.
    var isWanted: @Sendable (Depth) -> Bool
  }

  /// Judges sequences until one is wrong, all are judged, or no more are wanted.
  package func run(
    now: @escaping @Sendable () -> Instant, isWanted: @escaping @Sendable (Depth) -> Bool
  ) -> Outcome {
    search(self, Surroundings(now: now, isWanted: isWanted))
  }

  private func outcome<
    Core: BranchingEngine & SendableMetatype & ~Copyable,
    Partner: MatchingCore & SendableMetatype & ~Copyable
  >(
    by partner: Partner.Type, _ surroundings: Surroundings,
    _ makeEngine: @escaping @Sendable () -> Core
  ) -> Outcome {
    let first = SequenceSearch<Core, Partner>(
      alphabet, mirrorImages: mirrorImages, depth: 0, makeEngine: makeEngine)
    let schedule = Mutex(
      SearchSchedule(
        openings: first.openings,
        totals: (1...max(1, depth)).map {
          alphabet.sequences(ofDepth: $0, mirrorImages: mirrorImages)
        }, start: surroundings.now()))
    if jobs <= 1 {
      work(by: partner, schedule, surroundings, makeEngine)
    } else {
      DispatchQueue.concurrentPerform(iterations: jobs) { _ in
        work(by: partner, schedule, surroundings, makeEngine)
      }
    }
    return schedule.withLock { $0.outcome(at: surroundings.now()) }
  }

  /// One thread's share.
  private func work<
    Core: BranchingEngine & SendableMetatype & ~Copyable,
    Partner: MatchingCore & SendableMetatype & ~Copyable
  >(
    by partner: Partner.Type, _ schedule: borrowing Mutex<SearchSchedule>,
    _ surroundings: Surroundings, _ makeEngine: () -> Core
  ) {
    var search = SequenceSearch<Core, Partner>(
      alphabet, mirrorImages: mirrorImages, depth: max(1, depth), stride: stride,
      makeEngine: makeEngine)
    while let (number, part) = schedule.withLock({ $0.take() }) {
      var wrong: [Command]?
      do throws(SequenceSearch<Core, Partner>.Stop) {
        try search.search(depth: part.depth, beginningWith: part.opening) { judged in
          let now = surroundings.now()
          let (isWorthwhile, progress) = schedule.withLock { schedule in
            (schedule.isWorthwhile(number, judged: judged), schedule.progress(at: now))
          }
          guard isWorthwhile else { return false }
          guard surroundings.isWanted(progress) else {
            schedule.withLock { $0.interrupt() }
            return false
          }
          return true
        }
      } catch {
        switch error {
        case .interrupted:
          let judged = search.judged
          _ = schedule.withLock { $0.isWorthwhile(number, judged: judged) }
          continue
        case .found(let commands): wrong = commands
        }
      }
      let (judged, now, found) = (search.judged, surroundings.now(), wrong)
      schedule.withLock { $0.end(number, judged: judged, wrong: found, at: now) }
    }
  }
}
