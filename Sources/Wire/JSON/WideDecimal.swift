import JSONText
import Market

/// A magnitude of up to 256 bits: enough for the product of any total and any unit.
private struct WideMagnitude {
  var high: UInt128
  var low: UInt128

  /// Appends a decimal digit; whether it still fits.
  mutating func append(_ digit: UInt8) -> Bool {
    let (carry, product) = low.multipliedFullWidth(by: 10)
    let (sum, carried) = product.addingReportingOverflow(UInt128(digit))
    let (shifted, tooHigh) = high.multipliedReportingOverflow(by: 10)
    let (top, overflow) = shifted.addingReportingOverflow(carry + (carried ? 1 : 0))
    high = top
    low = sum
    return !tooHigh && !overflow
  }

  /// Divides by a divisor that isn't zero, and returns the remainder.
  mutating func divide(by divisor: UInt128) -> UInt128 {
    let (top, rest) = high.quotientAndRemainder(dividingBy: divisor)
    let (bottom, remainder) = divisor.dividingFullWidth((rest, low))
    high = top
    low = bottom
    return remainder
  }
}

extension Scale {
  /// The number of units in a decimal text, for numbers of more than 64 bits.
  func total<Total: FixedWidthInteger>(
    _ text: String, as type: Total.Type = Total.self
  ) throws(DecimalError) -> Total {
    guard JSONNumber(text) != nil else { throw .malformed(text) }
    let plain =
      text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
      ? try ExactDecimal(text).description : text
    let isNegative = plain.utf8.first == UInt8(ascii: "-")
    let parts = plain.utf8.drop { $0 == UInt8(ascii: "-") }
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let whole = parts[0]
    var fraction = parts.count > 1 ? parts[1] : whole[whole.endIndex...]
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    guard fraction.count <= unit.decimals else {
      throw .offGrid(text, unit: unit.description)
    }
    var value = WideMagnitude(high: 0, low: 0)
    for digits in [whole, fraction] {
      for digit in digits where !value.append(digit - UInt8(ascii: "0")) {
        throw .outOfRange(text, unit: unit.description)
      }
    }
    for _ in fraction.count..<unit.decimals where !value.append(0) {
      throw .outOfRange(text, unit: unit.description)
    }
    guard value.divide(by: unit.significand.magnitude) == 0 else {
      throw .offGrid(text, unit: unit.description)
    }
    guard value.high == 0, let total = Total(magnitude: value.low, isNegative: isNegative) else {
      throw .outOfRange(text, unit: unit.description)
    }
    return total
  }
}

extension FixedWidthInteger {
  /// The number of this sign and magnitude, if it fits.
  fileprivate init?(magnitude: UInt128, isNegative: Bool) {
    guard isNegative, magnitude > 0 else {
      self.init(exactly: magnitude)
      return
    }
    // The lowest number has no positive counterpart.
    guard let below = Self(exactly: magnitude - 1), Self.isSigned else { return nil }
    self = -1 - below
  }
}
