/// A run of bytes that stands where a token should: a number, a literal, or anything else.
struct Word {
  private let bytes: ArraySlice<UInt8>

  /// The word that begins at an index: up to white space, a quote, a structural character or one
  /// that other notations use like them, but at least one byte; in single quotes, up to the
  /// closing one on the same line.
  init(in bytes: [UInt8], at index: Int) {
    var end = index + 1
    while end < bytes.count, bytes[index].continuesWord, bytes[end].continuesWord { end += 1 }
    if bytes[index] == UInt8(ascii: "'") {
      let stop = bytes[(index + 1)...].firstIndex { $0 == UInt8(ascii: "'") || $0.isLineEnd }
      if let stop, !bytes[stop].isLineEnd { end = stop + 1 }
    }
    self.bytes = bytes[index..<end]
  }

  /// The index of the byte after the word.
  var end: Int { bytes.endIndex }

  /// The word, or enough of it to show.
  var text: String { String(decoding: bytes.prefix(shownBytes), as: UTF8.self) }

  /// The word as messages name it.
  var summary: String {
    switch text {
    case "true", "false", "null": return text
    case let text where JSONNumber(text) != nil: return "number \(text.shortened)"
    case let text:
      guard UTF8Sequence(in: bytes.span, at: 0).isWellFormed else {
        return byteName(bytes[bytes.startIndex])
      }
      guard let first = text.unicodeScalars.first, first.isInvisible else {
        return "'\(text.shortened)'"
      }
      return first.codePointName
    }
  }
}

/// The bytes of as many characters as a message shows of a token, and of one more.
private let shownBytes = 4 * (shownCharacters + 1)

extension JSONParser {
  /// What stands here as messages name it.
  var tokenSummary: String {
    switch bytes[index] {
    case UInt8(ascii: "\""):
      let rest = bytes[(index + 1)...].prefix(shownBytes)
      let text = rest.prefix { !$0.isLineEnd && $0 != UInt8(ascii: "\"") }
      return "string \"\(String(decoding: text, as: UTF8.self).shortened)\""
    case let byte where byte.isStructural:
      return "'\(Unicode.Scalar(byte))'"
    default:
      return Word(in: bytes, at: index).summary
    }
  }

  /// Reports and passes a comment, if one begins here.
  mutating func skipComment() -> Bool {
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    let end: Int
    switch (bytes[index], next) {
    case (UInt8(ascii: "#"), _), (UInt8(ascii: "/"), UInt8(ascii: "/")):
      end = bytes[index...].firstIndex(where: \.isLineEnd) ?? bytes.count
    case (UInt8(ascii: "/"), UInt8(ascii: "*")):
      end = endOfBlockComment
    default:
      return false
    }
    report("a comment has no place in JSON")
    skip(to: end)
    return true
  }

  private var endOfBlockComment: Int {
    var end = index + 2
    while end + 1 < bytes.count {
      if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "/") { return end + 2 }
      end += 1
    }
    return bytes.count
  }

  /// Moves on to an index, through characters and line ends.
  mutating func skip(to end: Int) {
    while index < end {
      if bytes[index].isLineEnd { takeLineEnd() } else { skipScalar() }
    }
  }
}

extension UInt8 {
  /// Whether this is one of `{}[],:`.
  var isStructural: Bool {
    switch self {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ","), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

  /// Whether a word, begun before this byte, goes on with it.
  var continuesWord: Bool {
    switch self {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\""), UInt8(ascii: ";"),
      UInt8(ascii: "="):
      false
    default: !isLineEnd && !isStructural
    }
  }
}
