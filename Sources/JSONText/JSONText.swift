/// The reader of JSON texts, strict as RFC 8259 defines them.
///
/// Beyond the grammar it refuses what the standard leaves open and people get wrong: a byte order
/// mark, ill-formed UTF-8, half a surrogate pair, a key that occurs twice, and arrays and objects
/// nested deeper than `depthLimit`. It reports every problem of a text, not only the first, up to
/// `JSONProblems.limit`.
package enum JSONText {
  /// How deep arrays and objects may nest.
  package static let depthLimit = 512

  /// The value of a text, or every problem found in it.
  ///
  /// The value is there exactly if there are no problems. `line` is the number of the text's first
  /// line, for a text that is one line of many; offsets count from the text's own start.
  ///
  /// - Complexity: O(bytes).
  package static func parse(
    _ bytes: [UInt8], startingAtLine line: Int = 1
  ) -> (value: JSONValue?, problems: [JSONProblem]) {
    var parser = JSONParser(bytes, startingAtLine: line)
    let value = parser.parse()
    let problems = parser.problems.all
    return (problems.isEmpty ? value : nil, problems)
  }

  /// The value of a text, or every problem found in it.
  ///
  /// - Complexity: O(bytes).
  package static func parse(
    _ bytes: Span<UInt8>, startingAtLine line: Int = 1
  ) -> (value: JSONValue?, problems: [JSONProblem]) {
    let copy = [UInt8](capacity: bytes.count) { output in
      for index in bytes.indices { output.append(bytes[index]) }
    }
    return parse(copy, startingAtLine: line)
  }

  /// The value of a text, or every problem found in it.
  ///
  /// - Complexity: O(bytes).
  package static func parse(_ text: String) -> (value: JSONValue?, problems: [JSONProblem]) {
    parse(Array(text.utf8))
  }

  /// What a text says when it is read by a form.
  ///
  /// Throws every problem found: those of the syntax or, where the syntax leaves no doubt what the
  /// values are, those of the syntax and of the values.
  package static func read<Output>(
    _ bytes: [UInt8], as form: JSONForm<Output>, startingAtLine line: Int = 1
  ) throws(JSONRefusal) -> Output {
    var parser = JSONParser(bytes, startingAtLine: line)
    let value = parser.parse()
    guard let value, parser.isTreeSound else { throw JSONRefusal(parser.problems.all) }
    let problems = JSONProblems(in: value, after: parser.problems.all)
    let output = form.read(value, into: problems)
    guard problems.isEmpty else { throw JSONRefusal(problems.all) }
    guard let output else { preconditionFailure("a form gave no value and no problem") }
    return output
  }
}
