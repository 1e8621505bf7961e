/// One pass over a text that builds the tree and, where the text is wrong, says so and goes on.
///
/// It keeps the open arrays and objects in a list of its own, not on the call stack, so that no
/// text can overflow that. At each token it knows what may come next; a token that may not come is
/// reported once, and then read as what was most probably meant.
struct JSONParser {
  /// What may come next.
  enum Expectation {
    /// The text's one value.
    case root
    /// A value, or the end of the array that has just begun.
    case firstElement
    /// A value after a comma in an array.
    case nextElement
    /// A key, or the end of the object that has just begun.
    case firstKey
    /// A key after a comma in an object.
    case nextKey
    /// The colon after a key.
    case colon
    /// The value after a colon.
    case memberValue
    /// A comma or the end, after a value in an array or object.
    case separator
    /// Nothing.
    case end
  }

  let bytes: [UInt8]
  var index = 0
  /// The current line's number, the offset of its first byte, and how many of its bytes so far are
  /// not the first of their character.
  var line: Int
  var lineStart = 0
  var continuationBytes = 0

  var problems = JSONProblems()
  /// Whether the tree is the text's in spite of the problems.
  var isTreeSound = true
  /// Set after a string that its line did not close: what follows is then most likely a piece of
  /// it, and not worth a report.
  var isInDoubt = false
  var lastReportedOffset = -1
  /// Set when no more problems can be recorded.
  var hasGivenUp = false

  var expectation = Expectation.root
  var tree = JSONTreeBuilder()

  init(_ bytes: [UInt8], startingAtLine line: Int) {
    self.bytes = bytes
    self.line = line
  }

  /// Reads the whole text; the value is there if the text has one.
  mutating func parse() -> JSONValue? {
    skipByteOrderMark()
    while true {
      skipWhitespace()
      guard index < bytes.count else { break }
      step()
      guard !hasGivenUp else { return nil }
    }
    reportUnfinished()
    return tree.root
  }

  /// Takes one token, or decides how to go on without it.
  private mutating func step() {
    let byte = bytes[index]
    switch expectation {
    case .separator: takeSeparator(byte)
    case .colon: takeColon(byte)
    case .firstKey, .nextKey: takeKey(byte)
    case .root, .firstElement, .nextElement, .memberValue: takeValue(byte)
    case .end:
      report("expected the end of the text, found \(tokenSummary)")
      stop()
    }
  }
}

// MARK: - Tokens

extension JSONParser {
  private mutating func takeValue(_ byte: UInt8) {
    let position = position
    switch byte {
    case UInt8(ascii: "\""):
      let text = takeString()
      place(JSONValue(.string(text), at: position))
    case UInt8(ascii: "{"):
      begin(.object, at: position)
    case UInt8(ascii: "["):
      begin(.array, at: position)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      takeNumber(at: position)
    case UInt8(ascii: "t") where takeWord("true"):
      place(JSONValue(.bool(true), at: position))
    case UInt8(ascii: "f") where takeWord("false"):
      place(JSONValue(.bool(false), at: position))
    case UInt8(ascii: "n") where takeWord("null"):
      place(JSONValue(.null, at: position))
    case UInt8(ascii: "]") where expectation == .firstElement:
      close()
    default:
      recoverFromMissingValue(byte)
    }
  }

  private mutating func takeNumber(at position: JSONPosition) {
    switch NumberToken.scan(bytes, from: index) {
    case .number(let end) where end == bytes.count || !bytes[end].continuesWord:
      let token = String(ascii: bytes.span.extracting(index..<end))
      index = end
      place(JSONValue(.number(JSONNumber(scanned: token)), at: position))
    case .number:
      recoverFromWord("expected a number")
    case .malformed(let message):
      recoverFromWord(message)
    }
  }

  /// Takes a literal if it stands here as a whole word.
  private mutating func takeWord(_ word: String) -> Bool {
    var end = index
    for letter in word.utf8 {
      guard end < bytes.count, bytes[end] == letter else { return false }
      end += 1
    }
    guard end == bytes.count || !bytes[end].continuesWord else { return false }
    index = end
    return true
  }

  private mutating func takeKey(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""):
      let position = position
      let key = takeString()
      if let earlier = tree.begin(key: key, at: position) {
        report(duplicate: key, at: position, after: earlier)
      }
      expectation = .colon
    case UInt8(ascii: "}") where expectation == .firstKey:
      close()
    default:
      recoverFromMissingKey(byte)
    }
  }

  private mutating func takeColon(_ byte: UInt8) {
    guard byte == UInt8(ascii: ":") else { return recoverFromMissingColon(byte) }
    index += 1
    isInDoubt = false
    expectation = .memberValue
  }

  private mutating func takeSeparator(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ","):
      index += 1
      isInDoubt = false
      expectation = tree.innermost.kind == .array ? .nextElement : .nextKey
    case tree.innermost.kind.closer:
      close()
    default:
      recoverFromMissingSeparator(byte)
    }
  }
}

// MARK: - The tree

extension JSONParser {
  /// Puts a finished value where it belongs.
  mutating func place(_ value: consuming JSONValue) {
    tree.add(value)
    expectation = tree.innermost.kind == .text ? .end : .separator
  }

  private mutating func begin(_ kind: OpenContainer.Kind, at position: JSONPosition) {
    guard tree.depth < JSONText.depthLimit else {
      report("arrays and objects nest deeper than \(JSONText.depthLimit)")
      return stop()
    }
    index += 1
    tree.begin(kind, at: position)
    expectation = kind == .array ? .firstElement : .firstKey
  }

  /// Takes the closing bracket of the innermost array or object.
  mutating func close() {
    index += 1
    isInDoubt = false
    end()
  }

  /// Ends the innermost array or object.
  mutating func end() {
    tree.end()
    expectation = tree.innermost.kind == .text ? .end : .separator
  }

  /// Gives the rest of the text up.
  mutating func stop() {
    index = bytes.count
    expectation = .end
  }
}
