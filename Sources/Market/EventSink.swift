/// What an engine reports its events to, in order.
public protocol EventSink: ~Copyable {
  /// Takes the next event.
  mutating func record(_ event: Event)
}

/// A sink that keeps the events.
public struct EventLog: EventSink, Sendable {
  /// The events, in the order they happened.
  public var events: [Event] = []

  public init() {}

  @inlinable public mutating func record(_ event: Event) { events.append(event) }
}
