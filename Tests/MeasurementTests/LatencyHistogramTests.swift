import Measurement
import OrderFlow
import Results
import Testing

@Suite struct LatencyHistogramTests {
  private static let shares = [
    0, 1, 10_000, 250_000, 500_000, 900_000, 990_000, 999_000, 999_900, 999_999, 1_000_000,
  ]

  private static func histogram(_ values: [Int64]) -> LatencyHistogram {
    var histogram = LatencyHistogram()
    for value in values { histogram.record(value) }
    return histogram
  }

  /// The value that a share of all is not above, by counting.
  private static func exact(_ sorted: [Int64], _ share: Int) -> Int64 {
    let rank = (sorted.count * share + 999_999) / 1_000_000
    return sorted[max(rank, 1) - 1]
  }

  @Test func `an empty histogram knows nothing`() {
    let histogram = LatencyHistogram()
    #expect(histogram.count == 0)
    #expect(histogram.percentile(partsPerMillion: 500_000) == nil)
    #expect(histogram.minimum == nil && histogram.maximum == nil && histogram.mean == nil)
    #expect(histogram.buckets.isEmpty)
    let distribution = LatencyDistribution(histogram)
    #expect(distribution.count == 0 && distribution.percentiles.isEmpty)
    #expect(distribution.maximumNanoseconds == 0)
  }

  @Test(
    arguments: [
      0, 1, 2, 127, 128, 254, 255, 256, 257, 511, 512, 513, 1_023, 1_024, 1_000_000,
      123_456_789, 1 << 40, (1 << 40) - 1, 1 << 62, .max - 1, .max,
    ] as [Int64])
  func `a single value is told exactly, however large`(value: Int64) {
    let histogram = Self.histogram([value])
    for share in Self.shares { #expect(histogram.percentile(partsPerMillion: share) == value) }
    #expect(histogram.minimum == value && histogram.maximum == value)
    #expect(histogram.mean == value)
  }

  @Test(
    arguments: [
      0, 1, 127, 128, 255, 256, 257, 511, 512, 767, 768, 1_000_000, (1 << 40) - 1, 1 << 40,
      1 << 62, .max,
    ] as [Int64])
  func `a bucket holds its value and is at most 1/128 of it wide`(value: Int64) throws {
    let bucket = try #require(Self.histogram([value]).buckets.first)
    #expect(bucket.count == 1)
    #expect(bucket.lowest <= value && value <= bucket.highest)
    #expect(bucket.highest - bucket.lowest <= bucket.lowest / 128)
    if value < 256 { #expect(bucket.lowest == value && bucket.highest == value) }
  }

  @Test func `buckets follow one another without a gap`() {
    let buckets = Self.histogram(Array(0..<70_000)).buckets
    for (bucket, next) in zip(buckets, buckets.dropFirst()) {
      #expect(next.lowest == bucket.highest + 1)
    }
    #expect(buckets.first?.lowest == 0)
    #expect(buckets.dropLast().allSatisfy { $0.count == $0.highest - $0.lowest + 1 })
    #expect(buckets.map(\.count).reduce(0, +) == 70_000)
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `percentiles are never below the exact ones, nor above by more than 1/128`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let count = [1, 2, 3, 99, 1_000, 20_000][Int(seed) - 1]
    let values = (0..<count).map { _ in
      generator.value(in: 0...(1 << generator.value(in: 0...50)))
    }
    let sorted = values.sorted()
    let histogram = Self.histogram(values)
    for share in Self.shares {
      let exact = Self.exact(sorted, share)
      let told = try #require(histogram.percentile(partsPerMillion: share))
      #expect(told >= exact && told <= exact + exact / 128, "\(share) of \(count)")
      #expect(told <= sorted[count - 1])
    }
    #expect(histogram.percentile(partsPerMillion: 1_000_000) == sorted[count - 1])
    #expect(histogram.minimum == sorted[0] && histogram.maximum == sorted[count - 1])
    #expect(histogram.mean == sorted.reduce(0, +) / Int64(count))
    #expect(histogram.count == UInt64(count))
  }

  @Test func `percentiles of small values are exact`() throws {
    var generator = SeededGenerator(seed: 11)
    let sorted = (0..<5_000).map { _ in generator.value(in: 0...255) }.sorted()
    let histogram = Self.histogram(sorted)
    for share in Self.shares {
      #expect(histogram.percentile(partsPerMillion: share) == Self.exact(sorted, share))
    }
  }

  @Test func `a rank between two values takes the upper one`() {
    let histogram = Self.histogram([10, 20, 30, 40])
    #expect(histogram.percentile(partsPerMillion: 250_000) == 10)
    #expect(histogram.percentile(partsPerMillion: 250_001) == 20)
    #expect(histogram.percentile(partsPerMillion: 500_000) == 20)
    #expect(histogram.percentile(partsPerMillion: 750_001) == 40)
    #expect(histogram.mean == 25)
  }

  @Test func `merging is the same as recording everything in one`() {
    var generator = SeededGenerator(seed: 12)
    let values = (0..<3_000).map { _ in generator.value(in: 0...1_000_000) }
    var merged = Self.histogram(Array(values[..<1_000]))
    merged.merge(Self.histogram(Array(values[1_000...])))
    merged.merge(LatencyHistogram())
    let whole = Self.histogram(values)
    #expect(merged.buckets == whole.buckets)
    #expect(merged.count == 3_000)
    #expect(merged.mean == whole.mean)
    #expect(merged.minimum == whole.minimum && merged.maximum == whole.maximum)
    var empty = LatencyHistogram()
    empty.merge(whole)
    #expect(empty.minimum == whole.minimum && empty.maximum == whole.maximum)
  }

  @Test func `the sum of many centuries does not overflow`() {
    let histogram = Self.histogram(Array(repeating: .max, count: 100))
    #expect(histogram.mean == .max)
  }

  @Test func `a report reads off five percentiles and the greatest`() {
    let distribution = LatencyDistribution(Self.histogram(Array(1...100)))
    #expect(distribution.count == 100)
    #expect(
      distribution.percentiles == [
        Percentile(partsPerMillion: 500_000, nanoseconds: 50),
        Percentile(partsPerMillion: 900_000, nanoseconds: 90),
        Percentile(partsPerMillion: 990_000, nanoseconds: 99),
        Percentile(partsPerMillion: 999_000, nanoseconds: 100),
        Percentile(partsPerMillion: 999_900, nanoseconds: 100),
      ])
    #expect(distribution.maximumNanoseconds == 100)
  }

  @Test func `a negative latency and a share above all trap`() async {
    await #expect(processExitsWith: .failure) {
      var histogram = LatencyHistogram()
      histogram.record(-1)
    }
    await #expect(processExitsWith: .failure) {
      _ = LatencyHistogram().percentile(partsPerMillion: 1_000_001)
    }
  }
}
