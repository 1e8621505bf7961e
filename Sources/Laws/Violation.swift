package import Market

/// A law that a history breaks, at one event or at the end of one answer.
package struct Violation: Hashable, Sendable {
  package var law: Law
  /// What is wrong in a few words that are the same for every case of the same kind: the failures
  /// of a campaign that have law and shape in common are taken for one.
  package var shape: String
  /// The index of the command in the history.
  package var command: Int
  /// The index of the event in the command's answer; nil where an event is missing.
  package var event: Int?
  /// The orders concerned, the one that was wronged first.
  package var orders: [OrderID]
  /// What should have been, because of what, and what was instead.
  package var sentence: String

  package init(
    law: Law, shape: String, command: Int, event: Int?, orders: [OrderID], sentence: String
  ) {
    self.law = law
    self.shape = shape
    self.command = command
    self.event = event
    self.orders = orders
    self.sentence = sentence
  }
}
