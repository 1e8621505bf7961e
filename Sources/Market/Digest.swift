/// A 64-bit fingerprint of a sequence of words, the same on every machine.
///
/// For telling accidental differences, not for defence: whoever wants a collision can make one.
public struct Digest: Hashable, Sendable, BitwiseCopyable {
  /// The fingerprint of the words so far.
  public private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  public init() {}

  /// Adds a word.
  public mutating func combine(_ word: UInt64) {
    var mixed = (value ^ word) &* 0xD6E8_FEB8_6659_FD93
    mixed ^= mixed >> 32
    mixed = mixed &* 0xD6E8_FEB8_6659_FD93
    value = mixed ^ (mixed >> 29)
  }

  /// Adds a signed word.
  public mutating func combine(_ word: Int64) { combine(UInt64(bitPattern: word)) }

  /// The fingerprint as 16 hexadecimal digits.
  public var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
