/// How long and how much an engine behind a connection may answer.
package struct ProcessLimits: Hashable, Sendable {
  /// The time for the answer to one request, in nanoseconds.
  package var request: Int
  /// The time that is waited for all answers of one case together, in nanoseconds, beside what its
  /// commands add to it.
  package var `case`: Int
  /// The time that a new child has to say who it is, in nanoseconds: interpreters take theirs to
  /// begin.
  package var start: Int
  /// The longest line of an answer, in bytes.
  package var line: Int
  /// The most commands in one request: one that takes 10 ms for each must not seem to hang.
  package var batch: Int

  /// Limits of time for each request; a case may take six times as long and once more for each
  /// full request of commands, and the start 10 seconds at least, unless another time is given for
  /// it.
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

/// The time that is waited for all answers of a case, in nanoseconds.
struct CaseTime: Hashable, Sendable {
  /// What is waited at most.
  private(set) var allowed: Int
  /// What is left of it.
  private(set) var left: Int

  /// No end of it.
  static let unlimited = CaseTime(.max)

  /// The time of a case before any command.
  init(_ allowed: Int) {
    self.allowed = allowed
    left = allowed
  }

  /// Adds what commands bring: the time of a request where they fill one, and less in proportion.
  ///
  /// So a slow engine gets time by how much it is asked, not by how it is asked.
  mutating func add(_ commands: Int, _ limits: ProcessLimits) {
    let product = limits.request.multipliedReportingOverflow(by: commands)
    let more = product.overflow ? .max : product.partialValue / limits.batch
    allowed = more < .max - allowed ? allowed + more : .max
    left = more < .max - left ? left + more : .max
  }

  /// Takes away what was waited.
  mutating func spend(_ nanoseconds: Int) { if left < .max { left -= nanoseconds } }
}
