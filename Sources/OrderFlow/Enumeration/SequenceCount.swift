/// Whether a sequence and its mirror image are one.
package enum MirrorImages: String, Hashable, Sendable, CaseIterable {
  /// Both are taken: an engine may treat the sides unlike each other.
  case taken
  /// Of the two only the one whose first order buys is taken.
  case skipped
}

extension Alphabet {
  /// How many sequences there are of exactly `depth` commands; nil beyond 64 bits.
  ///
  /// A sequence is known by how many orders have come: each letter of `free` that enters one makes
  /// more of the letters of `perOrder`. Skipping mirror images leaves half of the sequences that
  /// differ from their image, where the alphabet is symmetric at all.
  package func sequences(ofDepth depth: Int, mirrorImages: MirrorImages) -> Int? {
    guard let total = sequences(ofDepth: depth) else { return nil }
    guard mirrorImages == .skipped, isSymmetric else { return total }
    // One equals its image only while no order has come: then nothing has a side.
    let sideless = free.count { $0.side == nil }
    let own = (0..<depth).reduce(1) { product, _ in product * sideless }
    return own + (total - own) / 2
  }

  private func sequences(ofDepth depth: Int) -> Int? {
    let entering = free.count { $0.enters }
    // By the number of orders that have come.
    var counts = [1]
    for _ in 0..<depth {
      var next = Array(repeating: 0, count: counts.count + 1)
      for (orders, count) in counts.enumerated() {
        let others = free.count - entering + perOrder.count * orders
        let (more, overflowMore) = count.multipliedReportingOverflow(by: entering)
        let (same, overflowSame) = count.multipliedReportingOverflow(by: others)
        let (sum, overflowSum) = next[orders].addingReportingOverflow(same)
        if overflowMore || overflowSame || overflowSum { return nil }
        next[orders + 1] = more
        next[orders] = sum
      }
      counts = next
    }
    return counts.reduce(0) { sum, count in
      guard let sum else { return nil }
      let (total, overflow) = sum.addingReportingOverflow(count)
      return overflow ? nil : total
    }
  }
}
