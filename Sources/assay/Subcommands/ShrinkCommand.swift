internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import OrderFlow
internal import Reports
internal import Results

/// `assay shrink`: the smallest part of a file that still fails.
enum ShrinkCommand {
  private static let file = Parameter.argument(
    ValueKind<FileInput>.inputStream,
    "A scenario, also one that a campaign saved, or a log of commands and events, plain or .gz; "
      + "- for standard input")
  private static let save = Parameter.option(
    "save", .folder("DIR"), "Keep what is left as a scenario file in this folder")
  private static let trials = Parameter.option(
    "trials", .integer("N", in: 1...100_000_000), default: 20_000,
    "The most flows that are tried; 20000 by default")

  static let definition = Subcommand(
    "shrink", summary: "Shrink a scenario or a log that an engine fails",
    discussion: [
      "The commands of the file are played again. They fail where the engine breaks a law or "
        + "differs from the other engine; expectations and events in the file are not looked at. "
        + "Commands, instruments and conventions are taken away and numbers made smaller as long as "
        + "the same law is broken in the same way. It ends when no single command can go and no "
        + "number be smaller; it exits with 1 then, and with 0 where nothing fails."
    ],
    parameters: file, SharedParameters.engine, SharedParameters.timeLimit, save, trials,
    examples: [
      .init("assay shrink scenarios/found/a-long-one.json", "Find the commands that matter."),
      .init(
        "assay shrink night.jsonl.gz --engine specification --save scenarios/found",
        "Play a log's commands on another engine, and keep what is left."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let terminal = invocation.terminal
    let input = invocation[file]
    let bytes = try input.bytes()
    let interrupt = invocation.interrupt
    let engine = try invocation.campaignEngine()
    var shrinking: PlayShrinking
    do throws(HistoryRefusal) {
      shrinking = try PlayShrinking(
        reading: bytes, engine: engine)
    } catch {
      terminal.print(error.rendered(file: input.path), to: .error)
      if let hint = error.hint { terminal.print("assay: hint: \(hint)", to: .error) }
      return .usage
    }
    shrinking.trialLimit = invocation[trials]
    let replay = Stopwatch().occasion().commandLine
    terminal.showProgress("shrinking \(shrinking.play.commands.count) commands")
    let shrunk = shrinking.shrink(replay: replay, isInterrupted: { interrupt.isRequested })
    terminal.endProgress()
    guard var found = shrunk else {
      terminal.print("\(input.path): nothing fails on the \(shrinking.engine.source.name) engine")
      if let rest = shrinking.rest { terminal.print("nothing to shrink: \(rest)") }
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
    if interrupt.isRequested {
      terminal.print("interrupted: it may not be the smallest", to: .error)
      return .interrupted
    }
    if found.failure.trials >= shrinking.trialLimit {
      terminal.print(
        "the trials ran out, so that it may not be the smallest; --trials N allows more", to: .error
      )
    }
    return .nonconforming
  }
}
