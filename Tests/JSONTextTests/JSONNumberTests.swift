import JSONText
import Testing

@Suite struct JSONNumberTests {
  private func number(_ token: String) throws -> JSONNumber { try #require(JSONNumber(token)) }

  @Test(arguments: [
    "0", "-0", "12", "1.10", "1e400", "-1.5E-7", "123456789012345678.12345678",
    "100000000000000000000000000000000000000000", "0.000000000000000000000000001", "1E+2",
  ])
  func `a number keeps its token, digit by digit`(token: String) throws {
    #expect(try number(token).token == token)
    #expect(try number(token).description == token)
    guard case .number(let read) = JSONText.parse(token).value?.kind else {
      Issue.record("\(token) is a number")
      return
    }
    #expect(read == JSONNumber(token))
  }

  @Test(arguments: [
    "", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1", "1 ", " 1", "1,", "NaN", "1_0",
    "１", "--1", "1.2.3", "1e1.0", "Infinity",
  ])
  func `what is no number of JSON makes none`(token: String) {
    #expect(JSONNumber(token) == nil)
  }

  @Test func `integers convert exactly, up to the ends of their type`() throws {
    #expect(try number("0").int64 == 0)
    #expect(try number("-0").int64 == 0)
    #expect(try number("-1").int64 == -1)
    #expect(try number("9223372036854775807").int64 == .max)
    #expect(try number("-9223372036854775808").int64 == .min)
    #expect(try number("18446744073709551615").uint64 == .max)
    #expect(try number("9999999999999999999").uint64 == 9_999_999_999_999_999_999)
    #expect(try number("999999999999999999").int64 == 999_999_999_999_999_999)
    #expect(try number("-99999999999999999").int64 == -99_999_999_999_999_999)
    #expect(try number("-0").uint64 == 0)
    #expect(try number("123456789012345678").int64 == 123_456_789_012_345_678)
    #expect(try number("-12345678901234567").int64 == -12_345_678_901_234_567)
    #expect(try number("1234567890123456789").int64 == 1_234_567_890_123_456_789)
  }

  @Test func `integers that don't fit convert to nothing`() throws {
    #expect(try number("9223372036854775808").int64 == nil)
    #expect(try number("-9223372036854775809").int64 == nil)
    #expect(try number("18446744073709551616").uint64 == nil)
    #expect(try number("-1").uint64 == nil)
    #expect(try number("170141183460469231731687303715884105728").int128 == nil)
    #expect(try number("99999999999999999999999999999999999999999999999").int64 == nil)
  }

  @Test func `128 bits convert exactly`() throws {
    #expect(try number("170141183460469231731687303715884105727").int128 == .max)
    #expect(try number("-170141183460469231731687303715884105728").int128 == .min)
    #expect(try number("999999999999999999").int128 == 999_999_999_999_999_999)
    #expect(try number("1000000000000000000").int128 == 1_000_000_000_000_000_000)
  }

  @Test func `narrow types convert exactly too`() throws {
    #expect(try number("255").integer() == UInt8.max)
    #expect(try number("256").integer(as: UInt8.self) == nil)
    #expect(try number("-128").integer() == Int8.min)
    #expect(try number("-129").integer(as: Int8.self) == nil)
    #expect(try number("65535").integer(as: UInt16.self) == 65535)
  }

  @Test(arguments: ["1.0", "1e2", "1E2", "0.0", "-1.0", "1e0", "12345678901234567890.0"])
  func `a point or an exponent makes no integer`(token: String) throws {
    #expect(try number(token).int64 == nil)
    #expect(try number(token).uint64 == nil)
    #expect(try number(token).int128 == nil)
    #expect(try !number(token).isInteger)
  }

  @Test func `an integer literal is one by its form, whatever its size`() throws {
    #expect(try number("-12").isInteger)
    #expect(try number("99999999999999999999999999999999999999999999999").isInteger)
  }
}
