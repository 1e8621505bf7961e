/// One of the program's commands: what its user reads of it, what it takes, and what it does.
package struct Subcommand: Sendable {
  /// A command line worth imitating, and what it does.
  package struct Example: Sendable {
    package let line: String
    package let about: String

    package init(_ line: String, _ about: String) {
      self.line = line
      self.about = about
    }
  }

  /// The work itself.
  package typealias Body = @Sendable (borrowing Invocation) throws(CommandFailure) -> ExitCode

  /// The word that the user types.
  package let name: String
  /// What it does, in one line without a full stop.
  package let summary: String
  /// What else there is to know, as paragraphs.
  package let discussion: [String]
  /// Its parameters, the positional ones in their order.
  package let parameters: [ParameterDefinition]
  /// At least one command line with its meaning.
  package let examples: [Example]
  let body: Body

  /// Defines a subcommand; of its positional parameters only the last may be left out or repeated.
  package init<each Value: Sendable>(
    _ name: String, summary: String, discussion: [String] = [],
    parameters: repeat Parameter<each Value>, examples: [Example], body: @escaping Body
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    var definitions: [ParameterDefinition] = []
    for parameter in repeat each parameters { definitions.append(parameter.definition) }
    let positional = definitions.filter(\.isPositional)
    precondition(
      positional.dropLast().allSatisfy { $0.count == 1...1 },
      "only the last positional parameter may be left out or repeated")
    precondition(
      Set(definitions.map(\.name)).count == definitions.count, "every parameter has its own name")
    self.parameters = definitions
    self.examples = examples
    self.body = body
  }
}
