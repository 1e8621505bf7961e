import Conformance
import Engines
import FaultyEngines
import Market
import OrderFlow
import Results
import Testing

/// A campaign in parts, against the same campaign as a whole.
@Suite struct ShardedCampaignTests {
  private func result(_ outcome: Campaign.Outcome, cases: Int, _ shard: Shard?) -> CampaignResult {
    CampaignResult(
      engine: EngineIdentity(name: "e", version: "1"),
      occasion: Occasion(started: "", durationNanoseconds: 1, commandLine: ""),
      profile: "plain", seed: 1, commandsPerCase: 60, cases: cases,
      commands: outcome.state.commands, events: outcome.state.events, ending: outcome.ending,
      failures: outcome.failures, shard: shard)
  }

  @Test(arguments: [2, 5])
  func `the parts find together what the whole finds`(count: Int) throws {
    let engine = CampaignEngine(
      PlainEngine.source(of: .lastInFirstOut), conventions: Conventions())
    let campaign = Campaign(
      engine: engine, plan: Campaign.Plan(profile: .plain, seed: 1, commands: 60),
      extent: .cases(23))
    let whole = result(campaign.run(with: Campaign.Company()), cases: 23, nil)
    #expect(!whole.failures.isEmpty)
    let parts = try (1...count).map { number in
      let part = try #require(campaign.part(Sharding(number: number, count: count)))
      let outcome = part.campaign.run(from: part.beginning, with: Campaign.Company())
      return ShardJoining.Part(
        file: "p\(number)",
        report: Report(
          suiteVersion: "1",
          campaigns: [
            result(
              outcome, cases: outcome.state.next - part.beginning.next,
              part.shard(isComplete: true))
          ]))
    }
    #expect(try ShardJoining.whole(of: parts).campaigns == [whole])
  }

  @Test func `a campaign without a number of cases has no parts, and few cases not many`() {
    var campaign = Campaign(
      engine: CampaignEngine(.reference), plan: Campaign.Plan(profile: .plain, seed: 1),
      extent: .only(3))
    let last = Sharding(number: 3, count: 3)
    #expect(campaign.part(last) == nil)
    campaign.extent = .cases(2)
    #expect(campaign.part(last) == nil)
    #expect(campaign.part(Sharding(number: 2, count: 3)) != nil)
  }
}
