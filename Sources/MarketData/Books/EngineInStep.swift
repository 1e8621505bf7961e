package import Market

/// An engine that is kept in step with an audited book, and checked by every sound execution.
///
/// What came and went at the venue is done to the engine by commands that can't trade. The sound
/// executions of one instant on one side, each of another order, are made by one
/// immediate-or-cancel order from the other side: its trades must be of the same orders, at the
/// same prices, for the same quantities, in that order. Whatever else the engine answers than it
/// must, it disagrees; it is then put into the state of the book, so that each disagreement is
/// one by itself.
package struct EngineInStep<Engine: Replayable & ~Copyable>: ~Copyable {
  private var engine: Engine
  private let instrument: Instrument
  private var answer = EventLog()
  private var run = SweepRun()
  /// What the engine made of the feed.
  package private(set) var record = InStepRecord()
  private var isOutOfStep = false
  private var command = 0

  /// A fresh engine of one instrument, in continuous trading.
  package init(_: Engine.Type, instrument: Instrument) {
    engine = Engine(
      instruments: [instrument], conventions: Conventions(),
      restoring: Snapshot(books: [Snapshot.Book()]))
    self.instrument = instrument
  }

  private var isAbandoned: Bool { record.isAbandoned }

  /// Makes ready for a message, before the book takes it.
  package mutating func prepare(for message: BookMessage, _ book: borrowing AuditedBook) {
    if !continues(with: message, book) { trade(book) }
    guard isOutOfStep, !isAbandoned else { return }
    engine = Engine(
      instruments: [instrument], conventions: Conventions(), restoring: book.snapshot)
    isOutOfStep = false
  }

  /// Does what a message did to the book.
  package mutating func follow(_ message: BookMessage, _ book: borrowing AuditedBook) {
    for change in book.changes {
      if case .traded(let id, let side, let price, let quantity) = change {
        record.expected += 1
        guard !isOutOfStep, !isAbandoned else { continue }
        if !run.hasRoom(for: quantity) { trade(book) }
        if run.trades.isEmpty { run = SweepRun(side: side, instant: message.instant) }
        run.add(SweepRun.Trade(maker: id, price: price, quantity: quantity), at: message.place)
      } else {
        trade(book)
        perform(change, message)
      }
    }
  }

  /// Makes the last trades, and compares the whole book of the engine with the audited one.
  package mutating func finish(_ book: borrowing AuditedBook) {
    trade(book)
    guard !isOutOfStep, !isAbandoned else { return }
    record.closing = (engine.save().books.first?.orders ?? [], book.snapshot.books[0].orders)
  }

  /// Whether a message may go on with the run of executions.
  private func continues(with message: BookMessage, _ book: borrowing AuditedBook) -> Bool {
    guard let last = run.trades.last, message.instant == run.instant else { return false }
    switch message.content {
    case .executed(let id, _, _): return id != last.maker && book.side(of: id) == run.side
    case .executedHidden, .crossed, .broken: return true
    case .added, .reduced, .deleted, .executedInCross, .replaced, .halted, .resumed,
      .marketHoursBegan, .marketHoursEnded:
      return false
    }
  }
}

extension EngineInStep where Engine: ~Copyable {
  /// Carries out a change that must not bring about a trade.
  private mutating func perform(_ change: AuditedBook.Change, _ message: BookMessage) {
    let instrument = InstrumentID(0)
    switch change {
    case .entered(let id, let side, let price, let quantity):
      ask(
        .new(
          NewOrder(
            id: id, instrument: instrument, side: side, type: .limit(price), quantity: quantity)),
        message
      ) { $0 == .accepted(Acceptance(id: id, instrument: instrument)) }
    case .reduced(let id, let leaves, let filled):
      ask(.replace(Replace(id: id, quantity: filled + leaves)), message) {
        guard case .replaced(let done) = $0 else { return false }
        return done.id == id && done.leaves == leaves && done.priority == .kept
      }
    case .left(let id, let leaves):
      ask(.cancel(id), message) {
        $0
          == .canceled(
            Cancellation(
              id: id, instrument: instrument, quantity: leaves, reason: .requested))
      }
    case .matching(let isMatching):
      let phase: Phase = isMatching ? .continuous : .callAuction
      ask(.phase(instrument, phase), message) {
        $0 == .phaseChanged(PhaseChange(instrument: instrument, phase: phase))
      }
    case .traded:
      break
    }
  }

  /// Gives a command to which one event is the only right answer.
  private mutating func ask(
    _ command: Command, _ message: BookMessage, _ isRight: (Event) -> Bool
  ) {
    guard !isOutOfStep, !isAbandoned else { return }
    apply(command)
    if answer.events.count == 1, isRight(answer.events[0]) { return }
    let trades = answer.events.compactMap(\.tradeIdentity)
    record.unexpectedTrades += trades.count
    disagree(
      InStepRecord.Disagreement(
        kind: trades.isEmpty ? .answer : .unexpectedTrade, message: message, command: command,
        expected: [], events: answer.events))
  }

  /// Makes the trades of the run by one order from the other side.
  private mutating func trade(_ book: borrowing AuditedBook) {
    guard let last = run.trades.last else { return }
    defer { run = SweepRun() }
    var taker = OrderID(.max)
    while book.contains(taker) || run.trades.contains(where: { $0.maker == taker }) {
      taker = OrderID(taker.rawValue - 1)
    }
    let side = run.side.opposite
    let command = Command.new(
      NewOrder(
        id: taker, instrument: InstrumentID(0), side: side, type: .limit(last.price),
        quantity: run.quantity, timeInForce: .immediateOrCancel))
    let expected = run.trades.map {
      TradeIdentity(
        maker: $0.maker, taker: taker, price: $0.price, quantity: $0.quantity,
        aggressor: Aggressor(side))
    }
    apply(command)
    let made = answer.events.compactMap(\.tradeIdentity)
    record.produced += made.count
    record.sweeps += 1
    for (wanted, trade) in zip(expected, made) where wanted == trade { record.agreeing += 1 }
    let accepted = Event.accepted(Acceptance(id: taker, instrument: InstrumentID(0)))
    guard
      made != expected || answer.events.first != accepted
        || answer.events.count != expected.count + 1
    else { return }
    disagree(
      InStepRecord.Disagreement(
        kind: .otherTrades,
        message: BookMessage(
          .executed(run.trades[0].maker, run.trades[0].quantity, at: nil), at: run.instant,
          place: run.place), command: command, expected: expected, events: answer.events))
  }

  private mutating func apply(_ command: Command) {
    answer.events.removeAll(keepingCapacity: true)
    engine.apply(command, to: &answer)
    record.commands += 1
  }

  private mutating func disagree(_ disagreement: InStepRecord.Disagreement) {
    record.note(disagreement)
    isOutOfStep = true
  }
}

/// The sound executions that one order from the other side makes.
private struct SweepRun {
  struct Trade {
    var maker: OrderID
    var price: Price
    var quantity: Quantity
  }

  /// The side of the orders that were executed.
  var side = Side.buy
  var instant = Timestamp.zero
  private(set) var trades: [Trade] = []
  private(set) var quantity = Quantity.zero
  /// Where the first execution stands in the file.
  private(set) var place = 0

  init() {}

  init(side: Side, instant: Timestamp) {
    self.side = side
    self.instant = instant
  }

  /// Whether one order can be for the quantities of all.
  func hasRoom(for more: Quantity) -> Bool {
    !quantity.rawValue.addingReportingOverflow(more.rawValue).overflow
  }

  mutating func add(_ trade: Trade, at place: Int) {
    if trades.isEmpty { self.place = place }
    trades.append(trade)
    quantity = quantity + trade.quantity
  }
}

extension Event {
  fileprivate var tradeIdentity: TradeIdentity? {
    if case .traded(let trade) = self { TradeIdentity(trade) } else { nil }
  }
}
