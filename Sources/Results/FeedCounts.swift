/// What an order-by-order feed told, what its audit found, and how far a book file agrees.
///
/// All of it is about the recording; what the engine made of it stands in `ReplayResult`.
package struct FeedCounts: Hashable, Sendable {
  /// How often something occurred.
  package struct Count: Hashable, Sendable {
    package var name: String
    package var count: Int

    package init(name: String, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// The messages by kind.
  package var messages: [Count]
  /// The executions of displayed orders by what the audit finds of them.
  package var executions: [Count]
  /// What did not fit, or was put right, by kind.
  package var repairs: [Count]
  /// What could be compared with a book file or with the engine's book.
  package var checks: [ReplayCounts.Check]
  /// Single findings, each with the line or message it can be looked up on.
  package var findings: [String]
  /// The messages of the file that are of other instruments or change no book; nil where the file
  /// has none such.
  package var passedOver: Int?

  package init(
    messages: [Count], executions: [Count], repairs: [Count], checks: [ReplayCounts.Check],
    findings: [String], passedOver: Int? = nil
  ) {
    self.messages = messages
    self.executions = executions
    self.repairs = repairs
    self.checks = checks
    self.findings = findings
    self.passedOver = passedOver
  }

  /// The number of messages of the file.
  package var read: Int { total + (passedOver ?? 0) }

  /// The number of messages about the book.
  package var total: Int { messages.map(\.count).reduce(0, +) }
}
