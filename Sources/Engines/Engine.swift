package import Market

/// An engine under test, of whatever make: commands in, events out, and a look at its books.
///
/// What it can be asked and what it reports stands in the profile of its source. An engine that
/// has failed is done with: it answers nothing any more, and says why in `failure`, which who asks
/// it looks at after a case.
package protocol Engine: AnyObject {
  /// Carries out one command and returns what happened, in order.
  func apply(_ command: Command) -> [Event]
  /// The orders of a side, by price, then time, as the engine itself tells.
  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder]
  /// The levels of a side, best first, as the engine itself tells; the best alone where it can't
  /// say more, and none where it can't say that.
  func levels(of instrument: InstrumentID, side: Side) -> [ReportedLevel]
  /// The phase of an instrument, as the engine itself tells.
  func phase(of instrument: InstrumentID) -> Phase
  /// What an uncross would bring now, as the engine itself tells; nil in a phase that collects
  /// nothing for an auction.
  func indication(of instrument: InstrumentID) -> Uncrossing?
  /// Hands commands ahead: just these will be applied next, in order, before anything is asked.
  ///
  /// An engine behind a connection takes them all at once.
  func prepare(_ commands: [Command])
  /// Why the engine can't be judged any further; nil as long as it can.
  var failure: EngineFailure? { get }
}

extension Engine {
  package func levels(of instrument: InstrumentID, side: Side) -> [ReportedLevel] {
    ReportedLevel.levels(of: orders(of: instrument, side: side))
  }

  package func prepare(_ commands: [Command]) {}

  package var failure: EngineFailure? { nil }
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
