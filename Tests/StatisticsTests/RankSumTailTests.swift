import Statistics
import Testing

/// The probabilities of the rank-sum test, against counting and against permutations.
@Suite struct RankSumTailTests {
  /// The share of all choices of `part` ranks whose sum is as far off the mean, by trying each.
  private func counted(_ part: Int, of count: Int, _ deviation: Double) -> Double {
    var (extreme, whole) = (0, 0)
    for choice in 0..<(1 << count) where choice.nonzeroBitCount == part {
      let sum = (0..<count).reduce(0) { $0 + (choice >> $1 & 1) * ($1 + 1) }
      whole += 1
      if abs(Double(sum) - Double(part * (count + 1)) / 2) >= deviation { extreme += 1 }
    }
    return Double(extreme) / Double(whole)
  }

  @Test(arguments: [(1, 6), (3, 7), (4, 10), (6, 12), (9, 12)])
  func `small samples are counted exactly`(part: Int, count: Int) {
    // Down to near the mean, where both tails meet.
    let reach = Double(part * (count - part)) / 2
    for deviation in stride(from: reach, to: 1, by: -1) {
      let told = RankSumTail.probability(part: part, of: count, deviation: deviation)
      #expect(abs(told - counted(part, of: count, deviation)) < 1e-12)
    }
  }

  @Test func `no sum is further off than that of parts that don't overlap`() {
    #expect(RankSumTail.probability(part: 5, of: 20, deviation: 37.6) == 0)
    #expect(
      RankSumTail.probability(part: 5, of: 20, deviation: 37.5)
        == RankSumTail.least(part: 5, of: 20))
    #expect(abs(RankSumTail.least(part: 5, of: 20) - 2.0 / 15_504) < 1e-15)
  }

  @Test(arguments: [(60, 200, 700.0), (12, 600, 1_100.0), (100, 300, 1_200.0)])
  func `large samples agree with 2,000 permutations`(part: Int, count: Int, deviation: Double) {
    var generator = ResamplingGenerator(seed: 5)
    var ranks = Array(1...count)
    let mean = Double(part * (count + 1)) / 2
    let extreme = (0..<2_000).count { _ in
      for index in 0..<part { ranks.swapAt(index, index + generator.index(below: count - index)) }
      return abs(Double(ranks[..<part].reduce(0, +)) - mean) >= deviation
    }
    let told = RankSumTail.probability(part: part, of: count, deviation: deviation)
    // Four standard deviations of what 2,000 permutations can tell.
    let scatter = 4 * (told * (1 - told) / 2_000).squareRoot()
    #expect(abs(told - Double(extreme) / 2_000) <= scatter)
    #expect(told > 0.01 && told < 0.5)
  }
}
