/// Reads a line of plain JSON: no escapes, no nesting but what is asked for, integers alone.
///
/// Where anything else stands it gives nil or false, and the line must be read in another way. It
/// takes nothing that strict JSON would not.
struct LineScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether nothing but spaces is left.
  var isAtEnd: Bool { bytes[index...].allSatisfy { $0 == 0x20 || $0 == 0x0D } }

  /// Takes this byte if it comes next, spaces apart.
  mutating func take(_ byte: UInt8) -> Bool {
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// Takes null if it comes next.
  mutating func takeNull() -> Bool {
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index + 4 <= bytes.count, bytes[index] == UInt8(ascii: "n"),
      bytes[index + 1] == UInt8(ascii: "u"), bytes[index + 2] == UInt8(ascii: "l"),
      bytes[index + 3] == UInt8(ascii: "l")
    else { return false }
    index += 4
    return true
  }

  /// A string of plain characters, packed; nil where it is longer than 16 or anything else.
  mutating func word() -> UInt128? {
    guard let text = text(), text.count <= 16 else { return nil }
    var packed: UInt128 = 0
    for place in text { packed = packed << 8 | UInt128(bytes[place]) }
    return packed
  }

  /// A string of plain characters, by its place.
  mutating func text() -> Range<Int>? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] &- 0x20 < 0x5F, bytes[index] != UInt8(ascii: "\\") else { return nil }
      index += 1
    }
    guard index < bytes.count else { return nil }
    index += 1
    return start..<(index - 1)
  }

  /// The characters at a place.
  func string(_ place: Range<Int>) -> String { String(decoding: bytes[place], as: UTF8.self) }

  /// A key with its colon, packed.
  mutating func key() -> UInt128? {
    guard let word = word(), take(UInt8(ascii: ":")) else { return nil }
    return word
  }

  /// An identifier: a string of digits, and no number.
  mutating func identifier() -> UInt64? { isAtString() ? unsigned() : nil }

  /// A time: a string of digits, and no number.
  mutating func time() -> Int64? { isAtString() ? integer() : nil }

  private mutating func isAtString() -> Bool {
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: "\"")
  }

  /// An integer that is not negative, or a string of its digits.
  mutating func unsigned() -> UInt64? {
    let isQuoted = take(UInt8(ascii: "\""))
    guard let value = digits() else { return nil }
    if isQuoted {
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
      index += 1
    }
    return value
  }

  /// An integer, or a string of its digits.
  mutating func integer() -> Int64? {
    let isQuoted = take(UInt8(ascii: "\""))
    if !isQuoted { while index < bytes.count, bytes[index] == 0x20 { index += 1 } }
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    guard let magnitude = digits(), let value = Int64(exactly: magnitude) else { return nil }
    // What has no positive counterpart is rare enough, and so is a negative zero.
    if isNegative, value == 0 { return nil }
    if isQuoted {
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
      index += 1
    }
    return isNegative ? -value : value
  }

  private mutating func digits() -> UInt64? {
    let start = index
    var value: UInt64 = 0
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
      guard !tooLarge, !carry else { return nil }
      value = sum
      index += 1
    }
    let count = index - start
    guard count > 0, count == 1 || bytes[start] != UInt8(ascii: "0") else { return nil }
    return value
  }
}

extension UInt128 {
  /// A word of at most 16 bytes, as `LineScanner` packs it; 0, which is no word, of a longer one.
  init(packing word: String) {
    guard word.utf8.count <= 16 else {
      self = 0
      return
    }
    self = word.utf8.reduce(0) { $0 << 8 | UInt128($1) }
  }
}
