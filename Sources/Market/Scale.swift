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

  /// The number of units in a value; an error when it is no whole number of units or too large.
  public func integer(_ value: ExactDecimal) throws(DecimalError) -> Int64 {
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
    guard let result = Int64(exactly: quotient) else {
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
  /// The product of total and unit must fit 127 bits; a unit of at most 10^18 and any total over
  /// fewer than 2^46 orders does.
  public func text(_ units: Int128) -> String {
    ExactDecimal(units * unit.significand, decimals: unit.decimals).text(decimals: unit.decimals)
  }
}
