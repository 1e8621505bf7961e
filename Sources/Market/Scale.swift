/// The exact exchange between decimal text and the integers that engines use.
///
/// A scale is one positive unit, such as 0.01; the integer 10025 then stands for 100.25.
public struct Scale: Hashable, Sendable {
  /// The value of the integer 1.
  public let unit: ExactDecimal

  /// A scale of a unit that `isUnit` admits.
  public init(unit: ExactDecimal) {
    precondition(Self.isUnit(unit), "a unit is positive and has at most 18 digits")
    self.unit = unit
  }

  /// Whether a value can be a unit: it is positive, and its significand at most 10^18.
  public static func isUnit(_ value: ExactDecimal) -> Bool {
    value.significand > 0 && value.significand <= ExactDecimal.powerOfTen(18)
  }

  /// The scale whose unit is one.
  public static let whole = Scale(unit: ExactDecimal(1))

  /// The number of units in a value; an error when it is no whole number of units.
  public func units(_ value: ExactDecimal) throws(DecimalError) -> Int128 {
    // value / unit = (value.significand × 10^unit.decimals) / (unit.significand × 10^value.decimals)
    let shared = min(value.decimals, unit.decimals)
    let numerator = value.significand.magnitude.multipliedFullWidth(
      by: ExactDecimal.powerOfTen(unit.decimals - shared).magnitude)
    // A unit has at most 18 digits, so that this product is at most 10^36.
    let denominator = (unit.significand * ExactDecimal.powerOfTen(value.decimals - shared))
      .magnitude
    guard numerator.high < denominator else {
      throw .outOfRange(value.description, unit: unit.description)
    }
    let (quotient, remainder) = denominator.dividingFullWidth(numerator)
    guard remainder == 0 else { throw .offGrid(value.description, unit: unit.description) }
    guard let units = Int128(exactly: quotient) else {
      throw .outOfRange(value.description, unit: unit.description)
    }
    return value.significand < 0 ? -units : units
  }

  /// The number of units in a value; an error also where it does not fit 64 bits.
  public func integer(_ value: ExactDecimal) throws(DecimalError) -> Int64 {
    guard let result = Int64(exactly: try units(value)) else {
      throw .outOfRange(value.description, unit: unit.description)
    }
    return result
  }

  /// The number of units in a decimal text.
  public func integer(_ text: some StringProtocol) throws(DecimalError) -> Int64 {
    try integer(ExactDecimal(text))
  }

  /// The decimal text of a number of units, always with the unit's number of decimals.
  ///
  /// Exact for every number of at most 128 bits, so that no total is too large to be written.
  public func text(_ units: some FixedWidthInteger) -> String {
    // The product may be wider than 128 bits; it is less than 10^38 × 2^128.
    let product = UInt128(units.magnitude).multipliedFullWidth(by: unit.significand.magnitude)
    let (high, low) = ExactDecimal.powerOfTen(38).magnitude.dividingFullWidth(product)
    var digits = String(low)
    if high > 0 {
      digits = String(high) + String(repeating: "0", count: 38 - digits.utf8.count) + digits
    }
    return ExactDecimal.text(digits: digits, decimals: unit.decimals, isNegative: units < 0)
  }
}
