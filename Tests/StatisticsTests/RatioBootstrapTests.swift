import Statistics
import Testing

@Suite struct RatioBootstrapTests {
  @Test func `equal times make a ratio of one and an interval of nothing`() throws {
    let bootstrap = RatioBootstrap(
      own: Array(repeating: 500, count: 8), other: Array(repeating: 500, count: 8))
    #expect(bootstrap.ratio == 1_000_000)
    let interval = try #require(bootstrap.interval)
    #expect(interval.lower == 1_000_000)
    #expect(interval.upper == 1_000_000)
  }

  @Test func `the ratio is the other's time over one's own, by the median of the pairs`() {
    let bootstrap = RatioBootstrap(own: [100, 100, 100], other: [250, 200, 90_000])
    #expect(bootstrap.ratio == 2_500_000)
    #expect(RatioBootstrap(own: [3, 3], other: [1, 2]).ratio == 500_000)
    #expect(RatioBootstrap(own: [], other: []).ratio == nil)
  }

  @Test func `of too few pairs no interval is told`() {
    let times = Array(repeating: 100, count: RatioBootstrap.fewestPairs - 1)
    #expect(RatioBootstrap(own: times, other: times).interval == nil)
    #expect(RatioBootstrap(own: times + [100], other: times + [100]).interval != nil)
  }

  @Test func `the interval is the same each time, and another by another seed`() {
    let own = [101, 99, 107, 95, 103, 98, 100, 111, 96, 104]
    let other = [210, 190, 205, 199, 230, 188, 201, 215, 197, 206]
    let bootstraps = [1, 1, 2].map { RatioBootstrap(own: own, other: other, seed: $0) }
    #expect(bootstraps[0].interval == bootstraps[1].interval)
    let medians = bootstraps.compactMap(\.interval).map(\.lower)
    #expect(medians.allSatisfy { (1_800_000...2_100_000).contains($0) })
  }

  /// A time with noise that is near a normal distribution, and now and then a delay.
  private func time(
    _ mean: Int, _ generator: inout ResamplingGenerator, delayed: Double
  ) -> Int {
    var sum = 0
    for _ in 0..<8 { sum += generator.index(below: 2_001) - 1_000 }
    let noise = mean * sum / 200_000
    return mean + noise + (generator.unit() < delayed ? mean : 0)
  }

  @Test(arguments: [(11, 0.0), (11, 0.08), (21, 0.08)])
  func `intervals hold the true ratio about as often as they say`(passes: Int, delayed: Double) {
    var generator = ResamplingGenerator(seed: 7)
    let runs = 100
    var held = 0
    for run in 0..<runs {
      let own = (0..<passes).map { _ in time(1_000_000, &generator, delayed: delayed) }
      let other = (0..<passes).map { _ in time(1_300_000, &generator, delayed: delayed) }
      guard
        let interval = RatioBootstrap(
          own: own, other: other, seed: UInt64(run)
        ).interval(resamples: 399)
      else { continue }
      let holds =
        interval.lower <= 1_300_000 && interval.upper >= 1_300_000
      held += holds ? 1 : 0
    }
    // The bootstrap of a median of few is known to fall a little short of 95 of 100.
    #expect((87...100).contains(held))
  }
}
