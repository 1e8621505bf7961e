// Strings: their characters, their escapes, and what may not stand in them.

extension JSONParser {
  /// Takes the string whose opening quote stands here.
  ///
  /// What it returns where it reported a problem is of no use.
  mutating func takeString() -> String {
    let opening = position
    index += 1
    var unescaped: [UInt8] = []
    var start = index
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        let rest = bytes[start..<index]
        index += 1
        guard !unescaped.isEmpty else { return String(decoding: rest, as: UTF8.self) }
        unescaped += rest
        return String(decoding: unescaped, as: UTF8.self)
      case UInt8(ascii: "\\"):
        unescaped += bytes[start..<index]
        takeEscape(into: &unescaped)
        start = index
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        report("expected '\"' to close the string begun at \(opening), found the end of the line")
        isInDoubt = true
        return ""
      case 0..<0x20:
        report("expected \(escape(for: byte)) in a string, found a bare \(codePointName(of: byte))")
        index += 1
      case 0x80...:
        takeMultibyteCharacter()
      default:
        index += 1
      }
    }
    report("expected '\"' to close the string begun at \(opening), found the end of the text")
    return ""
  }

  private mutating func takeMultibyteCharacter() {
    if !UTF8Sequence(in: bytes, at: index).isWellFormed {
      report("expected UTF-8 in a string, found \(byteName(bytes[index]))")
    }
    skipScalar()
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

extension UInt8 {
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

private func codePointName(of byte: UInt8) -> String { Unicode.Scalar(byte).codePointName }
