package import Results

/// How often each latency occurred, with high dynamic range: from a nanosecond to centuries in a
/// fixed 57 KiB.
///
/// Up to 255 ns every value has its own bucket; beyond, each power of two is divided into 128, so
/// that a bucket is at most 1/128 of its values wide. Recording never allocates. Count, mean,
/// least and greatest value are exact; a percentile is at most 1/128 above the exact one, and
/// never below it.
package struct LatencyHistogram: Sendable {
  /// The latencies between two bounds, both included.
  package struct Bucket: Hashable, Sendable {
    package var lowest: Int64
    package var highest: Int64
    package var count: UInt64
  }

  private var counts = [UInt64](repeating: 0, count: Self.index(of: .max) + 1)
  /// The number of latencies recorded.
  package private(set) var count: UInt64 = 0
  private var sum: UInt128 = 0
  private var least = Int64.max
  private var greatest = Int64.min

  package init() {}

  /// Records a latency, which must not be negative.
  ///
  /// - Complexity: O(1), without allocation.
  package mutating func record(_ nanoseconds: Int64) {
    precondition(nanoseconds >= 0, "nothing ends before it began")
    counts[Self.index(of: nanoseconds)] += 1
    count += 1
    sum += UInt128(nanoseconds)
    least = min(least, nanoseconds)
    greatest = max(greatest, nanoseconds)
  }

  /// Adds what another histogram recorded.
  package mutating func merge(_ other: LatencyHistogram) {
    for (index, count) in other.counts.enumerated() where count > 0 { counts[index] += count }
    count += other.count
    sum += other.sum
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
  }

  /// The least latency; nil while there is none.
  package var minimum: Int64? { count == 0 ? nil : least }

  /// The greatest latency; nil while there is none.
  package var maximum: Int64? { count == 0 ? nil : greatest }

  /// The mean, rounded down; nil while there is none.
  package var mean: Int64? { count == 0 ? nil : Int64(sum / UInt128(count)) }

  /// The least value that is not below so many millionths of all latencies: 500,000 asks for the
  /// median, a million for the greatest; nil while there is none.
  package func percentile(partsPerMillion share: Int) -> Int64? {
    precondition((0...1_000_000).contains(share), "a share is between none and all")
    guard count > 0 else { return nil }
    let rank = max((UInt128(count) * UInt128(share) + 999_999) / 1_000_000, 1)
    var passed: UInt128 = 0
    for (index, count) in counts.enumerated() where count > 0 {
      passed += UInt128(count)
      if passed >= rank { return min(Self.highest(at: index), greatest) }
    }
    preconditionFailure("the buckets hold as many latencies as were counted")
  }

  /// The buckets in which there is something, lowest first.
  package var buckets: [Bucket] {
    counts.enumerated().compactMap { index, count in
      guard count > 0 else { return nil }
      return Bucket(
        lowest: Self.lowest(at: index), highest: Self.highest(at: index), count: count)
    }
  }

  /// The bits of a value that tell it from others of its magnitude, the leading one included.
  private static let precision = 8

  private static func index(of value: Int64) -> Int {
    let shift = max(Int64.bitWidth - value.leadingZeroBitCount - precision, 0)
    return shift << (precision - 1) + Int(value >> Int64(shift))
  }

  private static func lowest(at index: Int) -> Int64 {
    let shift = shift(at: index)
    return Int64(index - shift << (precision - 1)) << Int64(shift)
  }

  private static func highest(at index: Int) -> Int64 {
    lowest(at: index) + (1 << Int64(shift(at: index)) - 1)
  }

  private static func shift(at index: Int) -> Int { max(index >> (precision - 1) - 1, 0) }
}

extension LatencyDistribution {
  /// The shares that are read off every histogram, in millionths: p50, p90, p99, p99.9, p99.99.
  private static let shares = [500_000, 900_000, 990_000, 999_000, 999_900]

  /// What a histogram tells, in numbers for a report.
  package init(_ histogram: LatencyHistogram) {
    self.init(
      count: Int(histogram.count),
      percentiles: Self.shares.compactMap { share in
        histogram.percentile(partsPerMillion: share).map { nanoseconds in
          Percentile(partsPerMillion: share, nanoseconds: Int(nanoseconds))
        }
      },
      maximumNanoseconds: Int(histogram.maximum ?? 0))
  }
}
