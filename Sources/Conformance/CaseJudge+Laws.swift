internal import Engines
internal import Laws
internal import Market
internal import Results
internal import Scenarios

extension CaseJudge {
  /// The story of the first law that a run breaks, where it fails anyhow; nil where none is broken
  /// that can be judged by what the engine reports.
  ///
  /// Laws name the fault, and don't find it: an engine that answers like the other one breaks no
  /// law that the other keeps.
  func breach(in run: ScenarioRun, beside other: ScenarioRun) -> Failure? {
    guard let violation = violation(in: run) else { return nil }
    // What the right engine breaks alike says more of the law than of the engine under test.
    if let found = self.violation(in: other), found.law == violation.law,
      found.command == violation.command
    {
      return nil
    }
    let number = violation.command + 1
    var failure = teller.failure(
      .law, "\(violation.law.rawValue): \(violation.sentence)", at: number)
    let lines = [other, run].map { teller.lines(of: $0, command: number) }
    // Where the books alone are wrong, the events say nothing.
    if lines[0] != lines[1] { (failure.expected, failure.actual) = (lines[0], lines[1]) }
    failure.breach = Breach(violation)
    return failure
  }

  /// The first violation of a law that can judge the engine, the books in the end included.
  private func violation(in run: ScenarioRun) -> Violation? {
    let laws = Law.judging(engine.profile)
    guard !laws.isEmpty else { return nil }
    var judge = Laws.Judge(instruments: scenario.instruments, conventions: conventions)
    for (command, events) in zip(scenario.commands, run.answers.joined()) {
      let found = judge.judge(command, answeredBy: events)
      if let violation = found.first(where: { laws.contains($0.law) }) { return violation }
    }
    guard projection.bookView == .orders else { return nil }
    for (index, book) in run.books.enumerated() {
      judge.check(book.bids, of: InstrumentID(UInt32(index)), side: .buy)
      judge.check(book.asks, of: InstrumentID(UInt32(index)), side: .sell)
    }
    return judge.takeViolations().first { laws.contains($0.law) }
  }
}
