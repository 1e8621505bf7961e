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
  /// The message, in files that have messages instead of lines.
  package var messagePlace: MessagePlace?
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

  /// What is wrong at a message of a binary file.
  package init(file: String, message place: MessagePlace, expected: String, found: String) {
    self.init(file: file, expected: expected, found: found)
    messagePlace = place
  }
}

/// Where something stands in a binary file.
package struct MessagePlace: Hashable, Sendable {
  /// The number of the message, from 1.
  package var number: Int
  /// The bytes before it, of the file as it is without compression.
  package var offset: Int

  package init(number: Int, offset: Int) {
    self.number = number
    self.offset = offset
  }
}

extension MarketDataProblem: CustomStringConvertible {
  package var description: String { "\(place): \(message)" }

  /// The file with line and column, as far as they are known: `flow.csv:12:5`; or with the message
  /// and the bytes before: `day.itch: message 12, byte 345`.
  package var place: String {
    if let messagePlace {
      return "\(file): message \(messagePlace.number), byte \(messagePlace.offset)"
    }
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

  /// The most bytes that are shown of a text, and the most characters that they may take.
  private static let limit = (bytes: 60, characters: 120)

  /// The text between marks.
  init(_ bytes: some Collection<UInt8>, marks: String = "\"") {
    guard !bytes.isEmpty else {
      description = "nothing"
      return
    }
    var text = marks
    var isWhole = bytes.count <= Self.limit.bytes
    let shown = String(decoding: bytes.prefix(Self.limit.bytes), as: UTF8.self)
    for scalar in shown.unicodeScalars {
      let escaped = scalar.escaped(asASCII: false)
      guard text.count + escaped.count <= Self.limit.characters else {
        isWhole = false
        break
      }
      text += escaped
    }
    description = text + (isWhole ? "" : "…") + marks
  }
}
