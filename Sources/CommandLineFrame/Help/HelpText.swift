extension Program {
  /// The help on a subcommand, or on the program where none is given.
  package func help(on subcommand: Subcommand?, width: Int) -> String {
    guard let subcommand else { return overview(width: width) }
    var page = HelpPage(width: width)
    page.paragraph(subcommand.summary + ".")
    for paragraph in subcommand.discussion { page.paragraph(paragraph) }
    page.section("Usage", lines: [subcommand.usage(in: self)])
    page.section("Arguments", entries: entries(subcommand.parameters.filter(\.isPositional)))
    page.section("Options", entries: entries(subcommand.parameters.filter { !$0.isPositional }))
    page.section("Options of every command", entries: entries(globals) + [helpEntry])
    page.section("Examples", examples: subcommand.examples)
    return page.text
  }

  /// The program's own help: what it is for, and its commands.
  func overview(width: Int) -> String {
    var page = HelpPage(width: width)
    page.paragraph("\(name) \(version): \(summary).")
    page.section("Usage", lines: ["\(name) COMMAND [OPTIONS] [ARGUMENTS]"])
    page.section("Commands", entries: subcommands.map { ($0.name, $0.summary) })
    let version = ("    --version", "Print the version")
    page.section("Options", entries: entries(globals) + [helpEntry, version])
    page.section("Exit codes", entries: ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) })
    page.section("Examples", examples: examples)
    return page.text
  }

  private var helpEntry: (String, String) {
    ("-h, --help", "Print help: on the program, or on a command after its name")
  }

  private func entries(_ definitions: [ParameterDefinition]) -> [(String, String)] {
    definitions.map { definition in
      if definition.isPositional { return (definition.spelling, definition.about) }
      let short = definition.short.map { "-\($0), " } ?? "    "
      let repeats = definition.count.upperBound > 1 ? " (may be repeated)" : ""
      return (short + definition.spelling, definition.about + repeats)
    }
  }
}

extension Subcommand {
  /// How the command is written, in one line.
  func usage(in program: Program) -> String {
    let options = parameters.filter { !$0.isPositional }.map { "[\($0.spelling)]\($0.dots)" }
    let positional = parameters.filter(\.isPositional).map { parameter in
      parameter.count.lowerBound == 0 ? "[\(parameter.spelling)]" : parameter.spelling
    }
    return ([program.name, name] + positional + options).joined(separator: " ")
  }
}

extension ParameterDefinition {
  fileprivate var dots: String { count.upperBound > 1 ? "…" : "" }
}

/// A page of help under construction, wrapped to the width of the terminal.
private struct HelpPage {
  private let width: Int
  private var blocks: [String] = []

  /// A page for a terminal of that width; lines longer than 100 are hard to read.
  init(width: Int) {
    self.width = min(max(width, 40), 100)
  }

  var text: String { blocks.joined(separator: "\n\n") }

  mutating func paragraph(_ text: String) {
    blocks.append(text.wrapped(to: width).joined(separator: "\n"))
  }

  mutating func section(_ title: String, lines: [String]) {
    let wrapped = lines.flatMap { line in
      line.wrapped(to: width - 4).enumerated().map { ($0.offset == 0 ? "  " : "    ") + $0.element }
    }
    blocks.append(([title + ":"] + wrapped).joined(separator: "\n"))
  }

  /// A list of names and what each means, the meanings in a column of their own.
  mutating func section(_ title: String, entries: [(String, String)]) {
    guard !entries.isEmpty else { return }
    let column = min(entries.map(\.0.count).max() ?? 0, 26, width / 2 - 4) + 4
    var lines = [title + ":"]
    for (name, about) in entries {
      let about = about.wrapped(to: width - column)
      let indent = String(repeating: " ", count: column)
      var rest = about[...]
      if name.count + 4 <= column, let first = rest.popFirst() {
        lines.append("  \(name)\(indent.dropFirst(name.count + 2))\(first)")
      } else {
        lines.append("  \(name)")
      }
      lines += rest.map { indent + $0 }
    }
    blocks.append(lines.joined(separator: "\n"))
  }

  mutating func section(_ title: String, examples: [Subcommand.Example]) {
    let lines = examples.flatMap { example in
      ["  \(example.line)"] + example.about.wrapped(to: width - 6).map { "      \($0)" }
    }
    blocks.append(([title + ":"] + lines).joined(separator: "\n"))
  }
}

extension String {
  /// The text in lines of at most `width` characters, broken at spaces outside of brackets.
  ///
  /// A piece longer than that has a line of its own.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in unbreakablePieces {
      if line.isEmpty {
        line = piece
      } else if line.count + 1 + piece.count <= width {
        line += " " + piece
      } else {
        lines.append(line)
        line = piece
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The words, those between square brackets kept together.
  private var unbreakablePieces: [String] {
    var pieces: [String] = []
    for word in split(separator: " ") {
      if let last = pieces.last, last.hasPrefix("["), !last.contains("]") {
        pieces[pieces.count - 1] = "\(last) \(word)"
      } else {
        pieces.append(String(word))
      }
    }
    return pieces
  }
}
