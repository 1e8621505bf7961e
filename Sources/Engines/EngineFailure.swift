/// Why an engine can't be judged any further: the connection to it, or what it said of itself.
package struct EngineFailure: Error, Hashable, Sendable {
  /// What sort of failure it is, by the word of its verdict.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It ended while it was asked, or said that it broke.
    case crashed
    /// It did not answer in time.
    case hung
    /// Its answer broke the protocol.
    case malformed
    /// It refused instruments or conventions: no fault, but nothing to judge.
    case unsupported
    /// Nobody waits for its answer any longer: no fault, and nothing is known.
    case interrupted
  }

  package var kind: Kind
  /// What happened, in one sentence without its end.
  package var message: String
  /// The request on which it happened, shortened; nil where there was none.
  package var request: String?
  /// The last lines that the engine wrote to standard error.
  package var lastWords: [String]

  package init(
    _ kind: Kind, _ message: String, request: String? = nil, lastWords: [String] = []
  ) {
    self.kind = kind
    self.message = message
    self.request = request
    self.lastWords = lastWords
  }
}
