/// How long and how much an engine behind a connection may answer.
package struct ProcessLimits: Hashable, Sendable {
  /// The time for the answer to one request, in nanoseconds.
  package var request: Int
  /// The time that is waited for all answers of one case together, in nanoseconds.
  package var `case`: Int
  /// The time that a new child has to say who it is, in nanoseconds: interpreters take theirs to
  /// begin.
  package var start: Int
  /// The longest line of an answer, in bytes.
  package var line: Int
  /// The most commands in one request: one that takes 10 ms for each must not seem to hang.
  package var batch: Int

  /// Limits of time for each request; a case may take six times as long, and the start 10 seconds
  /// at least, unless another time is given for it.
  package init(
    requestNanoseconds: Int = 10_000_000_000, startNanoseconds: Int? = nil, line: Int = 64 << 20,
    batch: Int = 256
  ) {
    request = requestNanoseconds
    `case` = 6 * requestNanoseconds
    start = startNanoseconds ?? max(requestNanoseconds, 10_000_000_000)
    self.line = line
    self.batch = batch
  }
}

/// Asked while an engine is waited for: whether the user wants to wait no longer.
package typealias Interruption = @Sendable () -> Bool
