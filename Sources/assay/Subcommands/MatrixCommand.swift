internal import CommandLineFrame
internal import Conformance
internal import JSONText
internal import OrderFlow
internal import Reports
internal import Results
internal import Synchronization

/// `assay matrix`: many engines, side by side.
enum MatrixCommand {
  private static let paths = Parameter.arguments(
    .path("PATH"), "Scenario files, areas or AREA/NAME; all scenarios where none is named")
  private static let engines = Parameter.option(
    "engines", .inputFile.named("MANIFEST"),
    "The engines, as 'make fleet' lists them in .build/fleet/engines.json")
  private static let seed = Parameter.option(
    "seed", .integer("S", in: 0...(.max)), default: 1, "The seed of the random flow; 1 by default")
  private static let cases = Parameter.option(
    "cases", .integer("N", in: 0...100_000), default: 100,
    "How many cases of random flow each engine gets; 100 by default")
  private static let commands = Parameter.option(
    "commands", .integer("K", in: 1...10_000), default: 200,
    "How many commands a case has; 200 by default")
  private static let profile = Parameter.option(
    "profile", ValueKind<NamedProfile>.choice("PROFILE"), default: .full,
    "What the random flow is made of, as 'assay fuzz' names it; full by default")
  private static let budget = Parameter.option(
    "budget", ValueKind<Duration>.duration, default: .seconds(300),
    "The time that one engine may take in all; 5m by default")
  private static let jobs = Parameter.option(
    "jobs", short: "j", .integer("N", in: 1...256), default: 1,
    "How many engines are judged at a time; 1 by default, so that none waits for another")
  private static let resume = Parameter.option(
    "resume", .path("FILE"),
    "Keep what is done in this file after each engine, and go on from it where it is there")
  private static let output = Parameter.option(
    "output", short: "o", .folder("DIR"), default: "reports/latest",
    "Where matrix.json, matrix.md and matrix.html are written; reports/latest by default")
  private static let reproductions = Parameter.option(
    "reproductions", .folder("DIR"),
    "Scripts that show on an engine's own interface what was found; failures are linked to them")
  private static let json = Parameter.option(
    "json", .outputFile, "Write the matrix as JSON here too ('assay schema matrix' describes it)")

  static let definition = Subcommand(
    "matrix", summary: "Judge many engines, and compare them side by side",
    discussion: [
      "Each engine of the manifest is judged on the scenarios and on the same random order flow. "
        + "Of each kind of failure the smallest order flow is told, with the line that replays it. "
        + "An engine that can't be started, ends or does not answer is a row like the others.",
      "matrix.json is written anew after each engine, so that nothing that is done is lost; "
        + "--resume goes on from it.",
    ],
    parameters: paths, engines, profile, cases, commands, seed, budget, SharedParameters.timeLimit,
    jobs,
    resume, output, reproductions, json, SharedParameters.scenarios,
    examples: [
      .init(
        "assay matrix --engines .build/fleet/engines.json", "Judge what 'make fleet' made."),
      .init(
        "assay matrix --engines engines.json --cases 20 --budget 30s --time-limit 2s",
        "A quick look."),
      .init(
        "assay matrix --engines engines.json --resume reports/latest/matrix.json",
        "Go on after an interruption."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let stopwatch = Stopwatch()
    let entries = try entries(invocation)
    let suite = try suite(invocation)
    let plan = MatrixPlan(
      scenarios: suite.count, profile: invocation[profile].rawValue,
      seed: UInt64(invocation[seed]), cases: invocation[cases],
      commandsPerCase: invocation[commands],
      budgetNanoseconds: Int(invocation[budget].components.seconds) * 1_000_000_000,
      requestNanoseconds: Int(invocation[SharedParameters.timeLimit].components.seconds)
        * 1_000_000_000)
    let scripts = try scripts(invocation)
    let kept = try keptMatrix(plan, suite, invocation)
    let areas = suite.areas
    @Sendable func result(_ rows: [MatrixRow], _ ending: CampaignEnding) -> MatrixResult {
      var rows = rows
      scripts?.add(to: &rows)
      return MatrixResult(
        suiteVersion: Assay.version, occasion: occasion(of: stopwatch, after: kept), plan: plan,
        ending: ending, areas: areas, rows: rows)
    }
    var run = MatrixRun(of: entries, on: suite, by: plan)
    run.jobs = invocation[jobs]
    run.folder = invocation.surroundings.currentFolder
    run.host = [invocation.surroundings.executable, "serve"]
    let (terminal, interrupt) = (invocation.terminal, invocation.interrupt)
    let path = invocation[resume] ?? "\(invocation[output])/matrix.json"
    let problem = Mutex<CorpusError?>(nil)
    let (rows, ending) = run.run(
      keeping: kept?.rows ?? [],
      with: MatrixRun.Company(
        clock: { Int(monotonicNanoseconds()) }, isInterrupted: { interrupt.isRequested },
        progress: { terminal.showProgress(MatrixProgress.text(of: $0)) },
        keep: { rows in
          let bytes = MatrixJSON.bytes(of: result(rows, .interrupted))
          let failure = Self.failure { () throws(CorpusError) in
            try Files.write(String(decoding: bytes, as: UTF8.self), to: path)
          }
          problem.withLock { $0 = failure }
        }))
    terminal.endProgress()
    let matrix = result(rows, ending)
    try write(matrix, keptIn: path, invocation)
    terminal.write(Array(MatrixText.table(of: matrix).utf8))
    if let failure = problem.withLock({ $0 }) { throw CommandFailure(failure) }
    if ending == .interrupted {
      terminal.print(
        "interrupted; give --resume \(path) to go on with the other engines", to: .error)
      return .interrupted
    }
    guard matrix.judgedSomething else {
      throw CommandFailure("none of the engines could be judged")
    }
    return matrix.conforms ? .success : .nonconforming
  }

  private static func failure(_ body: () throws(CorpusError) -> Void) -> CorpusError? {
    do throws(CorpusError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  // MARK: - What is read

  private static func entries(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> [MatrixEntry] {
    guard let file = invocation[engines] else {
      throw CommandFailure(
        "--engines is missing: a matrix needs a list of engines",
        hint: "'make fleet' makes one: --engines .build/fleet/engines.json")
    }
    let bytes = try file.bytes()
    do throws(JSONRefusal) {
      var manifest = try MatrixManifest(reading: bytes)
      manifest.shortenPaths(below: invocation.surroundings.currentFolder)
      return manifest.entries
    } catch {
      throw CommandFailure("--engines: \(error.rendered(file: file.path))")
    }
  }

  private static func suite(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> MatrixSuite {
    let corpus = try invocation.corpus()
    let chosen: [Corpus.Entry]
    do throws(CorpusError) {
      chosen = try corpus.entries(choosing: invocation[paths])
    } catch {
      throw CommandFailure(error)
    }
    do throws(SuiteFileError) {
      return try MatrixSuite(chosen)
    } catch {
      throw CommandFailure(error.report)
    }
  }

  private static func scripts(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> Reproductions? {
    guard let folder = invocation[reproductions] else { return nil }
    let files: (names: [String], table: [UInt8]?)
    do throws(CorpusError) {
      files = try Reproductions.files(in: folder)
    } catch {
      throw CommandFailure(error)
    }
    do throws(JSONRefusal) {
      return try Reproductions(folder: folder, names: files.names, table: files.table)
    } catch {
      throw CommandFailure(error.rendered(file: "\(folder)/\(Reproductions.tableName)"))
    }
  }

  /// When and how it was begun, and how long it took in all its parts.
  private static func occasion(of stopwatch: Stopwatch, after kept: MatrixResult?) -> Occasion {
    let own = stopwatch.occasion()
    guard var occasion = kept?.occasion else { return own }
    occasion.durationNanoseconds += own.durationNanoseconds
    return occasion
  }

  /// What an earlier part has left, which must be of the same suite and plan.
  private static func keptMatrix(
    _ plan: MatrixPlan, _ suite: MatrixSuite, _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> MatrixResult? {
    guard let path = invocation[resume] else { return nil }
    let found: [UInt8]?
    do throws(CorpusError) {
      found = try Files.read(path)
    } catch {
      throw CommandFailure(error)
    }
    guard let bytes = found else { return nil }
    let kept: MatrixResult
    do throws(JSONRefusal) {
      kept = try MatrixJSON.result(from: bytes)
    } catch {
      throw CommandFailure("--resume: \(error.rendered(file: path))")
    }
    guard kept.suiteVersion == Assay.version, kept.plan == plan, kept.areas == suite.areas else {
      throw CommandFailure(
        "--resume: '\(path)' is of another matrix: the suite, the scenarios, the random flow or "
          + "the times differ",
        hint: "give another file to begin a matrix, or the options of the one in the file")
    }
    return kept
  }

  // MARK: - What is written

  private static func write(
    _ matrix: MatrixResult, keptIn path: String, _ invocation: borrowing Invocation
  ) throws(CommandFailure) {
    let text = String(decoding: MatrixJSON.bytes(of: matrix), as: UTF8.self)
    let folder = invocation[output]
    var files = [
      ("\(folder)/matrix.json", text),
      ("\(folder)/matrix.md", MatrixMarkdown.text(for: matrix)),
      ("\(folder)/matrix.html", MatrixPage.page(for: matrix, at: "\(folder)/matrix.html")),
    ]
    if path != files[0].0 { files.append((path, text)) }
    for (path, text) in files {
      do throws(CorpusError) {
        try Files.write(text, to: path)
      } catch {
        throw CommandFailure(error)
      }
    }
    if let file = invocation[json] { try file.write(Array(text.utf8)) }
  }
}

/// How far a matrix is, in a line.
private enum MatrixProgress {
  static func text(of progress: MatrixRun.Progress) -> String {
    let stage =
      switch progress.stage {
      case .scenarios(let done, let total): "\(done)/\(total) scenarios"
      case .cases(let done, let total): "\(done)/\(total) cases"
      case .shrinking: "shrinking"
      case .done: "done"
      }
    return "\(progress.done)/\(progress.total) engines  \(progress.engine): \(stage)"
  }
}
