internal import Results

/// How figures that are tracked are written for people.
enum FigureText {
  /// A value in its unit: `11.8 M/s`, `83.6 ns`, `118.3 instructions/command`, `1,204 requests`.
  static func value(_ value: Int, _ unit: String) -> String {
    switch unit {
    case "commands/s": NumberText.rate(perSecond: value)
    case "ps/command": NumberText.duration(nanoseconds: value, each: 1000)
    case "ns": NumberText.duration(nanoseconds: value)
    case "bytes": NumberText.size(bytes: value)
    case "instructions/1000 commands": thousandth(value) + " instructions/command"
    case "bytes/1000 orders": thousandth(value) + " bytes/order"
    case "times/1000": thousandth(value) + " times"
    default: "\(NumberText.grouped(value)) \(unit)"
    }
  }

  /// A value as the mark of an axis, where there is no room for a unit of many letters.
  static func mark(_ value: Int, _ unit: String) -> String {
    switch unit {
    case "commands/s", "ps/command", "ns", "bytes": self.value(value, unit)
    case "instructions/1000 commands", "bytes/1000 orders", "times/1000": thousandth(value)
    default: NumberText.grouped(value)
    }
  }

  /// A value that is kept in thousandths, such as `1.250`.
  private static func thousandth(_ value: Int) -> String {
    let fraction = String(value % 1000)
    return "\(NumberText.grouped(value / 1000))."
      + String(repeating: "0", count: 3 - fraction.count) + fraction
  }

  /// The change to a ratio in parts per million, with its sign: `+4.9 %`, `-12.0 %`, `0.0 %`.
  static func change(toMillionths ratio: Int) -> String {
    let thousandths = (abs(ratio - 1_000_000) + 500) / 1000
    let sign = thousandths == 0 ? "" : ratio > 1_000_000 ? "+" : "-"
    return "\(sign)\(NumberText.grouped(thousandths / 10)).\(thousandths % 10) %"
  }

  /// The change from one value to another; a dash where it is from nothing.
  static func change(from before: Int, to after: Int) -> String {
    guard before > 0 else { return NumberText.missing }
    return change(
      toMillionths: Int(clamping: Int128(after) * 1_000_000 / Int128(before)))
  }

  /// What a better or worse value of a unit is called.
  static func word(isBetter: Bool, _ better: TrackedFigure.Better, _ unit: String) -> String {
    switch unit {
    case "commands/s", "ps/command", "ns": isBetter ? "faster" : "slower"
    default: isBetter == (better == .less) ? "less" : "more"
    }
  }

  /// A commit as people write it: the first twelve digits of a hash, anything else as it is.
  static func commit(_ name: String) -> String {
    let isHash =
      name.utf8.count == 40
      && name.utf8.allSatisfy { byte in
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
          || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
      }
    return isHash ? String(name.prefix(12)) : Excerpt.text(name, limit: 40)
  }

  /// A bound of a probability, rounded up to two digits that count: `p ≤ 0.000047`; nothing of 0.
  static func probability(billionths: Int) -> String {
    guard billionths > 0 else { return "" }
    if billionths <= 1000 { return "p ≤ 0.000001" }
    var step = 1
    while billionths / step >= 100 { step *= 10 }
    let rounded = (billionths + step - 1) / step * step
    guard rounded < 1_000_000_000 else { return "p ≤ 1" }
    var digits = String(rounded)
    digits = String(repeating: "0", count: 9 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    return "p ≤ 0.\(digits)"
  }
}

extension FigureComparison {
  /// What the comparison says, in a word or two.
  var wording: String {
    switch verdict {
    case .better: FigureText.word(isBetter: true, better, unit)
    case .worse: FigureText.word(isBetter: false, better, unit)
    case .allowed: "\(FigureText.word(isBetter: false, better, unit)), allowed"
    case .same: "no difference"
    case .undecided: "too few values"
    }
  }

  /// The change with its sign.
  var change: String {
    ratio.map { FigureText.change(toMillionths: $0.value) }
      ?? FigureText.change(from: baseline, to: candidate)
  }

  /// The interval of the change; nil where there is none.
  var interval: String? {
    ratio.map {
      "\(FigureText.change(toMillionths: $0.low)) to \(FigureText.change(toMillionths: $0.high))"
    }
  }
}

extension ComparisonResult {
  /// What the interval of a change is called: `99 % interval`.
  var intervalName: String { "\(confidence / 10_000) % interval" }

  /// What the comparison comes to, in one clause.
  var conclusion: String {
    func count(_ verdict: FigureComparison.Verdict) -> Int {
      figures.count { $0.verdict == verdict }
    }
    let worse = regressions.map { "\($0.flow)/\($0.figure)" }
    var parts = [
      worse.isEmpty
        ? "nothing is worse"
        : "\(NumberText.counted(worse.count, "figure")) "
          + (worse.count == 1 ? "is" : "are") + " worse: "
          + Excerpt.list(worse, limit: 5).shown.joined(separator: ", ")
          + (worse.count > 6 ? ", …" : "")
    ]
    for (verdict, words) in [
      (FigureComparison.Verdict.allowed, "worse and allowed"), (.better, "better"),
      (.same, "without a difference"), (.undecided, "with too few values to tell"),
    ] where count(verdict) > 0 {
      parts.append("\(NumberText.grouped(count(verdict))) \(words)")
    }
    return parts.joined(separator: "; ")
  }

  /// The names of both sides.
  var heading: String {
    func label(_ side: ComparedSide) -> String {
      let engines = side.engines.map(\.label).joined(separator: ", ")
      let name = FigureText.commit(side.name)
      return engines.isEmpty ? name : "\(name) (\(engines))"
    }
    return "\(label(candidate)) against \(label(baseline))"
  }
}
