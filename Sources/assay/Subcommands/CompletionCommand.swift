internal import CommandLineFrame

/// `assay completion`: what a shell needs to complete command lines.
enum CompletionCommand {
  private static let shell = Parameter.argument(
    ValueKind<Shell>.choice("SHELL"), "The shell: bash, zsh or fish")

  static let definition = Subcommand(
    "completion", summary: "Print a script that completes command lines in a shell",
    parameters: shell,
    examples: [
      .init(
        "source <(assay completion bash)", "Complete in this bash; in ~/.bashrc, in every one."),
      .init(
        "assay completion zsh > \"${fpath[1]}/_assay\"", "Install the completion for every zsh."),
      .init(
        "assay completion fish > ~/.config/fish/completions/assay.fish",
        "Install the completion for every fish."),
    ],
    body: { invocation throws(CommandFailure) in
      let script = invocation[shell].completionScript(for: invocation.program)
      invocation.terminal.print(script)
      return .success
    })
}
