extension Markup {
  /// The text of an HTML document with this root element.
  var htmlDocument: String {
    var text = "<!DOCTYPE html>\n"
    render(into: &text, as: .html)
    return text + "\n"
  }

  /// The text of an XML document with this root element.
  var xmlDocument: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    render(into: &text, as: .xml)
    return text + "\n"
  }

  private enum Syntax {
    case html
    case xml
  }

  private func render(into text: inout String, as syntax: Syntax) {
    switch self {
    case .text(let characters): text.appendEscaped(characters, in: .content)
    case .sequence(let parts): for part in parts { part.render(into: &text, as: syntax) }
    case .styleSheet(let sheet): text += "\(sheet)"
    case .element(let name, let attributes, let content):
      let name = "\(name)"
      if syntax == .xml || Self.lineStarters.contains(name) { text += "\n" }
      text += "<\(name)"
      for (key, value) in attributes {
        text += " \(key)=\""
        text.appendEscaped(value, in: .attribute)
        text += "\""
      }
      if syntax == .xml, content.isEmpty {
        text += "/>"
        return
      }
      text += ">"
      if syntax == .html, Self.voidElements.contains(name) { return }
      content.render(into: &text, as: syntax)
      text += "</\(name)>"
    }
  }

  private var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .sequence(let parts): parts.allSatisfy(\.isEmpty)
    case .element, .styleSheet: false
    }
  }

  /// The HTML elements that hold nothing and have no end tag.
  private static let voidElements: Set<String> = ["br", "col", "hr", "meta", "wbr"]

  /// The HTML elements that begin a line, so that the source of a page can be read.
  private static let lineStarters: Set<String> = [
    "article", "body", "details", "div", "dl", "dt", "figure", "footer", "h1", "h2", "h3", "head",
    "header", "li", "main", "meta", "nav", "ol", "p", "section", "style", "svg", "table", "tbody",
    "thead", "title", "tr", "ul",
  ]
}

/// Where escaped characters stand.
private enum EscapingPlace {
  case content
  /// Between double quotes, where XML would turn line ends and tabs into spaces.
  case attribute
}

extension String {
  /// Appends characters so that they stand for themselves, in HTML and in XML.
  ///
  /// What no document may contain is shown by a picture of it (U+2400 and after) or by U+FFFD.
  fileprivate mutating func appendEscaped(_ characters: String, in place: EscapingPlace) {
    for scalar in characters.unicodeScalars {
      switch (scalar, place) {
      case ("&", _): self += "&amp;"
      case ("<", _): self += "&lt;"
      case (">", _): self += "&gt;"
      case ("\"", _): self += "&quot;"
      case ("'", _): self += "&#39;"
      case ("\n", .attribute): self += "&#10;"
      case ("\t", .attribute): self += "&#9;"
      case ("\n", .content), ("\t", .content): unicodeScalars.append(scalar)
      default: unicodeScalars.append(scalar.shown)
      }
    }
  }
}

extension Unicode.Scalar {
  /// The scalar, or what stands for one that is not to be seen or not allowed.
  fileprivate var shown: Unicode.Scalar {
    switch value {
    case 0..<0x20: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0xFFFE, 0xFFFF: "\u{FFFD}"
    case 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: self
    }
  }
}
