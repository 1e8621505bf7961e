import JSONText
import Testing

/// The bytes of a text: a string in which single bytes can be put, as in `"caf\(0xE9)"`.
struct Text: ExpressibleByStringInterpolation, Sendable {
  struct StringInterpolation: StringInterpolationProtocol {
    var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { bytes += Array(literal.utf8) }

    mutating func appendInterpolation(_ more: UInt8...) { bytes += more }
  }

  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: Text) { self = text }

  init(stringLiteral: String) { bytes = Array(stringLiteral.utf8) }

  init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }
}

/// A text that must be read, and its canonical form.
struct Accepted: CustomTestStringConvertible, Sendable {
  let name: String
  let text: Text
  let canonical: Text

  init(_ name: String, _ text: Text, as canonical: Text? = nil) {
    self.name = name
    self.text = text
    self.canonical = canonical ?? text
  }

  var testDescription: String { name }

  static let all = arrays + numbers + strings + objects + texts + leftOpen
}

/// A text that must be refused, and all that is said about it.
struct Refused: CustomTestStringConvertible, Sendable {
  let name: String
  let text: Text
  let problems: [String]

  init(_ name: String, _ text: Text, _ problems: String...) {
    self.name = name
    self.text = text
    self.problems = problems
  }

  var testDescription: String { name }

  static let all =
    arrays + numbers + strings + encodings + objects + texts + leftOpen
}
