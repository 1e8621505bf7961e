/// A text field of an ITCH message: as many printable ASCII characters as `Storage` has bytes,
/// padded with spaces on the right.
///
/// The characters stand in an integer, the first one in its highest byte, so that a message holds
/// no string.
package struct ItchText<Storage: FixedWidthInteger & UnsignedInteger & Sendable & BitwiseCopyable>:
  Hashable, Sendable, BitwiseCopyable
{
  /// The characters, the first one in the highest byte.
  package let characters: Storage

  /// The text of these characters; nil when one of them is not printable ASCII.
  package init?(characters: Storage) {
    guard Self.isPrintable(characters) else { return nil }
    self.characters = characters
  }

  /// Pads a text with spaces; nil when it is too long or holds what is not printable ASCII.
  package init?(padding text: some StringProtocol) {
    let bytes = text.utf8
    guard bytes.count <= Self.length else { return nil }
    var characters: Storage = 0
    for byte in bytes { characters = Self.shifted(characters) | Storage(byte) }
    for _ in bytes.count..<Self.length {
      characters = Self.shifted(characters) | Storage(UInt8(ascii: " "))
    }
    self.init(characters: characters)
  }

  /// The number of characters, padding included.
  package static var length: Int { Storage.bitWidth / 8 }

  private static func shifted(_ characters: Storage) -> Storage {
    length == 1 ? 0 : characters << 8
  }

  /// Whether all bytes are from 0x20 to 0x7E, looked at all at once.
  private static func isPrintable(_ characters: Storage) -> Bool {
    let ones = Storage.max / 0xFF
    let highBits = ones << 7
    // Without high bits, a byte above 0x7E carries into its own high bit, and the lowest one below
    // 0x20 borrows from its own.
    return (characters | (characters &+ ones) | (characters &- (ones << 5))) & highBits == 0
  }
}

/// The name of a stock: 8 characters.
package typealias ItchSymbol = ItchText<UInt64>
/// The name of a market participant, or the reason of a trading action: 4 characters.
package typealias ItchName = ItchText<UInt32>
/// The kind of a kind of security: 2 characters.
package typealias ItchSubType = ItchText<UInt16>
/// A code of one character, whose meanings the venue may add to.
package typealias ItchCode = ItchText<UInt8>

extension ItchText: CustomStringConvertible {
  /// The characters without their padding.
  package var description: String {
    let text = stride(from: Storage.bitWidth - 8, through: 0, by: -8).map { shift in
      Character(Unicode.Scalar(UInt8(truncatingIfNeeded: characters >> Storage(shift))))
    }
    return String(text[..<(text.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0)])
  }
}

extension ItchText: ExpressibleByStringLiteral {
  /// A text that stands in the code, which must fit.
  package init(stringLiteral text: String) {
    guard let fitting = Self(padding: text) else {
      preconditionFailure("\(text) is no text of \(Self.length) printable ASCII characters")
    }
    self = fitting
  }
}
