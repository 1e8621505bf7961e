/// Finds a key among an object's members: by looking at each while they are few, by hash beyond.
struct SeenKeys {
  private static let fewMembers = 16
  private var indexes: [ExactKey: Int] = [:]

  /// The index of the member with this very key.
  ///
  /// - Complexity: O(1) in the number of members.
  func index(of key: String, in members: [JSONMember]) -> Int? {
    guard members.count <= Self.fewMembers else { return indexes[ExactKey(text: key)] }
    return members.firstIndex { ExactKey(text: $0.key) == ExactKey(text: key) }
  }

  /// Notes the key of the member that comes next after `members`.
  mutating func insert(_ key: String, after members: [JSONMember]) {
    if members.count == Self.fewMembers {
      for (index, member) in members.enumerated() { indexes[ExactKey(text: member.key)] = index }
    }
    guard members.count >= Self.fewMembers else { return }
    indexes[ExactKey(text: key)] = members.count
  }
}

/// A key compared scalar by scalar: to JSON, a letter with its accent as one scalar and as two are
/// different keys, to `String` they are the same.
private struct ExactKey: Hashable {
  let text: String

  static func == (left: ExactKey, right: ExactKey) -> Bool {
    left.text == right.text && left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(text.utf8.count)
  }
}
