/// Everything that one report tells.
package struct Report: Hashable, Sendable {
  /// The version of the suite that got the results.
  package var suiteVersion: String
  package var runs: [RunResult]
  package var replays: [ReplayResult]
  package var campaigns: [CampaignResult]
  package var benches: [BenchResult]

  package init(
    suiteVersion: String, runs: [RunResult] = [], replays: [ReplayResult] = [],
    campaigns: [CampaignResult] = [], benches: [BenchResult] = []
  ) {
    self.suiteVersion = suiteVersion
    self.runs = runs
    self.replays = replays
    self.campaigns = campaigns
    self.benches = benches
  }

  /// Whether there is nothing to tell.
  package var isEmpty: Bool {
    runs.isEmpty && replays.isEmpty && campaigns.isEmpty && benches.isEmpty
  }

  /// Whether there is something to tell and nothing of it speaks against the engines.
  package var conforms: Bool {
    !isEmpty && runs.allSatisfy(\.tally.conforms) && replays.allSatisfy(\.conforms)
      && campaigns.allSatisfy(\.conforms) && benches.allSatisfy(\.conforms)
  }

  /// Adds the results of another report after this one's.
  package mutating func append(_ other: Report) {
    runs += other.runs
    replays += other.replays
    campaigns += other.campaigns
    benches += other.benches
  }
}
