package import Market

/// What an engine made of a recorded flow, each thing with the command that brought it about.
package struct ReplayRecord: EventSink, Sendable {
  /// A trade that an engine made.
  package struct MadeTrade: Hashable, Sendable {
    package var trade: TradeIdentity
    /// The index of its command in the flow.
    package var command: Int

    package init(trade: TradeIdentity, command: Int) {
      self.trade = trade
      self.command = command
    }
  }

  /// A command that an engine refused.
  package struct RefusedCommand: Hashable, Sendable {
    package var reason: RejectReason
    /// The index of the command in the flow.
    package var command: Int

    package init(reason: RejectReason, command: Int) {
      self.reason = reason
      self.command = command
    }
  }

  /// A call auction that an engine matched.
  package struct MatchedAuction: Hashable, Sendable {
    package var uncrossing: Uncrossing
    /// The index of its command in the flow.
    package var command: Int

    package init(uncrossing: Uncrossing, command: Int) {
      self.uncrossing = uncrossing
      self.command = command
    }
  }

  /// The trades, in the order they were made.
  package private(set) var trades: [MadeTrade] = []
  package private(set) var refusals: [RefusedCommand] = []
  package private(set) var auctions: [MatchedAuction] = []
  /// What cancels reported as canceled, by the index of the command.
  package private(set) var cancellations: [Int: Quantity] = [:]
  private var command = 0

  package init() {}

  /// Begins the events of the command at an index.
  package mutating func begin(_ command: Int) { self.command = command }

  package mutating func record(_ event: Event) {
    switch event {
    case .traded(let trade):
      trades.append(MadeTrade(trade: TradeIdentity(trade), command: command))
    case .rejected(let rejection):
      refusals.append(RefusedCommand(reason: rejection.reason, command: command))
    case .uncrossed(let uncrossing):
      auctions.append(MatchedAuction(uncrossing: uncrossing, command: command))
    case .canceled(let cancellation) where cancellation.reason == .requested:
      cancellations[command] = cancellation.quantity
    case .canceled, .accepted, .replaced, .expired, .phaseChanged:
      break
    }
  }

  /// Adds what happened after everything recorded here.
  mutating func append(_ later: ReplayRecord) {
    trades += later.trades
    refusals += later.refusals
    auctions += later.auctions
    cancellations.merge(later.cancellations) { $1 }
    command = later.command
  }
}

extension Replayable where Self: ~Copyable {
  /// Applies the commands of a flow at some indices, in that order.
  mutating func replay(
    _ indices: some Sequence<Int>, of flow: RecordedFlow
  ) -> ReplayRecord {
    var record = ReplayRecord()
    for index in indices {
      record.begin(index)
      apply(flow.commands[index].command, to: &record)
    }
    return record
  }
}
