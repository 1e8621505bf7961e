/// What the judges say of one case.
///
/// Only `passed` is a pass.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// The engine did what the rule asks.
  case passed
  /// The engine broke an expectation, its golden log, or differs from the reference.
  case failed
  /// The engine differs only where its declared conventions allow it.
  case convention
  /// The case needs what the engine says it can't do.
  case unsupported
  /// The engine ended while it was asked.
  case crashed
  /// The engine did not answer in time.
  case hung
  /// The engine's answer broke the protocol.
  case malformed
  /// A checker itself failed, so nothing is known.
  case unknown

  /// Whether this verdict alone keeps a run from conforming.
  package var breaksConformance: Bool {
    switch self {
    case .passed, .convention, .unsupported: false
    case .failed, .crashed, .hung, .malformed, .unknown: true
    }
  }
}

/// How many cases got each verdict.
package struct VerdictTally: Hashable, Sendable {
  private var counts: [Verdict: Int] = [:]

  package init() {}

  /// The tally of these verdicts.
  package init(_ verdicts: some Sequence<Verdict>) {
    for verdict in verdicts { counts[verdict, default: 0] += 1 }
  }

  /// A tally of these counts.
  package init(counts: [Verdict: Int]) { self.counts = counts.filter { $0.value != 0 } }

  /// How many cases got this verdict.
  package subscript(verdict: Verdict) -> Int { counts[verdict, default: 0] }

  /// How many cases there are.
  package var total: Int { counts.values.reduce(0, +) }

  /// How many cases have a verdict that keeps the run from conforming.
  package var breaking: Int {
    Verdict.allCases.lazy.filter(\.breaksConformance).map { self[$0] }.reduce(0, +)
  }

  /// Whether at least one case passed and none has a verdict that breaks conformance.
  package var conforms: Bool { self[.passed] > 0 && breaking == 0 }
}
