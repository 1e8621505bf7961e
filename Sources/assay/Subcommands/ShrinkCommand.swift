internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import JSONText
internal import OrderFlow
internal import Reports
internal import Results
internal import Scenarios

/// `assay shrink`: the smallest part of a file that still fails.
enum ShrinkCommand {
  private static let file = Parameter.argument(
    ValueKind<FileInput>.inputFile, "A scenario, or a log of commands and events (.jsonl)")
  private static let save = Parameter.option(
    "save", .folder("DIR"), "Keep what is left as a scenario file in this folder")

  static let definition = Subcommand(
    "shrink", summary: "Shrink a scenario or a log that an engine fails",
    discussion: [
      "The commands of the file are played again. They fail where the engine breaks a law or "
        + "differs from the other engine; expectations and events in the file are not looked at."
    ],
    parameters: file, SharedParameters.engine, SharedParameters.timeLimit, save,
    examples: [
      .init("assay shrink scenarios/found/a-long-one.json", "Find the commands that matter.")
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let terminal = invocation.terminal
    let input = invocation[file]
    let bytes = try input.bytes()
    let interrupt = invocation.interrupt
    let engine = try invocation.campaignEngine()
    let shrinking: PlayShrinking
    do throws(JSONRefusal) {
      shrinking = try PlayShrinking(
        reading: bytes, isLog: input.path.hasSuffix(".jsonl"),
        engine: engine)
    } catch {
      terminal.print(error.rendered(file: input.path), to: .error)
      return .usage
    }
    let replay = Stopwatch().occasion().commandLine
    guard
      var found = shrinking.shrink(replay: replay, isInterrupted: { interrupt.isRequested })
    else {
      terminal.print("\(input.path): nothing fails on the \(shrinking.engine.source.name) engine")
      return .success
    }
    if let folder = invocation[save],
      let saved = SavedPlay(
        of: found.failure, found.play, expecting: shrinking.engine.partner)
    {
      do throws(CorpusError) {
        found.failure.file = try saved.write(in: folder)
      } catch {
        throw CommandFailure(error)
      }
    }
    terminal.print(
      terminal.paint(found.failure.verdict.label, .red) + "  "
        + terminal.paint(found.failure.kind, .bold))
    terminal.print(CampaignText.text(for: found.failure))
    return interrupt.isRequested ? .interrupted : .nonconforming
  }
}
