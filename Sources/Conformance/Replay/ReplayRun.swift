package import Engines
internal import Market
package import MarketData
internal import ReferenceEngine
package import Results
internal import Specification

/// A replay of recorded order flow through an engine, and the comparison of its trades with those
/// that really happened.
///
/// The file of trades is opened only when the engine has answered the last command.
package struct ReplayRun: Sendable {
  package var engine: EngineChoice
  /// The path of the recorded flow, plain or compressed with gzip.
  package var flow: String
  /// The path of the trades that really happened; without them nothing is compared but what the
  /// flow itself tells of its trades.
  package var trades: String?
  /// The path of the order books beside the messages of a feed.
  package var books: String?
  /// The name of the stock, in a file of many.
  package var symbol: String?

  package init(
    engine: EngineChoice, flow: String, trades: String? = nil, books: String? = nil,
    symbol: String? = nil
  ) {
    self.engine = engine
    self.flow = flow
    self.trades = trades
    self.books = books
    self.symbol = symbol
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
    if ItchFormat.isDay(flow) ?? (symbol != nil) { return .itch }
    return LobsterFormat.isMessageFile(flow) ? .lobster : nil
  }

  /// What a run does next.
  package enum Step: Hashable, Sendable {
    case reading(path: String)
    /// `total` is 0 where it is not known.
    case replaying(done: Int, total: Int)
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

  /// What a run found.
  package struct Outcome: Sendable {
    package var counts: ReplayCounts
    /// Nil where no trades were given.
    package var comparison: Comparison?
    /// What an order-by-order feed told.
    package var feed: FeedCounts?

    /// How the engine's trades compare with those that happened.
    package struct Comparison: Sendable {
      package var sources: [String]
      package var trades: TradeAgreement
      package var disagreements: [Disagreement]
      package var auctions: [AuctionResult]
    }

    /// The outcome as a result; nil where nothing was compared.
    package func result(engine: EngineIdentity, occasion: Occasion) -> ReplayResult? {
      guard let comparison else { return nil }
      return ReplayResult(
        engine: engine, occasion: occasion, flow: counts.flow, description: counts.description,
        sources: comparison.sources, commands: counts.commands, trades: comparison.trades,
        disagreements: comparison.disagreements, auctions: comparison.auctions, feed: feed)
    }
  }

  /// The number of commands between two looks at whether the replay is still wanted.
  private static let commandStride = 4096
  /// The number of instants between two such looks, each of which may have to be searched.
  private static let instantStride = 64

  /// Replays and compares.
  ///
  /// `clock` gives nanoseconds. `isWanted` is told each step before it is done; where it says no,
  /// the run ends.
  package func run(
    clock: () -> Int, isWanted: (Step) -> Bool
  ) throws(Failure) -> Outcome {
    switch engine {
    case .reference: try run(ReferenceEngine.self, clock, isWanted)
    case .specification: try run(Specification.self, clock, isWanted)
    }
  }

  private func run<Core: MatchingCore & Replayable & ~Copyable>(
    _: Core.Type, _ clock: () -> Int, _ isWanted: (Step) -> Bool
  ) throws(Failure) -> Outcome {
    switch feed {
    case .lobster:
      return try FeedReplay(messages: flow, books: books).run(Core.self, clock, isWanted)
    case .itch:
      return try ItchReplay(file: flow, symbol: symbol).run(Core.self, clock, isWanted)
    case nil: break
    }
    let name = RecordingName(path: flow).text
    let recording = try read(flow, isWanted) { (source) throws(MarketDataProblem) in
      try RecordedFile.read(source, security: ShanghaiSecurity(symbol: name))
    }
    let start = clock()
    let replay = try replay(recording.flow, by: Core.self, isWanted)
    let elapsed = clock() - start
    let judge = ReplayJudge(recording: recording, replay: replay)
    var outcome = Outcome(counts: judge.counts(flow: name, replayNanoseconds: elapsed))
    if let (expected, sources) = try expectation(of: recording, name: name, isWanted) {
      try check(isWanted, .comparing)
      outcome.comparison = try judge.comparison(
        with: expected, by: Core.self, sources: sources
      ) { (done, total) throws(Failure) in
        guard done.isMultiple(of: Self.instantStride) else { return }
        try check(isWanted, .explaining(done: done, total: total))
      }
    }
    return outcome
  }

  /// The trades that happened, and what was read for them; nil where nothing tells them.
  private func expectation(
    of recording: RecordedFile, name: String, _ isWanted: (Step) -> Bool
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
    let expected = try read(trades, isWanted) { (source) throws(MarketDataProblem) in
      switch recording {
      case .shanghaiDay: try ShanghaiTrades.read(source, of: ShanghaiSecurity(symbol: name))
      case .bitstampLog, .bitstampEvents: try BitstampTrades.read(source)
      }
    }
    return (expected, ["\(flow): the commands", "\(trades): the trades"])
  }

  private func replay<Core: MatchingCore & Replayable & ~Copyable>(
    _ flow: RecordedFlow, by _: Core.Type, _ isWanted: (Step) -> Bool
  ) throws(Failure) -> Replay {
    var engine = Core(instruments: [flow.instrument], conventions: Conventions())
    var record = ReplayRecord()
    for (index, recorded) in flow.commands.enumerated() {
      if index.isMultiple(of: Self.commandStride) {
        try check(isWanted, .replaying(done: index, total: flow.commands.count))
      }
      record.begin(index)
      engine.apply(recorded.command, to: &record)
    }
    return Replay(record: record, end: engine.save())
  }

  private func read<Content>(
    _ path: String, _ isWanted: (Step) -> Bool,
    _ body: (consuming ByteSource) throws(MarketDataProblem) -> Content
  ) throws(Failure) -> Content {
    try check(isWanted, .reading(path: path))
    do throws(MarketDataProblem) {
      return try body(ByteSource(file: path))
    } catch {
      throw .file(error)
    }
  }

  private func check(_ isWanted: (Step) -> Bool, _ step: Step) throws(Failure) {
    guard isWanted(step) else { throw .interrupted }
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
