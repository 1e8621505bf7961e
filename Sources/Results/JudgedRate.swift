/// How fast a campaign of one profile plays and judges, on one thread.
///
/// The time is of everything: making the order flow, both engines, the laws, the relations.
package struct JudgedRate: Hashable, Sendable {
  /// What the flow was made of, by the name of its profile.
  package var profile: String
  package var seed: UInt64
  /// The commands that were played and judged, at least one.
  package var commands: Int
  package var time: PassTime
  /// The kinds of failure that were found; a rate counts only where there are none.
  package var failures: Int

  package init(profile: String, seed: UInt64, commands: Int, time: PassTime, failures: Int) {
    self.profile = profile
    self.seed = seed
    self.commands = commands
    self.time = time
    self.failures = failures
  }
}
