package import Market

/// What can replay a recorded flow, and go back: an engine, seen from here.
package protocol Replayable: ~Copyable {
  /// An engine in a state that was saved.
  init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot)
  /// Answers a command with its events.
  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink)
  /// The whole state.
  func save() -> Snapshot
}
