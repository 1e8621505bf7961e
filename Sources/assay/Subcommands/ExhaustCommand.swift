internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import OrderFlow

/// `assay exhaust`: every sequence of a few commands.
enum ExhaustCommand {
  private static let depth = Parameter.option(
    "depth", short: "d", .integer("N", in: 1...ExhaustiveRun.greatestDepth), default: 4,
    "The most commands of a sequence (4 by default)")

  static let definition = Subcommand(
    "exhaust", summary: "Judge an engine on every sequence of a few commands",
    discussion: [],
    parameters: SharedParameters.engine, depth,
    examples: [
      .init("assay exhaust --depth 5", "Judge the reference engine on all sequences of up to 5.")
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let run = ExhaustiveRun(
      engine: invocation[SharedParameters.engine], alphabet: Alphabet.all[0], depth: invocation[depth])
    let outcome = run.run(clock: { Int(monotonicNanoseconds()) }, isWanted: { _ in true })
    for depth in outcome.depths {
      invocation.terminal.print("\(depth.commands): \(depth.sequences)/\(depth.total ?? 0) \(Double(depth.sequences) * 1e9 / Double(depth.nanoseconds))")
    }
    invocation.terminal.print("\(String(describing: outcome.wrong))")
    return .success
  }
}
