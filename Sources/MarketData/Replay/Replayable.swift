package import Market

/// What can be kept in step with a feed: an engine, seen from here.
package protocol InStepEngine: ~Copyable {
  /// How many commands it is given at a time, at least 1; each is judged only when all of them are
  /// answered.
  var batch: Int { get }
  /// Hands over the commands that are applied next, in order; returns how many it will answer.
  mutating func prepare(_ commands: [PlacedCommand]) -> Int
  /// Answers a command with its events.
  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink)
  /// The orders of its first book, those of each side and price by time; nil where it does not
  /// tell.
  func standingOrders() -> [RestingOrder]?
}

/// A command with the place in the feed that brings it about.
package struct PlacedCommand: Hashable, Sendable {
  package var command: Command
  package var place: Int
}

/// What can replay a recorded flow, and go back: an engine, seen from here.
package protocol Replayable: InStepEngine, ~Copyable {
  /// An engine in a state that was saved.
  init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot)
  /// The whole state.
  func save() -> Snapshot
}

extension Replayable where Self: ~Copyable {
  package var batch: Int { 1 }

  package mutating func prepare(_ commands: [PlacedCommand]) -> Int { commands.count }

  package func standingOrders() -> [RestingOrder]? { save().books.first?.orders ?? [] }
}
