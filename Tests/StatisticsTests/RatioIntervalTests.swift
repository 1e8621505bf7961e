import Statistics
import Testing

/// The ratio of two samples and the interval about it.
@Suite struct RatioIntervalTests {
  @Test func `the ratio is that of the medians, within its interval`() throws {
    let interval = try #require(
      RatioInterval(of: [220, 200, 210, 205, 400], over: [100, 101, 99, 100, 140]))
    #expect(interval.ratio == 2.1)
    #expect(interval.low >= 200.0 / 140 && interval.low <= 2.1)
    #expect(interval.high >= 2.1 && interval.high <= 400.0 / 99)
  }

  @Test func `a sample over itself is 1, and one without scatter has no width`() throws {
    let sample = [3.0, 5, 4, 6]
    let same = try #require(RatioInterval(of: sample, over: sample))
    #expect(same.ratio == 1 && same.low < 1 && same.high > 1)
    let exact = try #require(RatioInterval(of: [6, 6, 6], over: [4, 4, 4]))
    #expect((exact.low, exact.ratio, exact.high) == (1.5, 1.5, 1.5))
  }

  @Test func `the same samples and seed give the same interval`() {
    let (one, other) = ([1.0, 1.2, 1.1, 1.4, 1.3], [1.0, 1.1, 1.3, 1.15])
    #expect(RatioInterval(of: one, over: other) == RatioInterval(of: one, over: other))
  }

  @Test func `too few values, and values that are not positive, give none`() {
    #expect(RatioInterval(of: [1, 2], over: [1, 2, 3]) == nil)
    #expect(RatioInterval(of: [1, 2, 3], over: [0, 2, 3]) == nil)
    #expect(RatioInterval(of: [1, .nan, 3], over: [1, 2, 3]) == nil)
    #expect(RatioInterval(of: [], over: []) == nil)
  }

  /// 99 % is claimed; with nine passes a side at least 95 % must hold the truth.
  @Test func `of 20 intervals at most two miss the true ratio`() {
    let missed = (0..<20).count { trial in
      let seed = UInt64(trial)
      let slow = SyntheticHistory(noise: .normal, count: 9, spread: 0.03, seed: 2 * seed).values
      let fast = SyntheticHistory(noise: .normal, count: 9, spread: 0.03, seed: 2 * seed + 1).values
      guard let interval = RatioInterval(of: slow.map { $0 * 1.1 }, over: fast) else { return true }
      return interval.low > 1.1 || interval.high < 1.1
    }
    #expect(missed <= 2)
  }
}
