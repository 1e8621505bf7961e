/// The exact exchange between decimal text and the integers that engines use.
///
/// A scale is one positive unit, such as 0.01; the integer 10025 then stands for 100.25.
public struct Scale: Hashable, Sendable {
  /// The value of the integer 1.
  public let unit: ExactDecimal

  /// A scale of one positive unit.
  public init(unit: ExactDecimal) {
    precondition(unit.significand > 0, "a unit is positive")
    self.unit = unit
  }

  /// The scale whose unit is one.
  public static let whole = Scale(unit: ExactDecimal(1))

  /// The number of units in a value; an error when it is no whole number of units.
  public func units(_ value: ExactDecimal) throws(DecimalError) -> Int128 {
    // value / unit = (value.significand × 10^unit.decimals) / (unit.significand × 10^value.decimals)
    let shared = min(value.decimals, unit.decimals)
    let (numerator, tooHigh) = value.significand.multipliedReportingOverflow(
      by: ExactDecimal.powerOfTen(unit.decimals - shared))
    let (denominator, tooLow) = unit.significand.multipliedReportingOverflow(
      by: ExactDecimal.powerOfTen(value.decimals - shared))
    guard !tooHigh else { throw .outOfRange(value.description, unit: unit.description) }
    guard !tooLow else { throw .offGrid(value.description, unit: unit.description) }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard remainder == 0 else { throw .offGrid(value.description, unit: unit.description) }
    return quotient
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
  public func text(_ units: Int64) -> String { text(Int128(units)) }

  /// The decimal text of a total, always with the unit's number of decimals.
  ///
  /// The product of total and unit's digits must fit 127 bits: with units of at most nine digits,
  /// the totals of 2^34 orders of any quantity do.
  public func text(_ units: Int128) -> String {
    ExactDecimal(units * unit.significand, decimals: unit.decimals).text(decimals: unit.decimals)
  }
}
