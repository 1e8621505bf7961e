package import Engines
internal import Market
package import MarketData
internal import ReferenceEngine
internal import Results
internal import Specification

/// A replay of recorded order flow through an engine, and the comparison of its trades with those
/// that really happened.
///
/// Of the trades that happened none is looked at before the engine has made those of the same
/// commands. Flows of most formats are replayed while they are read, others are read whole first.
package struct ReplayRun: Sendable {
  package var engine: Subject
  /// The path of the recorded flow, plain or compressed with gzip.
  package var flow: String
  /// The path of the trades that really happened; without them nothing is compared but what the
  /// flow itself tells of its trades.
  package var trades: String?
  /// The path of the order books beside the messages of a feed.
  package var books: String?
  /// How an order log is to be read; nil where the first line tells.
  package var format: OrderLogFormat?
  /// The name of the stock, in a file of many.
  package var symbol: String?
  /// The trade that is to be explained.
  package var explained: TradeChoice?

  package init(
    engine: EngineChoice, flow: String, trades: String? = nil, books: String? = nil,
    format: OrderLogFormat? = nil, symbol: String? = nil, explained: TradeChoice? = nil
  ) {
    self.engine = .own(engine)
    self.flow = flow
    self.trades = trades
    self.books = books
    self.format = format
    self.symbol = symbol
    self.explained = explained
  }

  /// An engine that replays.
  package enum Subject: Sendable {
    /// One of our own, by code that is specialised to it.
    case own(EngineChoice)
    /// One that others wrote, behind a connection.
    case foreign(EngineSource)

    /// The name by which people know it.
    package var name: String {
      switch self {
      case .own(let choice): choice.rawValue
      case .foreign(let source): source.name
      }
    }
  }

  /// The forms of order-by-order feeds, which tell their executions themselves.
  package enum Feed: Hashable, Sendable {
    /// LOBSTER's messages of one stock.
    case lobster
    /// TotalView-ITCH, of all stocks.
    case itch
  }

  /// The form of the flow where it is an order-by-order feed.
  ///
  /// What can't be read twice is taken for what the options go with.
  package var feed: Feed? {
    guard format == nil else { return nil }
    if ItchFormat.isDay(flow) ?? (symbol != nil) { return .itch }
    return LobsterFormat.isMessageFile(flow) ? .lobster : nil
  }

  /// Whether the flow can be read a second time, which explaining a trade takes.
  package var canBeReadAgain: Bool { ByteSource.canBeReadAgain(flow) }

  /// What a run does next.
  package enum Step: Hashable, Sendable {
    case reading(path: String, ReadingProgress)
    /// `total` is 0 where it is not known.
    case replaying(done: Int, total: Int)
    /// Replaying while the flow is read.
    case streaming(commands: Int, ReadingProgress)
    case comparing
    /// Replaying instant by instant, to find what explains the differences.
    case explaining(done: Int, total: Int)
  }

  /// Why a run has no outcome.
  package enum Failure: Error {
    /// A file is not what it should be.
    case file(MarketDataProblem)
    /// A step was not wanted any more.
    case interrupted
    /// A file of many stocks has none of the wanted name, or none was named; `known` are the names
    /// of those it has, empty where it can't be read twice.
    case symbol(wanted: String?, known: [String])
  }

  /// The number of commands between two looks at whether the replay is still wanted.
  static let commandStride = 4096
  /// The number of instants between two such looks, each of which may have to be searched.
  static let instantStride = 64

  /// The most examples that are kept of a class of disagreements.
  static let exampleLimit = 10

  /// Replays and compares.
  ///
  /// `clock` gives nanoseconds. `isWanted` is told each step before it is done; where it says no,
  /// the run ends.
  package func run(
    clock: () -> Int, isWanted: @escaping (Step) -> Bool
  ) throws(Failure) -> Outcome {
    let watch = ReplayWatch(isWanted)
    switch engine {
    case .own(.reference): return try run(ReferenceEngine.self, clock, watch)
    case .own(.specification): return try run(Specification.self, clock, watch)
    case .foreign(let source): return try run(source, clock, watch)
    }
  }

  private func run<Core: MatchingCore & Replayable & ~Copyable>(
    _ core: Core.Type, _ clock: () -> Int, _ watch: ReplayWatch
  ) throws(Failure) -> Outcome {
    switch feed {
    case .lobster:
      return try FeedReplay(messages: flow, books: books).run(clock, watch.ask) {
        EngineInStep(Core.self, instrument: $0)
      }
    case .itch:
      return try ItchReplay(file: flow, symbol: symbol).run(clock, watch.ask) {
        EngineInStep(Core.self, instrument: $0)
      }
    case nil: break
    }
    try watch.check(.reading(path: flow, ReadingProgress()))
    switch try open(watch) {
    case .whole(let recording): return try run(recording, core, clock, watch)
    case .shanghaiDay(let day):
      let streams = shanghaiStreams(watch)
      return try run(day, streams, clock, watch) {
        FlowPlayer<Core>(instruments: $0, conventions: streams.conventions)
      }
    case .orderLog(let log):
      let streams = orderLogStreams(watch)
      return try run(log, streams, clock, watch) {
        FlowPlayer<Core>(instruments: $0, conventions: streams.conventions)
      }
    }
  }

  /// Opens the flow; while it is read, the watch is told how far that is.
  func open(_ watch: ReplayWatch) throws(Failure) -> RecordedSource {
    let name = RecordingName(path: flow).text
    return try watch.opening(flow, nil) { (source) throws(MarketDataProblem) in
      try RecordedSource.open(source, name: name, format: format)
    }
  }

  var sources: [String] {
    ["\(flow): the commands"] + (trades.map { ["\($0): the trades"] } ?? [])
  }
}

// MARK: - Flows that are read whole

extension ReplayRun {
  private func run<Core: MatchingCore & Replayable & ~Copyable>(
    _ recording: RecordedFile, _: Core.Type, _ clock: () -> Int, _ watch: ReplayWatch
  ) throws(Failure) -> Outcome {
    let start = clock()
    let replay = try replay(recording.flow, by: Core.self, watch)
    let elapsed = clock() - start
    let judge = ReplayJudge(recording: recording, replay: replay)
    let name = RecordingName(path: flow).text
    var outcome = Outcome(counts: judge.counts(flow: name, replayNanoseconds: elapsed))
    guard let happened = try expectation(of: recording, name: name, watch) else { return outcome }
    try compare(&outcome, judge, with: happened, of: recording, by: Core.self, watch) {
      FlowPlayer<Core>(instruments: [recording.flow.instrument], conventions: Conventions())
    }
    return outcome
  }

  /// Compares what an engine made of a recording with the trades that happened, and explains the
  /// one that was asked for; `begin` makes a fresh engine.
  func compare<Core: Replayable & ~Copyable>(
    _ outcome: inout Outcome, _ judge: ReplayJudge,
    with happened: (trades: [RecordedTrade], sources: [String]), of recording: RecordedFile,
    by _: Core.Type, _ watch: ReplayWatch, begin: () -> some StepPlayer & ~Copyable
  ) throws(Failure) {
    let expected = happened.trades
    try watch.check(.comparing)
    let (comparison, found) = try judge.comparison(
      with: expected, by: Core.self, sources: happened.sources
    ) { (done, total) throws(Failure) in
      guard done.isMultiple(of: Self.instantStride) else { return }
      try watch.check(.explaining(done: done, total: total))
    }
    outcome.comparison = comparison
    guard let explained,
      let question = judge.question(explained, expected: expected, found: found)
    else { return }
    let explainer = TradeExplainer(
      question: question, words: RecordingWords(recording: recording), holder: engine.name)
    outcome.explanation = try explanation(
      by: explainer, of: recording, expected, watch, begin: begin)
  }

  private func explanation(
    by explainer: TradeExplainer, of recording: RecordedFile, _ expected: [RecordedTrade],
    _ watch: ReplayWatch, begin: () -> some StepPlayer & ~Copyable
  ) throws(Failure) -> ReplayExplanation? {
    try watch.reading { () throws(MarketDataProblem) in
      var flow = WholeFlow(recording.flow)
      let command = try explainer.command(in: &flow)
      flow = WholeFlow(recording.flow)
      var trades = WholeTrades(expected)
      return try explainer.explanation(of: command, in: &flow, &trades, by: begin())
    }
  }

  /// The trades that happened, and what was read for them; nil where nothing tells them.
  func expectation(
    of recording: RecordedFile, name: String, _ watch: ReplayWatch
  ) throws(Failure) -> (trades: [RecordedTrade], sources: [String])? {
    if case .bitstampEvents(let log) = recording {
      if let trades {
        throw .file(
          MarketDataProblem(
            file: trades, expected: "no trades, since \(flow) tells its own",
            found: "a file of them"))
      }
      return (log.fills.map(\.trade), ["\(flow): the commands, and in its rows the trades"])
    }
    guard let trades else { return nil }
    try watch.check(.reading(path: trades, ReadingProgress()))
    let expected = try watch.opening(trades, .comparing) { (source) throws(MarketDataProblem) in
      switch recording {
      case .shanghaiDay: try ShanghaiTrades.read(source, of: ShanghaiSecurity(symbol: name))
      case .bitstampLog, .bitstampEvents: try BitstampTrades.read(source)
      }
    }
    return (expected, sources)
  }

  private func replay<Core: MatchingCore & Replayable & ~Copyable>(
    _ flow: RecordedFlow, by _: Core.Type, _ watch: ReplayWatch
  ) throws(Failure) -> Replay {
    var engine = Core(instruments: [flow.instrument], conventions: Conventions())
    var record = ReplayRecord()
    for (index, recorded) in flow.commands.enumerated() {
      if index.isMultiple(of: Self.commandStride) {
        try watch.check(.replaying(done: index, total: flow.commands.count))
      }
      record.begin(index)
      engine.apply(recorded.command, to: &record)
    }
    return Replay(record: record, end: engine.save())
  }
}

/// The short name of a recording: its file's, or its folder's where the file's says only what is
/// in it.
struct RecordingName {
  let text: String

  init(path: String) {
    let parts = path.split(separator: "/")
    let file = parts.last.map { $0.prefix { $0 != "." } } ?? ""
    let folder = parts.dropLast().last.flatMap { $0 == "." || $0 == ".." ? nil : $0 }
    let isPlain = ["flow", "orders", ""].contains(file)
    text = String(isPlain ? folder ?? file : file)
  }
}
