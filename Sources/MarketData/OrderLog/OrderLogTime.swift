import Market

extension DelimitedTable {
  /// The instant in a field: a number in a unit, or a time of day (`09:30:00.25`, counted from
  /// midnight), or a date and time (`2024-03-01T09:30:00.25Z`, counted from the Unix epoch).
  func instant(
    _ field: Int, unit: OrderLogFormat.TimeUnit
  ) throws(MarketDataProblem) -> Timestamp {
    let bytes = bytes(field)
    let nanoseconds =
      bytes.contains(UInt8(ascii: ":"))
      ? ClockReading(bytes)?.nanoseconds : Self.nanoseconds(bytes, decimals: unit.decimals)
    guard let nanoseconds else {
      throw problem(
        field,
        expected: "a number of \(unit.rawValue), a time as 09:30:00.25 or a date and time as "
          + "2024-03-01T09:30:00Z")
    }
    return Timestamp(nanoseconds: nanoseconds)
  }

  /// The nanoseconds in a decimal in units of 10^`decimals` of them; what is finer must be zeros.
  static func nanoseconds(_ bytes: ArraySlice<UInt8>, decimals: Int) -> Int64? {
    var value: Int64 = 0
    var missing = decimals
    var isFraction = false
    guard let first = bytes.first, first != UInt8(ascii: ".") else { return nil }
    for byte in bytes {
      if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
        continue
      }
      let digit = Int64(byte) - 0x30
      guard (0...9).contains(digit) else { return nil }
      if isFraction {
        guard missing > 0 else {
          if digit == 0 { continue }
          return nil
        }
        missing -= 1
      }
      guard let next = value.appending(digit) else { return nil }
      value = next
    }
    for _ in 0..<missing {
      guard let next = value.appending(0) else { return nil }
      value = next
    }
    return value
  }
}

extension Int64 {
  /// The number with one more digit; nil where it does not fit.
  fileprivate func appending(_ digit: Int64) -> Int64? {
    let (shifted, carried) = multipliedReportingOverflow(by: 10)
    let (sum, overflow) = shifted.addingReportingOverflow(digit)
    return carried || overflow ? nil : sum
  }
}

/// What a clock, or a calendar and a clock, show in a text.
private struct ClockReading {
  let nanoseconds: Int64

  /// Reads `[YYYY-MM-DD(T| )]hh:mm[:ss[.fraction]][Z|±hh:mm]`; a zone needs a date.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    var days: Int64?
    if bytes.count > 10, bytes[bytes.startIndex + 4] == UInt8(ascii: "-") {
      guard let date = Self.days(Array(bytes.prefix(10))),
        [UInt8(ascii: "T"), UInt8(ascii: " ")].contains(bytes[bytes.startIndex + 10])
      else { return nil }
      days = date
      rest = bytes.dropFirst(11)
    }
    var offset: Int64 = 0
    if days != nil {
      if rest.last == UInt8(ascii: "Z") {
        rest = rest.dropLast()
      } else if let sign = rest.lastIndex(where: { $0 == 0x2B || $0 == 0x2D }) {
        guard let minutes = Self.minutes(Array(rest[(sign + 1)...])) else { return nil }
        offset = rest[sign] == 0x2B ? minutes : -minutes
        rest = rest[..<sign]
      }
    }
    guard let time = Self.time(rest) else { return nil }
    let (seconds, overflow) = ((days ?? 0) * 86_400 - offset * 60)
      .multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carried) = seconds.addingReportingOverflow(time)
    guard !overflow, !carried else { return nil }
    nanoseconds = sum
  }

  private static func two(_ digits: some Collection<UInt8>) -> Int64? {
    digits.count == 2 ? whole(digits) : nil
  }

  /// A number of digits alone, without a point.
  private static func whole(_ digits: some Collection<UInt8>) -> Int64? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return DelimitedTable.nanoseconds(Array(digits)[...], decimals: 0)
  }

  private static func minutes(_ zone: [UInt8]) -> Int64? {
    guard zone.count == 5, zone[2] == UInt8(ascii: ":"), let hours = two(zone[..<2]),
      let minutes = two(zone[3...]), hours < 24, minutes < 60
    else { return nil }
    return hours * 60 + minutes
  }

  private static func time(_ text: ArraySlice<UInt8>) -> Int64? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let hour = two(parts[0]), hour < 24,
      let minute = two(parts[1]), minute < 60
    else { return nil }
    var second: Int64 = 0
    if parts.count == 3 {
      guard two(parts[2].prefix(2)) != nil,
        parts[2].count == 2 || parts[2][parts[2].startIndex + 2] == 0x2E,
        let value = DelimitedTable.nanoseconds(parts[2], decimals: 9), value < 60_000_000_000
      else { return nil }
      second = value
    }
    return (hour * 60 + minute) * 60_000_000_000 + second
  }

  /// The days from the Unix epoch to `YYYY-MM-DD`, in the Gregorian calendar.
  private static func days(_ text: [UInt8]) -> Int64? {
    guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = whole(text[..<4]), let month = two(text[5..<7]),
      let day = two(text[8...]), (1...12).contains(month), day >= 1,
      day <= length(ofMonth: month, in: year)
    else { return nil }
    let past = year - 1
    var days = past * 365 + past / 4 - past / 100 + past / 400 + day - 719_163
    for earlier in 1..<month { days += length(ofMonth: earlier, in: year) }
    return days
  }

  private static func length(ofMonth month: Int64, in year: Int64) -> Int64 {
    if month == 2 {
      let isLeap = year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
      return isLeap ? 29 : 28
    }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}
