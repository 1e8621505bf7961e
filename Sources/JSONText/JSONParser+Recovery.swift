// What is said about a text that is wrong, and how the reading goes on.

extension JSONParser {
  /// Records a problem at the next byte.
  ///
  /// What was reported here already, or follows from it, is not reported again.
  mutating func report(_ message: String, suggestion: String? = nil) {
    isTreeSound = false
    guard !isInDoubt, lastReportedOffset != index else { return }
    lastReportedOffset = index
    problems.report(message, at: position, suggestion: suggestion)
    hasGivenUp = problems.isFull
  }

  /// Records a key that occurs twice; the tree keeps the first.
  mutating func report(
    duplicate key: String, at position: JSONPosition, after earlier: JSONPosition
  ) {
    problems.report(
      "duplicate key \"\(key.shortened)\", given first at \(earlier)", at: position)
    hasGivenUp = problems.isFull
  }

  mutating func reportUnfinished() {
    guard expectation != .end else { return }
    var message = "\(expected), found the end of the text"
    if tree.depth > 0 {
      let container = tree.innermost
      message += "; the \(container.kind.name) begun at \(container.position) is not closed"
    }
    report(message)
  }

  /// What may come next, in words.
  private var expected: String {
    switch expectation {
    case .root: "expected a value"
    case .firstElement: "expected a value or ']'"
    case .nextElement: "expected a value after ','"
    case .firstKey: "expected a key in double quotes or '}'"
    case .nextKey: "expected a key in double quotes after ','"
    case .colon: "expected ':' after the key"
    case .memberValue: "expected a value after ':'"
    case .separator where tree.innermost.kind == .object: "expected ',' or '}'"
    case .separator: "expected ',' or ']'"
    case .end: "expected the end of the text"
    }
  }

  mutating func recoverFromMissingValue(_ byte: UInt8) {
    switch byte {
    case _ where byte.isStructural && expectation == .root:
      reportUnexpected()
      stop()
    case UInt8(ascii: ","):
      reportUnexpected()
      place(placeholder)
    case UInt8(ascii: ":"):
      reportUnexpected()
      index += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      closeUnexpectedly(byte)
    default:
      recoverFromWord(expected)
    }
  }

  /// Passes a comment, or a word that stands where a value should.
  mutating func recoverFromWord(_ message: String) {
    if skipComment() { return }
    let word = Word(in: bytes, at: index)
    report(
      "\(message), found \(word.summary)",
      suggestion: didYouMean(word.text, among: ["true", "false", "null"]))
    guard expectation != .root else { return stop() }
    skip(to: word.end)
    place(placeholder)
  }

  mutating func recoverFromMissingKey(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ","):
      reportUnexpected()
      index += 1
      expectation = .nextKey
    case UInt8(ascii: ":"), UInt8(ascii: "{"), UInt8(ascii: "["):
      reportUnexpected()
      if byte == UInt8(ascii: ":") { index += 1 }
      expectation = .memberValue
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      closeUnexpectedly(byte)
    default:
      if skipComment() { return }
      reportUnexpected()
      skip(to: Word(in: bytes, at: index).end)
      skipWhitespace()
      let isKey =
        index < bytes.count
        && (bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: "="))
      expectation = isKey ? .colon : .separator
    }
  }

  mutating func recoverFromMissingColon(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "}"):
      reportUnexpected()
      place(placeholder)
    case UInt8(ascii: "]"):
      closeUnexpectedly(byte)
    case UInt8(ascii: "="):
      reportUnexpected()
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: ">") { index += 1 }
      expectation = .memberValue
    default:
      if skipComment() { return }
      reportUnexpected()
      expectation = .memberValue
    }
  }

  mutating func recoverFromMissingSeparator(_ byte: UInt8) {
    let isArray = tree.innermost.kind == .array
    switch byte {
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      closeUnexpectedly(byte)
    case UInt8(ascii: ":"):
      reportUnexpected()
      index += 1
      expectation = .memberValue
    case UInt8(ascii: ";"):
      reportUnexpected()
      index += 1
      expectation = isArray ? .nextElement : .nextKey
    default:
      if skipComment() { return }
      reportUnexpected()
      expectation = isArray ? .nextElement : .nextKey
    }
  }

  /// Takes a bracket that may not stand here: as the end of the innermost array or object that it
  /// can end, or, where there is none, as the wrong bracket at the end of the innermost.
  private mutating func closeUnexpectedly(_ byte: UInt8) {
    reportUnexpected()
    if tree.outer.contains(where: { $0.kind.closer == byte }) {
      while tree.innermost.kind.closer != byte { end() }
    }
    close()
  }

  private mutating func reportUnexpected() {
    report("\(expected), found \(tokenSummary)")
  }

  /// Stands where a value is missing, so that the reading can go on.
  private var placeholder: JSONValue { JSONValue(.null, at: position) }
}

extension OpenContainer.Kind {
  fileprivate var name: String {
    switch self {
    case .text: "text"
    case .array: "array"
    case .object: "object"
    }
  }
}
