internal import OrderFlow
package import Results

/// The ratio of two engines' times by pairs of passes, with an interval.
///
/// The two passes of a pair were made one after the other, so that what slows the machine slows
/// both. The ratio is the median of the pairs' ratios; the interval comes from drawing as many pairs
/// with replacement, ten thousand times (Efron's percentile bootstrap), and from integers alone, so
/// that it is the same on every machine.
package struct RatioBootstrap: Sendable {
  /// How often an interval holds the true ratio, in parts per million.
  package static let confidence = 950_000
  /// The number of draws.
  package static let resamples = 9_999
  /// The fewest pairs of which anything is said: of fewer even the whole range is not so sure.
  package static let fewestPairs = 6

  private let ratios: [Int]
  private let seed: UInt64

  /// The pairs of an engine's times and the other's, both positive and equally many.
  package init(own: [Int], other: [Int], seed: UInt64 = 1) {
    precondition(own.count == other.count, "passes come in pairs")
    ratios = zip(own, other).map { own, other in
      Int(clamping: (Int128(other) * 2_000_000 + Int128(own)) / (2 * Int128(max(own, 1))))
    }
    self.seed = seed
  }

  /// The median ratio, in parts per million; nil without pairs.
  package var ratio: Int? { ratios.isEmpty ? nil : Self.median(of: ratios.sorted()) }

  /// The interval; nil where there are too few pairs.
  package var interval: SpeedRatio.Interval? { interval(resamples: Self.resamples) }

  /// The interval from so many draws, at least 39.
  package func interval(resamples: Int) -> SpeedRatio.Interval? {
    guard ratios.count >= Self.fewestPairs else { return nil }
    var generator = SeededGenerator(seed: seed)
    var sample = ratios
    var medians: [Int] = []
    medians.reserveCapacity(resamples)
    for _ in 0..<resamples {
      for place in sample.indices { sample[place] = ratios[generator.index(below: ratios.count)] }
      sample.sort()
      medians.append(Self.median(of: sample))
    }
    medians.sort()
    let tail = (resamples + 1) * (1_000_000 - Self.confidence) / 2_000_000
    return SpeedRatio.Interval(
      lowerPartsPerMillion: medians[tail - 1],
      upperPartsPerMillion: medians[resamples - tail],
      confidencePartsPerMillion: Self.confidence, resamples: resamples)
  }

  private static func median(of sorted: [Int]) -> Int {
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
