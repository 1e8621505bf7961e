internal import JSONText
internal import Laws
internal import Market
package import MarketData
package import Results
package import Scenarios
internal import Wire

/// Judges a history while it is read.
package struct HistoryRun {
  /// The scenario that gives the commands, where the log has events alone.
  package var scenario: Scenario?
  /// The command line that judges it again.
  package var replay: String
  /// What is made of what the judge finds wrong with itself, which is nil where it is sound: the
  /// same, unless somebody knows better.
  package var audit: (String?) -> String? = { $0 }

  package init(of scenario: Scenario? = nil, replay: String) {
    self.scenario = scenario
    self.replay = replay
  }

  /// Judges a source to its end; `found` is told of violations as they come.
  ///
  /// A source that ends the reading because it is no longer wanted, as `isWanted` told it, is
  /// judged as far as it came.
  package func judge(
    _ source: consuming ByteSource, isWanted: () -> Bool = { true },
    found: (Failure) -> Void = { _ in }
  ) throws(HistoryRefusal) -> HistoryJudgement {
    var judgement = HistoryJudgement()
    do throws(HistoryRefusal) {
      var reader = try HistoryReader(source, of: scenario)
      var progress = Progress(HistoryJudge(reader.header, replay: replay), scenario)
      do throws(HistoryRefusal) {
        while let line = try reader.next() {
          try take(line, reader, &progress, &judgement, found)
        }
        progress.beginGiven(upTo: .max) { tell($0, $1, &judgement, found) }
        tell(progress.judge.finish(), progress.judge, &judgement, found)
      } catch {
        judgement.commands = progress.judge.judge.commands
        throw error
      }
      judgement.commands = progress.judge.judge.commands
      if let reason = audit(progress.judge.judge.inconsistency) {
        judgement.failures.append(
          Failure(
            judge: .checker, message: "the judge itself failed: \(reason)", replay: replay))
      }
      note(reader.header, &judgement)
    } catch {
      guard !isWanted() else { throw error }
      judgement.wasInterrupted = true
    }
    return judgement
  }

  /// The judge, and the commands of the scenario that have not been begun.
  private struct Progress {
    var judge: HistoryJudge
    private var given: ArraySlice<Command>
    private var begun = 0

    init(_ judge: HistoryJudge, _ scenario: Scenario?) {
      self.judge = judge
      given = (scenario?.commands ?? [])[...]
    }

    /// Begins the scenario's commands up to one, from 1, telling what each violates.
    mutating func beginGiven(upTo number: Int, tell: ([Violation], HistoryJudge) -> Void) {
      while begun < number, let next = given.popFirst() {
        let last = judge.finish()
        tell(last, judge)
        _ = judge.begin(next, text: nil)
        begun += 1
      }
    }
  }

  private func take(
    _ line: HistoryLine, _ reader: borrowing HistoryReader, _ progress: inout Progress,
    _ judgement: inout HistoryJudgement, _ found: (Failure) -> Void
  ) throws(HistoryRefusal) {
    switch line {
    case .command(let command):
      tell(progress.judge.finish(), progress.judge, &judgement, found)
      _ = progress.judge.begin(command, text: String(decoding: reader.text, as: UTF8.self))
    case .event(let event):
      progress.beginGiven(upTo: event.command) { tell($0, $1, &judgement, found) }
      guard progress.judge.eventCount < progress.judge.eventLimit else {
        throw HistoryRefusal(
          JSONRefusal([
            JSONProblem(
              position: JSONPosition(line: reader.line, column: 1, offset: 0),
              message: "expected no more than \(progress.judge.eventLimit) events of command "
                + "\(event.command), which is more than its orders can cause, found another")
          ]))
      }
      progress.judge.add(event.event)
      judgement.events += 1
    case .book(let book, let command):
      progress.beginGiven(upTo: command) { tell($0, $1, &judgement, found) }
      tell(progress.judge.finish(), progress.judge, &judgement, found)
      tell(progress.judge.check(book), progress.judge, &judgement, found)
      judgement.books += 1
    }
  }

  private func tell(
    _ violations: [Violation], _ judge: HistoryJudge, _ judgement: inout HistoryJudgement,
    _ found: (Failure) -> Void
  ) {
    for violation in violations {
      let isTold = judgement.count(
        law: violation.law.rawValue, shape: violation.shape, command: violation.command + 1)
      guard isTold else { continue }
      let failure = judge.failure(violation)
      judgement.failures.append(failure)
      found(failure)
    }
  }

  /// Says what could not be judged.
  private func note(_ header: HistoryHeader, _ judgement: inout HistoryJudgement) {
    if judgement.books == 0 {
      judgement.unjudged.append("\(Law.reportedBook.rawValue): the log shows no books")
    }
    for kind in UnreportedEvent.allCases where header.unreported.contains(kind) {
      judgement.unjudged.append("\(kind.rawValue) events: the engine does not report them")
    }
  }
}
