internal import CommandLineFrame

/// `assay help`: the same pages as `--help`.
enum HelpCommand {
  /// The command, which explains those given and itself.
  static func definition(explaining subcommands: [Subcommand]) -> Subcommand {
    let command = Parameter.optionalArgument(
      .word("COMMAND", among: subcommands.map(\.name) + ["help"]),
      "The command to explain; all of them are listed where none is named")
    return Subcommand(
      "help", summary: "Print help on the program or on a command",
      parameters: command,
      examples: [
        .init("assay help", "List the commands."),
        .init("assay help engines", "Explain the options of 'assay engines'."),
      ],
      body: { invocation throws(CommandFailure) in
        let (program, terminal) = (invocation.program, invocation.terminal)
        let subject = invocation[command].flatMap(program.subcommand(named:))
        terminal.print(program.help(on: subject, width: terminal.width))
        return .success
      })
  }
}
