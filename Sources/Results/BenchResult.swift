/// What measuring one engine gave.
package struct BenchResult: Hashable, Sendable {
  package var engine: EngineIdentity
  package var occasion: Occasion
  package var machine: MachineFacts
  /// The workloads in the order in which they were measured.
  package var workloads: [WorkloadResult]
  /// How fast campaigns judge the engine, a profile each.
  package var judging: [JudgedRate]

  package init(
    engine: EngineIdentity, occasion: Occasion, machine: MachineFacts,
    workloads: [WorkloadResult], judging: [JudgedRate] = []
  ) {
    self.engine = engine
    self.occasion = occasion
    self.machine = machine
    self.workloads = workloads
    self.judging = judging
  }

  /// Whether something was measured and nothing showed the engine to be wrong.
  package var conforms: Bool {
    !workloads.isEmpty && judging.allSatisfy { $0.failures == 0 }
      && workloads.allSatisfy { workload in
        if case .measured = workload.outcome { true } else { false }
      }
  }
}

extension BenchResult {
  /// The workload with the fewest commands a second in its median pass: the figure that counts.
  ///
  /// None where an engine was wrong on a workload, because that may be the slowest.
  package var slowest: (workload: WorkloadResult, summary: PassSummary)? {
    guard conforms else { return nil }
    var slowest: (workload: WorkloadResult, summary: PassSummary)?
    for workload in workloads {
      guard let summary = workload.figures?.summary else { return nil }
      if let slowest, !isSlower(workload, summary, than: slowest) { continue }
      slowest = (workload, summary)
    }
    return slowest
  }

  private func isSlower(
    _ workload: WorkloadResult, _ summary: PassSummary,
    than other: (workload: WorkloadResult, summary: PassSummary)
  ) -> Bool {
    let own = Int128(workload.commands) * Int128(other.summary.median.wallNanoseconds)
    let others = Int128(other.workload.commands) * Int128(summary.median.wallNanoseconds)
    return own < others
  }
}

/// What the machine is, as far as it bears on the figures.
package struct MachineFacts: Hashable, Sendable {
  /// The processor's name.
  package var processor: String
  /// The number of logical processors that could be used.
  package var processors: Int
  /// The main memory in bytes.
  package var memoryBytes: Int
  /// The operating system and its kernel.
  package var system: String
  /// The compiler that built the suite, and how.
  package var toolchain: String

  package init(
    processor: String, processors: Int, memoryBytes: Int, system: String, toolchain: String
  ) {
    self.processor = processor
    self.processors = processors
    self.memoryBytes = memoryBytes
    self.system = system
    self.toolchain = toolchain
  }
}

/// What measuring an engine on one workload gave.
package struct WorkloadResult: Hashable, Sendable {
  package var name: String
  /// What the flow is made of, in a line.
  package var description: String
  package var seed: UInt64
  /// The number of commands in the flow.
  package var commands: Int
  /// The hash of the commands, 16 hexadecimal digits.
  package var flowHash: String
  package var outcome: Outcome

  package init(
    name: String, description: String, seed: UInt64, commands: Int, flowHash: String,
    outcome: Outcome
  ) {
    self.name = name
    self.description = description
    self.seed = seed
    self.commands = commands
    self.flowHash = flowHash
    self.outcome = outcome
  }

  /// What became of the workload.
  package enum Outcome: Hashable, Sendable {
    /// The engine was right as far as it was checked, and has figures.
    case measured(WorkloadFigures)
    /// The engine was wrong, for this reason, and gets no number.
    case wrong(String)
  }

  /// The figures, of a workload that has them.
  package var figures: WorkloadFigures? {
    if case .measured(let figures) = outcome { figures } else { nil }
  }
}

/// The figures of one workload.
package struct WorkloadFigures: Hashable, Sendable {
  /// The hash of all events, 16 hexadecimal digits, the same in each pass.
  package var eventHash: String
  /// How many of the first commands were checked against the specification, event by event.
  package var verifiedCommands: Int
  /// The timed passes in the order in which they were made; at least one.
  package var passes: [PassTime]
  /// The latencies, one for each rate that was tried, slowest rate first.
  package var latencies: [LatencyResult]
  /// The allocations of one whole pass, where they were counted.
  package var allocations: AllocationCount?
  /// The greatest resident memory of the process in bytes, where it was read.
  package var peakMemoryBytes: Int?
  /// How many events of each kind one pass gives, such as `traded`.
  package var events: [NamedCount]

  package init(
    eventHash: String, verifiedCommands: Int, passes: [PassTime],
    latencies: [LatencyResult] = [], allocations: AllocationCount? = nil,
    peakMemoryBytes: Int? = nil, events: [NamedCount] = []
  ) {
    self.eventHash = eventHash
    self.verifiedCommands = verifiedCommands
    self.passes = passes
    self.latencies = latencies
    self.allocations = allocations
    self.peakMemoryBytes = peakMemoryBytes
    self.events = events
  }

  /// The fastest, the middle and the slowest pass; none without passes.
  ///
  /// Of an even number of passes the middle one is the slower of the two.
  package var summary: PassSummary? {
    let ranked = passes.sorted {
      ($0.wallNanoseconds, $0.cpuNanoseconds) < ($1.wallNanoseconds, $1.cpuNanoseconds)
    }
    guard let best = ranked.first, let worst = ranked.last else { return nil }
    return PassSummary(best: best, median: ranked[ranked.count / 2], worst: worst)
  }
}

/// Three passes that stand for all.
package struct PassSummary: Hashable, Sendable {
  package var best: PassTime
  package var median: PassTime
  package var worst: PassTime

  package init(best: PassTime, median: PassTime, worst: PassTime) {
    self.best = best
    self.median = median
    self.worst = worst
  }
}

/// How long one pass over a flow took.
package struct PassTime: Hashable, Sendable {
  /// Elapsed time in nanoseconds.
  package var wallNanoseconds: Int
  /// Processor time of the measuring thread in nanoseconds.
  package var cpuNanoseconds: Int

  package init(wallNanoseconds: Int, cpuNanoseconds: Int) {
    self.wallNanoseconds = wallNanoseconds
    self.cpuNanoseconds = cpuNanoseconds
  }
}

/// Allocations, in a pass apart from the timed ones.
package struct AllocationCount: Hashable, Sendable {
  /// The number of requests to the allocator.
  package var requests: Int
  /// The bytes that were asked for.
  package var bytes: Int

  package init(requests: Int, bytes: Int) {
    self.requests = requests
    self.bytes = bytes
  }
}

/// A number of things of one name.
package struct NamedCount: Hashable, Sendable {
  package var name: String
  package var count: Int

  package init(name: String, count: Int) {
    self.name = name
    self.count = count
  }
}
