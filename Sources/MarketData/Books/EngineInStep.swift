package import Market

/// An engine that is kept in step with an audited book, and checked by every sound execution.
///
/// What came and went at the venue is done to the engine by commands that can't trade. The sound
/// executions of one instant on one side, each of another order, are made by one
/// immediate-or-cancel order from the other side: its trades must be of the same orders, at the
/// same prices, for the same quantities, in that order. Whatever else the engine answers than it
/// must, it disagrees; it is then put into the state of the book, so that each disagreement is
/// one by itself. One that can't be put there is not asked any more.
package struct EngineInStep<Engine: InStepEngine & ~Copyable>: ~Copyable {
  private var engine: Engine
  private let conventions: Conventions
  /// Makes an engine in a state; nil where that can't be done.
  private let restored: ((Snapshot) -> Engine)?
  /// What the engine was not given yet.
  private var pending: [Pending] = []
  private var answer = EventLog()
  private var run = SweepRun()
  /// What the engine made of the feed.
  package private(set) var record = InStepRecord()
  private var isOutOfStep = false
  private var command = 0

  /// An engine that stands at its beginning, of one instrument in continuous trading, which lets an
  /// order that is reduced keep its priority.
  package init(_ engine: consuming Engine, conventions: Conventions) {
    self.engine = engine
    self.conventions = conventions
    restored = nil
  }

  private init(_ restored: @escaping (Snapshot) -> Engine) {
    engine = restored(Snapshot(books: [Snapshot.Book()]))
    conventions = Conventions()
    self.restored = restored
  }

  private var isAbandoned: Bool { record.isAbandoned }

  /// Makes ready for a message, before the book takes it.
  package mutating func prepare(for message: BookMessage, _ book: borrowing AuditedBook) {
    if !continues(with: message, book) { trade(book) }
    guard isOutOfStep, !isAbandoned else { return }
    if let restored {
      engine = restored(book.snapshot)
      isOutOfStep = false
    } else {
      record.isLost = true
    }
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
    flush()
    record.isLost = record.isLost || isOutOfStep && restored == nil
    guard !isOutOfStep, !isAbandoned, let standing = engine.standingOrders() else { return }
    record.closing = (standing, book.snapshot.books[0].orders)
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

extension EngineInStep where Engine: Replayable & ~Copyable {
  /// A fresh engine of one instrument, in continuous trading.
  package init(_: Engine.Type, instrument: Instrument) {
    self.init {
      Engine(instruments: [instrument], conventions: Conventions(), restoring: $0)
    }
  }
}

/// A command whose answer is not known yet.
private struct Pending {
  var command: Command
  var message: BookMessage
  var expectation: Expectation
}

/// What the right answer to a command is.
private enum Expectation {
  /// This one event.
  case event(Event)
  /// The order is replaced, keeps its priority, and has so much left.
  case reduced(OrderID, leaves: Quantity)
  /// The order comes in and makes these trades.
  case trades([TradeIdentity], taker: OrderID)

  func isMet(by events: [Event]) -> Bool {
    switch self {
    case .event(let event): return events.count == 1 && events[0] == event
    case .reduced(let id, let leaves):
      guard events.count == 1, case .replaced(let done) = events[0] else { return false }
      return done.id == id && done.leaves == leaves && done.priority == .kept
    case .trades(let trades, let taker):
      return events.count == trades.count + 1
        && events[0] == .accepted(Acceptance(id: taker, instrument: InstrumentID(0)))
        && zip(trades, events.dropFirst()).allSatisfy { $0 == $1.tradeIdentity }
    }
  }
}

extension EngineInStep where Engine: ~Copyable {
  /// Carries out a change that must not bring about a trade.
  private mutating func perform(_ change: AuditedBook.Change, _ message: BookMessage) {
    guard !isOutOfStep, !isAbandoned else { return }
    let instrument = InstrumentID(0)
    switch change {
    case .entered(let id, let side, let price, let quantity):
      ask(
        .new(
          NewOrder(
            id: id, instrument: instrument, side: side, type: .limit(price), quantity: quantity)),
        message, .event(.accepted(Acceptance(id: id, instrument: instrument))))
    case .reduced(let id, let leaves, let filled):
      let quantity =
        switch conventions.replaceQuantity {
        case .total: filled + leaves
        case .remaining: leaves
        }
      ask(.replace(Replace(id: id, quantity: quantity)), message, .reduced(id, leaves: leaves))
    case .left(let id, let leaves):
      ask(
        .cancel(id), message,
        .event(
          .canceled(
            Cancellation(id: id, instrument: instrument, quantity: leaves, reason: .requested))))
    case .matching(let isMatching):
      let phase: Phase = isMatching ? .continuous : .callAuction
      ask(
        .phase(instrument, phase), message,
        .event(.phaseChanged(PhaseChange(instrument: instrument, phase: phase))))
    case .traded:
      break
    }
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
    ask(
      command,
      BookMessage(
        .executed(run.trades[0].maker, run.trades[0].quantity, at: nil), at: run.instant,
        place: run.place), .trades(expected, taker: taker))
  }

  /// Gives a command, at once or with others later.
  private mutating func ask(
    _ command: Command, _ message: BookMessage, _ expectation: Expectation
  ) {
    let one = Pending(command: command, message: message, expectation: expectation)
    guard engine.batch > 1 else { return apply(one) }
    pending.append(one)
    if pending.count == engine.batch { flush() }
  }

  /// Gives what is pending, up to the first disagreement.
  private mutating func flush() {
    guard !pending.isEmpty else { return }
    let answered = engine.prepare(
      pending.map { PlacedCommand(command: $0.command, place: $0.message.place) })
    for one in pending.prefix(answered) where !isOutOfStep { apply(one) }
    if answered < pending.count, !isOutOfStep { record.isLost = true }
    pending.removeAll(keepingCapacity: true)
  }

  /// Gives a command and judges the answer.
  private mutating func apply(_ one: Pending) {
    answer.events.removeAll(keepingCapacity: true)
    engine.apply(one.command, to: &answer)
    record.commands += 1
    let isRight = one.expectation.isMet(by: answer.events)
    let made = answer.events.compactMap(\.tradeIdentity)
    var expected: [TradeIdentity] = []
    if case .trades(let trades, _) = one.expectation {
      expected = trades
      record.produced += made.count
      record.sweeps += 1
      for (wanted, trade) in zip(expected, made) where wanted == trade { record.agreeing += 1 }
    } else {
      record.unexpectedTrades += made.count
    }
    guard !isRight else { return }
    let kind: InStepRecord.Disagreement.Kind =
      !expected.isEmpty ? .otherTrades : made.isEmpty ? .answer : .unexpectedTrade
    record.note(
      InStepRecord.Disagreement(
        kind: kind, message: one.message, command: one.command, expected: expected,
        events: answer.events))
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
