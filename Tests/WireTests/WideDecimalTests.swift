import JSONText
import Market
import Testing
import Wire

/// Totals of more than 64 bits, read as decimals.
@Suite struct WideDecimalTests {
  /// A unit of 2.5.
  private static let scale = Scale(unit: ExactDecimal(25, decimals: 1))
  private static let notation = Notation.decimals(
    of: Instrument(symbol: "XYZ", quantityScale: scale))
  private static let whole = Notation.decimals(of: Instrument(symbol: "XYZ"))

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("0.000", 0), ("2.5", 1), ("2.500", 1), ("5", 2), ("0.25e1", 1),
      ("25E-1", 1), ("850705917302346158658436518579420528637.5", UInt128.max),
      ("850705917302346158658436518579420528637.5000000000000000000000", UInt128.max),
    ] as [(String, UInt128)])
  func `a total is read exactly, however it is written`(text: String, units: UInt128) throws {
    let read = try JSONText.read(Array("\"\(text)\"".utf8), as: Self.notation.volume)
    #expect(read == Volume(units))
    if !text.hasPrefix("-0") {
      #expect(try JSONText.read(Array(text.utf8), as: Self.notation.volume) == Volume(units))
    }
  }

  @Test(
    arguments: [
      ("170141183460469231731687303715884105727", Int128.max),
      ("-170141183460469231731687303715884105728", Int128.min), ("-1", -1), ("-0", 0),
    ] as [(String, Int128)])
  func `an imbalance is read with its sign`(text: String, units: Int128) throws {
    #expect(try JSONText.read(Array("\"\(text)\"".utf8), as: Self.whole.imbalance) == units)
  }

  @Test(arguments: [
    // 2^128, then one more than that in the 129th bit alone, then beyond 256 bits.
    "340282366920938463463374607431768211456",
    "680564733841876926926749214863536422912",
    "115792089237316195423570985008687907853269984665640564039457584007913129639936",
    "1" + String(repeating: "0", count: 90), String(repeating: "9", count: 5000), "-1",
    "-340282366920938463463374607431768211455",
  ])
  func `a total that does not fit is refused with its limits`(text: String) throws {
    #expect(
      try message("\"\(text)\"", Self.whole.volume)
        .hasPrefix("expected a volume from 0 to 340282366920938463463374607431768211455, found"))
  }

  @Test(arguments: [
    "170141183460469231731687303715884105728", "-170141183460469231731687303715884105729",
  ])
  func `an imbalance that does not fit is refused with its limits`(text: String) throws {
    #expect(
      try message(text, Self.whole.imbalance)
        == "expected an imbalance from -170141183460469231731687303715884105728 to "
        + "170141183460469231731687303715884105727, found number \(text)")
  }

  @Test(arguments: ["1", "2.4", "2.55", "850705917302346158658436518579420528637", "1e-9"])
  func `a total off the unit is refused`(text: String) throws {
    #expect(
      try message(text, Self.notation.volume)
        == "expected a multiple of 2.5, the quantityUnit of XYZ, found number \(text); "
        + "a finer \"quantityUnit\" of XYZ lets such a volume be sent")
  }

  @Test(arguments: [#""""#, #""1.""#, #"".5""#, #""1e""#, #""+1""#, #""0x1""#, #"" 1""#, "true"])
  func `what is no decimal is refused`(json: String) throws {
    #expect(
      try message(json, Self.notation.volume)
        .hasPrefix("expected a volume, a decimal number such as \"100.25\", found"))
  }

  private func message(_ json: String, _ form: JSONForm<some Any>) throws -> String {
    let refusal = try #require(throws: JSONRefusal.self) {
      _ = try JSONText.read(Array(json.utf8), as: form)
    }
    #expect(refusal.problems.count == 1)
    return refusal.problems[0].message
  }
}
