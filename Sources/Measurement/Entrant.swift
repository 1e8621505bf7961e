internal import Engines
internal import Results
internal import Statistics

/// An engine in the course of a benchmark on one flow: what is known of it so far.
final class Entrant {
  let contender: Contender
  /// Nil once it is out.
  private(set) var engine: (any BenchEngine)?
  /// What must come out of every pass.
  var expected = ""
  var verifiedCommands = 0
  var passes: [PassTime] = []
  var latencies: [LatencyResult] = []
  var ladder: LadderResult?
  var allocations: AllocationCount?
  var warmAllocations: AllocationCount?
  var harness: PassTime?
  var events: [NamedCount] = []
  /// Why it is out.
  private(set) var refusal: WorkloadResult.Outcome?

  init(_ contender: Contender) { self.contender = contender }

  var name: String { contender.name }

  /// Takes it out of the benchmark on this flow: it gets no number.
  func refuse(_ outcome: WorkloadResult.Outcome) {
    refusal = outcome
    engine = nil
  }

  /// Takes it out for a failure.
  func refuse(_ failure: EngineFailure) {
    refuse(
      failure.kind == .unsupported
        ? .unsupported(failure.message) : .wrong("\(failure.kind.rawValue): \(failure.message)"))
  }

  /// Makes the engine that is measured.
  func enter() {
    do throws(EngineFailure) {
      engine = try contender.makeEngine()
    } catch {
      refuse(error)
    }
  }

  /// What is known by now; nil where nothing is.
  func outcome(besides first: Entrant?) -> WorkloadResult.Outcome? {
    if let refusal { return refusal }
    guard !passes.isEmpty else { return nil }
    return .measured(
      WorkloadFigures(
        eventHash: expected, verifiedCommands: verifiedCommands, passes: passes,
        latencies: latencies, allocations: allocations, peakMemoryBytes: ProcessMemory.peakBytes,
        events: events, ratio: first.flatMap(ratio), ladder: ladder,
        warmAllocations: warmAllocations, harness: harness))
  }

  /// How fast it is beside another entrant.
  private func ratio(beside other: Entrant) -> SpeedRatio? {
    let pairs = min(passes.count, other.passes.count)
    let clock: SpeedRatio.Clock =
      contender.connection == .process || other.contender.connection == .process
      ? .wall : .processor
    func times(_ passes: [PassTime]) -> [Int] {
      passes.prefix(pairs).map { clock == .wall ? $0.wallNanoseconds : $0.cpuNanoseconds }
    }
    let bootstrap = RatioBootstrap(own: times(passes), other: times(other.passes))
    guard let ratio = bootstrap.ratio else { return nil }
    let interval = bootstrap.interval.map {
      SpeedRatio.Interval(
        lowerPartsPerMillion: $0.lower, upperPartsPerMillion: $0.upper,
        confidencePartsPerMillion: RatioBootstrap.confidence,
        resamples: RatioBootstrap.resamples)
    }
    return SpeedRatio(
      other: other.name, clock: clock, partsPerMillion: ratio, interval: interval, pairs: pairs)
  }
}
