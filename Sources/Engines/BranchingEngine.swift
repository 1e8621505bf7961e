package import Market
package import ReferenceEngine
package import Specification

/// An engine in our own process whose whole state can be copied, so that a search can branch.
package protocol BranchingEngine: ~Copyable {
  /// Becomes what another engine is, which was made for the same instruments and conventions.
  mutating func copyState(of other: borrowing Self)
  /// Carries out one command and reports what happened to the sink, in order.
  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink)
  /// The orders of a side, by price, then time, as the engine itself tells.
  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder]
  /// Shows the orders of a side, in the same order, one by one and without a list of them.
  func showOrders(of instrument: InstrumentID, side: Side, to viewer: (RestingOrder) -> Void)
  /// The phase of an instrument, as the engine itself tells.
  func phase(of instrument: InstrumentID) -> Phase
  /// What an uncross would bring now, as the engine itself tells; nil in a phase that collects
  /// nothing for an auction.
  func indication(of instrument: InstrumentID) -> Uncrossing?
}

extension ReferenceEngine: BranchingEngine {}

extension Specification: BranchingEngine {
  package mutating func copyState(of other: borrowing Specification) { self = copy other }

  package func showOrders(
    of instrument: InstrumentID, side: Side, to viewer: (RestingOrder) -> Void
  ) {
    for order in orders(of: instrument, side: side) { viewer(order) }
  }
}

/// An engine of any make that branches the slow way: a fresh engine is given the same commands.
///
/// They go to it with the first command that is new, so that a connection carries all in one line.
package struct ReplayedEngine: BranchingEngine {
  private let makeEngine: () -> any Engine
  private var engine: any Engine
  private var commands: [Command] = []
  /// How many of the commands the engine was given.
  private var given = 0

  /// An engine at the start of its life.
  package init(_ source: EngineSource, instruments: [Instrument], conventions: Conventions) {
    makeEngine = { source.makeEngine(instruments: instruments, conventions: conventions) }
    engine = makeEngine()
  }

  /// - Complexity: the cost of all the commands that the other engine was given, which is paid with
  ///   the next command.
  package mutating func copyState(of other: borrowing ReplayedEngine) {
    commands = other.commands
    engine = makeEngine()
    given = 0
  }

  package mutating func apply<Sink: EventSink & ~Copyable>(
    _ command: Command, to sink: inout Sink
  ) {
    commands.append(command)
    engine.prepare(Array(commands[given...]))
    for earlier in commands[given...].dropLast() { _ = engine.apply(earlier) }
    given = commands.count
    for event in engine.apply(command) { sink.record(event) }
  }

  // What is asked here stands behind a command that was applied.

  package func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    current.orders(of: instrument, side: side)
  }

  package func showOrders(
    of instrument: InstrumentID, side: Side, to viewer: (RestingOrder) -> Void
  ) {
    for order in current.orders(of: instrument, side: side) { viewer(order) }
  }

  package func phase(of instrument: InstrumentID) -> Phase { current.phase(of: instrument) }

  package func indication(of instrument: InstrumentID) -> Uncrossing? {
    current.indication(of: instrument)
  }

  /// The engine with all its commands behind it.
  private var current: any Engine {
    guard given < commands.count else { return engine }
    let engine = makeEngine()
    engine.prepare(commands)
    for command in commands { _ = engine.apply(command) }
    return engine
  }
}
