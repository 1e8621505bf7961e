package import Market

/// A time of day in hundredths of a second, as Shanghai's files write it: 9250080 is 09:25:00.80.
package struct ShanghaiTime: Hashable, Comparable, Sendable {
  /// The hundredths of a second since midnight.
  private var hundredths: Int64

  private static let nanosecondsInHundredth: Int64 = 10_000_000

  /// The time whose digits are `hhmmsscc`; nil when no clock shows it.
  init?(digits: Int64) {
    let (hour, minute) = (digits / 1_000_000, digits / 10_000 % 100)
    let (second, hundredth) = (digits / 100 % 100, digits % 100)
    guard digits >= 0, hour < 24, minute < 60, second < 60 else { return nil }
    hundredths = ((hour * 60 + minute) * 60 + second) * 100 + hundredth
  }

  /// The time of an instant counted from midnight, to the hundredth below it.
  package init(_ instant: Timestamp) {
    hundredths = instant.rawValue / Self.nanosecondsInHundredth
  }

  /// Whether it is 14:57:00 or later, when the closing call auction collects its orders.
  var isInClosingAuction: Bool { hundredths >= (14 * 60 + 57) * 60 * 100 }

  /// The time, counted from midnight.
  package var instant: Timestamp {
    Timestamp(nanoseconds: hundredths * Self.nanosecondsInHundredth)
  }

  package static func < (a: ShanghaiTime, b: ShanghaiTime) -> Bool {
    a.hundredths < b.hundredths
  }
}

extension ShanghaiTime: CustomStringConvertible {
  package var description: String {
    let seconds = hundredths / 100
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Self.twoDigits)
    return "\(parts.joined(separator: ":")).\(Self.twoDigits(hundredths % 100))"
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
