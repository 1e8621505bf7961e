internal import Engines
internal import Market
internal import MarketData
internal import ReferenceEngine
internal import Results

// Replays through an engine that others wrote: in batches, and only of what it declares.

extension ReplayRun {
  /// What the engine's trades can be compared by.
  var reportedFields: ComparedFields {
    guard case .foreign(let source) = engine else { return .all.union(.byParty) }
    var fields = ComparedFields.all.union(.byParty)
    if !source.profile.can(.tradeIDs) { fields.subtract([.maker, .taker, .byParty]) }
    if !source.profile.can(.tradePrices) { fields.remove(.price) }
    return fields
  }

  func run(
    _ source: EngineSource, _ clock: () -> Int, _ watch: ReplayWatch
  ) throws(Failure) -> Outcome {
    if let feed { return try audit(feed, source, clock, watch) }
    try watch.check(.reading(path: flow, ReadingProgress()))
    switch try open(watch) {
    case .whole(let recording): return try run(recording, source, clock, watch)
    case .shanghaiDay(let day):
      let streams = shanghaiStreams(watch)
      return try run(day, streams, clock, watch) {
        ForeignPlayer(source, instruments: $0, conventions: streams.conventions)
      }
    case .orderLog(let log):
      let streams = orderLogStreams(watch)
      let known = try instruments(streams, watch)
      return try run(log, streams, clock, watch) {
        ForeignPlayer(source, instruments: known ?? $0, conventions: streams.conventions)
      }
    }
  }

  /// Audits a feed with the engine in step.
  private func audit(
    _ feed: Feed, _ source: EngineSource, _ clock: () -> Int, _ watch: ReplayWatch
  ) throws(Failure) -> Outcome {
    var engine: ForeignInStep?
    func begin(_ instrument: Instrument) -> EngineInStep<ForeignInStep> {
      let begun = ForeignInStep(source, instrument)
      engine = begun
      return EngineInStep(begun, conventions: begun.conventions)
    }
    var outcome =
      switch feed {
      case .lobster:
        try FeedReplay(messages: flow, books: books).run(clock, watch.ask, begin: begin)
      case .itch:
        try ItchReplay(file: flow, symbol: symbol).run(clock, watch.ask, begin: begin)
      }
    outcome.finding = engine?.finding
    outcome.notes = engine?.notes ?? []
    return outcome
  }

  /// All instruments of an order log; nil where it can't be read twice.
  private func instruments(
    _ streams: Streams<OrderLogReader, OrderLogTrades>, _ watch: ReplayWatch
  ) throws(Failure) -> [Instrument]? {
    guard canBeReadAgain else { return nil }
    var log = try streams.reopen()
    return try watch.reading { () throws(MarketDataProblem) in
      try log.forEachStep { _, _ in true }
      return log.instruments
    }
  }

  // MARK: - Flows that are read whole

  private func run(
    _ recording: RecordedFile, _ source: EngineSource, _ clock: () -> Int, _ watch: ReplayWatch
  ) throws(Failure) -> Outcome {
    func begin() -> ForeignPlayer {
      ForeignPlayer(
        source, instruments: [recording.flow.instrument], conventions: Conventions())
    }
    var player = begin()
    let start = clock()
    let replay = try replay(recording.flow, by: &player, watch)
    let elapsed = clock() - start
    var judge = ReplayJudge(recording: recording, replay: replay)
    judge.closingBook = source.profile.can(.orders) ? .told : .untold
    // What explains one engine's trades explains those of another that answered alike.
    judge.search = player.isLikeReference && player.keepsConventions ? .causes : .nothing
    let name = RecordingName(path: flow).text
    var outcome = Outcome(counts: judge.counts(flow: name, replayNanoseconds: elapsed))
    outcome.finding = player.finding
    outcome.notes = player.notes
    outcome.differsByConvention = player.differsByConvention
    guard player.finding == nil,
      let happened = try expectation(of: recording, name: name, watch)
    else { return outcome }
    guard source.profile.followsOrders, source.profile.can(.tradePrices) else {
      outcome.finding = ReplayFinding(
        .unsupported,
        "the trades of this recording name orders and prices, which the engine does not tell: it "
          + "declares not all of trades, tradeIDs and tradePrices, or aggregates")
      return outcome
    }
    try compare(
      &outcome, judge, with: happened, of: recording, by: ReferenceEngine.self, watch,
      begin: begin)
    return outcome
  }

  private func replay(
    _ flow: RecordedFlow, by player: inout ForeignPlayer, _ watch: ReplayWatch
  ) throws(Failure) -> Replay {
    var record = ReplayRecord()
    let steps = flow.commands.map { RecordedStep($0) }
    var done = 0
    while done < steps.count, player.finding == nil {
      try watch.check(.replaying(done: done, total: steps.count))
      let batch = steps[done..<min(steps.count, done + Self.commandStride)]
      let ready = player.prepare(batch)
      for (index, step) in zip(batch.indices, batch).prefix(ready) {
        record.begin(index)
        player.take(step.action, to: &record)
      }
      done += ready
    }
    let instrument = InstrumentID(0)
    let orders = [Side.buy, .sell].flatMap { player.orders(of: instrument, side: $0) }
    return Replay(record: record, end: Snapshot(books: [Snapshot.Book(orders: orders)]))
  }
}
