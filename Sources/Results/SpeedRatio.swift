/// How fast an engine is beside another one, on the same flow and in the same run.
package struct SpeedRatio: Hashable, Sendable {
  /// By which clock passes are compared.
  package enum Clock: String, CaseIterable, Sendable {
    /// The processor time of the measuring thread.
    case processor
    /// The time that passes, where an engine works in a process of its own.
    case wall
  }

  /// The name of the engine that this one is compared with.
  package var other: String
  package var clock: Clock
  /// The other engine's time over this one's, in parts per million: above a million this one is
  /// faster.
  ///
  /// It is the median over the pairs of passes that were made one after the other.
  package var partsPerMillion: Int
  /// Where the ratio lies with the confidence; nil where there were too few pairs to say.
  package var interval: Interval?
  /// The number of pairs of passes.
  package var pairs: Int

  package init(
    other: String, clock: Clock, partsPerMillion: Int, interval: Interval?, pairs: Int
  ) {
    self.other = other
    self.clock = clock
    self.partsPerMillion = partsPerMillion
    self.interval = interval
    self.pairs = pairs
  }

  /// An interval of ratios, found by drawing the pairs again and again (a bootstrap).
  package struct Interval: Hashable, Sendable {
    package var lowerPartsPerMillion: Int
    package var upperPartsPerMillion: Int
    /// How often such an interval holds the true ratio, in parts per million: 950_000 is 95 %.
    package var confidencePartsPerMillion: Int
    /// How often the pairs were drawn.
    package var resamples: Int

    package init(
      lowerPartsPerMillion: Int, upperPartsPerMillion: Int, confidencePartsPerMillion: Int,
      resamples: Int
    ) {
      self.lowerPartsPerMillion = lowerPartsPerMillion
      self.upperPartsPerMillion = upperPartsPerMillion
      self.confidencePartsPerMillion = confidencePartsPerMillion
      self.resamples = resamples
    }
  }

  /// What can be said of the engine beside the other.
  package enum Judgement: String, Sendable {
    case faster
    case slower
    case noDifference = "no difference"
    case tooFewPasses = "too few passes to say"
  }

  /// What the interval says: nothing of a difference where it holds 1.
  package var judgement: Judgement {
    guard let interval else { return .tooFewPasses }
    if interval.lowerPartsPerMillion > 1_000_000 { return .faster }
    return interval.upperPartsPerMillion < 1_000_000 ? .slower : .noDifference
  }
}
