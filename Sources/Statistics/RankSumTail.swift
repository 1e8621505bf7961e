internal import Glibc

/// The rank-sum test of Wilcoxon (1945): how likely chance alone puts the ranks of one part of a
/// sample so far from where they would be on average.
///
/// It is the permutation test with all permutations at once: exact where that is quick, and by the
/// normal distribution otherwise, which in the tails that matter here says rather too much than
/// too little. It asks nothing of the values but their order, so neither outliers nor heavy tails
/// can mislead it.
package enum RankSumTail {
  /// The most steps that an exact count may take.
  private static let exactSteps = 20_000

  /// The chance that the rank sum of `part` of `count` values is at least `deviation` away from its
  /// mean, on either side.
  ///
  /// - Complexity: O(steps) of at most 20,000.
  package static func probability(part: Int, of count: Int, deviation: Double) -> Double {
    let size = min(part, count - part)
    precondition(size > 0, "both parts hold something")
    // Rank sums of one part lie between the mean less and the mean plus this.
    let reach = Double(part) * Double(count - part) / 2
    guard deviation <= reach else { return 0 }
    let distance = Int(reach - deviation)
    if size * (distance + 1) <= exactSteps, count <= 1000 {
      let whole = combinations(size, of: count)
      return min(1, 2 * boxedPartitions(upTo: distance, size, by: count - size) / whole)
    }
    let variance = Double(part) * Double(count - part) * Double(count + 1) / 12
    // Half a rank of correction, because rank sums are whole.
    return erfc(max(0, deviation - 0.5) / (2 * variance).squareRoot())
  }

  /// The least probability that parting so many values can have: the one of parts that do not
  /// overlap at all.
  package static func least(part: Int, of count: Int) -> Double {
    min(1, 2 / combinations(part, of: count))
  }

  /// The number of ways to choose.
  private static func combinations(_ part: Int, of count: Int) -> Double {
    var ways = 1.0
    for index in 0..<min(part, count - part) {
      ways = ways * Double(count - index) / Double(index + 1)
    }
    return ways
  }

  /// The number of partitions of all numbers up to `limit` into at most `rows` parts, none above
  /// `columns`: as many choices of ranks are that near to the lowest sum.
  ///
  /// They are the coefficients of Gauss's binomial, the product of (1 - q^(columns + i)) / (1 - q^i)
  /// for i from 1 to `rows`.
  private static func boxedPartitions(upTo limit: Int, _ rows: Int, by columns: Int) -> Double {
    var ways = Array(repeating: 0.0, count: limit + 1)
    ways[0] = 1
    for row in 1...rows {
      let shift = columns + row
      if shift <= limit {
        for sum in stride(from: limit, through: shift, by: -1) { ways[sum] -= ways[sum - shift] }
      }
      if row <= limit {
        for sum in row...limit { ways[sum] += ways[sum - row] }
      }
    }
    return ways.reduce(0, +)
  }
}
