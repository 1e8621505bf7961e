/// What is wrong with a file of market data, and where.
///
/// The first problem ends the reading: nothing of a file that has one is ever used.
package struct MarketDataProblem: Error, Hashable, Sendable {
  /// The file as its reader was told it.
  package var file: String
  /// The line, counted from 1; nil where no line was reached.
  package var line: Int?
  /// The column in bytes, counted from 1; nil where the line as a whole is meant.
  package var column: Int?
  /// What should stand there.
  package var expected: String
  /// What stands there.
  package var found: String

  package init(
    file: String, line: Int? = nil, column: Int? = nil, expected: String, found: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.expected = expected
    self.found = found
  }
}

extension MarketDataProblem: CustomStringConvertible {
  package var description: String { "\(place): \(message)" }

  /// The file with line and column, as far as they are known: `flow.csv:12:5`.
  package var place: String {
    var place = file
    if let line { place += ":\(line)" }
    if let column { place += ":\(column)" }
    return place
  }

  /// What is wrong, without the place.
  package var message: String { "expected \(expected), found \(found)" }
}

/// Bytes of a file as a message quotes them: on one line, and not too many.
struct Quotation: CustomStringConvertible {
  let description: String

  /// The most bytes that are shown of a text.
  private static let limit = 60

  init(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else {
      description = "nothing"
      return
    }
    var text = "\""
    for scalar in String(decoding: bytes.prefix(Self.limit), as: UTF8.self).unicodeScalars {
      text += scalar.escaped(asASCII: false)
    }
    description = text + (bytes.count > Self.limit ? "…\"" : "\"")
  }
}
