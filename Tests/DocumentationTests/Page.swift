import Foundation

/// A page of the documentation, as far as a test can follow it: files to write, and what is typed
/// at a shell with what it prints.
///
/// A fenced block of `console` is a session: lines that begin with `$ ` are typed, those after them
/// are printed. Before any other block a comment `<!-- file: PATH -->` says that the block is the
/// text of this file.
struct Page {
  var name: String
  var steps: [Step] = []

  enum Step {
    case file(path: String, text: String)
    case command(Command)
  }

  struct Command: CustomStringConvertible {
    var line: Int
    var typed: String
    var printed: [String]

    var description: String { "line \(line): \(typed)" }
  }

  /// Reads a page's Markdown.
  init(name: String, markdown: String) {
    self.name = name
    var file: String?
    var block: (language: String, lines: [(number: Int, text: String)])?
    for (index, text) in markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if text.hasPrefix("```") {
        if let whole = block {
          take(whole.language, whole.lines, file: file)
          block = nil
          file = nil
        } else {
          block = (String(text.dropFirst(3)), [])
        }
      } else if block != nil {
        block?.lines.append((index + 1, String(text)))
      } else if text.hasPrefix("<!-- file: "), text.hasSuffix(" -->") {
        file = String(text.dropFirst("<!-- file: ".count).dropLast(" -->".count))
      }
    }
  }

  private mutating func take(
    _ language: String, _ lines: [(number: Int, text: String)], file: String?
  ) {
    if let file {
      let text = lines.map { $0.text + "\n" }.joined()
      steps.append(.file(path: file, text: text))
    }
    guard language == "console" else { return }
    var command: Command?
    for line in lines {
      if line.text.hasPrefix("$ ") {
        if let command { steps.append(.command(command)) }
        command = Command(line: line.number, typed: String(line.text.dropFirst(2)), printed: [])
      } else {
        command?.printed.append(line.text)
      }
    }
    if let command { steps.append(.command(command)) }
  }
}

/// What a page says that is printed: `…` alone on a line stands for any lines, within a line for
/// any text.
struct Printed {
  var lines: [String]

  /// Whether a text is what the page says, but for spaces at the ends of lines.
  func matches(_ text: String) -> Bool {
    var printed = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while printed.last?.isEmpty == true { printed.removeLast() }
    return Self.matches(lines[...], printed[...])
  }

  private static func matches(
    _ expected: ArraySlice<String>, _ printed: ArraySlice<String>
  ) -> Bool {
    guard let first = expected.first else { return printed.isEmpty }
    let rest = expected.dropFirst()
    if first == "…" {
      return (printed.startIndex...printed.endIndex).contains { matches(rest, printed[$0...]) }
    }
    guard let line = printed.first, isLine(line, as: first) else { return false }
    return matches(rest, printed.dropFirst())
  }

  private static func isLine(_ line: String, as expected: String) -> Bool {
    let parts = expected.split(separator: "…", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return line == expected
    }
    guard line.hasPrefix(first), line.hasSuffix(last), line.count >= first.count + last.count else {
      return false
    }
    var rest = line.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.range(of: String(part)) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
