/// Reads the members of one object by their keys, and keeps account of them.
///
/// A key that is required and absent is reported, and so is one that is there and was never asked
/// for. Where the one is probably a misspelling of the other, there is a single report.
package struct JSONObjectReader {
  private let members: [JSONMember]
  private let problems: JSONProblems
  /// The object itself.
  package let value: JSONValue
  private var asked: [String] = []
  /// The keys of which one is required and none is there, for each such demand.
  private var missing: [[String]] = []
  private var takesOtherKeys = false

  init(_ value: JSONValue, members: [JSONMember], problems: JSONProblems) {
    self.value = value
    self.members = members
    self.problems = problems
  }

  /// What the member with this key says, or nil after the reason was reported.
  package mutating func required<Output>(_ key: String, _ form: JSONForm<Output>) -> Output? {
    guard let member = member(key) else {
      missing.append([key])
      return nil
    }
    return form.read(member.value, into: problems)
  }

  /// What the member with this key says, or nil where there is none or after the reason was
  /// reported.
  ///
  /// A member that is null is there: it must have the form.
  package mutating func optional<Output>(_ key: String, _ form: JSONForm<Output>) -> Output? {
    member(key).flatMap { form.read($0.value, into: problems) }
  }

  /// What the one member says whose key is in the table: exactly one of the keys must be there.
  package mutating func one<Output>(
    of table: KeyValuePairs<String, JSONForm<Output>>
  ) -> Output? {
    asked += table.map(\.key)
    let present = members.compactMap { member in
      table.first { $0.key.isExactly(member.key) }.map { (member.key, member, $0.value) }
    }
    guard let (key, member, form) = present.first else {
      missing.append(table.map(\.key))
      return nil
    }
    for (other, surplus, _) in present.dropFirst() {
      problems.report(
        "expected only one of the keys \"\(key)\" and \"\(other)\"",
        at: surplus.keyPosition)
    }
    let output = form.read(member.value, into: problems)
    return present.count == 1 ? output : nil
  }

  /// Whether there is a member with this key; to ask doesn't make the key a known one.
  package func contains(_ key: String) -> Bool {
    members.contains { $0.key.isExactly(key) }
  }

  /// Lets the keys pass that nobody asks for.
  package mutating func ignoreOtherKeys() {
    takesOtherKeys = true
  }

  /// Records a problem of the object as a whole.
  package func report(_ message: String) {
    problems.report(message, at: value)
  }

  private mutating func member(_ key: String) -> JSONMember? {
    asked.append(key)
    return members.first { $0.key.isExactly(key) }
  }

  /// Reports the keys that are missing or not known; whether there were none.
  func reportKeys() -> Bool {
    var absent = missing
    let unknown = takesOtherKeys ? [] : members.filter { !asked.contains(where: $0.key.isExactly) }
    for member in unknown {
      guard !problems.isFull else { return false }
      let candidates = asked.filter { !contains($0) }
      let suggestion = didYouMean(member.key, among: candidates)
      problems.report(
        "unknown key \"\(member.key.shortened)\"" + (suggestion == nil ? knownKeys : ""),
        at: member.keyPosition, suggestion: suggestion)
      if let suggestion { absent.removeAll { $0.contains(suggestion) } }
    }
    for keys in absent {
      problems.report("missing key \(keys.alternatives)", at: value)
    }
    return missing.isEmpty && unknown.isEmpty
  }

  private var knownKeys: String {
    asked.isEmpty ? "; none is known here" : "; known here: \(asked.alternatives)"
  }
}
