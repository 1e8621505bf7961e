/// The problems found so far while one document is read.
///
/// It keeps the first `limit` and then one more that says that there are others, so that a hostile
/// text can't fill the memory or the screen.
package final class JSONProblems {
  /// How many problems are kept.
  package static let limit = 100

  private let root: JSONValue?
  private var kept: [JSONProblem] = []

  /// A collector for what is read from `root`, whose paths it reports.
  package init(in root: JSONValue) {
    self.root = root
  }

  /// A collector for the syntax, before there is a tree.
  init() {
    root = nil
  }

  /// A collector that goes on from the problems of the syntax.
  init(in root: JSONValue, after earlier: [JSONProblem]) {
    self.root = root
    kept = earlier
  }

  /// The problems in the order of the text.
  package var all: [JSONProblem] {
    kept.indices.sorted { left, right in
      (kept[left].position.offset, left) < (kept[right].position.offset, right)
    }.map { kept[$0] }
  }

  package var isEmpty: Bool { kept.isEmpty }

  /// How many problems were kept.
  package var count: Int { kept.count }

  /// Whether further problems would be dropped.
  package var isFull: Bool { kept.count > Self.limit }

  /// Records what is wrong with `value`.
  package func report(
    _ message: String, at value: JSONValue, suggestion: String? = nil
  ) {
    report(message, at: value.position, suggestion: suggestion)
  }

  /// Records what is wrong at a place of the root: where a value or a key begins.
  ///
  /// - Complexity: O(depth · log(members)), to find the path.
  package func report(
    _ message: String, at position: JSONPosition, suggestion: String? = nil
  ) {
    guard !isFull else { return }
    guard kept.count < Self.limit else {
      kept.append(
        JSONProblem(position: position, message: "too many problems: the rest is not reported"))
      return
    }
    kept.append(
      JSONProblem(
        position: position, message: message,
        path: root.map { $0.path(to: position) } ?? "", suggestion: suggestion))
  }
}

extension JSONValue {
  /// The path from this value to the key or value that begins at a place of the same text.
  ///
  /// A tree is in the order of its text, so the offset alone leads the way down.
  func path(to position: JSONPosition) -> String {
    var path = ""
    var value = self
    while position.offset > value.position.offset {
      switch value.kind {
      case .array(let elements):
        let next = elements.firstIndexAfter(position.offset) { $0.position.offset }
        guard next > 0 else { return path }
        path += "[\(next - 1)]"
        value = elements[next - 1]
      case .object(let members):
        let next = members.firstIndexAfter(position.offset) { $0.keyPosition.offset }
        guard next > 0 else { return path }
        let member = members[next - 1]
        path += member.key.asPathComponent(isFirst: path.isEmpty)
        guard position != member.keyPosition else { return path }
        value = member.value
      case .null, .bool, .number, .string:
        return path
      }
    }
    return path
  }
}

extension Array {
  /// The index of the first element whose offset is greater, by binary search.
  fileprivate func firstIndexAfter(_ offset: Int, of offsetOf: (Element) -> Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if offsetOf(self[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension String {
  /// The key as a step of a path: `.key`, or `["a key"]` where it is no plain word.
  fileprivate func asPathComponent(isFirst: Bool) -> String {
    let isWord = utf8.allSatisfy { byte in
      switch UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 {
      case true: true
      case false:
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_")
          || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "-")
      }
    }
    guard isWord, !isEmpty else { return "[\"\(self)\"]" }
    return isFirst ? self : ".\(self)"
  }
}
