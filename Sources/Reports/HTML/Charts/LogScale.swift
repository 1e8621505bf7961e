internal import Results

/// A logarithmic scale over the places 0 to `extent`, by integer arithmetic.
struct LogScale {
  /// The round values that are marked, lowest first.
  let marks: [Int]
  let extent: Int
  private let low: Int
  private let high: Int

  /// How far the ends of a scale are apart at least, so that hardly anything is not blown up.
  enum Spread: Int {
    case doubling = 1
    /// A fourth of a doubling, about a fifth more.
    case fourth = 4
  }

  /// A scale that holds all positive values, with room for `margin` halves of the least spread at
  /// its ends; none where no value is positive.
  init?(_ values: [Int], extent: Int, margin: Int = 1, atLeast least: Spread = .doubling) {
    guard let lowest = values.filter({ $0 > 0 }).min(), let most = values.max() else { return nil }
    let spread = Logarithm.unit / least.rawValue
    let room = margin * spread / 2
    let (low, high) = (
      Logarithm.base2(lowest) - room,
      max(Logarithm.base2(most), Logarithm.base2(lowest) + spread) + room
    )
    self.extent = extent
    (self.low, self.high) = (low, high)
    let decades = (0...18).map { exponent in (0..<exponent).reduce(1) { value, _ in value * 10 } }
    let ratio = most / lowest
    let tenths = ratio < 5 ? [10, 15, 20, 30, 50, 70] : ratio < 50 ? [10, 20, 50] : [10]
    marks = decades.flatMap { decade in
      tenths.filter { decade * ($0 % 10) % 10 == 0 && ($0 % 10 == 0 || decade > 1) }
        .map { decade.multipliedReportingOverflow(by: $0) }
    }
    .filter { !$0.overflow }.map { $0.partialValue / 10 }
    .filter { (low...high).contains(Logarithm.base2($0)) }
  }

  /// Where a value stands; what lies outside stands at the end.
  func place(_ value: Int) -> Int {
    let level = min(max(Logarithm.base2(max(1, value)), low), high)
    return (level - low) * extent / (high - low)
  }
}
