/// The ratio of two measures by pairs, with an interval: of passes that were interleaved.
///
/// The two measurements of a pair were made one after the other, so that what slows the machine
/// slows both. The ratio is the median of the pairs' ratios; the interval comes from drawing as many
/// pairs with replacement, ten thousand times (Efron's percentile bootstrap), and from integers
/// alone, so that it is the same on every machine. `RatioInterval` is for samples without pairs.
package struct RatioBootstrap: Sendable {
  /// An interval of ratios, in parts per million.
  package struct Interval: Hashable, Sendable {
    package var lower: Int
    package var upper: Int
  }

  /// How often an interval holds the true ratio, in parts per million.
  package static let confidence = 950_000
  /// The number of draws.
  package static let resamples = 9_999
  /// The fewest pairs of which anything is said: of fewer even the whole range is not so sure.
  package static let fewestPairs = 6

  private let ratios: [Int]
  private let seed: UInt64

  /// The pairs of one's own measures and the other's, both positive and equally many.
  package init(own: [Int], other: [Int], seed: UInt64 = 1) {
    precondition(own.count == other.count, "passes come in pairs")
    ratios = zip(own, other).map { own, other in
      Int(clamping: (Int128(other) * 2_000_000 + Int128(own)) / (2 * Int128(max(own, 1))))
    }
    self.seed = seed
  }

  /// The median ratio of the other's over one's own, in parts per million; nil without pairs.
  package var ratio: Int? { ratios.isEmpty ? nil : Self.median(of: ratios.sorted()) }

  /// The interval; nil where there are too few pairs.
  package var interval: Interval? { interval(resamples: Self.resamples) }

  /// The interval from so many draws, at least 39.
  package func interval(resamples: Int) -> Interval? {
    guard ratios.count >= Self.fewestPairs else { return nil }
    var generator = ResamplingGenerator(seed: seed)
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
    return Interval(lower: medians[tail - 1], upper: medians[resamples - tail])
  }

  private static func median(of sorted: [Int]) -> Int {
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
