/// Times of day and date as results write them: ISO 8601 in UTC.
package enum UTCText {
  /// The text of a time in seconds since the beginning of 1970, which may not be before it.
  package static func text(secondsSince1970 seconds: Int) -> String {
    precondition(seconds >= 0, "no time here is before 1970")
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
