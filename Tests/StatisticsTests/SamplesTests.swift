import Statistics
import Testing

/// Medians, quantiles and ranks.
@Suite struct SamplesTests {
  @Test func `the median is the middle value or the mean of the two`() {
    #expect(Samples.median([3, 1, 2]) == 2)
    #expect(Samples.median([4, 1, 2, 3]) == 2.5)
    #expect(Samples.median([]) == nil)
  }

  @Test func `quantiles lie between their neighbours in proportion`() {
    #expect(Samples.quantile(0, ofSorted: [1, 2, 4]) == 1)
    #expect(Samples.quantile(0.75, ofSorted: [1, 2, 4]) == 3)
    #expect(Samples.quantile(1, ofSorted: [1, 2, 4]) == 4)
  }

  @Test func `ranks are the numbers from 1, also of equal values`() {
    #expect(Samples.ranks([30, 10, 20], seed: 1) == [3, 1, 2])
    let ranks = Samples.ranks([5, 5, 1, 5, 5], seed: 1)
    #expect(ranks.sorted() == [1, 2, 3, 4, 5])
    #expect(ranks[2] == 1)
    #expect((0..<20).contains { Samples.ranks([5, 5, 1, 5, 5], seed: $0) != ranks })
  }
}
