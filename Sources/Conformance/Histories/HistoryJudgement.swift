package import Results

/// What the laws say of a history, whoever made it.
package struct HistoryJudgement: Sendable {
  /// Violations of one law in one way.
  package struct Kind: Hashable, Sendable {
    package var law: String
    /// What is wrong in a few words.
    package var shape: String
    /// The number of the command that showed it first, from 1.
    package var firstCommand: Int
    package var count: Int
  }

  package init() {}

  /// The number of commands that were judged.
  package internal(set) var commands = 0
  /// The number of events that answered them.
  package internal(set) var events = 0
  /// The number of books that were shown.
  package internal(set) var books = 0
  /// How many violations there are.
  package internal(set) var violations = 0
  /// The kinds of violations, in the order of the commands that showed them first.
  package internal(set) var kinds: [Kind] = []
  /// The stories of the first violations of each kind, in order.
  package internal(set) var failures: [Failure] = []
  /// What was not judged, and why, in a sentence each.
  package internal(set) var unjudged: [String] = []
  /// Whether it was broken off.
  package var wasInterrupted = false

  /// How many violations of one kind are told.
  static let toldOfKind = 3
  /// How many kinds are told apart; the violations of others are counted alone.
  static let kindLimit = 200

  /// `unknown` where the judge itself failed: then what it says of the laws counts for nothing.
  package var verdict: Verdict {
    if failures.contains(where: { $0.judge == .checker }) { return .unknown }
    return violations == 0 ? .passed : .failed
  }

  /// The judgement as a run of one case, for reports; `name` is what the history is called.
  package func result(named name: String, _ occasion: Occasion) -> RunResult {
    RunResult(
      engine: EngineIdentity(name: name, version: ""), occasion: occasion,
      cases: [
        CaseResult(
          scenario: name, title: "The history keeps every law", why: "The laws of the suite.",
          area: "history", verdict: verdict,
          mirror: .skipped("a history is judged as it is"),
          durationNanoseconds: occasion.durationNanoseconds,
          note: unjudged.isEmpty ? nil : unjudged.joined(separator: "; "), failures: failures)
      ])
  }

  /// Counts a violation; returns whether it is to be told.
  mutating func count(law: String, shape: String, command: Int) -> Bool {
    violations += 1
    if let index = kinds.firstIndex(where: { $0.law == law && $0.shape == shape }) {
      kinds[index].count += 1
      return kinds[index].count <= Self.toldOfKind
    }
    guard kinds.count < Self.kindLimit else { return false }
    kinds.append(Kind(law: law, shape: shape, firstCommand: command, count: 1))
    return true
  }
}
