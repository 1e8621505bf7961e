import Market
import Testing

@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("-0.00", "0"), ("0e5", "0"), ("7", "7"), ("-12", "-12"),
    ("100.25", "100.25"), ("1.10", "1.1"), ("10.00", "10"), ("-0.05", "-0.05"), ("1e3", "1000"),
    ("2.5e3", "2500"), ("2.5E+3", "2500"), ("25e-1", "2.5"), ("-250e-2", "-2.5"),
    ("120e-1", "12"), ("0.5e0", "0.5"), ("1e00002", "100"), ("1e-0", "1"),
    ("0.000000000000000001", "0.000000000000000001"), ("1e-18", "0.000000000000000001"),
    ("10e-19", "0.000000000000000001"), ("1.0000000000000000000", "1"),
    ("123456789012345678.12345678", "123456789012345678.12345678"),
    ("99999999999999999999.999999999999999999", "99999999999999999999.999999999999999999"),
    ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
    ("1e38", "100000000000000000000000000000000000000"),
    ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
    ("-170141183460469231731687303715884105727", "-170141183460469231731687303715884105727"),
    ("0e99999999999999999999999999", "0"), ("0e-99999999999999999999999999", "0"),
  ])
  func `a decimal is read exactly and written shortest`(text: String, written: String) throws {
    let value = try ExactDecimal(text)
    #expect(value.description == written)
    #expect(try ExactDecimal(value.description) == value)
  }

  @Test(arguments: [
    "", "-", "+1", "--1", "01", "-01", "00", "00.5", "1.", ".5", "-.5", "1.e5", "1e", "1e+",
    "1e-", "e5", "1e5.5", "1.2.3", "1-", "1 ", " 1", "1\n", "1,5", "1_000", "0x10", "NaN",
    "inf", "١", "½", "１", "1e５", "1\u{301}", "1\0", "true", "1ee5", "1e+-5",
  ])
  func `what is no decimal is malformed`(text: String) {
    #expect(throws: DecimalError.malformed(text)) { try ExactDecimal(text) }
  }

  @Test(arguments: [
    "1e-19", "0.0000000000000000001", "1.0000000000000000001", "-12.3456789012345678901",
    "170141183460469231731687303715884105728", "-170141183460469231731687303715884105728",
    "999999999999999999999999999999999999999", "1e39", "18e37", "-1e39",
    "1234567890123456789012345678901234567890",
    // 2^128, of which a wrapped sum keeps nothing, with a 5 behind it.
    "3402823669209384634633746074317682114565", "0.1234567890123456789012345678901234567890",
    "1e999999999999999999999999999999", "1e-999999999999999999999999999999",
  ])
  func `what can't be kept exactly is refused`(text: String) {
    #expect(throws: DecimalError.tooManyDigits(text)) { try ExactDecimal(text) }
  }

  @Test func `malformed comes before too many digits`() {
    let text = String(repeating: "9", count: 60) + "x"
    #expect(throws: DecimalError.malformed(text)) { try ExactDecimal(text) }
  }

  @Test func `a long fraction and a long exponent cancel out exactly`() throws {
    let zeros = String(repeating: "0", count: 1_000_004)
    #expect(try ExactDecimal("0.\(zeros)1e1000010").description == "100000")
  }

  @Test func `values are in lowest terms, however they were made`() throws {
    #expect(ExactDecimal(1100, decimals: 3) == ExactDecimal(11, decimals: 1))
    #expect(ExactDecimal(0, decimals: 18) == ExactDecimal(0))
    #expect(ExactDecimal(-500, decimals: 2) == ExactDecimal(-5))
    #expect(ExactDecimal(500).significand == 500)
    #expect(try ExactDecimal("5.00").decimals == 0)
    #expect(try ExactDecimal("5.0100").decimals == 2)
    #expect(try ExactDecimal("1.1").hashValue == ExactDecimal("1.10").hashValue)
    #expect(try ExactDecimal("1.1") != ExactDecimal("-1.1"))
    #expect(try ExactDecimal("1.1") != ExactDecimal("11"))
  }

  @Test func `a substring is read as a string is`() throws {
    let text = "price=100.25;"
    let part = text.dropFirst(6).dropLast()
    #expect(try ExactDecimal(part) == ExactDecimal(10025, decimals: 2))
  }

  @Test(arguments: [
    ("0", 0, "0"), ("0", 2, "0.00"), ("1.5", 4, "1.5000"), ("-0.05", 2, "-0.05"),
    ("-0.05", 5, "-0.05000"), ("12", 1, "12.0"), ("0.001", 3, "0.001"), ("-7", 0, "-7"),
    ("170141183460469231731687303715884105727", 1, "170141183460469231731687303715884105727.0"),
  ])
  func `a text may have more decimals than it needs`(
    text: String, decimals: Int, written: String
  ) throws {
    #expect(try ExactDecimal(text).text(decimals: decimals) == written)
  }

  @Test func `the least 128-bit significand is written`() {
    let value = ExactDecimal(.min, decimals: 3)
    #expect(value.description == "-170141183460469231731687303715884105.728")
  }

  @Test func `a text with fewer decimals than needed is a programmer's error`() async {
    await #expect(processExitsWith: .failure) {
      _ = ExactDecimal(15, decimals: 1).text(decimals: 0)
    }
  }

  @Test func `decimals out of range are a programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = ExactDecimal(1, decimals: 19) }
    await #expect(processExitsWith: .failure) { _ = ExactDecimal(1, decimals: -1) }
  }

  @Test func `errors say what was expected and what was found`() {
    #expect(
      DecimalError.malformed("1.").description
        == "expected a decimal number such as 100.25, found \"1.\"")
    #expect(
      DecimalError.tooManyDigits("1e99").description
        == "1e99 has more digits than can be kept exactly (38 digits, 18 decimals)")
    #expect(
      DecimalError.offGrid("1.5", unit: "1").description == "1.5 is not a multiple of 1")
    #expect(
      DecimalError.outOfRange("1e20", unit: "0.01").description
        == "1e20 is out of range: in units of 0.01 it does not fit 64 bits")
  }
}
