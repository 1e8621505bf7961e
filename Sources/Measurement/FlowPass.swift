package import Engines
internal import Market
package import Results

/// A pass over a whole flow that takes the time of everything the engine does, and of nothing else:
/// commands are loaded outside it.
package struct FlowPass: Sendable {
  package private(set) var time = PassTime(wallNanoseconds: 0, cpuNanoseconds: 0)
  /// The fingerprint of all events.
  package private(set) var fingerprint = ""

  /// What came of a pass.
  package enum Result: Sendable {
    case made(FlowPass)
    case failed(EngineFailure)
    case interrupted
  }

  /// Makes a pass, as long as it may go on.
  package static func result(
    of engine: any BenchEngine, on flow: BenchFlow, mayGoOn: () -> Bool
  ) -> Result {
    do throws(EngineFailure) {
      return try FlowPass(engine, on: flow, mayGoOn: mayGoOn).map { .made($0) } ?? .interrupted
    } catch {
      return .failed(error)
    }
  }

  private init?(
    _ engine: any BenchEngine, on flow: BenchFlow, mayGoOn: () -> Bool
  ) throws(EngineFailure) {
    try engine.begin(flow.instruments)
    defer { engine.end() }
    var isWanted = true
    try flow.forEachChunk { (chunk) throws(EngineFailure) in
      isWanted = mayGoOn()
      guard isWanted else { return false }
      try engine.load(chunk)
      let part = PassTime { engine.run(chunk.indices) }
      time.wallNanoseconds += part.wallNanoseconds
      time.cpuNanoseconds += part.cpuNanoseconds
      if let failure = engine.failure { throw failure }
      return true
    }
    guard isWanted else { return nil }
    fingerprint = engine.fingerprint.text
  }
}

/// A pass over a whole flow that counts allocations, apart from the timed ones.
struct AllocationPass {
  /// Those of the engine from its making to the last command.
  private(set) var all = AllocationCount(requests: 0, bytes: 0)
  /// Those in the second half of the commands.
  private(set) var warm = AllocationCount(requests: 0, bytes: 0)

  /// Makes a pass; nil where jemalloc is not the allocator, or it was not to go on.
  init?(
    _ engine: any BenchEngine, on flow: BenchFlow, mayGoOn: () -> Bool
  ) throws(EngineFailure) {
    guard let beginning = AllocationMeter() else { return nil }
    try engine.begin(flow.instruments)
    defer { engine.end() }
    all.add(beginning.count())
    var done = 0
    var isWanted = true
    try flow.forEachChunk { (chunk) throws(EngineFailure) in
      isWanted = mayGoOn()
      guard isWanted else { return false }
      try engine.load(chunk)
      let half = min(max(flow.commandCount / 2 - done, 0), chunk.count)
      for (places, isWarm) in [(0..<half, false), (half..<chunk.count, true)] {
        guard !places.isEmpty, let meter = AllocationMeter() else { continue }
        engine.run(places)
        let count = meter.count()
        all.add(count)
        if isWarm { warm.add(count) }
      }
      done += chunk.count
      return true
    }
    guard isWanted else { return nil }
  }
}

extension AllocationCount {
  fileprivate mutating func add(_ other: AllocationCount) {
    requests += other.requests
    bytes += other.bytes
  }
}

/// How many events of each kind the commands of a flow bring.
struct EventCounts {
  let counts: [NamedCount]

  /// Counts by the reference engine, under the conventions of an engine.
  init(of flow: BenchFlow, _ conventions: Conventions) {
    var sink = CountingSink()
    let engine = EngineChoice.reference.makeEngine(
      instruments: flow.instruments, conventions: conventions)
    flow.forEachChunk { chunk in
      for command in chunk { for event in engine.apply(command) { sink.record(event) } }
      return true
    }
    counts = sink.counts
  }
}
