/// What a subcommand's body works with.
package struct Invocation: Sendable {
  /// The program that it is a part of.
  package let program: Program
  /// The values of its parameters.
  package let arguments: ParsedArguments
  /// Where it prints, and shows how far it has come.
  package let terminal: Terminal
  /// Whether the user wants it to end.
  package let interrupt: Interrupt
  /// The environment, the current folder and the executable's path.
  package let surroundings: Surroundings

  /// The value of a parameter, which must be one of the subcommand's own or of the program's.
  package subscript<Value>(parameter: Parameter<Value>) -> Value { arguments[parameter] }
}
