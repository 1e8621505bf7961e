/// Puts values together to a tree while its arrays and objects are still open.
struct JSONTreeBuilder {
  /// The array or object that is to end first, or the text itself.
  private(set) var innermost = OpenContainer(.text, at: .start)
  /// Those around it, from the outside in.
  private(set) var outer: [OpenContainer] = []

  /// The text's value, once it is there.
  var root: JSONValue? { (outer.first ?? innermost).elements.first }

  /// How many arrays and objects are open.
  var depth: Int { outer.count }

  mutating func begin(_ kind: OpenContainer.Kind, at position: JSONPosition) {
    outer.append(innermost)
    innermost = OpenContainer(kind, at: position)
  }

  /// Takes a key of the innermost object, or gives the position of the same key before it.
  mutating func begin(key: String, at position: JSONPosition) -> JSONPosition? {
    innermost.begin(key: key, at: position)
  }

  /// Takes the root, the next element, or the value of the last key.
  mutating func add(_ value: consuming JSONValue) {
    innermost.add(value)
  }

  /// Ends the innermost array or object, which becomes a value of the one around it.
  mutating func end() {
    let value = innermost.value
    innermost = outer.removeLast()
    innermost.add(value)
  }
}

/// An array or object whose end is still to come, or the text, which holds one value.
struct OpenContainer {
  enum Kind {
    case text
    case array
    case object

    /// The bracket that ends it.
    var closer: UInt8? {
      switch self {
      case .text: nil
      case .array: UInt8(ascii: "]")
      case .object: UInt8(ascii: "}")
      }
    }
  }

  /// For how many members or elements there is room at first.
  private static let usualCount = 4

  let kind: Kind
  let position: JSONPosition
  fileprivate private(set) var elements: [JSONValue] = []
  private var members: [JSONMember] = []
  private var seenKeys = SeenKeys()
  /// The key whose value comes next; nil where there is none fit to keep.
  private var key: (text: String, position: JSONPosition)?

  fileprivate init(_ kind: Kind, at position: JSONPosition) {
    self.kind = kind
    self.position = position
  }

  fileprivate mutating func begin(key text: String, at position: JSONPosition) -> JSONPosition? {
    if let earlier = seenKeys.index(of: text, in: members) {
      return members[earlier].keyPosition
    }
    key = (text, position)
    return nil
  }

  fileprivate mutating func add(_ value: consuming JSONValue) {
    guard kind == .object else {
      if elements.isEmpty { elements.reserveCapacity(Self.usualCount) }
      return elements.append(value)
    }
    guard let (text, position) = key.take() else { return }
    if members.isEmpty { members.reserveCapacity(Self.usualCount) }
    seenKeys.insert(text, after: members)
    members.append(JSONMember(key: text, at: position, value: value))
  }

  fileprivate var value: JSONValue {
    JSONValue(kind == .object ? .object(members) : .array(elements), at: position)
  }
}
