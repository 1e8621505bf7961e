internal import JSONText

/// What a schema says of one value of a report.
indirect enum Schema: Sendable {
  /// Any text, or text that a regular expression matches as a whole.
  case text(pattern: String?)
  case integer(ClosedRange<Int>)
  case boolean
  /// One of these texts.
  case choice([String])
  case array(of: Schema, count: ClosedRange<Int>)
  /// An object with a definition of its own.
  case object(Object)
  /// One text and no other.
  case constantText(String)
  /// One number and no other.
  case constantInteger(Int)

  struct Object: Sendable {
    /// The name of the definition.
    let name: String
    let meaning: String
    let members: [Member]
    /// Whether exactly one of the members is there, and not each by its own requirement.
    var holdsExactlyOne = false
  }

  struct Member: Sendable {
    let key: String
    let meaning: String
    let isRequired: Bool
    let schema: Schema
  }
}

extension Schema.Object {
  /// The objects in this one that have definitions of their own, each once, in order of need.
  var definitions: [Schema.Object] {
    var found: [Schema.Object] = []
    var names: Set<String> = []
    func visit(_ object: Schema.Object) {
      for member in object.members {
        guard let next = member.schema.innermostObject, names.insert(next.name).inserted else {
          continue
        }
        found.append(next)
        visit(next)
      }
    }
    visit(self)
    return found
  }

  /// Writes the keywords that describe this object, into an object that is begun.
  func writeKeywords(to writer: inout JSONWriter) {
    writer.key("description")
    writer.string(meaning)
    writer.key("type")
    writer.string("object")
    writer.key("properties")
    writer.beginObject()
    for member in members {
      writer.key(member.key)
      writer.beginObject()
      writer.key("description")
      writer.string(member.meaning)
      member.schema.writeKeywords(to: &writer)
      writer.endObject()
    }
    writer.endObject()
    if holdsExactlyOne {
      writer.key("minProperties")
      writer.integer(1)
      writer.key("maxProperties")
      writer.integer(1)
    } else {
      writer.key("required")
      writer.beginArray()
      for member in members where member.isRequired { writer.string(member.key) }
      writer.endArray()
    }
    writer.key("additionalProperties")
    writer.bool(false)
  }
}

extension Schema {
  /// The JSON Schema (2020-12) of a format whose root this is; it must be an object.
  func document(titled title: String) -> [UInt8] {
    guard case .object(let root) = self else { preconditionFailure("a format is an object") }
    var writer = JSONWriter(layout: .indented)
    writer.beginObject()
    writer.key("$schema")
    writer.string("https://json-schema.org/draft/2020-12/schema")
    writer.key("title")
    writer.string(title)
    root.writeKeywords(to: &writer)
    writer.key("$defs")
    writer.beginObject()
    for definition in root.definitions {
      writer.key(definition.name)
      writer.beginObject()
      definition.writeKeywords(to: &writer)
      writer.endObject()
    }
    writer.endObject()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  fileprivate var innermostObject: Object? {
    switch self {
    case .object(let object): object
    case .array(let element, _): element.innermostObject
    case .text, .integer, .boolean, .choice, .constantText, .constantInteger: nil
    }
  }

  fileprivate func writeKeywords(to writer: inout JSONWriter) {
    switch self {
    case .text(let pattern):
      writer.key("type")
      writer.string("string")
      if let pattern {
        writer.key("pattern")
        writer.string(pattern)
      }
    case .integer(let range):
      writer.key("type")
      writer.string("integer")
      writer.key("minimum")
      writer.integer(range.lowerBound)
      writer.key("maximum")
      writer.integer(range.upperBound)
    case .boolean:
      writer.key("type")
      writer.string("boolean")
    case .choice(let words):
      writer.key("enum")
      writer.beginArray()
      for word in words { writer.string(word) }
      writer.endArray()
    case .array(let element, let count):
      writeArrayKeywords(of: element, count: count, to: &writer)
    case .object(let object):
      writer.key("$ref")
      writer.string("#/$defs/\(object.name)")
    case .constantText(let text):
      writer.key("const")
      writer.string(text)
    case .constantInteger(let number):
      writer.key("const")
      writer.integer(number)
    }
  }

  private func writeArrayKeywords(
    of element: Schema, count: ClosedRange<Int>, to writer: inout JSONWriter
  ) {
    writer.key("type")
    writer.string("array")
    writer.key("items")
    writer.beginObject()
    element.writeKeywords(to: &writer)
    writer.endObject()
    if count.lowerBound > 0 {
      writer.key("minItems")
      writer.integer(count.lowerBound)
    }
    if count.upperBound < Int.max {
      writer.key("maxItems")
      writer.integer(count.upperBound)
    }
  }
}
