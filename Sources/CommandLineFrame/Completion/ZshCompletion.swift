/// The script for zsh, which knows how to read descriptions beside the words.
func zshCompletion(for program: Program) -> String {
  let commands = program.subcommands.map { command in
    "        \(quoted("\(escaped(command.name)):\(command.summary)"))"
  }
  return """
    #compdef \(program.name)
    # zsh completion for \(program.name)
    _\(program.name)() {
      local curcontext="$curcontext" state line
      local -a commands
      _arguments -C \\
    \(lines(program.globals.map(option) + ["'(-h --help)'{-h,--help}'[Print help]'", "'--version[Print the version]'", "'1:command:->command'", "'*::argument:->argument'"], indent: 4))
      case "$state" in
        command)
          commands=(
    \(commands.joined(separator: "\n"))
          )
          _describe command commands ;;
        argument)
          case "$words[1]" in
    \(program.subcommands.map { branch($0, of: program) }.joined(separator: "\n"))
          esac ;;
      esac
    }
    if [[ "$funcstack[1]" == "_\(program.name)" ]]; then
      _\(program.name) "$@"
    else
      compdef _\(program.name) \(program.name)
    fi
    """
}

private func branch(_ subcommand: Subcommand, of program: Program) -> String {
  var specifications = program.options(of: subcommand).map(option)
  specifications.append("'(-h --help)'{-h,--help}'[Print help]'")
  specifications += subcommand.parameters.filter(\.isPositional).map { parameter in
    let place = parameter.count.upperBound > 1 ? "*:" : ":"
    return quoted("\(place)\(escaped(parameter.name)):\(action(parameter.completion))")
  }
  return """
            \(subcommand.name))
              _arguments \\
    \(lines(specifications, indent: 12)) ;;
    """
}

/// An option as `_arguments` takes it.
private func option(_ definition: ParameterDefinition) -> String {
  var rest = "[\(escaped(definition.about))]"
  if case .option(_, let placeholder) = definition.form {
    rest += ":\(escaped(placeholder)):\(action(definition.completion))"
  }
  let long = "--\(definition.name)" + (definition.takesValue ? "=" : "")
  let isRepeated = definition.count.upperBound > 1
  guard let short = definition.short else {
    return quoted("\(isRepeated ? "*" : "")\(long)\(rest)")
  }
  let shortForm = "-\(short)" + (definition.takesValue ? "+" : "")
  let excluded = isRepeated ? "'*'" : "'(-\(short) --\(definition.name))'"
  return "\(excluded){\(shortForm),\(long)}\(quoted(rest))"
}

private func action(_ completion: CompletionKind) -> String {
  switch completion {
  case .nothing: ""
  case .files: "_files"
  case .folders: "_files -/"
  case .words(let words): "(\(words.joined(separator: " ")))"
  }
}

/// The text without what `_arguments` would take for the end of a part.
private func escaped(_ text: String) -> String {
  text.map { ":[]\\".contains($0) ? "\\\($0)" : String($0) }.joined()
}

private func lines(_ specifications: [String], indent: Int) -> String {
  let margin = String(repeating: " ", count: indent)
  return specifications.map { margin + $0 }.joined(separator: " \\\n")
}
