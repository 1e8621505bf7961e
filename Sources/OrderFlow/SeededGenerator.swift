/// Pseudo-random integers from a seed: xoshiro256** of Blackman and Vigna (2018).
///
/// The same seed gives the same numbers on every machine and with every toolchain. It is
/// therefore no `RandomNumberGenerator`: what the standard library draws from one may change
/// between its versions. Not for secrets.
package struct SeededGenerator: Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A generator whose state is spread from a seed by `SplitMix64`; every seed is a good one.
  package init(seed: UInt64) {
    var spread = SplitMix64(state: seed)
    self.init(state: (spread.next(), spread.next(), spread.next(), spread.next()))
  }

  /// A generator in a state, which must not be all zeros.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(state.0 | state.1 | state.2 | state.3 != 0, "the state is not all zeros")
    self.state = state
  }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, left: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, left: 45)
    return result
  }

  /// A number from 0 up to but not including a bound, which must be positive.
  ///
  /// Each is equally likely: the multiplication method of Lemire (2019), which draws again where
  /// a plain multiplication would favour some numbers.
  package mutating func below(_ bound: UInt64) -> UInt64 {
    precondition(bound > 0, "a bound is positive")
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let surplus = (0 &- bound) % bound
      while product.low < surplus { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// An index of a collection of `count` elements, which must be positive.
  package mutating func index(below count: Int) -> Int { Int(below(UInt64(count))) }

  /// A number of a range, each equally likely; any range of `Int64` will do.
  package mutating func value(in range: ClosedRange<Int64>) -> Int64 {
    let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
    let offset = width == .max ? next() : below(width + 1)
    return range.lowerBound &+ Int64(bitPattern: offset)
  }

  /// True `numerator` times out of `denominator`.
  package mutating func chance(_ numerator: UInt64, in denominator: UInt64) -> Bool {
    below(denominator) < numerator
  }

  /// A distance with a long tail: half of all are 0 or 1, few are large, and none reaches
  /// `2^doublings`.
  package mutating func tail(doublings: UInt64) -> Int64 {
    let halvings = UInt64(next().trailingZeroBitCount) + 1
    return Int64(below(1 << min(halvings, doublings)))
  }

  private static func rotated(_ word: UInt64, left count: UInt64) -> UInt64 {
    (word << count) | (word >> (64 - count))
  }
}

/// The generator SplitMix64 of Steele, Lea and Flood (2014): a counter and a bijective mix.
package struct SplitMix64: Sendable {
  private var state: UInt64

  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A word spread over all 64 bits; different words stay different.
  package static func mixed(_ word: UInt64) -> UInt64 {
    var word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
