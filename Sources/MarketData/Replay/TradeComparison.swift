/// Two lists of trades, those that happened and those that an engine made, held against each other.
///
/// A trade agrees when it is in both lists with both orders, price, quantity and aggressor, and
/// in its place: the agreeing trades stand in the same order in both. Of equal trades the first
/// goes with the first.
package struct TradeComparison: Hashable, Sendable {
  /// The number of trades that happened.
  package let expected: Int
  /// The number of trades that were made.
  package let produced: Int
  /// The number of trades that agree, as many as can.
  package let agreeing: Int
  /// The trades that happened and were not made, as places in the list of those that happened.
  package let missing: [Int]
  /// The trades that were made and did not happen, as places in the list of those that were made.
  package let extra: [Int]
  /// The trades that agree, in their order.
  package let inPlace: [Match]
  /// The trades that are in both lists, but not in the same order.
  package let misplaced: [Match]
  /// The first place at which the lists differ; nil when they are the same.
  package let firstDifference: Int?

  /// One trade's places in both lists.
  package struct Match: Hashable, Sendable {
    package var expected: Int
    package var produced: Int

    package init(expected: Int, produced: Int) {
      self.expected = expected
      self.produced = produced
    }
  }

  /// Compares two lists.
  ///
  /// - Complexity: O(n log n).
  package init(expected: [TradeIdentity], produced: [TradeIdentity]) {
    var places = Dictionary(grouping: produced.indices.reversed()) { produced[$0] }
    var matches: [Match] = []
    var missing: [Int] = []
    for (index, trade) in expected.enumerated() {
      if let place = places[trade]?.popLast() {
        matches.append(Match(expected: index, produced: place))
      } else {
        missing.append(index)
      }
    }
    let rise = Self.longestRise(in: matches.map(\.produced))
    self.expected = expected.count
    self.produced = produced.count
    self.missing = missing
    inPlace = matches.indices.filter { rise.contains($0) }.map { matches[$0] }
    agreeing = rise.count
    extra = places.values.flatMap { $0 }.sorted()
    misplaced = matches.indices.filter { !rise.contains($0) }.map { matches[$0] }
    firstDifference = Self.firstDifference(expected, produced)
  }

  /// Whether the two lists are the same, trade by trade.
  package var isIdentical: Bool { firstDifference == nil }

  private static func firstDifference(_ a: [TradeIdentity], _ b: [TradeIdentity]) -> Int? {
    if let place = zip(a, b).enumerated().first(where: { $1.0 != $1.1 })?.offset { return place }
    return a.count == b.count ? nil : min(a.count, b.count)
  }

  /// The places of a longest rising subsequence of distinct numbers.
  private static func longestRise(in numbers: [Int]) -> Set<Int> {
    // tails[k] is the place of the least number that ends a rise of k + 1 numbers.
    var tails: [Int] = []
    var previous = [Int?](repeating: nil, count: numbers.count)
    for (place, number) in numbers.enumerated() {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers[tails[middle]] < number { low = middle + 1 } else { high = middle }
      }
      previous[place] = low > 0 ? tails[low - 1] : nil
      if low == tails.count { tails.append(place) } else { tails[low] = place }
    }
    var rise: Set<Int> = []
    var next = tails.last
    while let place = next {
      rise.insert(place)
      next = previous[place]
    }
    return rise
  }
}
