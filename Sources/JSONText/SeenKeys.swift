/// Finds a key among an object's members: by looking at each while they are few, by hash beyond.
struct SeenKeys {
  private static let fewMembers = 16
  private var indexes: [ExactKey: Int] = [:]

  /// The index of the member with this very key.
  ///
  /// - Complexity: O(1) in the number of members.
  func index(of key: String, in members: [JSONMember]) -> Int? {
    guard members.count <= Self.fewMembers else { return indexes[ExactKey(text: key)] }
    return members.firstIndex { $0.key.isExactly(key) }
  }

  /// Notes the key of the member that comes next after `members`.
  mutating func insert(_ key: String, after members: [JSONMember]) {
    guard members.count >= Self.fewMembers else { return }
    if members.count == Self.fewMembers {
      for (index, member) in members.enumerated() { indexes[ExactKey(text: member.key)] = index }
    }
    indexes[ExactKey(text: key)] = members.count
  }
}

/// A key that is the same as another only if its scalars are.
private struct ExactKey: Hashable {
  let text: String

  static func == (left: ExactKey, right: ExactKey) -> Bool {
    left.text.isExactly(right.text)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(text.utf8.count)
  }
}
