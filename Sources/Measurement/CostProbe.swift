internal import CCallgrind
package import Engines
internal import Market
package import Results

/// What is measured of an engine in a process that does nothing else.
package enum CostProbe {
  /// What a run of commands took.
  package struct Cost: Hashable, Sendable {
    package var commands: Int
    package var cpuNanoseconds: Int
  }

  /// Runs commands after others that are not measured, and marks them for callgrind.
  ///
  /// Fewer are measured where the flow has no more.
  package static func cost(
    of engine: any BenchEngine, on flow: CommandFeed, warmUp: Int, measured: Int
  ) throws(EngineFailure) -> Cost {
    var flow = flow
    try engine.begin(flow.instruments)
    defer { engine.end() }
    var rest = warmUp
    while rest > 0 {
      let commands = flow.next(min(rest, BenchFlow.chunk))
      guard !commands.isEmpty else { break }
      try engine.load(commands)
      engine.run(commands.indices)
      rest -= commands.count
    }
    let commands = flow.next(measured)
    try engine.load(commands)
    let time = PassTime {
      ccallgrind_begin()
      engine.run(commands.indices)
      ccallgrind_end()
    }
    if let failure = engine.failure { throw failure }
    return Cost(commands: commands.count, cpuNanoseconds: time.cpuNanoseconds)
  }

  /// What memory grows by while the commands of a flow are carried out that all come to rest; nil
  /// where jemalloc is not the allocator.
  ///
  /// Nothing is said to the engine of how many will come. The commands themselves, and the records
  /// that they are made into, are in memory before.
  package static func memory(
    of engine: any BenchEngine, on flow: BenchFlow
  ) throws(EngineFailure) -> MemoryGrowth? {
    guard let meter = AllocationMeter() else { return nil }
    var before: (mapped: Int, resident: Int)?
    var growth: MemoryGrowth?
    var done = 0
    try flow.forEachChunk { (chunk) throws(EngineFailure) in
      try engine.load(chunk)
      if before == nil {
        before = (meter.heap.mapped, ProcessMemory.residentBytes ?? 0)
        try engine.begin(flow.instruments)
        // What flash1's ABI asks for is made with the engine, and loaded after it.
        try engine.load(chunk)
      }
      engine.run(chunk.indices)
      if let failure = engine.failure { throw failure }
      done += chunk.count
      if let before {
        growth = MemoryGrowth(
          orders: done, mappedBytes: max(0, meter.heap.mapped - before.mapped),
          residentBytes: max(0, (ProcessMemory.residentBytes ?? 0) - before.resident))
      }
      return true
    }
    engine.end()
    return growth
  }
}
