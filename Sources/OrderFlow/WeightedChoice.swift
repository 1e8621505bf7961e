/// A choice among numbered things, each as likely as its weight says.
package struct WeightedChoice: Sendable {
  /// The sum of the weights up to and including each thing's.
  private let sums: [UInt64]

  /// A choice by weights, of which one at least is positive.
  package init(weights: [UInt64]) {
    var sum: UInt64 = 0
    sums = weights.map { weight in
      sum += weight
      return sum
    }
    precondition(sum > 0, "a choice has something to choose")
  }

  /// The index of the thing that is drawn; never one of weight 0.
  ///
  /// - Complexity: O(log n).
  package func index(using generator: inout SeededGenerator) -> Int {
    let drawn = generator.below(sums[sums.count - 1])
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if drawn < sums[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
