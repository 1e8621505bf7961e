/// Pseudo-random numbers for resampling: SplitMix64 of Steele, Lea and Flood (2014).
///
/// The same seed gives the same numbers on every machine. It is small enough to be compiled into
/// the loops that draw from it.
package struct ResamplingGenerator: Sendable {
  private var state: UInt64

  /// A generator of a seed; every seed is a good one.
  package init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// An index below a positive bound; for bounds below 2^32 no index is favoured by more than
  /// one part in 2^32.
  package mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "a bound is positive")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from 0 up to but not including 1.
  package mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
