internal import CommandLineFrame
internal import Engines
internal import Results
internal import Tracking

/// What `assay compare` does with two engines: it measures them now, pass by pass in turn.
enum EngineComparison {
  static let passes = Parameter.option(
    "passes", .integer("N", in: 6...1_000),
    "With --engine: how often each flow is run by each engine; 11 times by default")
  private static let usualPasses = 11

  /// What came of it.
  struct Outcome {
    var result: ComparisonResult
    /// Whether an engine was wrong, and has no figures for that.
    var hasWrong: Bool
    var wasInterrupted: Bool
  }

  /// Compares the second engine that was named with the first, where there are two; nil where it
  /// was interrupted before anything was measured.
  static func outcome(
    _ invocation: borrowing Invocation, _ thresholds: ComparisonThresholds
  ) throws(CommandFailure) -> Outcome? {
    var session = try BenchSession(invocation)
    try session.measureFlows(
      invocation, .times(passes: invocation[passes] ?? usualPasses))
    invocation.terminal.endProgress()
    let wasInterrupted = invocation.interrupt.isRequested
    let benches = session.report(interrupted: wasInterrupted).benches
    guard benches.count == 2 else {
      if wasInterrupted { return nil }
      throw CommandFailure("nothing was measured")
    }
    let names = session.seats.map(\.spec.text)
    let comparison = InterleavedComparison(
      of: (names[1], benches[1]), with: (names[0], benches[0]), thresholds: thresholds)
    let hasWrong = benches.contains { bench in
      bench.workloads.contains { if case .wrong = $0.outcome { true } else { false } }
    }
    return Outcome(
      result: comparison.result(suiteVersion: Assay.version), hasWrong: hasWrong,
      wasInterrupted: wasInterrupted)
  }
}
