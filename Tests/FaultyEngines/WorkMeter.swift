/// What an engine's work costs, counted and not timed.
package struct WorkMeter: Hashable, Sendable {
  /// The orders that were looked at or moved to carry out cancels.
  package var cancelVisits = 0
  /// The slots that are held, for live orders or dead ones.
  package var slots = 0
  /// The dates that are kept, of live orders or dead ones.
  package var dates = 0
  /// The deepest that calls for fills were nested in one command.
  package var depth = 0
}
