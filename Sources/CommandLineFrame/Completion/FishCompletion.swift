/// The script for fish: one line for each thing that can be completed.
func fishCompletion(for program: Program) -> String {
  let begin = "complete -c \(program.name)"
  let names = program.subcommands.map(\.name).joined(separator: " ")
  let isFirst = "-n \(quoted("not __fish_seen_subcommand_from \(names)"))"
  var lines = ["# fish completion for \(program.name)", "\(begin) -f"]
  for command in program.subcommands {
    lines.append("\(begin) \(isFirst) -a \(command.name) -d \(quoted(command.summary))")
  }
  lines.append("\(begin) -s h -l help -d 'Print help'")
  lines.append("\(begin) \(isFirst) -l version -d 'Print the version'")
  lines += program.globals.map { "\(begin) \(option($0))" }
  for command in program.subcommands {
    let isSeen = "-n \(quoted("__fish_seen_subcommand_from \(command.name)"))"
    let options = command.parameters.filter { !$0.isPositional }
    lines += options.map { "\(begin) \(isSeen) \(option($0))" }
    let offer = offer(command.positionalCompletion)
    if !offer.isEmpty { lines.append("\(begin) \(isSeen) \(offer)") }
  }
  return lines.joined(separator: "\n")
}

private func option(_ definition: ParameterDefinition) -> String {
  var parts = ["-l \(definition.name)"]
  if let short = definition.short { parts.insert("-s \(short)", at: 0) }
  // Only with -x are files not offered beside the words.
  if definition.takesValue { parts.append(definition.completion == .files ? "-r" : "-x") }
  let offer = offer(definition.completion)
  if !offer.isEmpty { parts.append(offer) }
  parts.append("-d \(quoted(definition.about))")
  return parts.joined(separator: " ")
}

private func offer(_ completion: CompletionKind) -> String {
  switch completion {
  case .nothing: ""
  case .files: "-F"
  case .folders: "-a '(__fish_complete_directories)'"
  case .words(let words): "-a \(quoted(words.joined(separator: " ")))"
  }
}
