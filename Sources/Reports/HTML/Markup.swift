/// A piece of an HTML, SVG or XML document.
///
/// Names are literals of the source, and everything else is text or an attribute's value, which
/// are escaped when they are rendered: no result can bring its own markup.
indirect enum Markup {
  case text(String)
  case element(
    name: StaticString, attributes: KeyValuePairs<StaticString, String>, content: Markup)
  case sequence([Markup])
  /// A style sheet of the source, whose characters stand as they are.
  case styleSheet(StaticString)

  /// Nothing.
  static var nothing: Markup { .sequence([]) }
}

/// An element with its attributes and what it holds.
func tag(
  _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
  @MarkupBuilder content: () -> Markup = { .nothing }
) -> Markup {
  .element(name: name, attributes: attributes, content: content())
}

/// An element that holds one text.
func tag(
  _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ text: String
) -> Markup {
  .element(name: name, attributes: attributes, content: .text(text))
}

/// An element without attributes that holds one text.
func tag(_ name: StaticString, _ text: String) -> Markup { tag(name, [:], text) }

/// Puts pieces of a document one after another.
@resultBuilder enum MarkupBuilder {
  static func buildExpression(_ markup: Markup) -> Markup { markup }
  static func buildExpression(_ text: String) -> Markup { .text(text) }
  static func buildBlock(_ parts: Markup...) -> Markup { .sequence(parts) }
  static func buildOptional(_ part: Markup?) -> Markup { part ?? .nothing }
  static func buildEither(first part: Markup) -> Markup { part }
  static func buildEither(second part: Markup) -> Markup { part }
  static func buildArray(_ parts: [Markup]) -> Markup { .sequence(parts) }
}
