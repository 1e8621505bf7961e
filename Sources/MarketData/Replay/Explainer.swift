import Market

/// The second pass of an `ExplainedReplay`.
struct Explainer<Engine: Replayable & ~Copyable>: ~Copyable {
  private let log: BitstampOrderLog
  private let trades: [RecordedTrade]
  private let conventions: Conventions
  private let search: ReorderingSearch
  private var engine: Engine
  private var record = ReplayRecord()
  private(set) var explanations: [ExplainedReplay.Explanation] = []
  /// The instants whose trades differ and that nothing explains, with the orders that were in
  /// the book before and made the trades that happened.
  private(set) var unexplained: [Timestamp: Set<OrderID>] = [:]

  init(
    _ log: BitstampOrderLog, _ trades: [RecordedTrade], conventions: Conventions,
    search: ReorderingSearch
  ) {
    self.log = log
    self.trades = trades
    self.conventions = conventions
    self.search = search
    engine = Engine(
      instruments: [log.flow.instrument], conventions: conventions,
      restoring: Snapshot(books: [Snapshot.Book()]))
  }

  /// The replay so far.
  var replay: Replay { Replay(record: record, end: engine.save()) }

  /// Goes through an instant; only one that is watched can be explained, since the state before
  /// it has to be kept.
  mutating func go(through moment: Timeline.Moment, isWatched: Bool) {
    let before = isWatched ? engine.save() : nil
    var made = engine.replay(moment.commands, of: log.flow)
    let wanted = trades[moment.trades].map(\.trade)
    if made.trades.map(\.trade) != wanted {
      if let before, let order = reordered(moment, wanted, before) {
        engine = restored(before)
        made = engine.replay(order, of: log.flow)
      } else if let before, let gone = ordersGone(moment, wanted, made, before) {
        engine = restored(before, without: gone)
        made = engine.replay(moment.commands, of: log.flow)
      } else {
        let makers = Set(wanted.map(\.maker))
        let resting = before?.books.flatMap { $0.orders.map(\.id) } ?? []
        unexplained[moment.instant] = makers.intersection(resting)
      }
    }
    record.append(made)
  }

  private func restored(_ snapshot: Snapshot, without orders: [OrderID] = []) -> Engine {
    var engine = Engine(
      instruments: [log.flow.instrument], conventions: conventions, restoring: snapshot)
    var discarded = EventLog()
    for order in orders { engine.apply(.cancel(order), to: &discarded) }
    return engine
  }

  /// The commands of an instant in an order that makes the trades wanted, if one is found.
  private mutating func reordered(
    _ moment: Timeline.Moment, _ wanted: [TradeIdentity], _ before: Snapshot
  ) -> [Int]? {
    let commands = log.flow.commands[moment.commands].map(\.command)
    let reduced = before.reduced(to: commands)
    let (instruments, conventions) = ([log.flow.instrument], conventions)
    let finding = search.find(wanted, from: commands) { commands in
      var engine = Engine(
        instruments: instruments, conventions: conventions, restoring: reduced)
      var record = ReplayRecord()
      for command in commands { engine.apply(command, to: &record) }
      return record.trades.map(\.trade)
    }
    guard let order = finding.order?.map({ moment.commands.lowerBound + $0 }) else { return nil }
    let lines = order.map { log.flow.commands[$0].line }
    explain(moment, by: .sameInstant(lines: lines, candidates: finding.candidates))
    return order
  }

  /// The untouched orders of the opening book without which the trades wanted are made, if there
  /// are such: makers of trades that did not happen, one after the other.
  private mutating func ordersGone(
    _ moment: Timeline.Moment, _ wanted: [TradeIdentity], _ first: ReplayRecord, _ before: Snapshot
  ) -> [OrderID]? {
    let openingOrders = log.untouchedOpeningOrders
    var gone: [ExplainedReplay.GoneOrder] = []
    var made = first.trades.map(\.trade)
    while made != wanted {
      let extra = made.first { !wanted.contains($0) && openingOrders[$0.maker] != nil }
      guard let extra, let line = openingOrders[extra.maker], gone.count < first.trades.count
      else { return nil }
      gone.append(ExplainedReplay.GoneOrder(id: extra.maker, line: line))
      var engine = restored(before, without: gone.map(\.id))
      made = engine.replay(moment.commands, of: log.flow).trades.map(\.trade)
    }
    explain(moment, by: .goneBeforeStream(gone))
    return gone.map(\.id)
  }

  private mutating func explain(_ moment: Timeline.Moment, by cause: ExplainedReplay.Cause) {
    explanations.append(ExplainedReplay.Explanation(instant: moment.instant, cause: cause))
  }
}
