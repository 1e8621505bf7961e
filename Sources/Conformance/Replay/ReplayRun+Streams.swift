internal import Engines
internal import Market
internal import MarketData
internal import Results

/// How the files of a streamed replay are opened, and what is known of them beforehand.
struct Streams<Commands: CommandSource & ~Copyable, Trades: TradeSource & ~Copyable> {
  let venue: RecordedVenue
  let conventions: Conventions
  /// Opens the flow once more.
  let reopen: () throws(ReplayRun.Failure) -> Commands
  /// Opens the trades at a path.
  let openTrades: (String) throws(ReplayRun.Failure) -> Trades
}

extension ReplayRun {
  /// How the files of a day of Shanghai are opened.
  func shanghaiStreams(
    _ watch: ReplayWatch
  ) -> Streams<ShanghaiDayReader, ShanghaiTrades.Reader> {
    let security = ShanghaiSecurity(symbol: RecordingName(path: flow).text)
    return Streams(
      venue: .shanghai, conventions: Conventions(),
      reopen: { () throws(Failure) -> ShanghaiDayReader in
        guard case .shanghaiDay(let day) = try open(watch) else { throw changed }
        return day
      },
      openTrades: { (path) throws(Failure) -> ShanghaiTrades.Reader in
        try watch.opening(path, .comparing) { (source) throws(MarketDataProblem) in
          try ShanghaiTrades.Reader(source, of: security)
        }
      })
  }

  /// How an order log and its trades are opened.
  func orderLogStreams(_ watch: ReplayWatch) -> Streams<OrderLogReader, OrderLogTrades> {
    let format = format ?? OrderLogFormat()
    return Streams(
      venue: .orderLog, conventions: format.conventions,
      reopen: { () throws(Failure) -> OrderLogReader in
        guard case .orderLog(let log) = try open(watch) else { throw changed }
        return log
      },
      openTrades: { (path) throws(Failure) -> OrderLogTrades in
        try watch.opening(path, .comparing) { (source) throws(MarketDataProblem) in
          try OrderLogTrades(source, format: format)
        }
      })
  }

  private var changed: Failure {
    .file(
      MarketDataProblem(
        file: flow, expected: "the file that was read before", found: "another one"))
  }

  /// Replays a flow while it is read.
  ///
  /// `begin` makes a fresh engine, with the instruments that are known at first.
  func run<Player, Commands, Trades>(
    _ commands: consuming Commands, _ streams: Streams<Commands, Trades>,
    _ clock: () -> Int, _ watch: ReplayWatch, begin: ([Instrument]) -> Player
  ) throws(Failure) -> Outcome
  where
    Player: StepPlayer & ~Copyable, Commands: CommandSource & ~Copyable,
    Trades: TradeSource & ~Copyable
  {
    guard let trades else {
      var none = WholeTrades([])
      return try outcome(
        of: replay(
          begin(commands.instruments), &commands, &none, fields: [], clock, watch),
        streams.venue, fields: .all
      ).outcome
    }
    var happened = try streams.openTrades(trades)
    let fields = happened.fields.intersection(reportedFields)
    var replay = try self.replay(
      begin(commands.instruments), &commands, &happened, fields: fields, clock, watch)
    let (counted, judge) = outcome(of: replay, streams.venue, fields: fields)
    var outcome = counted
    guard replay.finding == nil else { return outcome }
    try watch.check(.comparing)
    replay.classify(arrivals: try arrivals(of: replay.ordersInQuestion, streams, watch))
    let findings = replay.findings
    outcome.comparison = judge.comparison(
      findings,
      trades: TradeAgreement(
        expected: replay.comparison.expectedCount, produced: replay.comparison.producedCount,
        agreeing: replay.comparison.agreeing + findings.agreeing),
      sources: sources)
    guard let explained, let question = question(explained, replay.comparison, findings) else {
      return outcome
    }
    let explainer = TradeExplainer(
      question: question, words: judge.words, holder: engine.name)
    var again = try streams.reopen()
    let command = try watch.reading { () throws(MarketDataProblem) in
      try explainer.command(in: &again)
    }
    again = try streams.reopen()
    var tradesAgain = try streams.openTrades(trades)
    outcome.explanation = try watch.reading { () throws(MarketDataProblem) in
      try explainer.explanation(
        of: command, in: &again, &tradesAgain, by: begin(again.instruments))
    }
    return outcome
  }

  private func replay<Player, Commands, Trades>(
    _ player: consuming Player, _ commands: inout Commands, _ trades: inout Trades,
    fields: ComparedFields, _ clock: () -> Int, _ watch: ReplayWatch
  ) throws(Failure) -> StreamedReplay
  where
    Player: StepPlayer & ~Copyable, Commands: CommandSource & ~Copyable,
    Trades: TradeSource & ~Copyable
  {
    var replay = StreamedReplay(
      fields: fields, examplesKept: Self.exampleLimit, sought: explained?.sought)
    try replay.run(
      player, &commands, comparingWith: &trades, clock: clock,
      isWanted: { (done) throws(Failure) in try watch.check(streaming: done) },
      failure: watch.failure)
    return replay
  }

  private func outcome(
    of replay: StreamedReplay, _ venue: RecordedVenue, fields: ComparedFields
  ) -> (outcome: Outcome, judge: StreamedJudge) {
    let words = RecordingWords(venue: venue, instruments: replay.instruments, fields: fields)
    let judge = StreamedJudge(tally: replay.tally, words: words)
    var outcome = Outcome(counts: judge.counts(flow: RecordingName(path: flow).text))
    outcome.finding = replay.finding
    outcome.notes = replay.notes
    outcome.differsByConvention = replay.differsByConvention
    if replay.finding != nil, trades != nil {
      let comparison = replay.comparison
      outcome.comparison = Outcome.Comparison(
        sources: sources,
        trades: TradeAgreement(
          expected: comparison.expectedCount, produced: comparison.producedCount,
          agreeing: comparison.agreeing), disagreements: [], auctions: [])
    }
    return (outcome, judge)
  }

  /// When orders came, by reading the flow again; nil where a flow can't be read twice.
  private func arrivals<Commands, Trades>(
    of orders: Set<OrderID>, _ streams: Streams<Commands, Trades>, _ watch: ReplayWatch
  ) throws(Failure) -> LockstepFindings.Arrivals?
  where Commands: CommandSource & ~Copyable, Trades: TradeSource & ~Copyable {
    guard !orders.isEmpty, watch.progress.size != nil else { return nil }
    var commands = try streams.reopen()
    return try watch.reading { () throws(MarketDataProblem) in
      var arrivals: LockstepFindings.Arrivals = [:]
      try commands.forEachStep { index, step in
        if case .command(.new(let order)) = step.action, orders.contains(order.id) {
          arrivals[order.id] = index
        }
        return true
      }
      return arrivals
    }
  }

  private func question(
    _ choice: TradeChoice, _ comparison: LockstepComparison, _ findings: LockstepFindings
  ) -> TradeInQuestion? {
    if choice == .first { return findings.first.map { TradeInQuestion($0) } }
    if let found = comparison.found {
      return TradeInQuestion(agreeing: found.expected, found.produced.made, number: found.number)
    }
    switch findings.verdict {
    case .agrees(let number, let expected, let made):
      return TradeInQuestion(agreeing: expected, made.made, number: number)
    case .disagrees(let finding): return TradeInQuestion(finding)
    case nil: return nil
    }
  }
}

/// Whether a run is still wanted, asked between its steps and while files are read.
final class ReplayWatch {
  private let isWanted: (ReplayRun.Step) -> Bool
  private var isStopped = false
  /// How many commands were replayed.
  private var commands = 0
  /// How far the flow has been read.
  private(set) var progress = ReadingProgress()

  init(_ isWanted: @escaping (ReplayRun.Step) -> Bool) { self.isWanted = isWanted }

  /// Ends the run where a step is not wanted.
  func check(_ step: ReplayRun.Step) throws(ReplayRun.Failure) {
    guard ask(step) else { throw .interrupted }
  }

  /// Ends the run where no more commands are wanted.
  func check(streaming commands: Int) throws(ReplayRun.Failure) {
    self.commands = commands
    try check(.streaming(commands: commands, progress))
  }

  /// Whether a step is wanted; after one that was not, none is.
  func ask(_ step: ReplayRun.Step) -> Bool {
    isStopped = isStopped || !isWanted(step)
    return !isStopped
  }

  /// Opens a file; while it is read, the step is asked for, or how far the flow has come.
  func opening<Content: ~Copyable>(
    _ path: String, _ step: ReplayRun.Step?,
    _ body: (consuming ByteSource) throws(MarketDataProblem) -> Content
  ) throws(ReplayRun.Failure) -> Content {
    try reading { () throws(MarketDataProblem) in
      try body(
        ByteSource(file: path) { [self] progress in
          if let step { return ask(step) }
          self.progress = progress
          return ask(
            commands == 0
              ? .reading(path: path, progress) : .streaming(commands: commands, progress))
        })
    }
  }

  /// Does what reads files.
  func reading<Content: ~Copyable>(
    _ body: () throws(MarketDataProblem) -> Content
  ) throws(ReplayRun.Failure) -> Content {
    do throws(MarketDataProblem) {
      return try body()
    } catch {
      throw failure(error)
    }
  }

  /// What a problem ends the run with: a reading that was stopped is no fault of the file.
  func failure(_ problem: MarketDataProblem) -> ReplayRun.Failure {
    isStopped ? .interrupted : .file(problem)
  }
}
