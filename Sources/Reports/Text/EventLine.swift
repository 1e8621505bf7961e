internal import JSONText

/// An event line as it is shown: the event's name and its fields, or the line itself where it is
/// not the JSON of an event.
struct EventLine: Hashable {
  /// One field of an event, as text without quotes.
  struct Field: Hashable {
    let name: String
    let value: String
  }

  /// The event's name, or the whole line where it has none.
  let name: String
  let fields: [Field]

  /// Reads a line.
  init(_ line: String) {
    guard let value = JSONText.parse(line).value, case .object(let members) = value.kind,
      case .string(let name)? = value["event"]?.kind
    else {
      self.name = line
      fields = []
      return
    }
    self.name = name
    fields = members.compactMap { member in
      guard member.key != "event" else { return nil }
      return Field(name: member.key, value: member.value.plainText)
    }
  }

  /// The value of a field.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The line without punctuation: `traded maker 1 taker 3 price 100.00`.
  func plainText(beside other: EventLine?) -> String {
    let fields = shownFields(beside: other).map { "\($0.name) \($0.value)" }
    return Excerpt.text(([name] + fields).joined(separator: " "))
  }

  /// The fields that are worth showing: the command's number is not, because a story tells it,
  /// unless that is what differs.
  func shownFields(beside other: EventLine?) -> [Field] {
    fields.filter { $0.name != "command" || differs(in: $0, from: other) }
  }

  /// Whether a field says something else than in another line, or is not in it.
  func differs(in field: Field, from other: EventLine?) -> Bool {
    guard let other, other.name == name else { return false }
    return other[field.name] != field.value
  }
}

extension JSONValue {
  /// A string's characters, and the JSON of anything else.
  fileprivate var plainText: String {
    if case .string(let text) = kind { return text }
    var writer = JSONWriter()
    writer.write(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Two lists of events side by side, from a little before the first difference on.
struct EventComparison {
  /// One place in both lists.
  struct Row {
    /// The place, counted from 1.
    let number: Int
    let expected: EventLine?
    let actual: EventLine?
    let differs: Bool
  }

  /// The place of the first difference, counted from 1; none where the lists are the same.
  let firstDifference: Int?
  let rows: [Row]
  /// How many places before the rows are not shown.
  let omittedBefore: Int
  /// How many places after the rows are not shown.
  let omittedAfter: Int

  /// At most `limit` rows of a comparison, `lead` of them before the first difference.
  init(expected: [String], actual: [String], lead: Int = 3, limit: Int = 12) {
    let count = max(expected.count, actual.count)
    func line(_ lines: [String], _ index: Int) -> String? {
      index < lines.count ? lines[index] : nil
    }
    let difference = (0..<count).first { line(expected, $0) != line(actual, $0) }
    firstDifference = difference.map { $0 + 1 }
    let start = max(0, (difference ?? 0) - lead)
    let end = min(count, start + limit)
    rows = (start..<end).map { index in
      Row(
        number: index + 1, expected: line(expected, index).map { EventLine($0) },
        actual: line(actual, index).map { EventLine($0) },
        differs: line(expected, index) != line(actual, index))
    }
    omittedBefore = start
    omittedAfter = count - end
  }
}
