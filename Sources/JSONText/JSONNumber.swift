/// A JSON number as it is written, digit by digit.
///
/// It is never turned into floating point: who needs a decimal reads the token exactly.
package struct JSONNumber: Hashable, Sendable {
  /// The number's text, such as `1.10e3`.
  package let token: String

  /// A number from its text, or nil where the text is not a number by the grammar of JSON.
  package init?(_ token: String) {
    guard case .number(let end) = NumberToken.scan(Array(token.utf8), from: 0),
      end == token.utf8.count
    else { return nil }
    self.token = token
  }

  /// A number from a token that the scanner accepted.
  init(scanned token: String) {
    self.token = token
  }

  /// Whether the token is an integer literal: no point and no exponent.
  package var isInteger: Bool {
    token.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") }
  }

  /// The value, or nil where the token is no integer literal or doesn't fit.
  package var int64: Int64? { integer() }

  /// The value, or nil where the token is no integer literal or doesn't fit.
  package var uint64: UInt64? { integer() }

  /// The value, or nil where the token is no integer literal or doesn't fit.
  ///
  /// Tokens of up to 18 characters, the usual case, take the short way.
  package var int128: Int128? {
    token.utf8.count <= 18 ? accumulated(as: Int64.self).map { Int128($0) } : accumulated()
  }

  /// The value as an integer type of up to 64 bits or `Int128`, or nil where the token is no
  /// integer literal or doesn't fit.
  @inlinable package func integer<Integer: FixedWidthInteger>(
    as type: Integer.Type = Integer.self
  ) -> Integer? {
    int128.flatMap(Integer.init(exactly:))
  }

  private func accumulated<Integer: FixedWidthInteger>(as type: Integer.Type = Integer.self)
    -> Integer?
  {
    let isNegative = token.utf8.first == UInt8(ascii: "-")
    var value: Integer = 0
    for byte in token.utf8.dropFirst(isNegative ? 1 : 0) {
      guard byte.isDigit, let shifted = value.multipliedExactly(by: 10),
        let next = shifted.advancedExactly(by: byte &- UInt8(ascii: "0"), isNegative: isNegative)
      else { return nil }
      value = next
    }
    return value
  }
}

extension JSONNumber: CustomStringConvertible {
  package var description: String { token }
}

extension FixedWidthInteger {
  fileprivate func multipliedExactly(by factor: Self) -> Self? {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  /// Adds a digit away from zero, so that the lowest value is reached without its magnitude.
  fileprivate func advancedExactly(by digit: UInt8, isNegative: Bool) -> Self? {
    let step = Self(truncatingIfNeeded: digit)
    let (sum, overflow) =
      isNegative ? subtractingReportingOverflow(step) : addingReportingOverflow(step)
    return overflow ? nil : sum
  }
}

/// The grammar of numbers.
enum NumberToken {
  /// A whole number that ends before `end`.
  case number(end: Int)
  /// What is wrong with the number.
  case malformed(String)

  /// Reads a number that begins at `start`.
  static func scan(_ bytes: [UInt8], from start: Int) -> NumberToken {
    var index = start
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") {
      index += 1
      guard index < bytes.count, bytes[index].isDigit else {
        return .malformed("expected a digit after '-'")
      }
    }
    guard index < bytes.count, bytes[index].isDigit else {
      return .malformed("expected a number")
    }
    let leadingZero = bytes[index] == UInt8(ascii: "0")
    index += 1
    if leadingZero, index < bytes.count, bytes[index].isDigit {
      return .malformed("a number may not begin with a zero")
    }
    index = endOfDigits(bytes, from: index)
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      let fraction = index + 1
      index = endOfDigits(bytes, from: fraction)
      guard index > fraction else { return .malformed("expected a digit after the decimal point") }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      let exponent = index
      index = endOfDigits(bytes, from: exponent)
      guard index > exponent else { return .malformed("expected a digit in the exponent") }
    }
    return .number(end: index)
  }

  private static func endOfDigits(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index].isDigit { index += 1 }
    return index
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 48 < 10 }
}
