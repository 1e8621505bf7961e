// How messages show pieces of the text.

extension String {
  /// The text made fit for one line of a message: no characters that can't be seen, and no more
  /// than 40.
  var shortened: String {
    var result = ""
    var count = 0
    for scalar in unicodeScalars {
      guard count < shownCharacters else { return result + "…" }
      if scalar.isInvisible {
        result += scalar.codePointName
      } else {
        result.unicodeScalars.append(scalar)
      }
      count += 1
    }
    return result
  }
}

/// How many characters of a token a message shows.
let shownCharacters = 40

extension Unicode.Scalar {
  /// Whether a reader would not see it, or take it for a plain space.
  var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    case .spaceSeparator: self != " "
    default: false
    }
  }

  /// The scalar's number as the standard writes it, such as U+000A.
  var codePointName: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// How messages name a byte that is no character, which no byte under 0x80 is.
func byteName(_ byte: UInt8) -> String {
  "byte 0x" + String(byte, radix: 16, uppercase: true)
}

extension [String] {
  /// The words as a choice: `"buy" or "sell"`.
  var alternatives: String {
    let quoted = map { "\"\($0)\"" }
    guard let last = quoted.last, count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " or " + last
  }
}
