package import Results

/// A ladder of rates, climbed until the engine can't keep up any more.
///
/// The knee is the first rate at which the 99th percentile of the response is more than ten times
/// that of the service: from there commands wait longer for each other than for the engine.
package struct RateLadder: Sendable {
  /// How often a rate is tried until it is taken for the knee, or given up as disturbed.
  package var attempts = 3
  /// How many times the 99th percentile of the service that of the response may be.
  package static let kneeFactor = 10
  /// After so many disturbed rates in a row the ladder ends.
  private static let patience = 3
  /// No engine is driven faster than this.
  private static let top = 1_000_000_000

  package init() {}

  /// The rungs of a decade: the same rates on every machine, each near 1.5 times the one below.
  private static let rungs = [10, 15, 22, 33, 47, 68]

  /// The highest rung that is not above a rate, at least 10.
  package static func rung(notAbove rate: Int) -> Int {
    var power = 1
    while power <= rate / 100 { power *= 10 }
    return (rungs.last { $0 * power <= rate } ?? rungs[0]) * power
  }

  /// The rung above one.
  package static func rung(above rate: Int) -> Int {
    var power = 1
    while power <= rate / 100 { power *= 10 }
    return rungs.first { $0 * power > rate }.map { $0 * power } ?? 10 * rungs[0] * power
  }

  /// Climbs from a rate; `run` drives the engine at one, and gives nil where it is to end.
  ///
  /// The rates of which nothing was disturbed come back with their latencies, slowest first; of the
  /// knee only where the engine kept up with the schedule even so.
  package func climb(
    from first: Int, run: (Int) -> OpenLoop?
  ) -> (latencies: [LatencyResult], ladder: LadderResult, isWhole: Bool) {
    var latencies: [LatencyResult] = []
    var ladder = LadderResult(knee: nil, highestBelow: nil)
    var disturbed = 0
    var rate = first
    while rate <= Self.top, disturbed < Self.patience {
      switch attempt(rate, run) {
      case .interrupted: return (latencies, ladder, false)
      case .disturbed:
        disturbed += 1
        ladder.disturbed.append(rate)
      case .below(let loop):
        disturbed = 0
        ladder.highestBelow = rate
        latencies.append(loop.result)
      case .past(let loop):
        ladder.knee = rate
        if loop.validity == .valid { latencies.append(loop.result) }
        return (latencies, ladder, true)
      }
      rate = Self.rung(above: rate)
    }
    return (latencies, ladder, true)
  }

  private enum Attempt {
    case below(OpenLoop)
    case past(OpenLoop)
    case disturbed
    case interrupted
  }

  /// One run below the knee is enough; past the knee a rate is only if all runs are.
  private func attempt(_ rate: Int, _ run: (Int) -> OpenLoop?) -> Attempt {
    var past: OpenLoop?
    for _ in 0..<attempts {
      guard let loop = run(rate) else { return .interrupted }
      if loop.wasDisturbed { continue }
      guard loop.isPastKnee else { return .below(loop) }
      past = loop
    }
    return past.map { .past($0) } ?? .disturbed
  }
}
