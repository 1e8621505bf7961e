internal import JSONText

/// The whole program as its user sees it: a name, a version, and the subcommands.
package struct Program: Sendable {
  /// What the user types.
  package let name: String
  /// The version, as three numbers with dots.
  package let version: String
  /// What it is for, in one line without a full stop.
  package let summary: String
  /// The commands, in the order of the help.
  package let subcommands: [Subcommand]
  /// The commands by which the program calls itself, of which no help speaks.
  let hidden: [Subcommand]
  /// What a newcomer tries first.
  package let examples: [Subcommand.Example]

  /// Describes a program; every subcommand has its own name.
  package init(
    name: String, version: String, summary: String, subcommands: [Subcommand],
    hidden: [Subcommand] = [], examples: [Subcommand.Example]
  ) {
    let all = subcommands + hidden
    precondition(Set(all.map(\.name)).count == all.count, "every subcommand has its own name")
    self.name = name
    self.version = version
    self.summary = summary
    self.subcommands = subcommands
    self.hidden = hidden
    self.examples = examples
  }

  /// The subcommand of that name.
  package func subcommand(named name: String) -> Subcommand? {
    (subcommands + hidden).first { $0.name == name }
  }

  /// What to say of a command that does not exist.
  func unknownCommand(_ word: String) -> CommandFailure {
    let near = didYouMean(word, among: subcommands.map(\.name))
    return CommandFailure(
      "there is no command '\(word)'",
      hint: near.map { "did you mean '\($0)'?" } ?? "'\(name) --help' lists the commands")
  }

  static let color = Parameter.option(
    "color", .choice("WHEN"), default: ColorChoice.auto,
    "Whether to colour what is printed: auto (on a terminal, the default), always, never")

  /// The options that every subcommand takes, and that may stand before its name too.
  var globals: [ParameterDefinition] { [Self.color.definition] }
}

// MARK: - Running

extension Program {
  /// Does what the words after the program's name ask for, and says how it ended.
  package func run(_ words: [String], in surroundings: Surroundings = .process) -> ExitCode {
    let request: Request
    do throws(CommandFailure) {
      request = try CommandLineParser.parse(words, of: self)
    } catch {
      return report(error, on: Terminal(surroundings, color: .auto))
    }
    switch request {
    case .overview:
      let terminal = Terminal(surroundings, color: .auto)
      terminal.print(overview(width: terminal.width))
      return finish(.usage, terminal)
    case .help(let subcommand):
      let terminal = Terminal(surroundings, color: .auto)
      terminal.print(help(on: subcommand, width: terminal.width))
      return finish(.success, terminal)
    case .version:
      let terminal = Terminal(surroundings, color: .auto)
      terminal.print("\(name) \(version)")
      return finish(.success, terminal)
    case .run(let subcommand, let arguments):
      return run(subcommand, arguments, in: surroundings)
    }
  }

  private func run(
    _ subcommand: Subcommand, _ arguments: ParsedArguments, in surroundings: Surroundings
  ) -> ExitCode {
    let terminal = Terminal(surroundings, color: arguments[Self.color])
    let invocation = Invocation(
      program: self, arguments: arguments, terminal: terminal, interrupt: .catchingSignals(),
      surroundings: surroundings)
    let code: ExitCode
    do throws(CommandFailure) {
      code = try subcommand.body(invocation)
    } catch {
      if invocation.interrupt.isRequested { return finish(.interrupted, terminal) }
      return report(error, on: terminal)
    }
    return finish(invocation.interrupt.isRequested ? .interrupted : code, terminal)
  }

  private func report(_ failure: CommandFailure, on terminal: Terminal) -> ExitCode {
    let label = terminal.paint("error:", .red, for: .error)
    terminal.print("\(name): \(label) \(failure.message)", to: .error)
    if let hint = failure.hint { terminal.print("\(name): hint: \(hint)", to: .error) }
    return failure.code
  }

  /// The exit code, unless what was to be printed could not be.
  private func finish(_ code: ExitCode, _ terminal: Terminal) -> ExitCode {
    terminal.endProgress()
    guard let failure = terminal.failure else { return code }
    return report(failure, on: terminal)
  }
}
