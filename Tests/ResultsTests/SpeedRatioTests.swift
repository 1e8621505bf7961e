import Results
import Testing

/// What is said of an engine's speed beside another's.
@Suite struct SpeedRatioTests {
  @Test func `a judgement follows from the interval alone`() {
    func ratio(_ lower: Int, _ upper: Int) -> SpeedRatio {
      SpeedRatio(
        other: "plain", clock: .processor, partsPerMillion: (lower + upper) / 2,
        interval: SpeedRatio.Interval(
          lowerPartsPerMillion: lower, upperPartsPerMillion: upper,
          confidencePartsPerMillion: 950_000, resamples: 9_999), pairs: 11)
    }
    #expect(ratio(1_000_001, 1_200_000).judgement == .faster)
    #expect(ratio(900_000, 999_999).judgement == .slower)
    #expect(ratio(1_000_000, 1_200_000).judgement == .noDifference)
    var few = ratio(1, 2)
    few.interval = nil
    #expect(few.judgement == .tooFewPasses)
  }
}
