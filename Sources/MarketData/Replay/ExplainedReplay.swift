package import Market

/// A replay of a log, and a second one with what explains how the first differs.
///
/// The second goes forward once. Where an instant's trades are not those that happened it looks
/// for the recording's part in it: another order of the commands of this one instant
/// (`ReorderingSearch`), or orders of the opening book that had gone before the stream of orders
/// began. What makes exactly the trades that happened is adopted, and the replay goes on from
/// there. Nothing is ever claimed that was not shown to make the trades come out.
package struct ExplainedReplay: Sendable {
  /// The commands as they were recorded.
  package let asRecorded: Replay
  /// The commands with every explanation adopted.
  package let explained: Replay
  /// What was adopted, in order.
  package let explanations: [Explanation]
  /// What disagrees as recorded, each with its class; and after it what disagrees only since an
  /// explanation was adopted.
  package let disagreements: [TradeDisagreement]

  /// What makes the trades of one instant come out.
  package struct Explanation: Hashable, Sendable {
    package var instant: Timestamp
    package var cause: Cause

    package init(instant: Timestamp, cause: Cause) {
      self.instant = instant
      self.cause = cause
    }
  }

  /// Why the trades of an instant did not come out.
  package enum Cause: Hashable, Sendable {
    /// The commands were carried out in another order, given by their lines; found as the last
    /// of so many orders tried.
    case sameInstant(lines: [Int], candidates: Int)
    /// These orders of the opening book had gone.
    case goneBeforeStream([GoneOrder])
  }

  /// An order of the opening book that had gone.
  package struct GoneOrder: Hashable, Sendable {
    package var id: OrderID
    /// The line that created it.
    package var line: Int

    package init(id: OrderID, line: Int) {
      self.id = id
      self.line = line
    }
  }

  /// Replays a log twice and classifies every disagreement with the trades that happened.
  package init<Engine: Replayable & ~Copyable>(
    _ log: BitstampOrderLog, trades: [RecordedTrade], by _: Engine.Type,
    conventions: Conventions = Conventions(), search: ReorderingSearch = ReorderingSearch()
  ) {
    let asRecorded = Replay(log.flow, by: Engine.self, conventions: conventions)
    self.init(
      of: asRecorded, log, trades: trades, by: Engine.self, conventions: conventions,
      search: search, beforeInstant: { _, _ in })
  }

  /// Replays a log a second time and classifies every disagreement with the trades that happened.
  ///
  /// `asRecorded` is the replay of the log's flow by an engine of the same kind and conventions.
  /// `beforeInstant` is told how many instants are done, and of how many; what it throws ends the
  /// replay.
  package init<Engine: Replayable & ~Copyable, Failure: Error>(
    of asRecorded: Replay, _ log: BitstampOrderLog, trades: [RecordedTrade], by _: Engine.Type,
    conventions: Conventions = Conventions(), search: ReorderingSearch = ReorderingSearch(),
    beforeInstant: (_ done: Int, _ total: Int) throws(Failure) -> Void
  ) throws(Failure) {
    self.asRecorded = asRecorded
    let timeline = Timeline(log.flow, trades)
    let recorded = MadeTrades(asRecorded.record, timeline, expected: trades)
    var explainer = Explainer<Engine>(log, trades, conventions: conventions, search: search)
    for (index, moment) in timeline.moments.enumerated() {
      try beforeInstant(index, timeline.moments.count)
      explainer.go(
        through: moment, isWatched: recorded.differs[index] || !moment.trades.isEmpty)
    }
    explained = explainer.replay
    explanations = explainer.explanations
    disagreements = DisagreementTable(
      log: log, trades: trades, explanations: explainer.explanations,
      unexplained: explainer.unexplained
    ).disagreements(
      timeline, recorded: recorded,
      explained: MadeTrades(explained.record, timeline, expected: trades))
  }
}
