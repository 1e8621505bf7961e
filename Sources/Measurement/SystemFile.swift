internal import Foundation

/// A text file of Linux or of a distribution that states facts, one `key: value` or `key=value`
/// a line.
struct SystemFile {
  private let text: String

  /// The file at a path; nil where it can't be read.
  init?(path: String) {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    self.init(text: String(decoding: bytes, as: UTF8.self))
  }

  /// A file of this text.
  init(text: String) { self.text = text }

  /// All of the text but blanks and quotes around it.
  var content: String { Self.trimmed(text[...]) }

  /// The value of the first line with this key, without blanks and quotes around it.
  func value(of key: String) -> String? {
    for line in text.split(separator: "\n") {
      let parts = line.split(maxSplits: 1) { $0 == ":" || $0 == "=" }
      if parts.count == 2, Self.trimmed(parts[0]) == key { return Self.trimmed(parts[1]) }
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    let isAround: (Character) -> Bool = { $0.isWhitespace || $0 == "\"" }
    let rest = text.drop(while: isAround)
    guard let last = rest.lastIndex(where: { !isAround($0) }) else { return "" }
    return String(rest[...last])
  }
}
