internal import CommandLineFrame
internal import Conformance

/// `assay new`: a scenario to begin with.
enum NewCommand {
  private static let name = Parameter.argument(
    .text("AREA/NAME"), "The area, and what the scenario shows, in words joined by hyphens")

  static let definition = Subcommand(
    "new", summary: "Begin a scenario: a file that runs, to be filled in",
    parameters: name, SharedParameters.scenarios,
    examples: [
      .init(
        "assay new cancel/of-a-partly-filled-order",
        "Write scenarios/cancel/of-a-partly-filled-order.json.")
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let corpus = try invocation.corpus()
    let name = invocation[name]
    do throws(CorpusError) {
      let path = try NewScenario.write(named: name, in: corpus)
      let terminal = invocation.terminal
      terminal.print("wrote \(path)")
      terminal.print("run it:            assay run \(name)")
      terminal.print("see it:            assay explain \(name)")
      terminal.print("record its golden: assay run \(name) --update missing")
      return .success
    } catch {
      throw CommandFailure(error)
    }
  }
}
