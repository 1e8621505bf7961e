/// What measuring one engine gave.
package struct BenchResult: Hashable, Sendable {
  package var engine: EngineIdentity
  package var occasion: Occasion
  package var machine: MachineFacts
  /// The workloads in the order in which they were measured.
  package var workloads: [WorkloadResult]
  /// How fast campaigns judge the engine, a profile each.
  package var judging: [JudgedRate]
  /// How the engine was reached, such as `in process`; empty where it is not known.
  package var connection: String
  /// Whether it was ended from outside before everything was measured.
  package var wasInterrupted: Bool
  /// What ten million plain orders take, where it was measured.
  package var memory: MemoryGrowth?
  /// How the cost of a command grows with the size of the book.
  package var growth: [GrowthPoint]

  package init(
    engine: EngineIdentity, occasion: Occasion, machine: MachineFacts,
    workloads: [WorkloadResult], judging: [JudgedRate] = [], connection: String = "",
    wasInterrupted: Bool = false, memory: MemoryGrowth? = nil, growth: [GrowthPoint] = []
  ) {
    self.engine = engine
    self.occasion = occasion
    self.machine = machine
    self.workloads = workloads
    self.judging = judging
    self.connection = connection
    self.wasInterrupted = wasInterrupted
    self.memory = memory
    self.growth = growth
  }

  /// Whether something was measured and nothing showed the engine to be wrong.
  package var conforms: Bool {
    let isMeasured = workloads.contains { $0.figures != nil } || memory != nil || !growth.isEmpty
    return isMeasured && judging.allSatisfy { $0.failures == 0 }
      && workloads.allSatisfy { workload in
        if case .wrong = workload.outcome { false } else { true }
      }
  }
}

extension BenchResult {
  /// The workload with the fewest commands a second in its median pass: the figure that counts.
  ///
  /// None where an engine was wrong on a workload, because that may be the slowest. Workloads that
  /// ask for what the engine does not say it can do are left out.
  package var slowest: (workload: WorkloadResult, summary: PassSummary)? {
    guard conforms else { return nil }
    var slowest: (workload: WorkloadResult, summary: PassSummary)?
    for workload in workloads {
      if case .unsupported = workload.outcome { continue }
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
    /// The workload asks for what the engine does not say it can do, for this reason.
    case unsupported(String)
  }

  /// The figures, of a workload that has them.
  package var figures: WorkloadFigures? {
    if case .measured(let figures) = outcome { figures } else { nil }
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
