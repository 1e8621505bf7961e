/// How much more one sample is than another: the ratio of their medians, with an interval that the
/// bootstrap of Efron (1979) gives.
package struct RatioInterval: Hashable, Sendable {
  /// The ratio of the medians, the second sample's over the first's.
  package var ratio: Double
  /// The interval's lower end.
  package var low: Double
  /// The interval's upper end.
  package var high: Double

  /// The fewest values a sample must have for an interval to mean something.
  package static let fewestValues = 3
  /// The share of the resampled ratios that the interval leaves out, half of it on either side.
  package static let leftOut = 0.01
  /// How often both samples are drawn again.
  package static let resamples = 9_999

  /// The interval of two samples of positive numbers; nil where one has too few of them.
  ///
  /// Each sample is drawn again from itself, with replacement, and the ratio of the medians is
  /// taken each time; the interval holds the middle 99 % of these ratios and the ratio itself. The
  /// same samples and seed give the same interval.
  ///
  /// - Complexity: O(resamples · values · log values).
  package init?(of second: [Double], over first: [Double], seed: UInt64 = 1) {
    guard first.count >= Self.fewestValues, second.count >= Self.fewestValues,
      first.allSatisfy({ $0 > 0 && $0.isFinite }), second.allSatisfy({ $0 > 0 && $0.isFinite }),
      let base = Samples.median(first), let other = Samples.median(second)
    else { return nil }
    var generator = ResamplingGenerator(seed: seed)
    var ratios: [Double] = []
    ratios.reserveCapacity(Self.resamples)
    for _ in 0..<Self.resamples {
      guard let low = Self.medianDrawn(from: first, &generator),
        let high = Self.medianDrawn(from: second, &generator)
      else { return nil }
      ratios.append(high / low)
    }
    ratios.sort()
    guard let low = Samples.quantile(Self.leftOut / 2, ofSorted: ratios),
      let high = Samples.quantile(1 - Self.leftOut / 2, ofSorted: ratios)
    else { return nil }
    ratio = other / base
    self.low = min(low, ratio)
    self.high = max(high, ratio)
  }

  private static func medianDrawn(
    from sample: [Double], _ generator: inout ResamplingGenerator
  ) -> Double? {
    var drawn = sample
    for index in drawn.indices { drawn[index] = sample[generator.index(below: sample.count)] }
    return Samples.median(drawn)
  }
}
