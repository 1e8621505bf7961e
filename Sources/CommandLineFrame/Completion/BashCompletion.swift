/// The script for bash: what completes a word is chosen by the command and by the word before.
func bashCompletion(for program: Program) -> String {
  let commands = program.subcommands.map(\.name).joined(separator: " ")
  let globals = program.globals.map { "--\($0.name)" } + ["--help", "--version"]
  return """
    # bash completion for \(program.name)
    _\(program.name)() {
      local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" i
      COMPREPLY=()
      if [[ "$word" == "=" ]]; then word=""; fi
      if [[ "$before" == "=" && COMP_CWORD -ge 2 ]]; then before="${COMP_WORDS[COMP_CWORD-2]}"; fi
      for ((i = 1; i < COMP_CWORD; i++)); do
        case "${COMP_WORDS[i]}" in
          \(commands.split(separator: " ").joined(separator: "|"))) \
    command="${COMP_WORDS[i]}"; break ;;
        esac
      done
      case "$command" in
    \(program.subcommands.map { branch($0, of: program) }.joined(separator: "\n"))
        *)
          case "$before" in
    \(values(program.globals))
          esac
          COMPREPLY=($(compgen -W \(quoted("\(commands) \(globals.joined(separator: " "))")) \
    -- "$word")) ;;
      esac
    }
    complete -F _\(program.name) \(program.name)
    """
}

/// What is offered after one subcommand.
private func branch(_ subcommand: Subcommand, of program: Program) -> String {
  let options = program.options(of: subcommand)
  let names = options.map { "--\($0.name)" } + ["--help"]
  return """
        \(subcommand.name))
          case "$before" in
    \(values(options))
          esac
          if [[ "$word" == -* ]]; then
            COMPREPLY=($(compgen -W \(quoted(names.joined(separator: " "))) -- "$word"))
          else
            \(reply(subcommand.positionalCompletion))
          fi ;;
    """
}

/// A branch for each option with a value, on the word before.
private func values(_ options: [ParameterDefinition]) -> String {
  options.filter(\.takesValue).map { option in
    "        \(option.spellings.joined(separator: "|"))) \(reply(option.completion)); return ;;"
  }.joined(separator: "\n")
}

private func reply(_ completion: CompletionKind) -> String {
  switch completion {
  case .nothing: "COMPREPLY=()"
  case .files: "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$word\"))"
  case .folders: "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- \"$word\"))"
  case .words(let words):
    "COMPREPLY=($(compgen -W \(quoted(words.joined(separator: " "))) -- \"$word\"))"
  }
}
