internal import JSONText

/// What the words of a command line ask for.
enum Request {
  case overview
  case help(Subcommand?)
  case version
  case run(Subcommand, ParsedArguments)
}

/// Reads the words after the program's name.
struct CommandLineParser {
  private let program: Program
  private var words: ArraySlice<String>
  private var subcommand: Subcommand?
  /// The words given for each parameter, by its name.
  private var given: [String: [String]] = [:]
  private var positional: [String] = []

  private init(_ words: [String], of program: Program) {
    self.program = program
    self.words = words[...]
  }

  /// What the words ask for, or the first thing that is wrong with them.
  ///
  /// A question for help anywhere is answered, whatever is wrong elsewhere.
  static func parse(_ words: [String], of program: Program) throws(CommandFailure) -> Request {
    var parser = CommandLineParser(words, of: program)
    return try parser.parse()
  }

  private mutating func parse() throws(CommandFailure) -> Request {
    if words.isEmpty { return .overview }
    let options = words.prefix { $0 != "--" }
    if options.contains("--help") || options.contains("-h") {
      return .help(words.lazy.compactMap(program.subcommand(named:)).first)
    }
    while let word = words.popFirst() {
      if word == "--" {
        try takeRest()
      } else if word == "--version", subcommand == nil {
        return .version
      } else if word.hasPrefix("--") {
        try takeLong(word)
      } else if word.hasPrefix("-"), word != "-" {
        try takeShort(word)
      } else if subcommand == nil {
        try takeSubcommand(word)
      } else {
        positional.append(word)
      }
    }
    guard let subcommand else {
      throw CommandFailure(
        "no command is given", hint: "'\(program.name) --help' lists the commands")
    }
    try assignPositional(of: subcommand)
    let definitions = program.globals + subcommand.parameters
    return .run(subcommand, try ParsedArguments(given, of: definitions))
  }

  private mutating func takeSubcommand(_ word: String) throws(CommandFailure) {
    guard let found = program.subcommand(named: word) else {
      throw program.unknownCommand(word)
    }
    subcommand = found
  }

  private mutating func takeRest() throws(CommandFailure) {
    if subcommand == nil, let word = words.popFirst() { try takeSubcommand(word) }
    positional += words
    words = []
  }

  private mutating func takeLong(_ word: String) throws(CommandFailure) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name }) else {
      throw unknownOption("--\(name)")
    }
    try take(option, spelt: "--\(name)", attached: parts.count > 1 ? String(parts[1]) : nil)
  }

  private mutating func takeShort(_ word: String) throws(CommandFailure) {
    let letters = word.dropFirst()
    guard let option = options.first(where: { $0.short != nil && $0.short == letters.first }) else {
      throw unknownOption(word)
    }
    let rest = String(letters.dropFirst())
    try take(option, spelt: String(word.prefix(2)), attached: rest.isEmpty ? nil : rest)
  }

  /// Notes an option, and takes the next word as its value if none is attached.
  private mutating func take(
    _ option: ParameterDefinition, spelt spelling: String, attached: String?
  ) throws(CommandFailure) {
    let before = given[option.name, default: []]
    guard before.count < option.count.upperBound else {
      throw CommandFailure("'\(spelling)' is given more than once")
    }
    var value = attached
    if case .option(_, let placeholder) = option.form {
      if value == nil, let next = words.first, next == "-" || !next.hasPrefix("-") {
        value = words.removeFirst()
      }
      guard value != nil else {
        throw CommandFailure(
          "'\(spelling)' needs a value: \(placeholder)",
          hint: words.isEmpty
            ? nil : "write '--\(option.name)=VALUE' for a value that begins with a dash")
      }
    } else if let attached {
      throw CommandFailure("'\(spelling)' takes no value, and '\(attached)' was given")
    }
    given[option.name] = before + [value ?? spelling]
  }

  private mutating func assignPositional(of subcommand: Subcommand) throws(CommandFailure) {
    var rest = positional[...]
    for parameter in subcommand.parameters where parameter.isPositional {
      let words = rest.prefix(parameter.count.upperBound)
      guard words.count >= parameter.count.lowerBound else {
        throw CommandFailure(
          "\(parameter.name) is missing: \(parameter.about)",
          hint: "usage: \(subcommand.usage(in: program))")
      }
      given[parameter.name] = Array(words)
      rest = rest.dropFirst(words.count)
    }
    guard let extra = rest.first else { return }
    throw CommandFailure(
      "'\(extra)' is one argument too many", hint: "usage: \(subcommand.usage(in: program))")
  }

  /// The options that may stand here.
  private var options: [ParameterDefinition] {
    program.globals + (subcommand?.parameters.filter { !$0.isPositional } ?? [])
  }

  private func unknownOption(_ spelling: String) -> CommandFailure {
    let place = [program.name, subcommand?.name].compactMap(\.self).joined(separator: " ")
    let message = "'\(place)' has no option '\(spelling)'"
    let names =
      options.map { "--\($0.name)" } + ["--help"] + (subcommand == nil ? ["--version"] : [])
    if let near = didYouMean(spelling, among: names) {
      return CommandFailure(message, hint: "did you mean '\(near)'?")
    }
    let isElsewhere = program.subcommands.contains { command in
      command.parameters.contains { !$0.isPositional && "--\($0.name)" == spelling }
    }
    if subcommand == nil, isElsewhere {
      return CommandFailure(message, hint: "the options of a command come after its name")
    }
    return CommandFailure(message, hint: "'\(place) --help' lists the options")
  }
}
