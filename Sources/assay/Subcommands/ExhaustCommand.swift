internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import Glibc
internal import Market
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
  private static let bothSides = Parameter.flag(
    "both-sides", "Take the mirror images too, which are left out where an alphabet has them all")
  private static let allConventions = Parameter.flag(
    "all-conventions", "Judge under every combination of the conventions that the alphabet can show"
  )
  private static let jobs = Parameter.option(
    "jobs", short: "j", .integer("N", in: 1...256),
    "How many threads search; as many as the machine has processors by default")
  private static let save = Parameter.option(
    "save", .path("DIR"), "Keep the sequence that is wrong as a scenario in this folder")

  static let definition = Subcommand(
    "exhaust", summary: "Judge an engine on every sequence of a few commands",
    discussion: [
      "The shortest sequences come first, so what is found is as small as it can be. Each "
        + "sequence is judged by the laws and by the other engine's reading of the rules when its "
        + "last command has been carried out: what the engine says, and the book that it shows.",
      "What differs in nothing but names is one sequence: orders get the ids 1, 2, 3, … as they "
        + "come, and of a sequence and its mirror image (buy for sell, high for low) the one that "
        + "buys first is taken. A fault of one side alone may then need a command more to show; "
        + "--both-sides takes all, at twice the cost.",
      "The alphabets: "
        + NamedAlphabet.allCases.map { "\($0.rawValue): \($0.alphabet.summary)" }
        .joined(separator: ". ") + ".",
    ],
    parameters: SharedParameters.engine, SharedParameters.timeLimit, alphabet, depth,
    ConventionsParameter.chosen, allConventions, bothSides, jobs, save, SharedParameters.json,
    examples: [
      .init("assay exhaust --depth 5", "Judge the reference engine on all plain sequences of 5."),
      .init(
        "assay exhaust --alphabet auction --engine specification --save scenarios/found",
        "Judge the specification on short auctions, and keep what is wrong."),
      .init(
        "assay exhaust --depth 3 --conventions decreasePriority=loses,identifierReuse=never",
        "Judge an engine of other conventions."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let stopwatch = Stopwatch()
    let (terminal, interrupt) = (invocation.terminal, invocation.interrupt)
    let engine = try invocation.openEngine()
    var cases: [CaseResult] = []
    var stories: [FlowStory] = []
    var sequences = 0
    var wasInterrupted = false
    let runs = try runs(of: engine, invocation)
    for run in runs where !wasInterrupted {
      let outcome = run.run(
        now: {
          ExhaustiveRun.Instant(
            wall: Int(monotonicNanoseconds()), processor: processorNanoseconds())
        },
        isWanted: { depth in
          terminal.showProgress(depth.progress)
          return !interrupt.isRequested
        })
      terminal.endProgress()
      let story = run.story(
        of: outcome, engine: engine, partner: engine.partner,
        replay: stopwatch.occasion().commandLine)
      cases += outcome.cases(of: run.label, story: story)
      sequences += outcome.sequences
      wasInterrupted = outcome.wasInterrupted
      if runs.count == 1 {
        for depth in outcome.depths { terminal.print(depth.progress) }
      } else if outcome.wrong != nil || story != nil {
        terminal.print("\(run.label):")
      }
      if let story {
        stories.append(story)
        try show(story, invocation)
      }
    }
    let result = RunResult(
      engine: EngineIdentity(engine),
      occasion: stopwatch.occasion(), cases: cases)
    if let file = invocation[SharedParameters.json] {
      try file.write(ReportJSON.bytes(of: Report(suiteVersion: Assay.version, runs: [result])))
    }
    let isWrong = cases.contains { $0.verdict.breaksConformance }
    let verdict =
      isWrong
      ? terminal.paint("does not conform", .red)
      : wasInterrupted ? "did nothing wrong so far" : terminal.paint("conforms", .green)
    terminal.print(
      "\(engine.name) \(verdict): "
        + ExhaustiveText.judged(sequences, of: invocation[alphabet].rawValue)
        + (runs.count > 1 ? " under \(runs.count) conventions" : ""))
    if wasInterrupted {
      terminal.print("interrupted: the rest was not judged", to: .error)
      return .interrupted
    }
    return result.tally.conforms ? .success : .nonconforming
  }

  /// A run for each of the conventions that are asked for.
  private static func runs(
    of engine: EngineSource, _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> [ExhaustiveRun] {
    var letters = invocation[alphabet].alphabet
    if let chosen = try ConventionsParameter.choice(invocation) {
      letters.conventions = chosen.conventions
    }
    letters.conventions = engine.profile.conventions.imposed(on: letters.conventions)
    let plain = ExhaustiveRun(engine: engine, alphabet: letters, depth: invocation[depth])
    if let obstacle = plain.obstacle(for: engine) {
      throw CommandFailure(obstacle, hint: "'assay run' and 'assay fuzz' ask only what it declares")
    }
    let all = invocation[allConventions] ? letters.everyConventions : [letters.conventions]
    return all.filter {
      engine.profile.conventions.imposed(on: $0) == $0
    }.map { conventions in
      var own = letters
      own.conventions = conventions
      var run =
        if case .own(let choice) = invocation[SharedParameters.engine] {
          ExhaustiveRun(engine: choice, alphabet: own, depth: invocation[depth])
        } else {
          ExhaustiveRun(engine: engine, alphabet: own, depth: invocation[depth])
        }
      run.mirrorImages = invocation[bothSides] ? .taken : .skipped
      run.jobs = invocation[jobs] ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
      return run
    }
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
      commands, sequences: sequences, total: total, nanoseconds: nanoseconds,
      processorNanoseconds: processorNanoseconds)
  }
}
