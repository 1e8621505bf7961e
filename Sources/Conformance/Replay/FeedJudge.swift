internal import Market
internal import MarketData
internal import Results

/// What is made of a feed that was audited, with an engine in step: counts, and disagreements.
struct FeedJudge {
  let tally: AuditTally
  let anomalies: [ExecutionAnomaly]
  /// Nil where there is no book file.
  let comparison: BookComparison?
  let record: InStepRecord
  let instrument: Instrument
  /// What a reader must know of the audit.
  var notes: [String] = []
  /// What places in the feed are counted in.
  var unit = Unit.line
  /// The messages of the file that are not about the book.
  var passedOver: Int?

  enum Unit: String {
    case line, message
  }

  func outcome(
    flow: String, description: String, sources: [String], nanoseconds: Int
  ) -> ReplayRun.Outcome {
    let trades = TradeAgreement(
      expected: record.expected, produced: record.produced + record.unexpectedTrades,
      agreeing: record.agreeing)
    return ReplayRun.Outcome(
      counts: ReplayCounts(
        flow: flow, description: description, commands: record.commands, refusals: [],
        trades: trades.produced, auctions: [], checks: [], replayNanoseconds: nanoseconds),
      comparison: ReplayRun.Outcome.Comparison(
        sources: sources, trades: trades, disagreements: disagreements, auctions: []),
      feed: feed)
  }

  private var feed: FeedCounts {
    FeedCounts(
      messages: AuditTally.Kind.allCases.map { count($0.words, tally[$0]) }.filter(\.occurs),
      executions: ExecutionJudgement.allCases.reversed().map { count($0.words, tally[$0]) }
        .filter(\.occurs),
      repairs: AuditTally.Repair.allCases.map { count($0.words, tally[$0]) }.filter(\.occurs),
      checks: checks, findings: findings, passedOver: passedOver)
  }

  private func count(_ name: String, _ count: Int) -> FeedCounts.Count {
    FeedCounts.Count(name: name, count: count)
  }

  private var checks: [ReplayCounts.Check] {
    var checks: [ReplayCounts.Check] = []
    if let file = comparison?.tally {
      checks = [
        ReplayCounts.Check(
          subject: "rows of the book file that change as their messages say",
          agreeing: file.agreeingChanges, total: file.changes),
        ReplayCounts.Check(
          subject: "levels shown, of those with known orders alone, that hold what is rebuilt",
          agreeing: file.agreeingLevels, total: file.wholeLevels),
        ReplayCounts.Check(
          subject: "visible executions that are at the best price of the row before",
          agreeing: file.executionsAtBest, total: file.executions),
      ]
    }
    if let closing = record.closingAgreement {
      checks.append(
        ReplayCounts.Check(
          subject: "orders of the closing book that stand alike in the engine",
          agreeing: closing.agreeing, total: closing.total))
    }
    return checks
  }

  // MARK: - Findings of the recording

  private var findings: [String] {
    let shown = anomalies.sorted { $0.message.place < $1.message.place }.map(finding)
    return notes + shown + (comparison?.first.map { [difference($0)] } ?? [])
  }

  private func finding(_ anomaly: ExecutionAnomaly) -> String {
    var text = "\(place(anomaly.message)): "
    if case .executed(let id, let quantity, _) = anomaly.message.content {
      text += "\(self.quantity(quantity)) of order \(id.rawValue) executed, "
    }
    text += anomaly.judgement.words
    if let before = anomaly.before {
      text +=
        "; before it stood order \(before.id.rawValue), \(quantity(before.leaves)) at "
        + (before.price.map(price) ?? "any price")
    }
    return text
  }

  private func difference(_ first: BookComparison.Difference) -> String {
    func book(_ view: BookView) -> String {
      func side(_ levels: [BookView.Level]) -> String {
        levels.prefix(5).map { "\(quantity($0.quantity)) at \(price($0.price))" }
          .joined(separator: ", ")
      }
      return "bids \(side(view.bids)); asks \(side(view.asks))"
    }
    let subject = first.subject == .change ? "changes by" : "holds"
    return "line \(first.place): the \(first.side) level \(price(first.price)) \(subject) "
      + "\(first.shown) in the book file and \(first.expected) by the messages. "
      + "The file: \(book(first.file)). Rebuilt: \(book(first.rebuilt))"
  }

  // MARK: - Disagreements of the engine

  private var disagreements: [Disagreement] {
    var classes = InStepRecord.Disagreement.Kind.allCases.filter { record[$0] > 0 }.map { kind in
      Disagreement(
        kind: kind.name,
        explanation: kind.meaning
          + (record.isAbandoned
            ? " After \(record.disagreementCount == 1 ? "this one" : "\(record.disagreementCount) disagreements") the engine was not asked any more."
            : ""),
        standing: .unexplained, count: record[kind],
        examples: record.disagreements.filter { $0.kind == kind }.map(example))
    }
    if let closing = record.closingAgreement, closing.agreeing < closing.total {
      classes.append(
        Disagreement(
          kind: "closing book differs",
          explanation: "Every answer was right, but the engine's own book is not what they say.",
          standing: .unexplained, count: closing.total - closing.agreeing, examples: []))
    }
    return classes
  }

  private func example(_ disagreement: InStepRecord.Disagreement) -> Disagreement.Example {
    let trades = disagreement.expected.map {
      "\(quantity($0.quantity)) at \(price($0.price)) of order \($0.maker.rawValue)"
    }
    return Disagreement.Example(
      place: "\(place(disagreement.message)), \(words(disagreement.command))",
      expected: trades.isEmpty ? expectation(disagreement) : trades.joined(separator: ", "),
      actual: disagreement.events.isEmpty
        ? "nothing" : disagreement.events.map(words).joined(separator: ", "))
  }

  private func expectation(_ disagreement: InStepRecord.Disagreement) -> String {
    switch disagreement.command {
    case .new: "accepted, without a trade"
    case .replace: "replaced, in its place in the queue"
    case .cancel: "canceled, with what the feed says was left"
    case .massCancel, .phase, .uncross, .clock: "done"
    }
  }

  private func words(_ command: Command) -> String {
    switch command {
    case .new(let order):
      guard case .limit(let limit) = order.type else { return "new order" }
      return "\(order.side) \(quantity(order.quantity)) at \(price(limit))"
    case .replace(let replace):
      return "order \(replace.id.rawValue) to \(replace.quantity.map(quantity) ?? "the same")"
    case .cancel(let id): return "cancel of order \(id.rawValue)"
    case .phase(_, let phase): return "phase \(phase)"
    case .massCancel, .uncross, .clock: return "\(command)"
    }
  }

  private func words(_ event: Event) -> String {
    switch event {
    case .traded(let trade):
      "\(quantity(trade.quantity)) at \(price(trade.price)) of order \(trade.maker.rawValue)"
    case .accepted: "accepted"
    case .rejected(let rejection): "rejected: \(rejection.reason)"
    case .canceled(let canceled): "canceled \(quantity(canceled.quantity))"
    case .replaced(let replaced):
      "replaced, \(quantity(replaced.leaves)) left, place \(replaced.priority)"
    case .expired: "expired"
    case .phaseChanged(let change): "phase \(change.phase)"
    case .uncrossed: "uncrossed"
    }
  }

  private func place(_ message: BookMessage) -> String {
    "\(unit) \(message.place) at \(TimeOfDay(message.instant).nanoseconds)"
  }

  private func price(_ price: Price) -> String { instrument.priceScale.text(price.rawValue) }

  private func quantity(_ quantity: Quantity) -> String {
    instrument.quantityScale.text(quantity.rawValue)
  }
}

extension FeedCounts.Count {
  fileprivate var occurs: Bool { count > 0 }
}
