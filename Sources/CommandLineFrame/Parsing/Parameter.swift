/// An option or a positional argument of a subcommand, and the type of what it gives.
///
/// It is declared once and is then the key to its value:
///
///     static let jobs = Parameter.option(
///       "jobs", .integer("N", in: 1...256), default: 1, "How many scenarios run at a time")
///     …
///     let jobs = invocation[jobs]  // an Int within 1...256
package struct Parameter<Value: Sendable>: Sendable {
  /// What the parser, the help and the completion know of it.
  package let definition: ParameterDefinition

  private init(
    _ name: String, _ form: ParameterDefinition.Form, count: ClosedRange<Int>,
    completion: CompletionKind, about: String,
    read: @escaping @Sendable ([String]) throws(CommandFailure) -> Value
  ) {
    definition = ParameterDefinition(
      name: name, form: form, count: count, completion: completion, about: about
    ) { words throws(CommandFailure) in try read(words) }
  }
}

// MARK: - Options

extension Parameter {
  /// An option that is given or not.
  package static func flag(
    _ name: String, short: Character? = nil, _ about: String
  ) -> Parameter where Value == Bool {
    Parameter(
      name, .flag(short: short), count: 0...1, completion: .nothing, about: about
    ) { words throws(CommandFailure) in !words.isEmpty }
  }

  /// An option with a value, which may be left out.
  package static func option<Wrapped: Sendable>(
    _ name: String, short: Character? = nil, _ kind: ValueKind<Wrapped>, _ about: String
  ) -> Parameter where Value == Wrapped? {
    let form = ParameterDefinition.Form.option(short: short, placeholder: kind.placeholder)
    return Parameter(
      name, form, count: 0...1, completion: kind.completion, about: about
    ) { words throws(CommandFailure) in
      try words.last.map { word throws(CommandFailure) in try kind.value(word, for: "--\(name)") }
    }
  }

  /// An option with a value, and the value that stands where it is left out.
  package static func option(
    _ name: String, short: Character? = nil, _ kind: ValueKind<Value>, default value: Value,
    _ about: String
  ) -> Parameter {
    let form = ParameterDefinition.Form.option(short: short, placeholder: kind.placeholder)
    return Parameter(
      name, form, count: 0...1, completion: kind.completion, about: about
    ) { words throws(CommandFailure) in
      guard let word = words.last else { return value }
      return try kind.value(word, for: "--\(name)")
    }
  }

  /// An option with a value that may be given any number of times.
  package static func repeated<Element: Sendable>(
    _ name: String, short: Character? = nil, _ kind: ValueKind<Element>, _ about: String
  ) -> Parameter where Value == [Element] {
    let form = ParameterDefinition.Form.option(short: short, placeholder: kind.placeholder)
    return Parameter(
      name, form, count: 0...(.max), completion: kind.completion, about: about
    ) { words throws(CommandFailure) in
      try words.map { word throws(CommandFailure) in try kind.value(word, for: "--\(name)") }
    }
  }
}

// MARK: - Positional arguments

extension Parameter {
  /// A positional argument that must be given.
  package static func argument(_ kind: ValueKind<Value>, _ about: String) -> Parameter {
    Parameter(
      kind.placeholder, .positional, count: 1...1, completion: kind.completion, about: about
    ) { words throws(CommandFailure) in try kind.value(words[0], for: kind.placeholder) }
  }

  /// A positional argument that may be left out.
  package static func optionalArgument<Wrapped: Sendable>(
    _ kind: ValueKind<Wrapped>, _ about: String
  ) -> Parameter where Value == Wrapped? {
    Parameter(
      kind.placeholder, .positional, count: 0...1, completion: kind.completion, about: about
    ) { words throws(CommandFailure) in
      try words.last.map { word throws(CommandFailure) in
        try kind.value(word, for: kind.placeholder)
      }
    }
  }

  /// A positional argument that may be given at least `least` times.
  package static func arguments<Element: Sendable>(
    _ kind: ValueKind<Element>, atLeast least: Int = 0, _ about: String
  ) -> Parameter where Value == [Element] {
    Parameter(
      kind.placeholder, .positional, count: least...(.max), completion: kind.completion,
      about: about
    ) { words throws(CommandFailure) in
      try words.map { word throws(CommandFailure) in try kind.value(word, for: kind.placeholder) }
    }
  }
}

extension ValueKind {
  /// The word's value, or what is wrong with it, said of the parameter that it was given for.
  fileprivate func value(_ word: String, for parameter: String) throws(CommandFailure) -> Value {
    do throws(ValueProblem) {
      return try read(word)
    } catch {
      throw CommandFailure("\(parameter): \(error.message)", hint: error.hint)
    }
  }
}
