internal import Market
internal import MarketData
internal import Results

/// What is made of the record of a replay: counts, and the comparison with what really happened.
struct ReplayJudge {
  let recording: RecordedFile
  let record: ReplayRecord

  /// The most examples that are kept of a class of disagreements.
  private static let exampleLimit = 10

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
      flow: flow, description: words.description, commands: recording.flow.commands.count,
      refusals: refusals, trades: record.trades.count,
      auctions: AuctionBooks(words: words, record: record).held,
      replayNanoseconds: replayNanoseconds)
  }

  /// Compares with the trades that happened; of a log also replays again, to explain differences.
  func comparison<Engine: Replayable & ~Copyable>(
    with expected: [RecordedTrade], by _: Engine.Type
  ) -> ReplayRun.Outcome.Comparison {
    let trades = TradeComparison(
      expected: expected.map(\.trade), produced: record.trades.map(\.trade))
    return ReplayRun.Outcome.Comparison(
      sources: [],
      trades: TradeAgreement(
        expected: trades.expected, produced: trades.produced, agreeing: trades.agreeing),
      disagreements: disagreements(with: expected, by: Engine.self),
      auctions: AuctionBooks(words: words, record: record).results(expected: expected))
  }

  private func disagreements<Engine: Replayable & ~Copyable>(
    with expected: [RecordedTrade], by _: Engine.Type
  ) -> [Disagreement] {
    switch recording {
    case .shanghaiDay(let flow):
      let found = TradeDisagreement.classify(
        expected: expected, produced: record.trades, of: flow)
      return classes(inOrder(found, of: expected))
    case .bitstampLog(let log):
      let replay = ExplainedReplay(log, trades: expected, by: Engine.self)
      var classes = classes(inOrder(replay.disagreements, of: expected))
      if let first = classes.firstIndex(where: { $0.standing == .explained }) {
        classes[first].explanation += " " + sentence(on: replay, expected: expected)
      }
      return classes
    }
  }

  /// What was adopted, all of it, and what came out of it.
  private func sentence(on replay: ExplainedReplay, expected: [RecordedTrade]) -> String {
    let comparison = TradeComparison(
      expected: expected.map(\.trade), produced: replay.explained.record.trades.map(\.trade))
    let clauses = replay.explanations.map(words.clause).joined(separator: "; ")
    return "With the flow replayed \(clauses), \(comparison.agreeing) of \(comparison.expected) "
      + "trades come out"
      + (comparison.isIdentical ? ", and no other" : ", and \(comparison.extra.count) others")
      + "."
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
        classes[place].examples.append(words.example(disagreement))
      }
    }
    return classes.filter { $0.standing == .unexplained }
      + classes.filter { $0.standing == .explained }
  }
}
