/// What is read off a sample of numbers.
package enum Samples {
  /// The middle value, or the mean of the two in the middle; nil of nothing.
  package static func median(_ values: some Sequence<Double>) -> Double? {
    quantile(0.5, ofSorted: values.sorted())
  }

  /// The value below which a share of the sample lies, between its neighbours in proportion; nil
  /// of nothing.
  package static func quantile(_ share: Double, ofSorted values: [Double]) -> Double? {
    guard let last = values.indices.last else { return nil }
    let place = min(max(share, 0), 1) * Double(last)
    let low = Int(place)
    guard low < last else { return values[last] }
    return values[low] + (values[low + 1] - values[low]) * (place - Double(low))
  }

  /// The rank of each value, from 1 for the smallest; equal values are put in an order by chance,
  /// which the seed decides, so that ranks are always the numbers from 1 to the count.
  package static func ranks(_ values: some Collection<Double>, seed: UInt64) -> [Int] {
    var generator = ResamplingGenerator(seed: seed)
    let keyed = values.enumerated().map { (value: $1, lot: generator.next(), place: $0) }
    let order = keyed.sorted { ($0.value, $0.lot, $0.place) < ($1.value, $1.lot, $1.place) }
    var ranks = Array(repeating: 0, count: order.count)
    for (rank, element) in order.enumerated() { ranks[element.place] = rank + 1 }
    return ranks
  }
}
