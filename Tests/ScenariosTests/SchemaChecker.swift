import JSONText

/// As much of JSON Schema 2020-12 as the suite's schemas use; an unknown keyword is a problem.
struct SchemaChecker {
  let root: JSONValue

  /// What is wrong with a value; empty where it is valid.
  func problems(of value: JSONValue) -> [String] { problems(of: value, by: root) }

  private func problems(of value: JSONValue, by schema: JSONValue) -> [String] {
    switch schema.kind {
    case .bool(true): return []
    case .bool(false): return ["\(value.summary) has no place here"]
    case .object(let keywords):
      return keywords.flatMap { problems(of: value, by: $0.key, $0.value, in: schema) }
    default: return ["a schema is no schema"]
    }
  }

  private func isValid(_ value: JSONValue, by schema: JSONValue) -> Bool {
    problems(of: value, by: schema).isEmpty
  }

  private func problems(
    of value: JSONValue, by keyword: String, _ argument: JSONValue, in schema: JSONValue
  ) -> [String] {
    switch keyword {
    case "$schema", "title", "description", "default", "$defs", "then", "else": return []
    case "$ref":
      guard let definition = definition(argument) else { return ["no such definition"] }
      return problems(of: value, by: definition)
    case "const":
      return value == argument ? [] : ["\(value.summary) is not the constant"]
    case "enum":
      return argument.elements.contains(value) ? [] : ["\(value.summary) is no choice"]
    case "type":
      let types = argument.elements.isEmpty ? [argument] : argument.elements
      return types.contains { value.hasType($0.text) }
        ? [] : ["\(value.summary) is no \(types.map(\.text))"]
    case "allOf": return argument.elements.flatMap { problems(of: value, by: $0) }
    case "anyOf":
      return argument.elements.contains { isValid(value, by: $0) } ? [] : ["none of the choices"]
    case "oneOf":
      let count = argument.elements.count { isValid(value, by: $0) }
      return count == 1 ? [] : ["\(count) of the choices, not one"]
    case "if":
      let branch = isValid(value, by: argument) ? schema["then"] : schema["else"]
      return branch.map { problems(of: value, by: $0) } ?? []
    default:
      switch value.kind {
      case .object(let members):
        return objectProblems(members, value, keyword, argument, in: schema)
      case .array(let elements): return arrayProblems(elements, keyword, argument, in: schema)
      default: return scalarProblems(value, keyword, argument)
      }
    }
  }

  private func definition(_ reference: JSONValue) -> JSONValue? {
    root["$defs"]?[String(reference.text.dropFirst("#/$defs/".count))]
  }

  private func objectProblems(
    _ members: [JSONMember], _ value: JSONValue, _ keyword: String, _ argument: JSONValue,
    in schema: JSONValue
  ) -> [String] {
    switch keyword {
    case "properties":
      return members.flatMap { member in
        argument[member.key].map { problems(of: member.value, by: $0) } ?? []
      }
    case "patternProperties":
      return members.flatMap { member in
        argument.members.filter { member.key.matches(pattern: $0.key) }
          .flatMap { problems(of: member.value, by: $0.value) }
      }
    case "additionalProperties":
      let patterns = schema["patternProperties"]?.members.map(\.key) ?? []
      let others = members.filter { member in
        schema["properties"]?[member.key] == nil
          && !patterns.contains { member.key.matches(pattern: $0) }
      }
      return others.flatMap { problems(of: $0.value, by: argument) }
    case "required":
      return argument.elements.filter { value[$0.text] == nil }.map { "missing \($0.text)" }
    case "minProperties": return members.count >= argument.integer ? [] : ["too few members"]
    case "maxProperties": return members.count <= argument.integer ? [] : ["too many members"]
    default: return isKnown(keyword) ? [] : ["unknown keyword \(keyword)"]
    }
  }

  private func arrayProblems(
    _ elements: [JSONValue], _ keyword: String, _ argument: JSONValue, in schema: JSONValue
  ) -> [String] {
    let prefix = schema["prefixItems"]?.elements ?? []
    switch keyword {
    case "prefixItems": return zip(elements, prefix).flatMap { problems(of: $0, by: $1) }
    case "items":
      return elements.dropFirst(prefix.count).flatMap { problems(of: $0, by: argument) }
    case "contains":
      return elements.contains { isValid($0, by: argument) } ? [] : ["contains none of them"]
    case "minItems": return elements.count >= argument.integer ? [] : ["too few elements"]
    case "maxItems": return elements.count <= argument.integer ? [] : ["too many elements"]
    default: return isKnown(keyword) ? [] : ["unknown keyword \(keyword)"]
    }
  }

  private func scalarProblems(
    _ value: JSONValue, _ keyword: String, _ argument: JSONValue
  ) -> [String] {
    switch (keyword, value.kind) {
    case ("pattern", .string(let text)):
      return text.matches(pattern: argument.text) ? [] : ["\(text) does not match"]
    case ("minLength", .string(let text)):
      return text.count >= argument.integer ? [] : ["too short"]
    case ("minimum", .number(let number)):
      return number >= argument.number ? [] : ["\(number) is too low"]
    case ("exclusiveMinimum", .number(let number)):
      return argument.number >= number ? ["\(number) is too low"] : []
    case ("maximum", .number(let number)):
      return argument.number >= number ? [] : ["\(number) is too high"]
    default: return isKnown(keyword) ? [] : ["unknown keyword \(keyword)"]
    }
  }

  private func isKnown(_ keyword: String) -> Bool {
    [
      "properties", "patternProperties", "additionalProperties", "required", "minProperties",
      "maxProperties", "prefixItems", "items", "contains", "minItems", "maxItems", "pattern",
      "minLength", "minimum", "exclusiveMinimum", "maximum",
    ].contains(keyword)
  }
}

extension JSONValue {
  var elements: [JSONValue] {
    if case .array(let elements) = kind { elements } else { [] }
  }
  var members: [JSONMember] {
    if case .object(let members) = kind { members } else { [] }
  }
  var text: String {
    if case .string(let text) = kind { text } else { "" }
  }
  fileprivate var integer: Int {
    if case .number(let number) = kind { number.integer() ?? -1 } else { -1 }
  }
  fileprivate var number: JSONNumber? {
    if case .number(let number) = kind { number } else { nil }
  }

  fileprivate func hasType(_ name: String) -> Bool {
    switch (kind, name) {
    case (.string, "string"), (.array, "array"), (.object, "object"), (.bool, "boolean"),
      (.null, "null"), (.number, "number"):
      true
    case (.number(let number), "integer"): number.isInteger
    default: false
    }
  }
}

/// Whether a number is at least another: integers exactly, others nearly.
private func >= (left: JSONNumber?, right: JSONNumber?) -> Bool {
  guard let left, let right else { return false }
  if let left: Int128 = left.integer(), let right: Int128 = right.integer() {
    return left >= right
  }
  return Double(left.token) ?? .nan >= Double(right.token) ?? .nan
}

extension String {
  fileprivate func matches(pattern: String) -> Bool {
    do {
      return try Regex(pattern).firstMatch(in: self) != nil
    } catch {
      return false
    }
  }
}
