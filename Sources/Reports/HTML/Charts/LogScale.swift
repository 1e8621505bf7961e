internal import Results

/// A logarithmic scale over the places 0 to `extent`, by integer arithmetic.
struct LogScale {
  /// The round values that are marked, lowest first.
  let marks: [Int]
  let extent: Int
  private let low: Int
  private let high: Int

  /// A scale that holds all positive values, with room for `margin` halves of a doubling at its
  /// ends; none where no value is positive.
  init?(_ values: [Int], extent: Int, margin: Int = 1) {
    guard let least = values.filter({ $0 > 0 }).min(), let most = values.max() else { return nil }
    let room = margin * Logarithm.unit / 2
    let (low, high) = (
      Logarithm.base2(least) - room,
      max(Logarithm.base2(most), Logarithm.base2(least) + Logarithm.unit) + room
    )
    self.extent = extent
    (self.low, self.high) = (low, high)
    let decades = (0...18).map { exponent in (0..<exponent).reduce(1) { value, _ in value * 10 } }
    let steps = most / least < 50 ? [1, 2, 5] : [1]
    marks = decades.flatMap { decade in steps.map { decade.multipliedReportingOverflow(by: $0) } }
      .filter { !$0.overflow }.map(\.partialValue)
      .filter { (low...high).contains(Logarithm.base2($0)) }
  }

  /// Where a value stands; what lies outside stands at the end.
  func place(_ value: Int) -> Int {
    let level = min(max(Logarithm.base2(max(1, value)), low), high)
    return (level - low) * extent / (high - low)
  }
}
