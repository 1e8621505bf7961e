package import Market

/// Judges the history of an engine as it comes, by all laws at once.
///
/// It is a sink, so that an engine can report to it directly: `begin` a command, let the engine
/// record its events, `finish` it. Whatever strangers report, it never traps.
///
/// - Complexity: O(log n) for each event, where n is the number of live orders, plus what a mass
///   cancel, a phase change and an uncross have to look at: the live orders of their instruments.
package struct Judge: EventSink, Sendable {
  package let instruments: [Instrument]
  package let conventions: Conventions
  /// What the history says stands in the books.
  package internal(set) var ledger: Ledger
  /// The violations found and not yet taken.
  package internal(set) var violations: [Violation] = []
  /// The number of commands judged.
  package internal(set) var commands = 0
  var step = Step(.clock(.zero), index: 0)

  /// A judge of an engine at the start of its life.
  package init(instruments: [Instrument], conventions: Conventions) {
    self.instruments = instruments
    self.conventions = conventions
    ledger = Ledger(books: instruments.count)
  }

  /// A judge of an engine in a saved state.
  ///
  /// The snapshot must come from an engine of the same instruments and conventions.
  package init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot) {
    precondition(snapshot.books.count == instruments.count, "one book for each instrument")
    self.init(instruments: instruments, conventions: conventions)
    ledger.clock = snapshot.clock
    if conventions.identifierReuse == .never {
      ledger.usedIdentifiers = Set(snapshot.usedIdentifiers)
    }
    for (index, book) in snapshot.books.enumerated() {
      ledger.books[index].phase = book.phase
      ledger.books[index].lastPrice = book.lastPrice
      for order in book.orders { ledger.restore(order, to: InstrumentID(UInt32(index))) }
    }
  }

  /// Judges one command and the events that answered it, and returns what is wrong.
  package mutating func judge(
    _ command: Command, answeredBy events: some Sequence<Event>
  ) -> [Violation] {
    begin(command)
    for event in events { record(event) }
    finish()
    return takeViolations()
  }

  /// Hands over what has been found.
  package mutating func takeViolations() -> [Violation] {
    if violations.isEmpty { return [] }
    defer { violations = [] }
    return violations
  }

  /// Begins a command.
  package mutating func begin(_ command: Command) {
    step = Step(command, index: commands)
    step.refusal = refusal(of: command)
    step.incomingID = command.order
    if step.refusal == nil { prepare(command) }
  }

  /// Takes the next event of the command that was begun.
  package mutating func record(_ event: Event) {
    checkAnswer(event)
    switch event {
    case .accepted(let acceptance): record(acceptance)
    case .rejected(let rejection): checkRefusal(rejection)
    case .traded(let trade): record(trade)
    case .canceled(let cancellation): record(cancellation)
    case .replaced(let replacement): record(replacement)
    case .expired(let expiry): record(expiry)
    case .phaseChanged(let change): record(change)
    case .uncrossed(let uncrossing): record(uncrossing)
    }
    step.events += 1
  }

  /// Ends the command that was begun: its answer is complete.
  package mutating func finish() {
    checkAnswered()
    checkDeathsTold()
    checkAuctionTraded()
    settle()
    checkSpread()
    commands += 1
  }

  /// Notes a violation.
  ///
  /// It is at the event that is being recorded, or, by `atEnd`, at the end of the answer.
  mutating func violate(
    _ law: Law, _ shape: String, _ orders: [OrderID?], atEnd: AtEnd = .no, _ sentence: String
  ) {
    violations.append(
      Violation(
        law: law, shape: shape, command: step.index, event: atEnd == .yes ? nil : step.events,
        orders: orders.compactMap { $0 }, sentence: sentence))
  }

  /// Whether a violation is noted when the answer is complete.
  enum AtEnd { case yes, no }
}

extension Command {
  /// The order that the command names, if it names one.
  var order: OrderID? {
    switch self {
    case .new(let order): order.id
    case .cancel(let id): id
    case .replace(let replace): replace.id
    case .massCancel, .phase, .uncross, .clock: nil
    }
  }

  /// The instrument that the command names, if it names one.
  var instrument: InstrumentID? {
    switch self {
    case .new(let order): order.instrument
    case .phase(let instrument, _): instrument
    case .uncross(let instrument): instrument
    case .massCancel(let filter): filter.instrument
    case .cancel, .replace, .clock: nil
    }
  }
}
