// Strings: their characters, their escapes, and what may not stand in them.

extension JSONParser {
  /// Takes the string whose opening quote stands here.
  ///
  /// What it returns where it reported a problem is of no use.
  mutating func takeString() -> String {
    let opening = position
    index += 1
    var start = index
    var unescaped: [UInt8] = []
    var isASCII = true
    while true {
      let run = textRun
      index = run.end
      continuationBytes += run.continuationBytes
      if run.continuationBytes > 0 { isASCII = false }
      guard index < bytes.count else { break }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let rest = start..<index
        index += 1
        guard unescaped.isEmpty else {
          return String(decoding: unescaped + bytes[rest], as: UTF8.self)
        }
        return isASCII
          ? String(ascii: bytes.span.extracting(rest))
          : String(decoding: bytes[rest], as: UTF8.self)
      case UInt8(ascii: "\\"):
        unescaped += bytes[start..<index]
        takeEscape(into: &unescaped)
        start = index
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        report("expected '\"' to close the string begun at \(opening), found the end of the line")
        isInDoubt = true
        return ""
      case let byte where byte < 0x20:
        report(
          "expected \(escape(for: byte)) in a string, found a bare \(Unicode.Scalar(byte).codePointName)"
        )
        index += 1
      case let byte:
        report("expected UTF-8 in a string, found \(byteName(byte))")
        isASCII = false
        skipIllFormedText()
      }
    }
    report("expected '\"' to close the string begun at \(opening), found the end of the text")
    return ""
  }

  /// Moves past an ill-formed sequence and the rest of what it spoils, which is one problem.
  private mutating func skipIllFormedText() {
    repeat { skipScalar() } while index < bytes.count && bytes[index] & 0xC0 == 0x80
  }

  /// The run of characters from here on that stand for themselves: where it ends, and how many of
  /// its bytes are not the first of their character.
  private var textRun: (end: Int, continuationBytes: Int) {
    let bytes = bytes.span
    var end = index
    var continuationBytes = 0
    while end < bytes.count {
      if bytes[end].isPlain {
        end += 1
      } else if bytes[end] >= 0x80 {
        let sequence = UTF8Sequence(in: bytes, at: end)
        guard sequence.isWellFormed else { break }
        end += sequence.length
        continuationBytes += sequence.length - 1
      } else {
        break
      }
    }
    return (end, continuationBytes)
  }

  /// Takes the escape whose backslash stands here, and appends the character it means.
  private mutating func takeEscape(into unescaped: inout [UInt8]) {
    let letter = index + 1 < bytes.count ? bytes[index + 1] : 0
    let meaning: UInt8
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): meaning = letter
    case UInt8(ascii: "b"): meaning = 0x08
    case UInt8(ascii: "f"): meaning = 0x0C
    case UInt8(ascii: "n"): meaning = 0x0A
    case UInt8(ascii: "r"): meaning = 0x0D
    case UInt8(ascii: "t"): meaning = 0x09
    case UInt8(ascii: "u"): return takeUnicodeEscape(into: &unescaped)
    default: return skipUnknownEscape(letter)
    }
    unescaped.append(meaning)
    index += 2
  }

  /// Passes the backslash, and the letter unless it ends the string or its line by itself.
  private mutating func skipUnknownEscape(_ letter: UInt8) {
    if index + 1 < bytes.count, letter >= 0x20 {
      let end = min(index + 5, bytes.count)
      let text = String(decoding: bytes[index + 1..<end], as: UTF8.self).unicodeScalars.prefix(1)
      report("expected an escape, found '\\\(String(text).shortened)'")
    }
    index += 1
    if (0x20..<0x80).contains(letter) { index += 1 }
  }

  private mutating func takeUnicodeEscape(into unescaped: inout [UInt8]) {
    guard let unit = hexadecimalUnit(at: index) else {
      report("expected four hexadecimal digits after '\\u'")
      index += 2
      return
    }
    var value = UInt32(unit)
    switch unit {
    case 0xD800...0xDBFF:
      guard let low = hexadecimalUnit(at: index + 6), 0xDC00...0xDFFF ~= low else {
        report("expected the second half of a surrogate pair after '\(escapeText)'")
        index += 6
        return
      }
      value = 0x10000 + (value - 0xD800) << 10 + UInt32(low) - 0xDC00
      index += 12
    case 0xDC00...0xDFFF:
      report("expected the first half of a surrogate pair before '\(escapeText)'")
      index += 6
      return
    default:
      index += 6
    }
    guard let scalar = Unicode.Scalar(value) else {
      preconditionFailure("a number outside the surrogates is no scalar")
    }
    unescaped.append(contentsOf: Array(String(scalar).utf8))
  }

  /// The six characters of the escape that stands here.
  private var escapeText: String { String(decoding: bytes[index..<index + 6], as: UTF8.self) }

  /// The number of an escape of the form `\uXXXX`, if one stands at `start`.
  private func hexadecimalUnit(at start: Int) -> UInt16? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"),
      bytes[start + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[start + 2..<start + 6] {
      guard let digit = byte.hexadecimalDigit else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}

extension String {
  /// The text of bytes that were all seen to be ASCII.
  @safe init(ascii bytes: Span<UInt8>) {
    self = unsafe String(copying: UTF8Span(unchecked: bytes, isKnownASCII: true))
  }
}

extension UInt8 {
  /// Whether this is a character of a string that stands for itself, in one byte.
  fileprivate var isPlain: Bool {
    self &- 0x20 < 0x60 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
  }

  fileprivate var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

/// How a control character is written inside a string.
private func escape(for control: UInt8) -> String {
  var writer = JSONWriter()
  writer.string(String(Unicode.Scalar(control)))
  return String(decoding: writer.bytes.dropFirst().dropLast(), as: UTF8.self)
}
