/// A parameter without the type of its value, as the parser, the help and the completion see it.
package struct ParameterDefinition: Sendable {
  /// Where the parameter stands on the command line.
  package enum Form: Equatable, Sendable {
    /// `--name`, alone.
    case flag(short: Character?)
    /// `--name VALUE` or `--name=VALUE`.
    case option(short: Character?, placeholder: String)
    /// A word of its own.
    case positional
  }

  /// The long name without its dashes, or the placeholder of a positional argument.
  package let name: String
  /// Where it stands.
  package let form: Form
  /// How often it may be given.
  package let count: ClosedRange<Int>
  /// What a shell offers to complete its value.
  package let completion: CompletionKind
  /// What it does, in a sentence without a full stop.
  package let about: String
  /// Turns the words given for it into its value.
  let read: @Sendable ([String]) throws(CommandFailure) -> any Sendable

  var isPositional: Bool { form == .positional }

  var short: Character? {
    switch form {
    case .flag(let short), .option(let short, _): short
    case .positional: nil
    }
  }

  var takesValue: Bool {
    if case .flag = form { false } else { true }
  }

  /// How it is written in a usage line and in the help.
  var spelling: String {
    switch form {
    case .flag: "--\(name)"
    case .option(_, let placeholder): "--\(name) \(placeholder)"
    case .positional: count.upperBound > 1 ? "\(name)…" : name
    }
  }
}
