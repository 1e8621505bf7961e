package import Market

/// The executable rulebook: an engine that is right before it is fast.
///
/// It keeps each side of each book as one sorted array and does with it what the rules say, in
/// their words. A command is either refused, or it has its effects; `refusal(of:)` states when
/// it is refused, the other files state the effects, one topic each.
///
/// - Complexity: Each command takes time linear in the live orders of the books it touches;
///   nothing is kept for dead orders, but their identifiers under `IdentifierReuse.never`.
package struct Specification: Sendable {
  let instruments: [Instrument]
  let conventions: Conventions
  /// The instant that the last accepted `clock` command named.
  package internal(set) var clock = Timestamp.zero
  /// One book for each instrument.
  var books: [Book]
  /// Where each live order stands.
  var places: [OrderID: Place] = [:]
  /// The identifiers of all orders so far; kept under `IdentifierReuse.never` alone.
  var usedIdentifiers: Set<OrderID> = []
  /// How many places in the queue have been given so far, over all books.
  var arrivals: UInt64 = 0

  /// An engine at the start of its life: no order, clock 0, every instrument in `continuous`.
  package init(instruments: [Instrument], conventions: Conventions) {
    self.instruments = instruments
    self.conventions = conventions
    self.books = instruments.map { _ in Book() }
  }

  /// Answers a command with its events: the answer itself first, then its effects in order.
  package mutating func apply<Sink: EventSink & ~Copyable>(
    _ command: Command, to sink: inout Sink
  ) {
    let events = answer(to: command)
    assert(isTooLargeToCheck || isSound, "the books are in order after each command")
    for event in events { sink.record(event) }
  }

  private mutating func answer(to command: Command) -> [Event] {
    if let reason = refusal(of: command) {
      return [.rejected(Rejection(id: command.order, reason: reason))]
    }
    switch command {
    case .new(let order): return enter(order)
    case .cancel(let id): return cancel(id)
    case .replace(let replace): return self.replace(replace)
    case .massCancel(let filter): return cancelAll(filter)
    case .phase(let instrument, let phase): return begin(phase, of: instrument)
    case .uncross(let instrument): return uncross(instrument)
    case .clock(let instant): return advance(to: instant)
    }
  }
}

extension Command {
  /// The order the command names, if it names one.
  fileprivate var order: OrderID? {
    switch self {
    case .new(let order): order.id
    case .cancel(let id): id
    case .replace(let replace): replace.id
    case .massCancel, .phase, .uncross, .clock: nil
    }
  }
}
