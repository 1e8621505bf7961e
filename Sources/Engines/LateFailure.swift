/// What an engine did after the last answer of a case, although nobody asked: nothing is wrong with
/// the answers, but who does this can't be trusted.
package struct LateFailure: Hashable, Sendable {
  /// What the engine was made for; nil where it had only said who it is, or nobody named it.
  package var occasion: String?
  package var failure: EngineFailure
}
