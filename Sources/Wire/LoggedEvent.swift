package import Market

/// One line of an event log: an event and the command that it answers.
package struct LoggedEvent: Hashable, Sendable, BitwiseCopyable {
  /// The number of the command in its flow, from 1.
  package var command: Int
  package var event: Event

  /// An event that answers the command of this number, at least 1.
  @inlinable package init(command: Int, event: Event) {
    precondition(command >= 1, "commands are counted from 1")
    self.command = command
    self.event = event
  }
}
