/// One record of a binary stream: eight words of 64 bits, each little-endian.
///
/// The first word holds, from its lowest byte, the kind, two codes, a code or presence bits, and
/// in its upper half the instrument. A record is 64 bytes whatever it says, so that the record
/// of any index is found by multiplication, and stays 64 when commands and events learn more.
struct BinaryRecord: Equatable {
  /// The size of a record in bytes.
  static let size = 64

  private var words = InlineArray<8, UInt64>(repeating: 0)

  /// A record whose every byte is zero but its kind.
  init(kind: UInt8) { self[byte: 0] = kind }

  /// The record whose bytes begin at an offset that leaves at least `size` bytes.
  init(_ bytes: Span<UInt8>, at offset: Int) {
    for word in 0..<8 {
      var value: UInt64 = 0
      for byte in 0..<8 {
        value |= UInt64(bytes[offset + 8 * word + byte]) << UInt64(8 * byte)
      }
      words[word] = value
    }
  }

  /// Adds the record's bytes to a stream.
  func append(to bytes: inout [UInt8]) {
    for word in 0..<8 {
      for byte in 0..<8 {
        bytes.append(UInt8(truncatingIfNeeded: words[word] >> UInt64(8 * byte)))
      }
    }
  }

  var kind: UInt8 { self[byte: 0] }

  /// A byte of the first word's lower half.
  subscript(byte index: Int) -> UInt8 {
    get { UInt8(truncatingIfNeeded: words[0] >> UInt64(8 * index)) }
    set {
      let shift = UInt64(8 * index)
      words[0] = words[0] & ~(0xFF << shift) | UInt64(newValue) << shift
    }
  }

  /// The instrument's index, the upper half of the first word.
  var instrument: UInt32 {
    get { UInt32(truncatingIfNeeded: words[0] >> 32) }
    set { words[0] = words[0] & 0xFFFF_FFFF | UInt64(newValue) << 32 }
  }

  /// A word after the first, 1 to 7.
  subscript(word index: Int) -> UInt64 {
    get { words[index] }
    set { words[index] = newValue }
  }

  /// A word after the first as a signed number.
  subscript(signed index: Int) -> Int64 {
    get { Int64(bitPattern: words[index]) }
    set { words[index] = UInt64(bitPattern: newValue) }
  }

  /// Two words, the lower first, as one number of 128 bits.
  subscript(wide index: Int) -> UInt128 {
    get { UInt128(words[index]) | UInt128(words[index + 1]) << 64 }
    set {
      words[index] = UInt64(truncatingIfNeeded: newValue)
      words[index + 1] = UInt64(truncatingIfNeeded: newValue >> 64)
    }
  }

  /// The offset of the first byte that differs from another record's, and the byte here.
  func firstDifference(from other: BinaryRecord) -> (offset: Int, byte: UInt8)? {
    for word in 0..<8 where words[word] != other.words[word] {
      let byte = (words[word] ^ other.words[word]).trailingZeroBitCount / 8
      return (8 * word + byte, UInt8(truncatingIfNeeded: words[word] >> UInt64(8 * byte)))
    }
    return nil
  }

  static func == (left: BinaryRecord, right: BinaryRecord) -> Bool {
    left.firstDifference(from: right) == nil
  }
}
