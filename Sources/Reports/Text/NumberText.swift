/// How numbers are written for people: by integer arithmetic, rounded half up, three digits that
/// count, and never rounded to something that they are not (a share of 99.999 % is not 100 %).
enum NumberText {
  /// An integer with its digits in groups of three: `18,685`.
  static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A decimal with the digits before its point in groups of three; any other text as it is.
  static func grouped(decimal text: String) -> String {
    let whole = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(whole.count)
    let isDecimal = rest.isEmpty || rest.first == "." && rest.dropFirst().allSatisfy(\.isNumber)
    guard isDecimal, let value = Int(whole) else { return text }
    return grouped(value) + rest
  }

  /// A count and its noun: `1 trade`, `18,685 trades`.
  static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
  }

  /// A time: `830 ns`, `1.24 µs`, `12.3 ms`, `4.05 s`, `3 min 20 s`, `2 h 5 min`.
  static func duration(nanoseconds: Int) -> String {
    let seconds = nanoseconds / 1_000_000_000
    if seconds >= 7200 { return "\(grouped(seconds / 3600)) h \(seconds / 60 % 60) min" }
    if seconds >= 120 { return "\(seconds / 60) min \(seconds % 60) s" }
    return scaled(Int128(nanoseconds), over: 1, step: 1000, units: ["ns", "µs", "ms", "s"])
  }

  /// A round time as the mark of an axis: `1 µs`, `500 ns`.
  static func mark(nanoseconds: Int) -> String {
    let text = duration(nanoseconds: nanoseconds)
    return text.replacing(".00 ", with: " ").replacing(".0 ", with: " ")
  }

  /// A round count as the mark of an axis: `500`, `10 k`, `2 M`.
  static func mark(count: Int) -> String {
    let text = scaled(Int128(count), over: 1, step: 1000, units: ["", "k", "M", "G"])
    let short = text.replacing(".00 ", with: " ").replacing(".0 ", with: " ")
    return short.last == " " ? String(short.dropLast()) : short
  }

  /// A rate of things in a time: `12.3 M/s`, or a dash where the time is nothing.
  static func rate(_ count: Int, inNanoseconds nanoseconds: Int) -> String {
    guard nanoseconds > 0 else { return missing }
    return scaled(
      Int128(count) * 1_000_000_000, over: Int128(nanoseconds), step: 1000,
      units: ["/s", "k/s", "M/s", "G/s"])
  }

  /// A rate that was given in things a second.
  static func rate(perSecond: Int) -> String { rate(perSecond, inNanoseconds: 1_000_000_000) }

  /// A size: `512 B`, `1.50 KiB`, `24.0 MiB`.
  static func size(bytes: Int) -> String {
    scaled(Int128(bytes), over: 1, step: 1024, units: ["B", "KiB", "MiB", "GiB", "TiB"])
  }

  /// A ratio with three digits that count, at most four decimals: `0`, `0.0213`, `1.50`, `64.0`,
  /// `4,096`; what is more than 0 and less than 0.0001 is `<0.0001`.
  static func ratio(_ numerator: Int, over denominator: Int) -> String {
    guard denominator > 0 else { return missing }
    guard numerator > 0 else { return "0" }
    let (part, whole) = (Int128(numerator), Int128(denominator))
    for decimals in [4, 3, 2, 1] {
      let value = rounded(part * powerOfTen(decimals), over: whole)
      if value == 0 { return "<0.0001" }
      if value < 1000 { return fixed(value, decimals: decimals) }
    }
    return grouped(Int(clamping: rounded(part, over: whole)))
  }

  /// The time that one of many took: `83.1 ns`, or a dash where there are none.
  static func duration(nanoseconds: Int, each count: Int) -> String {
    guard count > 0 else { return missing }
    return scaled(
      Int128(nanoseconds), over: Int128(count), step: 1000, units: ["ns", "µs", "ms", "s"])
  }

  /// A share in percent, rounded down to two decimals: `100 %` is all, and `0 %` is none.
  static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return missing }
    guard part < whole else { return "100 %" }
    guard part > 0 else { return "0 %" }
    let hundredths = Int128(part) * 10_000 / Int128(whole)
    return hundredths == 0 ? "<0.01 %" : fixed(hundredths, decimals: 2) + " %"
  }

  /// Seconds as a decimal with all nine digits, for machines: `0.001204000`.
  static func seconds(nanoseconds: Int) -> String {
    fixed(Int128(nanoseconds), decimals: 9)
  }

  /// The name of a percentile: `p50`, `p99.9`, `p99.99`.
  static func percentile(partsPerMillion: Int) -> String {
    var digits = fixed(Int128(partsPerMillion), decimals: 4)
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return "p" + digits
  }

  /// What stands where there is no number.
  static let missing = "–"

  /// A value in the first unit in which it has no more than three digits before the point.
  ///
  /// Whole numbers of the first unit have no decimals.
  private static func scaled(
    _ numerator: Int128, over denominator: Int128, step: Int128, units: [String]
  ) -> String {
    var divisor = denominator
    for (index, unit) in units.enumerated() {
      let isWhole = index == 0 && denominator == 1
      for decimals in isWhole ? [0] : [2, 1, 0] {
        let value = rounded(numerator * powerOfTen(decimals), over: divisor)
        if value < 1000 { return "\(fixed(value, decimals: decimals)) \(unit)" }
      }
      if index < units.count - 1 { divisor *= step }
    }
    return "\(grouped(Int(clamping: rounded(numerator, over: divisor)))) \(units[units.count - 1])"
  }

  private static func rounded(_ numerator: Int128, over denominator: Int128) -> Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder >= denominator - remainder ? quotient + 1 : quotient
  }

  private static func fixed(_ value: Int128, decimals: Int) -> String {
    let digits = String(value)
    guard decimals > 0 else { return digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  private static func powerOfTen(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
