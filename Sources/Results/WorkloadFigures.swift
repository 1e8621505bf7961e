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
  /// How fast the engine is beside the first one of the same run.
  package var ratio: SpeedRatio?
  /// How far the engine could be driven, where a ladder of rates was climbed.
  package var ladder: LadderResult?
  /// The allocations of the second half of a pass, when the engine is warm.
  package var warmAllocations: AllocationCount?
  /// The instructions of a part of the flow, where they were counted.
  package var instructions: InstructionCount?
  /// The median pass of an engine that does nothing, by the same way: what the benchmark itself
  /// takes, which is not subtracted from anything.
  package var harness: PassTime?

  package init(
    eventHash: String, verifiedCommands: Int, passes: [PassTime],
    latencies: [LatencyResult] = [], allocations: AllocationCount? = nil,
    peakMemoryBytes: Int? = nil, events: [NamedCount] = [], ratio: SpeedRatio? = nil,
    ladder: LadderResult? = nil, warmAllocations: AllocationCount? = nil,
    instructions: InstructionCount? = nil, harness: PassTime? = nil
  ) {
    self.eventHash = eventHash
    self.verifiedCommands = verifiedCommands
    self.passes = passes
    self.latencies = latencies
    self.allocations = allocations
    self.peakMemoryBytes = peakMemoryBytes
    self.events = events
    self.ratio = ratio
    self.ladder = ladder
    self.warmAllocations = warmAllocations
    self.instructions = instructions
    self.harness = harness
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
