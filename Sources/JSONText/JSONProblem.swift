/// One thing wrong in a JSON text: where it stands, what is there and what was expected.
package struct JSONProblem: Error, Hashable, Sendable {
  package let position: JSONPosition
  /// What was expected and what stands there, without a full stop.
  package let message: String
  /// The way from the root to the value, such as `steps[3].new.price`.
  ///
  /// It is empty for the root itself and for an error of syntax.
  package let path: String
  /// The word that was probably meant.
  package let suggestion: String?

  /// A problem at a place.
  package init(
    position: JSONPosition, message: String, path: String = "", suggestion: String? = nil
  ) {
    self.position = position
    self.message = message
    self.path = path
    self.suggestion = suggestion
  }

  /// The problem as compilers print theirs: `file:line:column: error: message`.
  package func rendered(file: String) -> String {
    "\(file):\(position.line):\(position.column): error: \(explanation)"
  }

  private var explanation: String {
    var text = message
    if !path.isEmpty { text += ", at \(path)" }
    if let suggestion { text += " (did you mean \"\(suggestion)\"?)" }
    return text
  }
}

extension JSONProblem: CustomStringConvertible {
  package var description: String { "\(position.line):\(position.column): \(explanation)" }
}

/// Why a text was refused: every problem found in it, in the order of the text.
package struct JSONRefusal: Error, Hashable, Sendable {
  /// The problems; never empty.
  package let problems: [JSONProblem]

  /// A refusal for at least one reason.
  package init(_ problems: [JSONProblem]) {
    precondition(!problems.isEmpty, "a refusal has a reason")
    self.problems = problems
  }

  /// One line for each problem, as compilers print theirs.
  package func rendered(file: String) -> String {
    problems.map { $0.rendered(file: file) }.joined(separator: "\n")
  }
}

extension JSONRefusal: CustomStringConvertible {
  package var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
