package import Market

/// A recorded flow that an engine replayed: what it made of the commands, and how it ended.
package struct Replay: Sendable {
  package var record: ReplayRecord
  /// The state after the last command.
  package var end: Snapshot

  package init(record: ReplayRecord, end: Snapshot) {
    self.record = record
    self.end = end
  }

  /// Replays a whole flow through a fresh engine.
  package init<Engine: Replayable & ~Copyable>(
    _ flow: RecordedFlow, by _: Engine.Type, conventions: Conventions = Conventions()
  ) {
    var engine = Engine(
      instruments: [flow.instrument], conventions: conventions,
      restoring: Snapshot(books: [Snapshot.Book()]))
    record = engine.replay(flow.commands.indices, of: flow)
    end = engine.save()
  }
}
