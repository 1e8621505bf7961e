/// Whether a stretch of measurements has a place before and after which they differ, or is what
/// chance makes of one distribution.
///
/// At each place that leaves enough on both sides the rank-sum test is made; the least probability,
/// times the number of places, bounds the chance of any such difference.
struct ShiftTest {
  /// A bound of the probability that chance alone does this.
  let probability: Double

  /// The test of ranks, of any numbers that are all different.
  ///
  /// Measurements in a row that resemble each other carry less than as many that don't: where they
  /// go up and down together even about the levels before and after, deviations count for less.
  ///
  /// - Complexity: O(n log n), and up to 20,000 steps for each place near which a change is.
  init(_ stretch: ArraySlice<Int>, shortest: Int) {
    let ranks = Self.reranked(stretch)
    let count = ranks.count
    guard count >= 2 * shortest else {
      probability = 1
      return
    }
    var best = 1.0
    let places = shortest...(count - shortest)
    var sum = ranks[..<shortest].reduce(0, +)
    var strongest: (place: Int, score: Double) = (shortest, 0)
    var deviations: [Double] = []
    for place in places {
      let deviation = abs(Double(sum) - Double(place) * Double(count + 1) / 2)
      deviations.append(deviation)
      let score = deviation / (Double(place) * Double(count - place)).squareRoot()
      if score > strongest.score { strongest = (place, score) }
      sum += ranks[place]
    }
    let likeness = Self.likeness(of: ranks, parted: strongest.place)
    let inflation = ((1 + likeness) / (1 - likeness)).squareRoot()
    for (place, deviation) in zip(places, deviations) {
      let shrunk = deviation / inflation
      let score = shrunk / (Double(place) * Double(count - place)).squareRoot()
      // A standard deviation is 0.29 · √(count + 1) here; what is within two of them proves nothing.
      guard score * score * 12 > 4 * Double(count + 1) else { continue }
      best = min(best, RankSumTail.probability(part: place, of: count, deviation: shrunk))
    }
    probability = min(1, best * Double(places.count))
  }

  /// The least probability that a stretch of this length can have.
  static func least(length: Int, shortest: Int) -> Double {
    guard length >= 2 * shortest else { return 1 }
    return min(
      1,
      RankSumTail.least(part: length / 2, of: length) * Double(length - 2 * shortest + 1))
  }

  /// The ranks within a part of a sequence.
  static func reranked(_ stretch: ArraySlice<Int>) -> [Int] {
    let order = stretch.indices.sorted { stretch[$0] < stretch[$1] }
    var ranks = Array(repeating: 0, count: stretch.count)
    for (rank, index) in order.enumerated() { ranks[index - stretch.startIndex] = rank + 1 }
    return ranks
  }

  /// How alike neighbours are about the levels of the two parts: their correlation, less what chance
  /// would give them, from 0 to 0.9.
  private static func likeness(of ranks: [Int], parted place: Int) -> Double {
    func centred(_ part: ArraySlice<Int>) -> [Double] {
      let mean = Double(part.reduce(0, +)) / Double(part.count)
      return part.map { Double($0) - mean }
    }
    let residuals = centred(ranks[..<place]) + centred(ranks[place...])
    let power = residuals.reduce(0) { $0 + $1 * $1 }
    guard power > 0 else { return 0 }
    let together = zip(residuals, residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let chance = 1 / Double(ranks.count).squareRoot()
    return min(0.9, max(0, together / power - chance))
  }
}
