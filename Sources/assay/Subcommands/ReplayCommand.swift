internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import JSONText
internal import Market
internal import MarketData
internal import Reports
internal import Results

/// `assay replay`: recorded order flow through an engine.
enum ReplayCommand {
  private static let flow = Parameter.argument(
    ValueKind<FileInput>.inputFile.named("FLOW"), "The recorded order flow, plain or .gz")
  private static let trades = Parameter.option(
    "expect", ValueKind<FileInput>.inputFile.named("TRADES"),
    "The trades that really happened, to be compared one by one")
  private static let explained = Parameter.option(
    "explain", .text("TRADE"),
    "Show what led to one trade: its number, line:N of the trades, or first for the first that "
      + "disagrees")
  private static let books = Parameter.option(
    "book", ValueKind<FileInput>.inputFile.named("BOOKS"),
    "The order books beside LOBSTER's messages, to be compared row by row")
  private static let symbol = Parameter.option(
    "symbol", .text("SYMBOL"), "The stock, of those in a day of TotalView-ITCH")

  static let definition = Subcommand(
    "replay", summary: "Replay recorded order flow, and compare the trades with the real ones",
    discussion: [
      "Known by their first lines are a security's day at the Shanghai Stock "
        + "Exchange (op,id,side,…), and a log of Bitstamp's orders (id,timestamp,…) of today or "
        + "of 2015. Of a log the commands are found first; what the recording itself brought "
        + "about is told apart from what only a fault explains. The log of 2015 "
        + "(…,exchange.timestamp,…) tells its own trades, and is compared without --expect.",
      "The messages of a LOBSTER day (…_message_….csv) tell their executions themselves: each is "
        + "judged, and the engine must make those trades that were due by price, then time.",
      "So do the messages of a day of Nasdaq's TotalView-ITCH 5.0, a binary file of all stocks, "
        + "of which --symbol names one.",
      "Any other file is an order log, a command to a row: an action (new, cancel, reduce, "
        + "replace, massCancel, uncross, phase, clock), an id, and what the action needs of side, "
        + "price, quantity, type, tif, time, expiry, symbol, account, phase. Columns are found "
        + "by their usual names. Others are named by --columns, other words by --values, or both "
        + "by --format ('assay schema order-log' describes the file). The trades have maker and "
        + "taker or buyer and seller, price, quantity, aggressor, symbol and time; what is not "
        + "there is not compared.",
      "An engine behind a connection is asked only what it declares, under the conventions that it "
        + "has chosen: a flow that needs more is unsupported (exit code 2), and where it crashes, "
        + "hangs or breaks the protocol that is the verdict (exit code 1).",
    ],
    parameters: flow, SharedParameters.engine, SharedParameters.timeLimit, trades, books, symbol,
    explained, SharedParameters.json,
    OrderLogParameters.format, OrderLogParameters.columns, OrderLogParameters.values,
    OrderLogParameters.priceUnit, OrderLogParameters.quantityUnit, OrderLogParameters.timeUnit,
    OrderLogParameters.delimiter,
    examples: [
      .init(
        "assay replay flow.csv.gz --expect expected_trades.csv.gz",
        "Replay a recorded day through the reference engine and check every trade."),
      .init(
        "assay replay GOOG_2012-06-21_…_message_10.csv --book GOOG_2012-06-21_…_orderbook_10.csv",
        "Audit a LOBSTER day, and check the engine by each execution."),
      .init(
        "assay replay 01302019.NASDAQ_ITCH50.gz --symbol AAPL",
        "Audit one stock of a day of all, and check the engine by each execution."),
      .init("assay replay flow.csv.gz --engine specification", "Replay it and count the trades."),
      .init(
        "assay replay orders.csv --expect trades.csv --engine 'process:python3 adapter.py'",
        "Replay an order log through an engine of any language."),
      .init(
        "assay replay orders.csv --columns id=oid,time=ts --values action.new=A --price-unit 0.001",
        "Replay an order log whose columns and words have names of their own."),
      .init(
        "assay replay orders.csv --expect trades.csv --explain first",
        "Show what led to the first trade that disagrees: book, queue, command, trades."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let run = try replayRun(invocation)
    try check(run)
    let stopwatch = Stopwatch()
    let terminal = invocation.terminal
    let engine = run.engine.identity
    let outcome: ReplayRun.Outcome
    do throws(ReplayRun.Failure) {
      outcome = try replay(run, invocation)
    } catch {
      switch error {
      case .interrupted: return .interrupted
      case .file(let problem):
        let label = terminal.paint("error:", .red, for: .error)
        terminal.print("\(problem.place): \(label) \(problem.message)", to: .error)
        return .usage
      case .symbol(let wanted, let known): throw failure(of: run.flow, wanted, known)
      }
    }
    if outcome.finding?.verdict == .unknown, invocation.interrupt.isRequested {
      return .interrupted
    }
    let result = outcome.result(
      engine: engine, occasion: stopwatch.occasion())
    guard result != nil || run.explained == nil else {
      throw CommandFailure(
        "--explain: there are no trades of which one could be explained",
        hint: "name the trades that really happened by --expect")
    }
    if let file = invocation[SharedParameters.json] {
      guard let result else {
        throw CommandFailure(
          "--json: there is no result without trades to compare with",
          hint: "name the trades that really happened by --expect")
      }
      try file.write(
        ReportJSON.bytes(of: Report(suiteVersion: Assay.version, replays: [result])))
    }
    terminal.print(
      outcome.feed.map { FeedText.header(for: outcome.counts, $0, engine: engine.name) }
        ?? ReplayText.header(for: outcome.counts, engine: engine.name))
    for note in outcome.notes { terminal.print("  note: \(note)") }
    guard let result else {
      terminal.print(ReplayText.made(outcome.counts))
      return .success
    }
    if let feed = result.feed { terminal.print(FeedText.counts(feed)) }
    if let finding = result.finding, finding.verdict != .convention {
      return end(result, finding, terminal)
    }
    if run.explained != nil { return try explain(outcome, result, terminal) }
    show(result, terminal)
    if result.trades.expected == 0, result.trades.produced == 0 {
      throw CommandFailure("\(run.flow): nothing was judged, because nothing traded")
    }
    return result.conforms ? .success : result.finding == nil ? .nonconforming : .usage
  }

  /// Tells of a replay that no trade decides.
  private static func end(
    _ result: ReplayResult, _ finding: ReplayFinding, _ terminal: Terminal
  ) -> ExitCode {
    let isWrong = finding.verdict.breaksConformance
    let label = terminal.paint(finding.verdict.rawValue, isWrong ? .red : .yellow)
    terminal.print("\(result.engine.name) \(label): \(finding.message)")
    for line in finding.lastWords { terminal.print("  stderr: \(line)") }
    terminal.print("Replay it: \(result.occasion.commandLine)")
    return isWrong ? .nonconforming : .usage
  }

  private static func replayRun(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ReplayRun {
    var run = ReplayRun(
      engine: .reference, flow: invocation[flow].path,
      trades: invocation[trades]?.path, books: invocation[books]?.path,
      format: try OrderLogParameters.format(invocation), symbol: invocation[symbol])
    let spec = invocation[SharedParameters.engine]
    if case .own(let choice) = spec {
      run.engine = .own(choice)
    } else {
      var limits = invocation.engineLimits
      // A flow is as long as it is; each request has its time.
      limits.case = .max
      let interrupt = invocation.interrupt
      run.engine = .foreign(
        try invocation.open(spec, limits, isInterrupted: { interrupt.isRequested }))
    }
    if let text = invocation[explained] {
      guard let choice = TradeChoice(text) else {
        throw CommandFailure(
          "--explain: '\(text)' is no trade",
          hint: "give its number from 1, line:N with its line, or first")
      }
      run.explained = choice
    }
    return run
  }

  private static func explain(
    _ outcome: ReplayRun.Outcome, _ result: ReplayResult, _ terminal: Terminal
  ) throws(CommandFailure) -> ExitCode {
    guard let explanation = outcome.explanation else {
      guard result.disagreements.isEmpty else {
        throw CommandFailure(
          "--explain: there is no such trade among \(result.trades.expected)")
      }
      throw CommandFailure(
        "--explain: there is no such trade; all \(result.trades.expected) agree")
    }
    terminal.print("")
    terminal.print(ReplayExplanationText.text(for: explanation))
    return explanation.agrees ? .success : .nonconforming
  }

  /// Sees to it that the options fit the flow.
  private static func check(_ run: ReplayRun) throws(CommandFailure) {
    let feed = run.feed
    if feed != nil, run.trades != nil {
      throw CommandFailure("--expect: the messages of a feed tell its executions themselves")
    }
    if feed != nil, run.explained != nil {
      throw CommandFailure("--explain: the executions of a feed are judged one by one already")
    }
    if run.explained != nil, case .foreign(let source) = run.engine, !source.profile.can(.orders) {
      throw CommandFailure(
        "--explain: the queue is shown by the engine's own book, and it does not declare orders")
    }
    if run.explained != nil, !run.canBeReadAgain {
      throw CommandFailure("--explain: a flow that is explained is read twice, which a pipe is not")
    }
    if feed != .lobster, run.books != nil {
      throw CommandFailure("--book: only LOBSTER's messages have order books beside them")
    }
    if feed != .itch, run.symbol != nil {
      throw CommandFailure("--symbol: only a day of TotalView-ITCH holds several stocks")
    }
  }

  /// No stock of a file, or none that it has, was named.
  private static func failure(
    of file: String, _ wanted: String?, _ known: [String]
  ) -> CommandFailure {
    let shown = known.prefix(3).joined(separator: ", ")
    let others = known.count > 3 ? " and \(known.count - 3) more" : ""
    guard let wanted else {
      return CommandFailure(
        "\(file): a day of \(known.count) stocks, of which --symbol must name one",
        hint: known.isEmpty ? nil : "there are \(shown)\(others)")
    }
    guard ItchSymbol(padding: wanted) != nil else {
      return CommandFailure(
        "--symbol: '\(wanted)' is not 1 to 8 characters that a stock may be called")
    }
    guard !known.isEmpty else {
      return CommandFailure("--symbol: \(file) names no stock, and so not '\(wanted)'")
    }
    return CommandFailure(
      "--symbol: '\(wanted)' is not among the \(known.count) stocks of \(file)",
      hint: didYouMean(wanted, among: known).map { "did you mean '\($0)'?" }
        ?? "there are \(shown)\(others)")
  }

  private static func replay(
    _ run: ReplayRun, _ invocation: borrowing Invocation
  ) throws(ReplayRun.Failure) -> ReplayRun.Outcome {
    let (terminal, interrupt) = (invocation.terminal, invocation.interrupt)
    let start = monotonicNanoseconds()
    defer { terminal.endProgress() }
    return try run.run(
      clock: { Int(monotonicNanoseconds()) },
      isWanted: { step in
        terminal.showProgress(step.words(after: Int(monotonicNanoseconds() - start)))
        return !interrupt.isRequested
      })
  }

  private static func show(_ result: ReplayResult, _ terminal: Terminal) {
    terminal.print(ReplayText.comparison(result))
    let verdict =
      result.conforms
      ? terminal.paint("agrees", .green)
      : result.verdict == .convention
        ? terminal.paint("differs by convention", .yellow) : terminal.paint("disagrees", .red)
    if let finding = result.finding { terminal.print("  \(finding.message)") }
    terminal.print("\(result.engine.name) \(verdict): \(ReplayText.conclusion(result))")
    terminal.print("Replay it: \(result.occasion.commandLine)")
  }
}

extension ReplayRun.Subject {
  /// The name and version that it gives itself; our own have the suite's version.
  fileprivate var identity: EngineIdentity {
    switch self {
    case .own(let choice): EngineIdentity(name: choice.rawValue, version: Assay.version)
    case .foreign(let source): EngineIdentity(source)
    }
  }
}

extension ReplayRun.Step {
  /// What is being done, in a few words.
  fileprivate func words(after nanoseconds: Int) -> String {
    switch self {
    case .reading(let path, let progress):
      "reading \(path)"
        + ReplayText.progress(
          bytes: progress.bytes, of: progress.size, inNanoseconds: nanoseconds)
    case .replaying(let done, 0): "replaying: \(done)"
    case .replaying(let done, let total): "replaying: \(done)/\(total)"
    case .streaming(let commands, let progress):
      "replaying"
        + ReplayText.progress(
          bytes: progress.bytes, of: progress.size, commands: commands,
          inNanoseconds: nanoseconds)
    case .comparing: "comparing the trades"
    case .explaining(let done, let total): "explaining: instant \(done)/\(total)"
    }
  }
}
