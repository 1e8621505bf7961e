/// A document read back, strictly, so that tests can say what stands in it.
///
/// What is not well formed is an error: a tag that is not closed where it must be, an attribute
/// without quotes or given twice, a bare `&` or `<`, an entity other than those that are written.
struct ParsedMarkup {
  enum Child {
    case text(String)
    case element(ParsedMarkup)
  }

  let name: String
  let attributes: [String: String]
  var children: [Child] = []

  /// The elements below this one, in the order of the document.
  var descendants: [ParsedMarkup] {
    children.flatMap { child -> [ParsedMarkup] in
      guard case .element(let element) = child else { return [] }
      return [element] + element.descendants
    }
  }

  /// The elements below of this name.
  func all(_ name: String) -> [ParsedMarkup] { descendants.filter { $0.name == name } }

  /// The elements below that have this style.
  func styled(_ style: String) -> [ParsedMarkup] {
    descendants.filter { ($0.attributes["class"] ?? "").split(separator: " ").contains(style[...]) }
  }

  /// All text, pieces of elements apart, white space made single.
  var text: String {
    children.map { child in
      switch child {
      case .text(let text): text
      case .element(let element): " \(element.text) "
      }
    }.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The rows of the table with this caption, a text for each cell, headings included.
  func table(_ caption: String) -> [[String]] {
    let tables = all("table").filter { $0.all("caption").first?.text == caption }
    return (tables.first?.all("tr") ?? []).map { row in
      row.descendants.filter { $0.name == "td" || $0.name == "th" }.map(\.text)
    }
  }
}

/// Why a document is not well formed, with what follows the place.
struct MarkupFault: Error {
  let reason: String
  let rest: String
}

extension ParsedMarkup {
  /// Reads an XML document.
  init(xml text: String) throws {
    let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"#
    guard text.hasPrefix(declaration) else { throw MarkupFault(reason: "declaration", rest: text) }
    var parser = MarkupParser(text.dropFirst(declaration.count), voidElements: [])
    self = try parser.document()
  }

  /// Reads an HTML document.
  init(html text: String) throws {
    let declaration = "<!DOCTYPE html>"
    guard text.hasPrefix(declaration) else { throw MarkupFault(reason: "doctype", rest: text) }
    var parser = MarkupParser(
      text.dropFirst(declaration.count), voidElements: ["meta", "br", "hr", "col", "wbr"])
    self = try parser.document()
  }
}

private struct MarkupParser {
  private var rest: Substring.UnicodeScalarView
  private let voidElements: Set<String>

  init(_ text: Substring, voidElements: Set<String>) {
    rest = text.unicodeScalars
    self.voidElements = voidElements
  }

  mutating func document() throws -> ParsedMarkup {
    try space()
    guard take("<") else { throw fault("expected the root") }
    let root = try element()
    try space()
    guard rest.isEmpty else { throw fault("expected the end") }
    return root
  }

  private func fault(_ reason: String) -> MarkupFault {
    MarkupFault(reason: reason, rest: String(String.UnicodeScalarView(rest.prefix(80))))
  }

  private mutating func space() throws {
    while let next = rest.first, next == "\n" || next == " " { rest.removeFirst() }
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.unicodeScalars) else { return false }
    rest.removeFirst(text.unicodeScalars.count)
    return true
  }

  private mutating func word() throws -> String {
    var word = ""
    while let next = rest.first,
      next.properties.isAlphabetic || "-0123456789".unicodeScalars.contains(next)
    {
      word.unicodeScalars.append(rest.removeFirst())
    }
    guard !word.isEmpty else { throw fault("expected a name") }
    return word
  }

  /// Reads what follows the opening angle bracket of a tag.
  private mutating func element() throws -> ParsedMarkup {
    let name = try word()
    var attributes: [String: String] = [:]
    while take(" ") {
      let key = try word()
      guard take("=\"") else { throw fault("expected a quoted value") }
      guard attributes.updateValue(try characters(until: "\""), forKey: key) == nil else {
        throw fault("\(key) is given twice")
      }
      guard take("\"") else { throw fault("expected the closing quote") }
    }
    var parsed = ParsedMarkup(name: name, attributes: attributes)
    if take("/>") { return parsed }
    guard take(">") else { throw fault("expected the end of the tag") }
    guard !voidElements.contains(name) else { return parsed }
    if name == "style" {
      parsed.children = [.text(try styleSheet())]
      return parsed
    }
    while true {
      let text = try characters(until: "<")
      if !text.isEmpty { parsed.children.append(.text(text)) }
      if take("</") {
        guard take("\(name)>") else { throw fault("expected the end of \(name)") }
        return parsed
      }
      guard take("<") else { throw fault("expected a tag") }
      parsed.children.append(.element(try element()))
    }
  }

  private mutating func styleSheet() throws -> String {
    var text = ""
    while !take("</style>") {
      guard let next = rest.popFirst() else { throw fault("expected the end of the style sheet") }
      text.unicodeScalars.append(next)
    }
    return text
  }

  private mutating func characters(until end: Unicode.Scalar) throws -> String {
    let entities = [
      "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'",
      "&#10;": "\n", "&#9;": "\t",
    ]
    var text = ""
    while let next = rest.first, next != end {
      switch next {
      case "&":
        guard let entity = entities.first(where: { take($0.key) }) else {
          throw fault("expected an entity that is known")
        }
        text += entity.value
      case "<", ">", "\"", "'":
        throw fault("a bare \(next)")
      case _ where next.value < 0x20 && next != "\n" && next != "\t",
        _ where (0x7F..<0xA0).contains(next.value) || next.value & 0xFFFE == 0xFFFE:
        throw fault("a character that no document may hold: \(next.value)")
      default:
        text.unicodeScalars.append(rest.removeFirst())
      }
    }
    return text
  }
}
