package import JSONText
package import OrderFlow
package import Results
internal import Scenarios

/// The commands of a file, played on an engine and shrunk where they fail.
package struct PlayShrinking: Sendable {
  package let engine: CampaignEngine
  private let play: Play

  /// The commands of a scenario, or of a log of commands and events.
  package init(
    reading bytes: [UInt8], isLog: Bool, engine: CampaignEngine
  ) throws(JSONRefusal) {
    self.engine = engine
    if isLog {
      play = try RecordedHistory(reading: bytes, of: nil).play
    } else {
      let scenario = try Scenario(reading: bytes)
      play = Play(
        instruments: scenario.instruments, conventions: scenario.conventions,
        commands: scenario.commands)
    }
  }

  /// The smallest play that fails in the same way, and its story; nil where nothing fails.
  package func shrink(
    replay: String, isInterrupted: @escaping @Sendable () -> Bool
  ) -> (failure: CampaignFailure, play: Play)? {
    guard let kind = engine.runner.kind(play) else { return nil }
    let teller = CampaignTeller(
      engine: engine, plan: Campaign.Plan(profile: .full, seed: 0), trialLimit: 20_000)
    return teller.tell(
      play, kind, number: 0, seen: 1, replay: replay, isInterrupted: isInterrupted)
  }
}
