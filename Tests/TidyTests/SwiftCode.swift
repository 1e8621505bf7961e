/// Swift source without its comments and without the contents of its strings.
///
/// Lines stay where they are. What stands in an interpolation is code, and stays.
struct SwiftCode {
  /// The lines, counted from 0.
  let lines: [Substring]

  init(_ source: String) {
    var scanner = Scanner(source)
    scanner.scanCode()
    lines = scanner.kept.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private struct Scanner {
    private let characters: [Character]
    private var position = 0
    var kept = ""

    init(_ source: String) { characters = Array(source) }

    private func stands(_ text: String, at offset: Int = 0) -> Bool {
      characters[min(position + offset, characters.count)...].starts(with: text)
    }

    private mutating func skip(_ count: Int) {
      for character in characters[position...].prefix(count) where character.isNewline {
        kept.append("\n")
      }
      position += count
    }

    private mutating func keep() {
      kept.append(characters[position])
      position += 1
    }

    /// Keeps code up to the end, or to the bracket that closes an interpolation.
    mutating func scanCode(untilBracket isInterpolation: Bool = false) {
      var depth = 0
      while position < characters.count {
        if stands("//") {
          while position < characters.count, !characters[position].isNewline { skip(1) }
        } else if stands("/*") {
          skipBlockComment()
        } else if let (hashes, quotes) = openingOfString() {
          scanString(hashes: hashes, quotes: quotes)
        } else {
          if stands("(") { depth += 1 }
          if stands(")") {
            if isInterpolation, depth == 0 { return }
            depth -= 1
          }
          keep()
        }
      }
    }

    private mutating func skipBlockComment() {
      var depth = 0
      repeat {
        if stands("/*") {
          depth += 1
          skip(2)
        } else if stands("*/") {
          depth -= 1
          skip(2)
        } else {
          skip(1)
        }
      } while depth > 0 && position < characters.count
    }

    private func openingOfString() -> (hashes: Int, quotes: Int)? {
      let hashes = characters[position...].prefix { $0 == "#" }.count
      if stands("\"\"\"", at: hashes) { return (hashes, 3) }
      return stands("\"", at: hashes) ? (hashes, 1) : nil
    }

    private mutating func scanString(hashes: Int, quotes: Int) {
      let mark = String(repeating: "#", count: hashes)
      let end = String(repeating: "\"", count: quotes) + mark
      kept.append("\"")
      skip(hashes + quotes)
      while position < characters.count, !stands(end) {
        if stands("\\\(mark)(") {
          kept.append(" ")
          skip(2 + hashes)
          scanCode(untilBracket: true)
          kept.append(" ")
          skip(1)
        } else {
          skip(stands("\\\(mark)") ? 2 + hashes : 1)
        }
      }
      kept.append("\"")
      skip(end.count)
    }
  }
}
