import Market
import Testing

@Suite struct ScaleTests {
  private static func scale(_ unit: String) throws -> Scale {
    Scale(unit: try ExactDecimal(unit))
  }

  @Test(
    arguments: [
      ("0.01", "100.25", 10_025), ("0.01", "-100.25", -10_025), ("0.01", "0", 0),
      ("0.01", "-0.00", 0), ("0.01", "1e2", 10_000), ("0.01", "0.010000", 1), ("1", "7", 7),
      ("0.25", "100.5", 402), ("0.25", "100.75", 403), ("0.05", "0.15", 3), ("5", "15", 3),
      ("100", "-1200", -12), ("1e18", "3e18", 3), ("2.5", "1e1", 4), ("0.125", "1", 8),
      ("0.01", "92233720368547758.07", Int64.max), ("0.01", "-92233720368547758.08", Int64.min),
      ("0.00000001", "92233720368.54775807", Int64.max),
      ("0.00000001", "21000000.00000001", 2_100_000_000_000_001),
      ("1", "123456789012345678", 123_456_789_012_345_678),
      ("1e-18", "9.223372036854775807", Int64.max), ("1e-18", "-9.223372036854775808", Int64.min),
      ("1e18", "9223372036854775807000000000000000000", Int64.max),
      ("0.000000000000000003", "9", 3_000_000_000_000_000_000),
    ] as [(String, String, Int64)])
  func `a value is a whole number of units`(unit: String, text: String, units: Int64) throws {
    let scale = try Self.scale(unit)
    #expect(try scale.integer(text) == units)
    #expect(try scale.integer(ExactDecimal(text)) == units)
    #expect(try scale.integer(scale.text(units)) == units)
  }

  @Test(arguments: [
    ("0.01", "100.255"), ("0.01", "0.001"), ("0.25", "100.3"), ("5", "12"), ("1", "0.5"),
    ("0.03", "0.04"), ("1e18", "1e-18"), ("1e18", "1"), ("7", "100"),
    ("7", "170141183460469231733"),
    ("0.01", "99999999999999999999.999999999999999999"), ("2", "-3"),
  ])
  func `a value off the grid is refused, never rounded`(unit: String, text: String) throws {
    let scale = try Self.scale(unit)
    let error = DecimalError.offGrid(
      try ExactDecimal(text).description, unit: try ExactDecimal(unit).description)
    #expect(throws: error) { try scale.integer(text) }
  }

  @Test(arguments: [
    ("0.01", "92233720368547758.08"), ("0.01", "-92233720368547758.09"), ("1", "1e19"),
    ("1", "9223372036854775808"), ("1", "-9223372036854775809"), ("1", "18446744073709551616"),
    ("1e-18", "10"), ("1e-18", "1e38"), ("1e-18", "-1e38"), ("0.01", "1e37"),
    ("1e18", "9223372036854775808000000000000000000"),
  ])
  func `a value beyond 64 bits is out of range, never wrapped`(
    unit: String, text: String
  ) throws {
    let scale = try Self.scale(unit)
    let error = DecimalError.outOfRange(
      try ExactDecimal(text).description, unit: try ExactDecimal(unit).description)
    #expect(throws: error) { try scale.integer(text) }
  }

  @Test func `a text that is no decimal is malformed`() throws {
    let scale = try Self.scale("0.01")
    #expect(throws: DecimalError.malformed("1,5")) { try scale.integer("1,5") }
    #expect(throws: DecimalError.tooManyDigits("1e99")) { try scale.integer("1e99") }
  }

  @Test(
    arguments: [
      ("0.01", 10_025, "100.25"), ("0.01", 10_020, "100.20"), ("0.01", -5, "-0.05"),
      ("0.01", 0, "0.00"), ("0.01", 100, "1.00"), ("1", 42, "42"), ("5", 3, "15"),
      ("0.25", 402, "100.50"), ("2.5", 4, "10.0"), ("1e2", 7, "700"),
      ("0.01", Int64.max, "92233720368547758.07"), ("0.01", Int64.min, "-92233720368547758.08"),
      ("1e18", Int64.min, "-9223372036854775808000000000000000000"),
      ("1e-18", 1, "0.000000000000000001"), ("1e-18", Int64.min, "-9.223372036854775808"),
    ] as [(String, Int64, String)])
  func `the text has the unit's decimals`(unit: String, units: Int64, text: String) throws {
    #expect(try Self.scale(unit).text(units) == text)
  }

  @Test(
    arguments: [
      ("1", Int128(Int64.max) + 1, "9223372036854775808"),
      ("1", Int128.max, "170141183460469231731687303715884105727"),
      ("1", Int128.min, "-170141183460469231731687303715884105728"),
      ("0.01", Int128.min, "-1701411834604692317316873037158841057.28"),
      ("5", Int128.max, "850705917302346158658436518579420528635"),
      (
        "0.999999999999999999", Int128.max,
        "170141183460469231561546120255414873995.312696284115894273"
      ),
      ("1e18", Int128.min, "-170141183460469231731687303715884105728000000000000000000"),
      ("1e18", Int128(-1), "-1000000000000000000"),
      // 10^38 units of 10: the digits below 10^38 are all zero, and are written.
      (
        "10", Int128(10_000_000_000_000_000_000) * 10_000_000_000_000_000_000,
        "1000000000000000000000000000000000000000"
      ),
      ("3", Int128(0), "0"),
    ] as [(String, Int128, String)])
  func `totals of any size are written exactly`(unit: String, units: Int128, text: String) throws {
    #expect(try Self.scale(unit).text(units) == text)
  }

  @Test func `volumes of any size are written exactly`() throws {
    let all = UInt128.max
    #expect(try Self.scale("1").text(all) == "340282366920938463463374607431768211455")
    #expect(try Self.scale("0.01").text(all) == "3402823669209384634633746074317682114.55")
    #expect(
      try Self.scale("1e18").text(all)
        == "340282366920938463463374607431768211455000000000000000000")
    #expect(try Self.scale("0.001").text(Volume.zero.rawValue) == "0.000")
  }

  @Test func `totals beyond 64 bits are read exactly`() throws {
    let cases: [(String, String, Int128)] = [
      ("1", "170141183460469231731687303715884105727", .max),
      ("1", "-170141183460469231731687303715884105727", -.max),
      ("0.01", "1000000000000000000.01", 100_000_000_000_000_000_001),
      ("0.25", "1e37", 4 * ExactDecimal.powerOfTen(37)),
      ("1e18", "1e38", ExactDecimal.powerOfTen(20)), ("0.5", "-0.5", -1), ("7", "0", 0),
    ]
    for (unit, text, units) in cases {
      #expect(try Self.scale(unit).units(ExactDecimal(text)) == units, "\(text) in \(unit)")
    }
    #expect(throws: DecimalError.self) { try Self.scale("0.25").units(ExactDecimal("1e38")) }
    #expect(throws: DecimalError.self) { try Self.scale("1e-18").units(ExactDecimal("1e38")) }
    #expect(throws: DecimalError.self) { try Self.scale("1e-18").units(ExactDecimal("1e21")) }
    #expect(throws: DecimalError.self) { try Self.scale("0.02").units(ExactDecimal("1e38")) }
  }

  @Test func `a unit is positive and has at most 18 digits`() async throws {
    #expect(Scale.isUnit(ExactDecimal(1)))
    #expect(Scale.isUnit(try ExactDecimal("1e18")))
    #expect(Scale.isUnit(try ExactDecimal("1e-18")))
    #expect(Scale.isUnit(try ExactDecimal("0.999999999999999999")))
    #expect(!Scale.isUnit(try ExactDecimal("1000000000000000001")))
    #expect(!Scale.isUnit(try ExactDecimal("1e19")))
    #expect(!Scale.isUnit(ExactDecimal(0)))
    #expect(!Scale.isUnit(ExactDecimal(-1)))
    await #expect(processExitsWith: .failure) { _ = Scale(unit: ExactDecimal(0)) }
    await #expect(processExitsWith: .failure) { _ = Scale(unit: ExactDecimal(-1)) }
  }

  @Test func `the whole scale counts in ones`() throws {
    #expect(Scale.whole.unit == ExactDecimal(1))
    #expect(try Scale.whole.integer("12") == 12)
    #expect(Scale.whole.text(12 as Int64) == "12")
  }
}
