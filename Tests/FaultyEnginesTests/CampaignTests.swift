import Conformance
import Engines
import FaultyEngines
import Foundation
import JSONText
import Market
import MutationScore
import OrderFlow
import Results
import Scenarios
import Synchronization
import Testing

/// Campaigns on the plain engine, and on the same engine with one fault after the other.
@Suite struct CampaignTests {
  /// The profiles of continuous trading, and then those of whole days.
  private static let profiles: [NamedProfile] = [
    .plain, .identity, .crowdedLevel, .widePrices, .full, .auctions,
  ]

  private func campaign(
    _ fault: PlantedFault?, _ profile: NamedProfile, cases: Int, seed: UInt64 = 1
  ) -> Campaign {
    Campaign(
      engine: MutantMeasure.campaignEngine(of: fault),
      plan: Campaign.Plan(profile: profile, seed: seed, commands: 150), extent: .cases(cases))
  }

  // MARK: - Correct engines

  @Test(arguments: NamedProfile.allCases)
  func `the plain engine is clean under every profile and convention`(profile: NamedProfile) {
    let outcome = campaign(nil, profile, cases: 30).run(with: Campaign.Company())
    #expect(outcome.failures.map(\.kind) == [])
    #expect(outcome.state.commands == 30 * 150)
  }

  @Test(arguments: NamedProfile.allCases, EngineChoice.allCases)
  func `our engines are clean under every profile`(profile: NamedProfile, engine: EngineChoice) {
    let outcome = Campaign(
      engine: CampaignEngine(engine),
      plan: Campaign.Plan(profile: profile, seed: 3, commands: 250), extent: .cases(8)
    ).run(with: Campaign.Company())
    #expect(outcome.failures.map(\.kind) == [])
    #expect(outcome.state.commands == 8 * 250)
  }

  // MARK: - Faults

  /// Faults that only long cases show; the table of the mutation score has those that do.
  private static let longLived: Set<PlantedFault> = [
    .knownForAWhile, .levelTreeBreaks, .logOf1024, .overflowingTimes, .poolFull, .slotsLeak,
  ]

  @Test func `faults are caught, and shrunk to a few commands`() {
    let sizes = Mutex<[Int]>([])
    let all = PlantedFault.allCases.filter { fault in
      guard case .history = fault.evidence else { return false }
      return !Self.longLived.contains(fault)
    }
    // Every tenth where nothing is optimized: `ShrinkingHeavyTests` shrinks them all.
    let step = ShrunkFault.isOptimized ? 1 : 10
    let faults = stride(from: 0, to: all.count, by: step).map { all[$0] }
    DispatchQueue.concurrentPerform(iterations: faults.count) { index in
      let fault = faults[index]
      var failures: [CampaignFailure] = []
      for profile in Self.profiles where failures.isEmpty {
        failures = campaign(fault, profile, cases: 40).run(with: Campaign.Company()).failures
      }
      #expect(!failures.isEmpty, "\(fault) is not caught")
      #expect(failures.allSatisfy { $0.verdict == .failed }, "\(fault)")
      if let least = failures.map(\.flow.count).min() { sizes.withLock { $0.append(least) } }
    }
    let sorted = sizes.withLock { $0.sorted() }
    #expect(sorted.count == faults.count)
    #expect(sorted[sorted.count / 2] <= 3)
    #expect(sorted[sorted.count * 9 / 10] <= 5)
  }

  // MARK: - The same, however it is run

  @Test func `a kind of failure is told once, with how often and where first it was seen`() {
    let outcome = campaign(.lastInFirstOut, .plain, cases: 100).run(with: Campaign.Company())
    #expect(Set(outcome.failures.map(\.kind)).count == outcome.failures.count)
    #expect((outcome.failures.first?.seen ?? 0) > 20)
    for (failure, play) in zip(outcome.failures, outcome.plays) {
      #expect(failure.flow.count == play.commands.count)
      #expect(failure.story.replay.hasSuffix(" --commands 150 --case \(failure.firstCase)"))
      var one = campaign(.lastInFirstOut, .plain, cases: 1)
      one.extent = .only(failure.firstCase)
      #expect(one.run(with: Campaign.Company()).failures.map(\.kind) == [failure.kind])
    }
  }

  @Test func `how many cases are played at once changes nothing`() {
    var campaign = campaign(.levelsUnsorted, .plain, cases: 500)
    let alone = campaign.run(with: Campaign.Company())
    campaign.jobs = 3
    let together = campaign.run(with: Campaign.Company())
    #expect(!alone.failures.isEmpty)
    #expect(together.failures == alone.failures)
    #expect(together.state == alone.state)
  }

  @Test func `a campaign that is resumed finds what one without a break finds`() throws {
    let whole = campaign(.staleBounds, .plain, cases: 400).run(with: Campaign.Company())
    let first = campaign(.staleBounds, .plain, cases: 150).run(with: Campaign.Company())
    let kept = try CampaignState(reading: first.state.bytes)
    #expect(kept == first.state)
    let rest = campaign(.staleBounds, .plain, cases: 400).run(
      from: kept, with: Campaign.Company())
    #expect(!whole.failures.isEmpty)
    #expect(rest.failures == whole.failures)
    #expect(rest.state == whole.state)
  }

  @Test func `an interrupted campaign tells what it has, and can be resumed`() {
    let asked = Mutex(0)
    let interrupted = campaign(.staleBounds, .plain, cases: 100_000).run(
      with: Campaign.Company(isInterrupted: {
        asked.withLock { count in
          count += 1
          return count > 2
        }
      }))
    #expect(interrupted.ending == .interrupted)
    #expect(interrupted.state.next > 0 && interrupted.state.next < 1_000)
    #expect(!interrupted.failures.isEmpty)
    let whole = campaign(.staleBounds, .plain, cases: interrupted.state.next).run(
      with: Campaign.Company())
    #expect(whole.state == interrupted.state)
  }

  // MARK: - What is kept

  @Test(arguments: [
    PlantedFault.lastInFirstOut, .takersPrice, .fillOrKillOfOneLevel, .offTickTaken,
  ])
  func `a saved scenario fails on the faulty engine and passes on the reference engine`(
    fault: PlantedFault
  ) throws {
    var outcome = campaign(fault, .plain, cases: 40).run(with: Campaign.Company())
    if outcome.failures.isEmpty {
      outcome = campaign(fault, .identity, cases: 40).run(with: Campaign.Company())
    }
    let failure = try #require(outcome.failures.first)
    let saved = try #require(
      SavedPlay(of: failure, outcome.plays[0], expecting: EngineChoice.reference.source))
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = try saved.write(in: "\(root)/scenarios/found")
    #expect(path.hasSuffix("/\(saved.name).json"))
    let entries = try Corpus(root: root).entries()
    #expect(entries.count == 1)
    func judges(_ engine: EngineSource) -> [Failure.Judge] {
      let run = SuiteRun(
        engine: engine, partner: EngineChoice.specification.source, entries: entries)
      let result = run.run(clock: { 0 }, isInterrupted: { false }, progress: { _ in })
      return result.cases.flatMap(\.failures).map(\.judge)
    }
    #expect(judges(EngineChoice.reference.source) == [.golden])
    #expect(judges(PlainEngine.source(of: fault)).contains(.expectation))
  }

  @Test func `a long scenario is shrunk to what matters, and one that passes is left`() throws {
    let fault = PlantedFault.increaseKeeps
    let engine = campaign(fault, .plain, cases: 1).engine
    let steps = (1...40).map { #"{"new":{"id":\#($0),"side":"buy","price":"1.00","quantity":5}}"# }
    func text(_ last: String) -> [UInt8] {
      let all = (steps + [last, #"{"expect":{"trades":[]}}"#]).joined(separator: ",")
      return Array(#"{"title":"t","why":"w","steps":[\#(all)]}"#.utf8)
    }
    let failing = try PlayShrinking(
      reading: text(#"{"replace":{"id":7,"quantity":9}}"#), engine: engine)
    let shrunk = failing.shrink(replay: "again", isInterrupted: { false })
    let found = try #require(shrunk)
    #expect(found.failure.area == "replacement")
    #expect(found.failure.flow.count == 2)
    let passing = try PlayShrinking(
      reading: text(#"{"replace":{"id":7,"quantity":3}}"#), engine: engine)
    let nothing = passing.shrink(replay: "again", isInterrupted: { false })
    #expect(nothing == nil)
  }
}
