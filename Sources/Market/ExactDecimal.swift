/// An exact decimal number: `significand × 10^-decimals`, in lowest terms.
///
/// It stands between text and the integers that engines use, so that no value ever passes
/// through floating point. Up to 38 significant digits and 18 decimals.
public struct ExactDecimal: Hashable, Sendable {
  /// The digits as an integer; never a multiple of ten unless `decimals` is 0.
  public let significand: Int128
  /// The number of digits after the decimal point, 0 to `maximumDecimals`.
  public let decimals: Int

  /// The largest number of decimals a value may have.
  public static let maximumDecimals = 18

  /// The value `significand × 10^-decimals`.
  public init(_ significand: Int128, decimals: Int = 0) {
    precondition((0...Self.maximumDecimals).contains(decimals), "decimals out of range")
    var significand = significand
    var decimals = decimals
    while decimals > 0, significand % 10 == 0 {
      significand /= 10
      decimals -= 1
    }
    self.significand = significand
    self.decimals = decimals
  }

  /// Reads a decimal in the grammar of a JSON number: `-12`, `100.25`, `2.5e3`.
  ///
  /// No leading plus, no leading zeros, digits on both sides of a point, no spaces.
  public init(_ text: some StringProtocol) throws(DecimalError) {
    var scanner = DecimalScanner(text.utf8)
    self = try scanner.scan()
  }

  /// The power of ten `10^exponent`, for an exponent from 0 to 38.
  public static func powerOfTen(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The shortest decimal text, without exponent.
  public var description: String { text(decimals: decimals) }

  /// The value with exactly this many decimals, which must be at least its own.
  public func text(decimals wanted: Int) -> String {
    precondition(wanted >= decimals, "the text would lose digits")
    let zeros = String(repeating: "0", count: wanted - decimals)
    return Self.text(
      digits: String(significand.magnitude) + zeros, decimals: wanted, isNegative: significand < 0)
  }

  /// The text of a number whose digits, point left out, are these.
  static func text(digits: String, decimals: Int, isNegative: Bool) -> String {
    let missing = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count))
    var text = missing + digits
    if decimals > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals)) }
    return isNegative ? "-" + text : text
  }
}

/// Why a text is not the decimal it should be.
public enum DecimalError: Error, Hashable, Sendable {
  /// The text is not a decimal number.
  case malformed(String)
  /// More significant digits or decimals than can be kept exactly.
  case tooManyDigits(String)
  /// The value is not a whole multiple of the unit.
  case offGrid(String, unit: String)
  /// The value in units does not fit 64 bits.
  case outOfRange(String, unit: String)
}

extension DecimalError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let text):
      "expected a decimal number such as 100.25, found \"\(text)\""
    case .tooManyDigits(let text):
      "\(text) has more digits than can be kept exactly (38 digits, 18 decimals)"
    case .offGrid(let text, let unit):
      "\(text) is not a multiple of \(unit)"
    case .outOfRange(let text, let unit):
      "\(text) is out of range: in units of \(unit) it does not fit 64 bits"
    }
  }
}

/// Reads the characters of one decimal number.
private struct DecimalScanner<Bytes: Collection> where Bytes.Element == UInt8 {
  private let bytes: Bytes
  private var index: Bytes.Index
  private var significand: Int128 = 0
  private var decimals = 0
  private var overflowed = false

  init(_ bytes: Bytes) {
    self.bytes = bytes
    self.index = bytes.startIndex
  }

  mutating func scan() throws(DecimalError) -> ExactDecimal {
    let negative = take(UInt8(ascii: "-"))
    let leadsWithZero = peek == UInt8(ascii: "0")
    let whole = takeDigits(fraction: false)
    guard whole > 0, !(leadsWithZero && whole > 1) else { throw malformed }
    if take(UInt8(ascii: ".")) {
      guard takeDigits(fraction: true) > 0 else { throw malformed }
    }
    let exponent = try takeExponent()
    guard index == bytes.endIndex else { throw malformed }
    guard !overflowed else { throw .tooManyDigits(text) }
    return try normalized(negative: negative, exponent: exponent)
  }

  private var text: String { String(decoding: bytes, as: UTF8.self) }
  private var malformed: DecimalError { .malformed(text) }
  private var peek: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index = bytes.index(after: index)
    return true
  }

  /// Takes a run of digits and returns how many there were.
  private mutating func takeDigits(fraction: Bool) -> Int {
    var count = 0
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      index = bytes.index(after: index)
      count += 1
      let (shifted, carried) = significand.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = shifted.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
      overflowed = overflowed || carried || overflow
      significand = sum
      if fraction { decimals += 1 }
    }
    return count
  }

  private mutating func takeExponent() throws(DecimalError) -> Int {
    guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return 0 }
    let negative = take(UInt8(ascii: "-"))
    if !negative { _ = take(UInt8(ascii: "+")) }
    var exponent = 0
    var count = 0
    while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
      index = bytes.index(after: index)
      count += 1
      // Far beyond the number of decimals of any text, so that the two never wrongly cancel out.
      exponent = min(exponent * 10 + Int(byte - UInt8(ascii: "0")), 1 << 50)
    }
    guard count > 0 else { throw malformed }
    return negative ? -exponent : exponent
  }

  private func normalized(negative: Bool, exponent: Int) throws(DecimalError) -> ExactDecimal {
    var value = negative ? -significand : significand
    guard value != 0 else { return ExactDecimal(0) }
    var places = decimals - exponent
    while places > 0, value % 10 == 0 {
      value /= 10
      places -= 1
    }
    while places < 0 {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { throw .tooManyDigits(text) }
      value = scaled
      places += 1
    }
    guard places <= ExactDecimal.maximumDecimals else { throw .tooManyDigits(text) }
    return ExactDecimal(value, decimals: places)
  }
}
