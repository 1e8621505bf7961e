/// How long and how much an engine behind a connection may answer.
package struct ProcessLimits: Hashable, Sendable {
  /// The time for the answer to one request, in nanoseconds.
  package var request: Int
  /// The time for all answers of one case, in nanoseconds.
  package var `case`: Int
  /// The longest line of an answer, in bytes.
  package var line: Int
  /// The most commands in one request: one that takes 10 ms for each must not seem to hang.
  package var batch: Int

  /// Limits of time for each request; a case may take six times as long.
  package init(
    requestNanoseconds: Int = 10_000_000_000, line: Int = 64 << 20, batch: Int = 256
  ) {
    request = requestNanoseconds
    `case` = 6 * requestNanoseconds
    self.line = line
    self.batch = batch
  }
}
