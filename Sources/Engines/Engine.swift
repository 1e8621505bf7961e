package import Market

/// An engine under test, of whatever make: commands in, events out, and a look at its books.
package protocol Engine: AnyObject {
  /// Carries out one command and returns what happened, in order.
  func apply(_ command: Command) -> [Event]
  /// The orders of a side, by price, then time, as the engine itself tells.
  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder]
  /// The phase of an instrument, as the engine itself tells.
  func phase(of instrument: InstrumentID) -> Phase
  /// What an uncross would bring now, as the engine itself tells; nil in a phase that collects
  /// nothing for an auction.
  func indication(of instrument: InstrumentID) -> Uncrossing?
}

/// An engine that runs in our own process.
package final class InProcessEngine<Core: MatchingCore & ~Copyable>: Engine {
  private var core: Core
  private var log = EventLog()

  package init(instruments: [Instrument], conventions: Conventions) {
    core = Core(instruments: instruments, conventions: conventions)
  }

  package func apply(_ command: Command) -> [Event] {
    log.events.removeAll(keepingCapacity: true)
    core.apply(command, to: &log)
    return log.events
  }

  package func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    core.orders(of: instrument, side: side)
  }

  package func phase(of instrument: InstrumentID) -> Phase { core.phase(of: instrument) }

  package func indication(of instrument: InstrumentID) -> Uncrossing? {
    core.indication(of: instrument)
  }
}
