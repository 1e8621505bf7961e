internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import OrderFlow
internal import Reports
internal import Results

/// `assay exhaust`: every sequence of a few commands.
enum ExhaustCommand {
  private static let depth = Parameter.option(
    "depth", short: "d", .integer("N", in: 1...ExhaustiveRun.greatestDepth), default: 4,
    "The most commands of a sequence; 4 by default")
  private static let alphabet = Parameter.option(
    "alphabet", short: "a", ValueKind<NamedAlphabet>.choice("NAME"), default: .plain,
    "What the sequences are made of; plain by default")
  private static let skipMirrored = Parameter.flag(
    "skip-mirrored", "Of a sequence and its mirror image take only the one that buys first")
  private static let save = Parameter.option(
    "save", .path("DIR"), "Keep the sequence that is wrong as a scenario in this folder")

  static let definition = Subcommand(
    "exhaust", summary: "Judge an engine on every sequence of a few commands",
    discussion: [
      "The shortest sequences come first, so what is found is as small as it can be. Each "
        + "sequence is judged by the laws and by the other engine's reading of the rules when its "
        + "last command has been carried out; orders get the ids 1, 2, 3, … as they come.",
      "The alphabets: "
        + NamedAlphabet.allCases.map { "\($0.rawValue): \($0.alphabet.summary)" }
        .joined(separator: ". ") + ".",
    ],
    parameters: SharedParameters.engine, SharedParameters.timeLimit, alphabet, depth, skipMirrored,
    save,
    SharedParameters.json,
    examples: [
      .init("assay exhaust --depth 5", "Judge the reference engine on all plain sequences of 5."),
      .init(
        "assay exhaust --alphabet auction --engine specification --save scenarios/found",
        "Judge the specification on short auctions, and keep what is wrong."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let stopwatch = Stopwatch()
    let (terminal, interrupt) = (invocation.terminal, invocation.interrupt)
    let (engine, name) = (try invocation.openEngine(), invocation[alphabet])
    var run =
      if case .own(let choice) = invocation[SharedParameters.engine] {
        ExhaustiveRun(engine: choice, alphabet: name.alphabet, depth: invocation[depth])
      } else {
        ExhaustiveRun(engine: engine, alphabet: name.alphabet, depth: invocation[depth])
      }
    if invocation[skipMirrored] { run.mirrorImages = .skipped }
    let outcome = run.run(
      clock: { Int(monotonicNanoseconds()) },
      isWanted: { depth in
        terminal.showProgress(depth.progress)
        return !interrupt.isRequested
      })
    terminal.endProgress()
    let occasion = stopwatch.occasion()
    let story = run.story(
      of: outcome, engine: engine, partner: engine.partner,
      replay: occasion.commandLine)
    let result = RunResult(
      engine: EngineIdentity(engine), occasion: occasion,
      cases: outcome.cases(of: name.rawValue, story: story))
    if let file = invocation[SharedParameters.json] {
      try file.write(ReportJSON.bytes(of: Report(suiteVersion: Assay.version, runs: [result])))
    }
    show(outcome, name, engine, terminal)
    if let story { try show(story, invocation) }
    if outcome.wasInterrupted {
      terminal.print("interrupted: the rest was not judged", to: .error)
      return .interrupted
    }
    return result.tally.conforms ? .success : .nonconforming
  }

  private static func show(
    _ outcome: ExhaustiveRun.Outcome, _ alphabet: NamedAlphabet, _ engine: EngineSource,
    _ terminal: Terminal
  ) {
    for depth in outcome.depths { terminal.print(depth.progress) }
    let verdict =
      outcome.wrong != nil
      ? terminal.paint("does not conform", .red)
      : outcome.wasInterrupted ? "did nothing wrong so far" : terminal.paint("conforms", .green)
    terminal.print(
      "\(engine.name) \(verdict): "
        + ExhaustiveText.judged(outcome.sequences, of: alphabet.rawValue))
  }

  private static func show(
    _ story: FlowStory, _ invocation: borrowing Invocation
  ) throws(CommandFailure) {
    let terminal = invocation.terminal
    terminal.print("")
    for command in story.commandLines { terminal.print("  \(command)") }
    terminal.print("")
    terminal.print(StoryText.text(for: story.failure))
    guard let folder = invocation[save] else { return }
    guard let saved = story.saved else {
      terminal.print("not saved: no scenario can say it", to: .error)
      return
    }
    do throws(CorpusError) {
      terminal.print("saved \(try saved.write(in: folder))")
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension ExhaustiveRun.Depth {
  /// How far the depth has come and how fast.
  fileprivate var progress: String {
    ExhaustiveText.depth(
      commands, sequences: sequences, total: total, nanoseconds: nanoseconds)
  }
}
