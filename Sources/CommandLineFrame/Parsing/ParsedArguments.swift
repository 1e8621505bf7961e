/// The values of all parameters of a subcommand, each read and right.
package struct ParsedArguments: Sendable {
  private let values: [String: any Sendable]

  /// Reads the words given for each parameter.
  init(
    _ words: [String: [String]], of definitions: [ParameterDefinition]
  ) throws(CommandFailure) {
    var values: [String: any Sendable] = [:]
    for definition in definitions {
      values[definition.name] = try definition.read(words[definition.name] ?? [])
    }
    self.values = values
  }

  /// The value of a parameter, which must be one of the subcommand's own or of the program's.
  package subscript<Value>(parameter: Parameter<Value>) -> Value {
    let name = parameter.definition.name
    guard let value = values[name] as? Value else {
      preconditionFailure("the subcommand does not declare the parameter \(name)")
    }
    return value
  }
}
