import Market
import MarketData
import ReferenceEngine

/// The reference engine as feeds are kept in step with it.
struct FeedEngine: Replayable, ~Copyable {
  private var engine: ReferenceEngine

  init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot) {
    engine = ReferenceEngine(
      instruments: instruments, conventions: conventions, restoring: snapshot)
  }

  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink) {
    engine.apply(command, to: &sink)
  }

  func save() -> Snapshot { engine.save() }

  /// Holds a feed's record against what an engine without a fault owes it.
  static func check(_ audit: borrowing FeedAudit<FeedEngine>, _ messages: [BookMessage]) {
    require(
      audit.record.disagreementCount == 0, "the engine disagrees: \(audit.record.disagreements)")
    require(
      audit.record.agreeing == audit.book.tally[.sound],
      "\(audit.record.agreeing) of \(audit.book.tally[.sound]) sound executions")
    requireOrder(messages.map(\.place))
  }
}
