/// A command line in one text, split into words as a shell does it.
///
/// Words are parted by spaces. Single quotes keep everything, double quotes all but a backslash
/// before `"` and `\`; a backslash elsewhere keeps the next character. Nothing is expanded.
package enum CommandLineWords {
  /// The words of a text.
  package static func split(_ text: String) throws(EngineSpecProblem) -> [String] {
    var words: [String] = []
    var word: String?
    var characters = text.makeIterator()
    while let character = characters.next() {
      switch character {
      case " ", "\t", "\n":
        if let ended = word { words.append(ended) }
        word = nil
      case "'":
        var quoted = word ?? ""
        while true {
          guard let next = characters.next() else { throw unclosed(character, in: text) }
          if next == character { break }
          quoted.append(next)
        }
        word = quoted
      case "\"":
        var quoted = word ?? ""
        while true {
          guard var next = characters.next() else { throw unclosed(character, in: text) }
          if next == character { break }
          if next == "\\" {
            guard let escaped = characters.next() else { throw unclosed(character, in: text) }
            if escaped != "\"", escaped != "\\" { quoted.append(next) }
            next = escaped
          }
          quoted.append(next)
        }
        word = quoted
      case "\\":
        guard let next = characters.next() else {
          throw EngineSpecProblem(message: "'\(text)' ends with a backslash")
        }
        word = (word ?? "") + String(next)
      default:
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// A text that is split into these words.
  package static func joined(_ words: [String]) -> String {
    words.map(quoted).joined(separator: " ")
  }

  /// A word as a shell takes it for one.
  package static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        || "-_./=:,+@%".utf8.contains(byte)
    }
    if plain, !word.isEmpty { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false).joined(
        separator: "'\\''") + "'"
  }

  private static func unclosed(_ quote: Character, in text: String) -> EngineSpecProblem {
    EngineSpecProblem(message: "'\(text)' has a \(quote) that is not closed")
  }
}
