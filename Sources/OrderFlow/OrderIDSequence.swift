internal import Market

/// Order identifiers that never repeat, from a counter.
struct OrderIDSequence: Sendable {
  /// How the identifiers lie in the 64 bits.
  enum Spread: CaseIterable, Sendable {
    /// All over, in no order.
    case sparse
    /// One after the other, from 1.
    case dense
    /// Alike in their lower 40 bits for long: bad for an index that looks at those alone.
    case aligned
  }

  private let spread: Spread
  private let origin: UInt64
  private var count: UInt64 = 0

  /// A sequence that differs from that of another seed, unless it is dense or aligned.
  init(spread: Spread = .sparse, seed: UInt64) {
    self.spread = spread
    origin = SplitMix64.mixed(seed ^ 0xA5A5_5A5A_C3C3_3C3C)
  }

  mutating func next() -> OrderID {
    count += 1
    switch spread {
    case .sparse: return OrderID(SplitMix64.mixed(origin &+ count))
    case .dense: return OrderID(count)
    case .aligned: return OrderID((count << 40) | (count >> 24))
    }
  }
}
