/// What an engine reports its events to, in order.
package protocol EventSink: ~Copyable {
  /// Takes the next event.
  mutating func record(_ event: Event)
}

/// A sink that keeps the events.
package struct EventLog: EventSink, Sendable {
  /// The events, in the order they happened.
  package var events: [Event] = []

  package init() {}

  @inlinable package mutating func record(_ event: Event) { events.append(event) }
}
