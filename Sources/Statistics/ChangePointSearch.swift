/// Finds where a sequence of measurements changes its level.
///
/// Stretches of it, the whole first and then ever shorter ones that overlap, are tested for a change
/// (`ShiftTest`); the most certain one is parted where its parts differ most (`EnergyStatistic`), and
/// both sides are searched again. What was found is then placed anew between its neighbours, and
/// dropped where the medians on its two sides differ by less than a share.
package struct ChangePointSearch: Sendable {
  /// The fewest measurements between two changes, and before the first and after the last.
  package var shortest = 5
  /// The greatest probability with which chance alone may make a change.
  package var level = 1e-4
  /// The least change of the median that is told, as a share of it.
  package var leastChange = 0.02

  /// A search by the usual bounds.
  package init() {}

  /// A place at which the level changes.
  package struct Change: Hashable, Sendable {
    /// The first measurement of the new level.
    package var index: Int
    /// A bound of the probability that chance alone makes such a change.
    package var probability: Double
    /// The medians before and after, each up to the next change.
    package var medians: (before: Double, after: Double) { (before, after) }
    /// Whether a straight line fits the measurements on both sides better than two levels do: the
    /// level drifts, and no single measurement changes it.
    package var isDrift: Bool
    var before: Double
    var after: Double
  }

  /// The fewest measurements in which a change could be certain enough to be told.
  package var fewest: Int {
    var length = 2 * shortest
    while ShiftTest.least(length: length, shortest: shortest) > level / 2 { length += 1 }
    return length
  }

  /// The changes of a sequence, first to last; none where there are fewer than `fewest`.
  ///
  /// - Complexity: O(n²) for each change, O(n log² n) where there is none.
  package func changes(in values: [Double]) -> [Change] {
    guard values.count >= fewest else { return [] }
    let ranks = Samples.ranks(values, seed: 1)
    var places: [Place] = []
    part(ranks[...], into: &places)
    places.sort { $0.index < $1.index }
    settle(&places, ranks)
    return told(places, values, ranks)
  }

  /// A place and its probability, before it is measured.
  private struct Place {
    var index: Int
    var probability: Double
  }

  // MARK: - Searching

  private func part(_ ranks: ArraySlice<Int>, into places: inout [Place]) {
    guard let stretch = mostCertain(in: ranks),
      let index = EnergyStatistic.place(in: ranks[stretch.range], shortest: shortest)
    else { return }
    places.append(Place(index: index, probability: stretch.probability))
    part(ranks[..<index], into: &places)
    part(ranks[index...], into: &places)
  }

  /// The stretch that shows a change most certainly, of the greatest length at which one does.
  ///
  /// The whole has half of the level to itself, the stretches of half its length share a quarter,
  /// and so on, so that all together keep to it.
  private func mostCertain(
    in ranks: ArraySlice<Int>
  ) -> (range: Range<Int>, probability: Double)? {
    var length = ranks.count
    var share = 2.0
    while ShiftTest.least(length: length, shortest: shortest) * share <= level {
      let ranges = stretches(of: length, in: ranks.indices)
      let weight = share * Double(ranges.count)
      let tested = ranges.map { range in
        let test = ShiftTest(ranks[range], shortest: shortest)
        return (range: range, probability: test.probability * weight)
      }
      if let best = tested.min(by: { $0.probability < $1.probability }), best.probability <= level {
        return best
      }
      length = (length + 1) / 2
      share *= 2
    }
    return nil
  }

  /// Stretches of a length that overlap by half, the last one flush with the end.
  private func stretches(of length: Int, in whole: Range<Int>) -> [Range<Int>] {
    let last = whole.upperBound - length
    let starts = Array(stride(from: whole.lowerBound, to: last, by: max(1, length / 2))) + [last]
    return starts.map { $0..<($0 + length) }
  }

  /// Places each change anew between its neighbours, which were not all known when it was found.
  private func settle(_ places: inout [Place], _ ranks: [Int]) {
    for number in places.indices {
      let start = number == 0 ? 0 : places[number - 1].index
      let end = number + 1 == places.count ? ranks.count : places[number + 1].index
      let index = EnergyStatistic.place(in: ranks[start..<end], shortest: shortest)
      places[number].index = index ?? places[number].index
    }
  }

  // MARK: - Telling

  /// The changes that are great enough: the smallest goes first, and its neighbours are measured
  /// again without it.
  private func told(_ places: [Place], _ values: [Double], _ ranks: [Int]) -> [Change] {
    var places = places
    while true {
      let changes = measured(places, values, ranks)
      let weakest = changes.enumerated().min { share($0.element) < share($1.element) }
      guard let weakest, share(weakest.element) < leastChange else { return changes }
      places.remove(at: weakest.offset)
    }
  }

  private func share(_ change: Change) -> Double {
    guard change.before != 0 else { return change.after == 0 ? 0 : .infinity }
    return abs(change.after - change.before) / abs(change.before)
  }

  private func measured(_ places: [Place], _ values: [Double], _ ranks: [Int]) -> [Change] {
    let bounds = [0] + places.map(\.index) + [values.count]
    return places.enumerated().map { number, place in
      let (start, end) = (bounds[number], bounds[number + 2])
      return Change(
        index: place.index, probability: place.probability,
        isDrift: isLine(ranks[start..<end], partedAt: place.index),
        before: Samples.median(values[start..<place.index]) ?? 0,
        after: Samples.median(values[place.index..<end]) ?? 0)
    }
  }

  /// Whether a straight line leaves less of the ranks unexplained than two levels do.
  private func isLine(_ ranks: ArraySlice<Int>, partedAt place: Int) -> Bool {
    func spread(_ part: ArraySlice<Int>) -> Double {
      let mean = Double(part.reduce(0, +)) / Double(part.count)
      return part.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    }
    let middle = Double(ranks.startIndex + ranks.endIndex - 1) / 2
    let mean = Double(ranks.reduce(0, +)) / Double(ranks.count)
    var (slant, width) = (0.0, 0.0)
    for index in ranks.indices {
      let offset = Double(index) - middle
      slant += offset * (Double(ranks[index]) - mean)
      width += offset * offset
    }
    let line = spread(ranks) - slant * slant / width
    return line < spread(ranks[..<place]) + spread(ranks[place...])
  }
}
