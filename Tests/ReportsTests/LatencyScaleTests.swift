import Results
import Testing

@testable import Reports

@Suite struct LogarithmTests {
  @Test func `powers of two are exact`() {
    for exponent in 0...62 {
      #expect(Logarithm.base2(1 << exponent) == exponent * Logarithm.unit)
    }
  }

  @Test(arguments: [(3, 1623), (10, 3401), (1000, 10_204), (1_000_000, 20_409), (Int.max, 64_511)])
  func `other numbers are rounded down to the unit`(_ value: Int, _ logarithm: Int) {
    #expect(Logarithm.base2(value) == logarithm)
  }

  @Test func `more is never less`() {
    var last = 0
    for value in 1...5000 {
      let logarithm = Logarithm.base2(value)
      #expect(logarithm >= last)
      last = logarithm
    }
  }
}

@Suite struct LatencyScaleTests {
  private func latency(
    _ points: [(Int, Int)], max: Int, lag: [(Int, Int)] = []
  ) -> LatencyResult {
    func distribution(_ points: [(Int, Int)], max: Int) -> LatencyDistribution {
      LatencyDistribution(
        count: 1,
        percentiles: points.map { Percentile(partsPerMillion: $0.0, nanoseconds: $0.1) },
        maximumNanoseconds: max)
    }
    return LatencyResult(
      commandsPerSecond: 1, validity: .valid, response: distribution(points, max: max),
      service: distribution(points, max: max), lag: distribution(lag, max: 0))
  }

  private let plain: [(Int, Int)] = [
    (500_000, 128), (900_000, 256), (990_000, 1024), (999_000, 4096),
  ]

  @Test func `nothing to draw gives no scale`() {
    #expect(LatencyScale([]) == nil)
    #expect(LatencyScale([latency([], max: 0)]) == nil)
    #expect(LatencyScale([latency([(123_456, 5)], max: 9)]) == nil)
    #expect(LatencyScale([latency([(500_000, 0)], max: 0)]) == nil)
  }

  @Test
  func `the median stands at the left, each further nine as far on, the maximum at the right`()
    throws
  {
    let scale = try #require(LatencyScale([latency(plain, max: 65_536)]))
    #expect(scale.shares == [500_000, 900_000, 990_000, 999_000])
    let places = scale.shares.map { scale.across(partsPerMillion: $0, width: 10_000) }
    #expect(places == [0, 2071, 5035, 8000])
  }

  @Test func `latencies stand by their logarithm, half a doubling from the edges`() throws {
    let scale = try #require(LatencyScale([latency(plain, max: 65_536)]))
    #expect(scale.down(nanoseconds: 65_536, height: 1000) == 50)
    #expect(scale.down(nanoseconds: 128, height: 1000) == 950)
    #expect(scale.down(nanoseconds: 4096, height: 1000) == 450)
    #expect(scale.down(nanoseconds: 0, height: 1000) == 1000)
    #expect(scale.down(nanoseconds: Int.max, height: 1000) == 0)
  }

  @Test func `a wide scale has a line for each power of ten, a narrow one for 1, 2 and 5`() throws {
    let wide = try #require(LatencyScale([latency(plain, max: 65_536)]))
    #expect(wide.lines == [100, 1000, 10_000])
    let narrow = try #require(LatencyScale([latency(plain, max: 4096)]))
    #expect(narrow.lines == [100, 200, 500, 1000, 2000, 5000])
  }

  @Test func `the lag takes no part in the choice of the scale`() throws {
    let scale = try #require(
      LatencyScale([latency(plain, max: 65_536, lag: [(500_000, 1)])]))
    #expect(scale.lines == [100, 1000, 10_000])
    #expect(scale.down(nanoseconds: 1, height: 1000) == 1000)
  }

  @Test func `one latency alone has a scale too`() throws {
    let scale = try #require(LatencyScale([latency([(500_000, 7)], max: 7)]))
    let place = scale.down(nanoseconds: 7, height: 100)
    #expect((0...100).contains(place))
    #expect(scale.across(partsPerMillion: 500_000, width: 100) == 0)
  }
}
