/// A shell that can complete the program's command lines.
package enum Shell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish

  /// The script that teaches the shell the program's commands, options and values.
  package func completionScript(for program: Program) -> String {
    switch self {
    case .bash: bashCompletion(for: program)
    case .zsh: zshCompletion(for: program)
    case .fish: fishCompletion(for: program)
    }
  }
}

extension Program {
  /// The options of a subcommand with those of every command, in the order of the help.
  func options(of subcommand: Subcommand) -> [ParameterDefinition] {
    subcommand.parameters.filter { !$0.isPositional } + globals
  }
}

extension Subcommand {
  /// What completes its positional arguments.
  var positionalCompletion: CompletionKind {
    parameters.first(where: \.isPositional)?.completion ?? .nothing
  }
}

extension ParameterDefinition {
  /// The option's long and short spelling.
  var spellings: [String] { ["--\(name)"] + (short.map { ["-\($0)"] } ?? []) }
}

/// The text as one word of a shell, whatever stands in it.
func quoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
    + "'"
}
