internal import Market
internal import MarketData
internal import Results

/// What is made of the record of a replay: counts, and the comparison with what really happened.
struct ReplayJudge {
  let recording: RecordedFile
  let replay: Replay
  /// Whether the engine has told how its book ended.
  var closingBook = ClosingBook.told
  /// What is looked for where the trades of a log differ.
  var search = Search.causes

  enum ClosingBook {
    case told, untold
  }

  enum Search {
    /// What of the recording brings them about, which the reference engine can try.
    case causes
    case nothing
  }

  /// The most examples that are kept of a class of disagreements.
  private static let exampleLimit = 10

  private var record: ReplayRecord { replay.record }
  private var words: RecordingWords { RecordingWords(recording: recording) }

  func counts(flow: String, replayNanoseconds: Int) -> ReplayCounts {
    var refusals: [ReplayCounts.Refusal] = []
    for refusal in record.refusals {
      let reason = "\(refusal.reason)"
      if let place = refusals.firstIndex(where: { $0.reason == reason }) {
        refusals[place].count += 1
      } else {
        refusals.append(ReplayCounts.Refusal(reason: reason, count: 1))
      }
    }
    return ReplayCounts(
      flow: flow, description: description, readings: words.readings,
      commands: recording.flow.commands.count,
      refusals: refusals, trades: record.trades.count,
      auctions: AuctionBooks(words: words, flow: recording.flow, record: record).held,
      checks: checks(of: replay), replayNanoseconds: replayNanoseconds)
  }

  private var description: String {
    let commands = recording.flow.commands
    return words.description(
      from: commands.first?.instant, to: commands.last?.instant, commands: commands.count)
  }

  /// What a log tells beside trades, without some orders.
  private func checks(
    of replay: Replay, without gone: Set<OrderID> = []
  ) -> [ReplayCounts.Check] {
    switch recording {
    case .shanghaiDay: []
    case .bitstampLog(let log): checks(of: replay, against: log, without: gone)
    case .bitstampEvents(let log):
      log.fillChecks + checks(of: replay, against: log, without: gone)
    }
  }

  private func checks(
    of replay: Replay, against log: some BitstampOutcome, without gone: Set<OrderID>
  ) -> [ReplayCounts.Check] {
    let cancels = log.cancelAgreement(with: replay.record)
    let book = log.closingBookAgreement(with: replay.end, except: gone)
    let orders = Set(book.onlyInLog.map(\.id)).union(book.onlyInEngine.map(\.id))
    return [
      ReplayCounts.Check(
        subject: "cancels take out what the log says was left", agreeing: cancels.exact,
        total: cancels.exact + cancels.different.count + cancels.refused.count),
      ReplayCounts.Check(
        subject: "orders of the closing book stand alike in the log and the engine",
        agreeing: book.agreeing, total: book.agreeing + orders.count),
    ].dropLast(closingBook == .told ? 0 : 1)
  }

  /// Compares with the trades that happened; a log is replayed again, to explain differences.
  ///
  /// `beforeInstant` is told how far that is, and ends it by what it throws.
  func comparison<Engine: Replayable & ~Copyable, Failure: Error>(
    with expected: [RecordedTrade], by _: Engine.Type, sources: [String],
    beforeInstant: (_ done: Int, _ total: Int) throws(Failure) -> Void
  ) throws(Failure) -> (ReplayRun.Outcome.Comparison, found: [TradeDisagreement]) {
    let trades = TradeComparison(
      expected: expected.map(\.trade), produced: record.trades.map(\.trade))
    let found: [TradeDisagreement]
    var disagreements: [Disagreement]
    switch (recording, search) {
    case (.shanghaiDay, _), (.bitstampEvents, _), (_, .nothing):
      found = inOrder(
        TradeDisagreement.classify(
          expected: expected, produced: record.trades, of: recording.flow),
        of: expected)
      disagreements = classes(found)
    case (.bitstampLog(let log), .causes):
      let explained = try ExplainedReplay(
        of: replay, log, trades: expected, by: Engine.self, beforeInstant: beforeInstant)
      found = inOrder(explained.disagreements, of: expected)
      disagreements = classes(found)
      if let first = disagreements.firstIndex(where: { $0.standing == .explained }) {
        disagreements[first].explanation += " " + sentence(on: explained, expected: expected)
      }
    }
    let comparison = ReplayRun.Outcome.Comparison(
      sources: sources,
      trades: TradeAgreement(
        expected: trades.expected, produced: trades.produced, agreeing: trades.agreeing),
      disagreements: disagreements,
      auctions: AuctionBooks(words: words, flow: recording.flow, record: record)
        .results(expected: expected))
    return (comparison, found)
  }

  /// What was adopted, all of it, and what came out of it.
  private func sentence(on replay: ExplainedReplay, expected: [RecordedTrade]) -> String {
    let comparison = TradeComparison(
      expected: expected.map(\.trade), produced: replay.explained.record.trades.map(\.trade))
    var gone: Set<OrderID> = []
    for case .goneBeforeStream(let orders) in replay.explanations.map(\.cause) {
      gone.formUnion(orders.map(\.id))
    }
    let counts =
      ["\(comparison.agreeing) of \(comparison.expected) trades come out"]
      + (comparison.extra.isEmpty ? [] : ["\(comparison.extra.count) others too"])
      + checks(of: replay.explained, without: gone).map {
        "\($0.agreeing) of \($0.total) \($0.subject)"
      }
    return "Replayed " + replay.explanations.map(words.clause).joined(separator: ", and ") + ": "
      + counts.joined(separator: ", ") + "."
  }

  /// What is known of a trade that is chosen to be explained; nil where there is none such.
  func question(
    _ choice: TradeChoice, expected: [RecordedTrade], found: [TradeDisagreement]
  ) -> TradeInQuestion? {
    let place: Int? =
      switch choice {
      case .number(let number): number - 1
      case .line(let line): expected.firstIndex { $0.line == line }
      case .first: nil
      }
    guard let place else {
      guard choice == .first,
        let first = found.first(where: { !$0.kind.isExplained }) ?? found.first
      else { return nil }
      let number = first.expected.flatMap { trade in
        expected.firstIndex { $0.line == trade.line }
      }
      return TradeInQuestion(first, number: number)
    }
    guard expected.indices.contains(place) else { return nil }
    if let disagreement = found.first(where: { $0.expected?.line == expected[place].line }) {
      return TradeInQuestion(disagreement, number: place)
    }
    let comparison = TradeComparison(
      expected: expected.map(\.trade), produced: record.trades.map(\.trade))
    guard let match = comparison.inPlace.first(where: { $0.expected == place }) else { return nil }
    return TradeInQuestion(
      agreeing: expected[place], record.trades[match.produced], number: place)
  }

  /// The disagreements by their places among the trades, so that the first is where the two lists
  /// of trades first differ.
  private func inOrder(
    _ disagreements: [TradeDisagreement], of expected: [RecordedTrade]
  ) -> [TradeDisagreement] {
    var expectedPlaces: [RecordedTrade: Int] = [:]
    for (place, trade) in expected.enumerated() { expectedPlaces[trade] = place }
    var producedPlaces: [ReplayRecord.MadeTrade: Int] = [:]
    for (place, trade) in record.trades.enumerated() { producedPlaces[trade] = place }
    func place(_ disagreement: TradeDisagreement) -> Int {
      min(
        disagreement.expected.flatMap { expectedPlaces[$0] } ?? .max,
        disagreement.produced.flatMap { producedPlaces[$0] } ?? .max)
    }
    return disagreements.map { (place: place($0), disagreement: $0) }
      .enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element.disagreement)
  }

  /// The classes in the order of their first disagreements, but unexplained ones first.
  private func classes(_ disagreements: [TradeDisagreement]) -> [Disagreement] {
    var classes: [Disagreement] = []
    for disagreement in disagreements {
      let kind = disagreement.kind
      let place =
        classes.firstIndex { $0.kind == kind.name }
        ?? {
          classes.append(
            Disagreement(
              kind: kind.name, explanation: kind.meaning,
              standing: kind.isExplained ? .explained : .unexplained, count: 0, examples: []))
          return classes.count - 1
        }()
      classes[place].count += 1
      if classes[place].examples.count < Self.exampleLimit {
        let command = disagreement.produced.map { recording.flow.commands[$0.command] }
        classes[place].examples.append(
          words.example(disagreement, command: command.map { ($0.line, $0.instant) }))
      }
    }
    return classes.filter { $0.standing == .unexplained }
      + classes.filter { $0.standing == .explained }
  }
}
