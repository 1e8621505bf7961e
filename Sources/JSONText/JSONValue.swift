/// A JSON value and where it stands in its text.
///
/// Two values are equal when they say the same, wherever they stand: numbers by their exact token,
/// strings and keys scalar by scalar (not by canonical equivalence), members in their order.
package struct JSONValue: Sendable {
  /// What a value is.
  package enum Kind: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    /// The members in the order of the text; no key occurs twice.
    case object([JSONMember])
  }

  /// Where the value begins.
  package let position: JSONPosition
  package let kind: Kind

  /// A value that begins at a place.
  package init(_ kind: Kind, at position: JSONPosition) {
    self.position = position
    self.kind = kind
  }
}

/// One key of an object with its value.
package struct JSONMember: Sendable {
  package let key: String
  /// Where the key's opening quote stands.
  package let keyPosition: JSONPosition
  package let value: JSONValue

  /// A member whose key begins at a place.
  package init(key: String, at keyPosition: JSONPosition, value: JSONValue) {
    self.key = key
    self.keyPosition = keyPosition
    self.value = value
  }
}

extension JSONValue {
  /// The value of the member with this key, or nil where there is none or this is no object.
  ///
  /// - Complexity: O(members).
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key.isExactly(key) }?.value
  }

  /// What stands here in a few words, for messages: `number 12`, `string "abc"`, `an array`.
  package var summary: String {
    switch kind {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): "number \(number.token.shortened)"
    case .string(let text): "string \"\(text.shortened)\""
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue: Equatable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left.kind, right.kind) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.isExactly(right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

extension JSONMember: Equatable {
  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    left.key.isExactly(right.key) && left.value == right.value
  }
}

extension String {
  /// Whether the scalars are the same, one by one.
  ///
  /// `==` asks for less: to it, a letter with its accent as one scalar and as two are the same.
  func isExactly(_ other: String) -> Bool {
    utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
  }
}
