/// Where a sequence changes: the place at which its two parts differ most by their energy distance,
/// as E-divisive of Matteson and James (2014) takes it.
enum EnergyStatistic {
  /// The most likely first element of the second part; each part has at least `shortest` elements.
  ///
  /// Distances are those of ranks, so that an outlier counts as the greatest value and no more.
  ///
  /// - Complexity: O(n²), by moving one element at a time from the second part to the first.
  static func place(in ranks: ArraySlice<Int>, shortest: Int) -> Int? {
    let count = ranks.count
    guard count >= 2 * shortest else { return nil }
    let values = Array(ranks)
    var (first, across, second) = (0, 0, 0)
    for left in values.indices {
      for right in (left + 1)..<max(count, left + 1) { second += abs(values[left] - values[right]) }
    }
    var best: (place: Int, distance: Double)?
    for moved in 0..<(count - 1) {
      var (before, after) = (0, 0)
      for other in 0..<moved { before += abs(values[moved] - values[other]) }
      for other in (moved + 1)..<count { after += abs(values[moved] - values[other]) }
      first += before
      second -= after
      across += after - before
      let (size, rest) = (moved + 1, count - moved - 1)
      guard size >= shortest, rest >= shortest else { continue }
      let (left, right) = (Double(size), Double(rest))
      let distance =
        (2 * Double(across) / (left * right) - 2 * Double(first) / (left * left)
          - 2 * Double(second) / (right * right)) * left * right / (left + right)
      if let best, best.distance >= distance { continue }
      best = (size, distance)
    }
    return best.map { ranks.startIndex + $0.place }
  }
}
