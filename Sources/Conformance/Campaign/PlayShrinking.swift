internal import Engines
internal import JSONText
internal import Laws
internal import Market
package import OrderFlow
package import Results
internal import Scenarios

/// The commands of a file, played on an engine and shrunk where they fail.
package struct PlayShrinking: Sendable {
  package let engine: CampaignEngine
  package let play: Play
  /// What only the file says of the engine: nothing that can be kept while commands go.
  private let remark: @Sendable () -> String?
  /// The most plays that are tried.
  package var trialLimit = 20_000

  /// A play that is known.
  package init(_ play: Play, engine: CampaignEngine) {
    self.play = play
    self.engine = engine
    remark = { nil }
  }

  /// The commands of a scenario, or of a log of commands and events, plain or gzip.
  ///
  /// Which of them it is shows in the first line: that of a log is an object by itself.
  package init(reading bytes: [UInt8], engine: CampaignEngine) throws(HistoryRefusal) {
    self.engine = engine
    guard Self.isLog(bytes) else {
      let scenario = try Self.scenario(bytes)
      play = Play(
        instruments: scenario.instruments, conventions: scenario.conventions,
        commands: scenario.commands)
      remark = { Self.remark(on: scenario, engine.source) }
      return
    }
    let recorded = try RecordedHistory(reading: bytes, of: nil)
    play = recorded.play
    remark = { Self.remark(on: recorded) }
  }

  /// Whether the first line is an object by itself, and no whole scenario.
  private static func isLog(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0x1F, 0x8B]) { return true }
    let first = JSONText.parse(Array(bytes.prefix { $0 != UInt8(ascii: "\n") })).value
    return first != nil && first?["steps"] == nil
  }

  private static func scenario(_ bytes: [UInt8]) throws(HistoryRefusal) -> Scenario {
    do throws(JSONRefusal) {
      return try Scenario(reading: bytes)
    } catch {
      throw HistoryRefusal(error)
    }
  }

  /// The smallest play that fails in the same way, and its story; nil where nothing fails.
  package func shrink(
    replay: String, isInterrupted: @escaping @Sendable () -> Bool
  ) -> (failure: CampaignFailure, play: Play)? {
    guard let kind else { return nil }
    let teller = CampaignTeller(
      engine: engine, plan: Campaign.Plan(profile: .full, seed: 0), trialLimit: trialLimit)
    return teller.tell(
      play, kind, number: 0, seen: 1, replay: replay, isInterrupted: isInterrupted)
  }

  /// How the play fails; nil where it does not.
  package var kind: FailureKind? { engine.runner.kind(play) }

  /// Whether a play fails in one way.
  package func fails(_ play: Play, as kind: FailureKind) -> Bool {
    engine.runner.failure(play, kind) != nil
  }

  /// What the file has against the engine although nothing fails that shrinking could keep, in a
  /// sentence; nil where it has nothing.
  package var rest: String? { remark() }

  /// An expectation is of one place in one flow: it means nothing in another.
  private static func remark(on scenario: Scenario, _ engine: EngineSource) -> String? {
    let run = ScenarioRun(scenario, on: engine.makeEngine(for: scenario))
    guard let mismatch = run.mismatch else { return nil }
    let line = scenario.steps[mismatch.step].line
    return "only the expectation on line \(line) is not met, which holds for this flow alone: "
      + mismatch.findings.map(\.message).joined(separator: "; ")
  }

  /// What another engine said is judged by the laws, but can't be asked for again.
  private static func remark(on recorded: RecordedHistory) -> String? {
    var judge = Judge(
      instruments: recorded.play.instruments, conventions: recorded.play.conventions)
    for (index, command) in recorded.play.commands.enumerated() {
      let found = judge.judge(command, answeredBy: recorded.history.events(of: index))
      if let violation = found.first {
        return "the log itself breaks \(violation.law.rawValue) at command \(index + 1), by an "
          + "engine that can't be asked again: 'assay judge' tells how"
      }
    }
    return nil
  }
}
