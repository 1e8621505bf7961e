internal import JSONText
import Market

/// The rows of a file of delimited values whose first line names the columns, as RFC 4180 has it
/// and as files are found: fields in quotes, spaces around fields, a byte order mark, empty lines
/// at the end, a last line without an end.
///
/// A field in quotes ends on its line.
struct DelimitedTable: ~Copyable {
  private var lines: LineReader
  private let delimiter: UInt8
  /// The headings.
  private(set) var headings: [String] = []
  /// The current row; quotes that stand for quotes are undone in place.
  private var text: [UInt8] = []
  private var fields: [Range<Int>] = []
  /// Where each field begins, with its quote.
  private var starts: [Int] = []

  private static let quote = UInt8(ascii: "\"")
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The rows after a first line, which holds the headings.
  init(_ opening: consuming Opening, delimiter: UInt8?) throws(MarketDataProblem) {
    var text = opening.text ?? []
    lines = opening.lines
    lines.lastLine = .mayStop
    if text.starts(with: Self.byteOrderMark) { text.removeFirst(Self.byteOrderMark.count) }
    self.delimiter = delimiter ?? Self.delimiter(of: text)
    self.text = text
    try split()
    headings = fields.map { String(decoding: text[$0], as: UTF8.self) }
  }

  /// The delimiter that a line holds most of; a comma where it holds none.
  private static func delimiter(of text: [UInt8]) -> UInt8 {
    var best = (delimiter: UInt8(ascii: ","), count: 0)
    for delimiter in [",", ";", "\t", "|"].flatMap(\.utf8) {
      let count = text.count { $0 == delimiter }
      if count > best.count { best = (delimiter, count) }
    }
    return best.delimiter
  }

  /// The file's name.
  var file: String { lines.file }
  /// The number of the line of the current row, that of the headings being 1.
  var line: Int { lines.line }

  /// Goes on to the next row that is not empty; returns false at the end.
  mutating func next() throws(MarketDataProblem) -> Bool {
    repeat {
      guard try lines.next(into: &text) else { return false }
    } while text.isEmpty
    try split()
    guard fields.count == headings.count else {
      throw MarketDataProblem(
        file: file, line: line, expected: "\(headings.count) fields, as in the first line",
        found: "\(fields.count) in \(Quotation(text))")
    }
    return true
  }

  /// The bytes of a field, without quotes and the spaces around it.
  func bytes(_ field: Int) -> ArraySlice<UInt8> { text[fields[field]] }

  /// A problem with a field of the current row.
  func problem(_ field: Int, expected: String, found: String? = nil) -> MarketDataProblem {
    MarketDataProblem(
      file: file, line: line, column: starts[field] + 1,
      expected: "\(Quotation(headings[field].utf8, marks: "")) to be \(expected)",
      found: found ?? Quotation(bytes(field)).description)
  }

  /// A problem with the headings.
  func headingProblem(expected: String, found: String? = nil) -> MarketDataProblem {
    MarketDataProblem(
      file: file, line: 1, column: 1, expected: expected,
      found: found ?? quotedHeadings)
  }

  /// The headings as a message quotes them: the first ones, where there are many.
  private var quotedHeadings: String {
    var text = ""
    for (index, heading) in headings.enumerated() {
      let next = Quotation(heading.utf8).description
      guard text.utf8.count + next.utf8.count <= 400 else {
        return text + " and \(headings.count - index) more"
      }
      text += index == 0 ? next : ", " + next
    }
    return text
  }

  private mutating func split() throws(MarketDataProblem) {
    fields.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    var index = 0
    while true {
      var start = index
      while start < text.count, text[start].isBlank, text[start] != delimiter { start += 1 }
      if start < text.count, text[start] == Self.quote {
        index = try takeQuoted(from: start)
      } else {
        index = start
        while index < text.count, text[index] != delimiter { index += 1 }
        var end = index
        while end > start, text[end - 1].isBlank { end -= 1 }
        fields.append(start..<end)
        starts.append(start)
      }
      guard index < text.count else { return }
      index += 1
    }
  }

  /// Takes a field in quotes; returns the place of the delimiter or of the end after it.
  private mutating func takeQuoted(from start: Int) throws(MarketDataProblem) -> Int {
    var (index, end) = (start + 1, start + 1)
    while index < text.count {
      if text[index] == Self.quote {
        guard index + 1 < text.count, text[index + 1] == Self.quote else { break }
        index += 1
      }
      text[end] = text[index]
      end += 1
      index += 1
    }
    guard index < text.count else {
      throw MarketDataProblem(
        file: file, line: line, column: start + 1, expected: "a quote that ends the field",
        found: "the end of the line")
    }
    index += 1
    while index < text.count, text[index].isBlank, text[index] != delimiter { index += 1 }
    guard index == text.count || text[index] == delimiter else {
      throw MarketDataProblem(
        file: file, line: line, column: index + 1,
        expected: "\"\(Character(Unicode.Scalar(delimiter)))\" after the quote",
        found: Quotation(text[index...]).description)
    }
    fields.append(start + 1..<end)
    starts.append(start)
    return index
  }
}

extension UInt8 {
  /// Whether this is a space or a tab.
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

// MARK: - Columns by their headings

extension DelimitedTable {
  /// The place of each column that is there: one that was given a heading must be.
  func columns<Column: HeadedColumn>(
    _ given: [Column: String]
  ) throws(MarketDataProblem) -> [Column: Int] {
    let plain = headings.map(Self.plain)
    var places: [Column: Int] = [:]
    for column in Column.allCases {
      guard let heading = given[column] else { continue }
      guard
        let place = headings.firstIndex(of: heading) ?? plain.firstIndex(of: Self.plain(heading))
      else {
        let near = didYouMean(heading, among: headings).map { " (did you mean \"\($0)\"?)" }
        throw headingProblem(
          expected: "a column \(Quotation(heading.utf8)), which is to hold the \(column.rawValue)",
          found: quotedHeadings + (near ?? ""))
      }
      places[column] = place
    }
    let taken = Set(places.values)
    for column in Column.allCases where given[column] == nil {
      for heading in column.headings where places[column] == nil {
        places[column] = plain.indices.first { plain[$0] == heading && !taken.contains($0) }
      }
    }
    return places
  }

  /// A heading without case, spaces and what joins words.
  static func plain(_ heading: String) -> String {
    heading.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// What to say where a column that is needed is not there.
  func missing<Column: HeadedColumn>(_ column: Column, option: String) -> MarketDataProblem {
    let headings = headings
    let near = column.headings.lazy.compactMap { didYouMean($0, among: headings) }.first
    let usual = column.headings.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
    let hint = near ?? "HEADING"
    return headingProblem(
      expected: "a column of the \(column.rawValue), headed \(usual) or named by "
        + "\(option)=\(hint)")
  }
}

// MARK: - Fields

extension DelimitedTable {
  /// The whole number in a field: decimal digits alone.
  func number(_ field: Int) throws(MarketDataProblem) -> UInt64 {
    let bytes = bytes(field)
    var value: UInt64 = 0
    for byte in bytes {
      let digit = UInt64(byte) &- 0x30
      let (shifted, carried) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = shifted.addingReportingOverflow(digit)
      guard digit <= 9, !carried, !overflow else {
        throw problem(field, expected: "a whole number of at most 64 bits")
      }
      value = sum
    }
    guard !bytes.isEmpty else { throw problem(field, expected: "a whole number") }
    return value
  }

  /// The meaning of a field that holds one of a few words.
  func meaning<Meaning>(
    _ field: Int, among words: WordTable<Meaning>
  ) throws(MarketDataProblem) -> Meaning {
    guard let meaning = words.meaning(of: bytes(field)) else {
      throw problem(field, expected: words.description)
    }
    return meaning
  }

  /// The whole number of units in a field that holds a decimal.
  func units(
    _ field: Int, of scale: Scale, option: String
  ) throws(MarketDataProblem) -> Int64 {
    if let units = plainUnits(field, of: scale) { return units }
    do throws(DecimalError) {
      return try scale.integer(String(decoding: bytes(field), as: UTF8.self))
    } catch {
      switch error {
      case .malformed: throw problem(field, expected: "a decimal number")
      case .offGrid(_, let unit):
        throw problem(field, expected: "a multiple of \(unit) (another unit is set by \(option))")
      case .tooManyDigits, .outOfRange:
        throw problem(field, expected: "at most \(scale.text(Int64.max))")
      }
    }
  }

  /// The units in a plain decimal of few digits, the usual case: nil leaves it to exact decimals.
  private func plainUnits(_ field: Int, of scale: Scale) -> Int64? {
    guard scale.unit.significand == 1 else { return nil }
    let bytes = bytes(field)
    guard let first = bytes.first, bytes.count <= 16 else { return nil }
    var value: Int64 = 0
    var decimals: Int?
    for byte in bytes {
      if byte == UInt8(ascii: "."), decimals == nil, byte != first {
        decimals = 0
      } else {
        let digit = Int64(byte) - 0x30
        guard (0...9).contains(digit) else { return nil }
        value = value * 10 + digit
        decimals = decimals.map { $0 + 1 }
      }
    }
    let missing = scale.unit.decimals - (decimals ?? 0)
    // A decimal that ends in its point or begins with a superfluous zero is left to the grammar.
    guard decimals != 0, missing >= 0, missing <= 18 - bytes.count,
      first != 0x30 || bytes.count == 1 || bytes[bytes.startIndex + 1] == UInt8(ascii: ".")
    else { return nil }
    for _ in 0..<missing { value *= 10 }
    return value
  }
}
