internal import CommandLineFrame
internal import Glibc
internal import Results

/// When the work of a command began, for its result.
struct Stopwatch {
  private let started = Stopwatch.text(of: time(nil))
  private let start = monotonicNanoseconds()

  /// The nanoseconds since the start.
  var elapsed: Int { Int(monotonicNanoseconds() - start) }

  /// When the work began and how long it took, with the command line that does it again.
  func occasion() -> Occasion {
    let words = CommandLine.arguments.dropFirst().map { word in
      word.contains(where: { " '\"$*?()[]{}|&;<>\\".contains($0) }) ? "'\(word)'" : word
    }
    return Occasion(
      started: started, durationNanoseconds: elapsed,
      commandLine: (["assay"] + words).joined(separator: " "))
  }

  /// The ISO 8601 text of a time in seconds since 1970, in UTC.
  private static func text(of seconds: Int) -> String {
    // Days are counted from 1 March of the year 0, so that leap days end years.
    let days = seconds / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    let clock = seconds % 86_400
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))T"
      + "\(padded(clock / 3_600)):\(padded(clock / 60 % 60)):\(padded(clock % 60))Z"
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
