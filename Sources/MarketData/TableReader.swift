/// The rows of a file of comma-separated values whose first line names the columns.
///
/// Fields hold no quotes, spaces or commas: the formats read here have none. The current row is
/// read field by field; what a field must be is said by whoever reads it, and a field that is
/// not makes a problem with its line and column.
struct TableReader: ~Copyable {
  private var lines: LineReader
  /// The first line, one of the headers that were asked for; empty where there is none.
  let header: String
  private let columns: [String]
  private var text: [UInt8] = []
  /// Whether `text` is a row that was read ahead.
  private var isAhead = false
  /// Where the fields of the current row stand in `text`.
  private var fields: [Range<Int>] = []

  /// Reads the first line, which must be exactly `header`.
  init(_ source: consuming ByteSource, header: String) throws(MarketDataProblem) {
    try self.init(source, headers: [header])
  }

  /// Reads the first line, which must be exactly one of `headers`.
  init(_ source: consuming ByteSource, headers: [String]) throws(MarketDataProblem) {
    let opening = try Opening(source)
    guard let header = opening.header(among: headers) else {
      throw opening.problem(
        expected: (headers.count == 1 ? "the header " : "one of the headers ")
          + Self.listing(of: headers), besides: headers)
    }
    self.init(opening, header: header)
  }

  /// The rows of a file whose first line, `header`, was read.
  init(_ opening: consuming Opening, header: String) {
    lines = opening.lines
    self.header = header
    columns = header.split(separator: ",").map(String.init)
  }

  /// Headers as a message lists them.
  static func listing(of headers: [String]) -> String {
    headers.map { "\"\($0)\"" }.joined(separator: " or ")
  }

  /// Reads the first line of a file without a header, which is a row already, and names the
  /// columns by how many there are; `names` gives none where no row has so many, and `wanted`
  /// says what a row is.
  init(
    headless source: consuming ByteSource, wanted: String, names: (_ count: Int) -> [String]?
  ) throws(MarketDataProblem) {
    var lines = LineReader(source)
    let file = lines.file
    guard try lines.next(into: &text) else {
      throw MarketDataProblem(
        file: file, line: 1, column: 1, expected: wanted, found: "an empty file")
    }
    let count = 1 + text.count { $0 == UInt8(ascii: ",") }
    guard let columns = names(count) else {
      throw MarketDataProblem(
        file: file, line: 1, expected: wanted, found: "\(count) in \(Quotation(text))")
    }
    self.lines = lines
    self.columns = columns
    header = ""
    isAhead = true
  }

  /// The number of columns.
  var width: Int { columns.count }

  /// The file's name.
  var file: String { lines.file }
  /// The number of the line of the current row, the header's being 1.
  var line: Int { lines.line }

  /// Goes on to the next row; returns false at the end.
  mutating func next() throws(MarketDataProblem) -> Bool {
    if isAhead {
      isAhead = false
    } else {
      guard try lines.next(into: &text) else { return false }
    }
    fields.removeAll(keepingCapacity: true)
    var start = 0
    for index in text.indices where text[index] == UInt8(ascii: ",") {
      fields.append(start..<index)
      start = index + 1
    }
    fields.append(start..<text.count)
    guard fields.count == columns.count else {
      throw problem(
        expected: "\(columns.count) fields", found: "\(fields.count) in \(Quotation(text))")
    }
    return true
  }

  /// A problem with the current row.
  func problem(expected: String, found: String) -> MarketDataProblem {
    MarketDataProblem(file: file, line: line, expected: expected, found: found)
  }

  /// A problem with a field of the current row.
  func problem(_ field: Int, expected: String, found: String? = nil) -> MarketDataProblem {
    MarketDataProblem(
      file: file, line: line, column: fields[field].lowerBound + 1,
      expected: "\(columns[field]) to be \(expected)",
      found: found ?? Quotation(bytes(field)).description)
  }
}

extension TableReader {
  /// The bytes of a field.
  func bytes(_ field: Int) -> ArraySlice<UInt8> { text[fields[field]] }

  /// Sees to it that fields are empty; `reason` says when they must be.
  func requireEmpty(
    _ emptyFields: ClosedRange<Int>, because reason: String
  ) throws(MarketDataProblem) {
    for field in emptyFields where !fields[field].isEmpty {
      throw problem(field, expected: "empty \(reason)")
    }
  }

  /// The meaning of a field that holds one of a few words.
  func meaning<Meaning>(
    _ field: Int, among words: Words<Meaning>
  ) throws(MarketDataProblem) -> Meaning {
    guard let meaning = words.meaning(of: bytes(field)) else {
      throw problem(field, expected: words.description)
    }
    return meaning
  }

  /// The whole number in a field: decimal digits alone, without leading zeros.
  func number(
    _ field: Int, from least: UInt64 = 0, through most: UInt64 = .max
  ) throws(MarketDataProblem) -> UInt64 {
    guard let value = number(in: fields[field]), least <= value, value <= most else {
      throw problem(field, expected: "a whole number from \(least) to \(most)")
    }
    return value
  }

  /// The whole number in a field, as far as signed numbers go.
  func number(
    _ field: Int, from least: UInt64 = 0, through most: Int64
  ) throws(MarketDataProblem) -> Int64 {
    try Int64(number(field, from: least, through: UInt64(most)))
  }

  private func number(in field: Range<Int>) -> UInt64? {
    guard !field.isEmpty, field.count == 1 || text[field.lowerBound] != UInt8(ascii: "0") else {
      return nil
    }
    var value: UInt64 = 0
    for index in field {
      let digit = UInt64(text[index]) &- UInt64(UInt8(ascii: "0"))
      let (shifted, carried) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = shifted.addingReportingOverflow(digit)
      guard digit <= 9, !carried, !overflow else { return nil }
      value = sum
    }
    return value
  }
}

/// The few words that a field may hold, and what each means.
struct Words<Meaning: Sendable>: Sendable, CustomStringConvertible {
  private let entries: [(word: [UInt8], meaning: Meaning)]
  /// The words as a message lists them.
  let description: String

  init(_ words: KeyValuePairs<String, Meaning>) {
    entries = words.map { (Array($0.key.utf8), $0.value) }
    description = words.map { "\"\($0.key)\"" }.joined(separator: " or ")
  }

  func meaning(of word: ArraySlice<UInt8>) -> Meaning? {
    entries.first { word.elementsEqual($0.word) }?.meaning
  }
}

/// A file of which the first line was read.
struct Opening: ~Copyable {
  var lines: LineReader
  /// The first line; nil in an empty file.
  let text: [UInt8]?

  /// Reads the first line; later lines must end, unless who takes them says otherwise.
  init(
    _ source: consuming ByteSource, lastLine: LineReader.LastLine = .mustEnd
  ) throws(MarketDataProblem) {
    var lines = LineReader(source)
    var text: [UInt8] = []
    lines.lastLine = lastLine
    self.text = try lines.next(into: &text) ? text : nil
    lines.lastLine = .mustEnd
    self.lines = lines
  }

  /// The header that the first line is.
  func header(among headers: [String]) -> String? {
    guard let text else { return nil }
    return headers.first { text.elementsEqual($0.utf8) }
  }

  /// What to say of a first line that is none of some headers: it points to where it is no longer
  /// like the nearest.
  func problem(expected: String, besides headers: [String]) -> MarketDataProblem {
    let same = headers.map { header in zip(text ?? [], header.utf8).prefix { $0 == $1 }.count }
    return MarketDataProblem(
      file: lines.file, line: 1, column: text == nil ? 1 : (same.max() ?? 0) + 1,
      expected: expected,
      found: text.map { Quotation($0).description } ?? "an empty file")
  }
}
