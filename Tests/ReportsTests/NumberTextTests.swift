import Testing

@testable import Reports

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (18_685, "18,685"),
    (123_456, "123,456"), (1_000_000, "1,000,000"), (-1, "-1"), (-1234, "-1,234"),
    (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `digits stand in groups of three`(_ value: Int, _ text: String) {
    #expect(NumberText.grouped(value) == text)
  }

  @Test(arguments: [
    ("42718", "42,718"), ("1808.08", "1,808.08"), ("0.5", "0.5"), ("-42718", "-42718"),
    ("", ""), ("abc", "abc"), ("1000 shares", "1000 shares"), ("1e9", "1e9"),
    ("99999999999999999999", "99999999999999999999"),
  ])
  func `a decimal text is grouped before its point, and other text is left`(
    _ text: String, _ grouped: String
  ) {
    #expect(NumberText.grouped(decimal: text) == grouped)
  }

  @Test func `a count agrees with its noun`() {
    #expect(NumberText.counted(1, "trade") == "1 trade")
    #expect(NumberText.counted(0, "trade") == "0 trades")
    #expect(NumberText.counted(18_685, "trade") == "18,685 trades")
    #expect(NumberText.counted(2, "pass", "passes") == "2 passes")
  }

  @Test(arguments: [
    (0, "0 ns"), (1, "1 ns"), (999, "999 ns"), (1000, "1.00 µs"), (1004, "1.00 µs"),
    (1005, "1.01 µs"), (9994, "9.99 µs"), (9995, "10.0 µs"), (99_949, "99.9 µs"),
    (99_950, "100 µs"), (999_499, "999 µs"), (999_500, "1.00 ms"), (12_345_678, "12.3 ms"),
    (999_500_000, "1.00 s"), (1_234_567_890, "1.23 s"), (98_400_000_000, "98.4 s"),
    (119_999_999_999, "120 s"), (120_000_000_000, "2 min 0 s"), (7_199_000_000_000, "119 min 59 s"),
    (7_200_000_000_000, "2 h 0 min"), (7_500_000_000_000, "2 h 5 min"),
  ])
  func `a time has three digits and the unit that fits`(_ nanoseconds: Int, _ text: String) {
    #expect(NumberText.duration(nanoseconds: nanoseconds) == text)
  }

  @Test func `a time longer than any is still a text`() {
    #expect(NumberText.duration(nanoseconds: Int.max) == "2,562,047 h 47 min")
  }

  @Test func `the time of each of many is a quotient`() {
    #expect(NumberText.duration(nanoseconds: 310_000_000, each: 5_000_000) == "62.0 ns")
    #expect(NumberText.duration(nanoseconds: 1, each: 3) == "0.33 ns")
    #expect(NumberText.duration(nanoseconds: 10_000, each: 4) == "2.50 µs")
    #expect(NumberText.duration(nanoseconds: 10, each: 0) == "–")
  }

  @Test func `a round time marks an axis without zeros`() {
    #expect(NumberText.mark(nanoseconds: 1000) == "1 µs")
    #expect(NumberText.mark(nanoseconds: 50_000) == "50 µs")
    #expect(NumberText.mark(nanoseconds: 100) == "100 ns")
    #expect(NumberText.mark(nanoseconds: 2_500_000) == "2.50 ms")
  }

  @Test(arguments: [
    (5_000_000, 310_000_000, "16.1 M/s"), (1, 1_000_000_000, "1.00 /s"),
    (1000, 1_000_000_000, "1.00 k/s"), (999_499, 1_000_000_000, "999 k/s"),
    (999_500, 1_000_000_000, "1.00 M/s"), (1, 1, "1.00 G/s"), (12, 1, "12.0 G/s"),
    (0, 5, "0.00 /s"), (5, 0, "–"), (Int.max, 1, "9,223,372,036,854,775,807 G/s"),
  ])
  func `a rate is a count over a time`(_ count: Int, _ nanoseconds: Int, _ text: String) {
    #expect(NumberText.rate(count, inNanoseconds: nanoseconds) == text)
  }

  @Test func `a rate may be given by the second`() {
    #expect(NumberText.rate(perSecond: 1_000_000) == "1.00 M/s")
    #expect(NumberText.rate(perSecond: 250) == "250 /s")
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "0.98 KiB"), (1024, "1.00 KiB"), (1536, "1.50 KiB"),
    (8_326_000_000, "7.75 GiB"), (1 << 50, "1,024 TiB"),
  ])
  func `a size counts in steps of 1024`(_ bytes: Int, _ text: String) {
    #expect(NumberText.size(bytes: bytes) == text)
  }

  @Test(arguments: [
    (0, 10, "0"), (1, 0, "–"), (1, 20_001, "<0.0001"), (1, 20_000, "0.0001"),
    (213, 10_000, "0.0213"), (1, 3, "0.333"), (3, 2, "1.50"), (64, 1, "64.0"),
    (99_949, 1000, "99.9"), (4096, 1, "4,096"), (99_950, 1000, "100"),
  ])
  func `a ratio keeps the digits that count`(_ numerator: Int, _ denominator: Int, _ text: String) {
    #expect(NumberText.ratio(numerator, over: denominator) == text)
  }

  @Test(arguments: [
    (280, 283, "98.93 %"), (18_685, 18_685, "100 %"), (0, 5, "0 %"), (0, 0, "–"),
    (999_999, 1_000_000, "99.99 %"), (1, 1_000_000, "<0.01 %"), (1, 10_000, "0.01 %"),
    (1, 2, "50.00 %"),
  ])
  func `a share is never rounded up to all or down to none`(
    _ part: Int, _ whole: Int, _ text: String
  ) {
    #expect(NumberText.percent(part, of: whole) == text)
  }

  @Test func `seconds for machines have nine decimals`() {
    #expect(NumberText.seconds(nanoseconds: 0) == "0.000000000")
    #expect(NumberText.seconds(nanoseconds: 1) == "0.000000001")
    #expect(NumberText.seconds(nanoseconds: 12_034_567_890) == "12.034567890")
  }

  @Test(arguments: [
    (0, "p0"), (500_000, "p50"), (990_000, "p99"), (999_000, "p99.9"), (999_900, "p99.99"),
    (999_999, "p99.9999"), (1_000_000, "p100"), (5, "p0.0005"),
  ])
  func `a percentile is named by its share`(_ share: Int, _ text: String) {
    #expect(NumberText.percentile(partsPerMillion: share) == text)
  }
}
