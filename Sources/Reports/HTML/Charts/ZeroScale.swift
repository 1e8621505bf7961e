internal import Results

/// A straight scale from 0 over the places 0 to `extent`.
struct ZeroScale {
  /// The round values that are marked, from 0 on.
  let marks: [Int]
  let extent: Int
  private let full: Int

  /// A scale that ends a little above the greatest value.
  init(upTo most: Int, extent: Int) {
    let top = max(1, most)
    let step = Self.step(for: top)
    full = Int(clamping: Int128(top) * 21 / 20 + 1)
    self.extent = extent
    marks = Array(stride(from: 0, through: full, by: step))
  }

  /// Where a value stands; what lies outside stands at the end.
  func place(_ value: Int) -> Int {
    Int(Int128(min(max(0, value), full)) * Int128(extent) / Int128(full))
  }

  /// A round step of which three to six fill the whole.
  private static func step(for whole: Int) -> Int {
    var step = 1
    while true {
      for factor in [1, 2, 5] where whole / (step * factor) <= 5 { return step * factor }
      let (next, overflow) = step.multipliedReportingOverflow(by: 10)
      guard !overflow else { return step }
      step = next
    }
  }
}
