// The text below the tokens: places, white space, and what stands at a place.

extension JSONParser {
  /// Where the next byte stands.
  @inline(__always) var position: JSONPosition {
    JSONPosition(
      line: line, column: index - lineStart - continuationBytes + 1, offset: index)
  }

  mutating func skipWhitespace() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): takeLineEnd()
      default: return
      }
    }
  }

  /// Takes one byte of a line's end; a pair of carriage return and line feed ends one line.
  mutating func takeLineEnd() {
    let isHalfOfPair =
      bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
      && bytes[index + 1] == UInt8(ascii: "\n")
    index += 1
    guard !isHalfOfPair else { return }
    line += 1
    lineStart = index
    continuationBytes = 0
  }

  mutating func skipByteOrderMark() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      report("expected a value, found a byte order mark")
      skipScalar()
    } else if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      report("expected text in UTF-8, found a byte order mark of UTF-16")
      stop()
    }
  }

  /// Moves past one scalar or one ill-formed sequence, which may not be a line's end.
  mutating func skipScalar() {
    let length = UTF8Sequence(in: bytes.span, at: index).length
    index += length
    continuationBytes += length - 1
  }
}
