import Conformance
import Engines
import FaultyEngines
import Foundation
import JSONText
import Market
import OrderFlow
import Results
import Scenarios
import Synchronization
import Testing

/// Campaigns on the plain engine, and on the same engine with one fault after the other.
@Suite struct CampaignTests {
  /// The profiles of continuous trading, which is what the plain engine knows.
  private static let profiles: [NamedProfile] = [.plain, .identity, .crowdedLevel, .widePrices]

  private func campaign(
    _ fault: PlantedFault?, _ profile: NamedProfile, cases: Int, seed: UInt64 = 1
  ) -> Campaign {
    let engine = CampaignEngine(
      PlainEngine.source(of: fault), conventions: Conventions(),
      takes: { PlainEngine.limitation(for: $0) == nil && Self.isModest($0, for: fault) })
    return Campaign(
      engine: engine, plan: Campaign.Plan(profile: profile, seed: seed, commands: 150),
      extent: .cases(cases))
  }

  /// Whether a quantity is small enough that a fault which adds up wrongly does not trap.
  private static func isModest(_ command: Command, for fault: PlantedFault?) -> Bool {
    let quantity: Quantity? =
      switch command {
      case .new(let order): order.quantity
      case .replace(let replace): replace.quantity
      default: nil
      }
    guard let quantity, let fault, fault != .overflowingSum else { return true }
    return quantity.rawValue.magnitude < 1 << 40
  }

  // MARK: - Correct engines

  @Test(arguments: profiles)
  func `the plain engine is clean`(profile: NamedProfile) {
    let outcome = campaign(nil, profile, cases: 60).run(with: Campaign.Company())
    #expect(outcome.failures.map(\.kind) == [])
    #expect(outcome.state.commands > 8_000)
    #expect(outcome.state.next == 60)
  }

  @Test(arguments: NamedProfile.allCases, EngineChoice.allCases)
  func `our engines are clean under every profile`(profile: NamedProfile, engine: EngineChoice) {
    let outcome = Campaign(
      engine: CampaignEngine(engine),
      plan: Campaign.Plan(profile: profile, seed: 3, commands: 250), extent: .cases(24)
    ).run(with: Campaign.Company())
    #expect(outcome.failures.map(\.kind) == [])
    #expect(outcome.state.commands == 24 * 250)
  }

  // MARK: - Faults

  /// Faults that only books, hours or crowds show that these flows don't have.
  private static let hidden: Set<PlantedFault> = [
    .dayNotKept, .depthByArrival, .knownForAWhile, .levelTreeBreaks, .logOf1024,
    .overflowingTimes, .poolFull, .slotsLeak,
  ]

  /// The law that names a fault, for faults that are nothing but a breach of one law.
  private static let names: [PlantedFault: String] = [
    .worstBidFirst: "price-priority", .worstAskFirst: "price-priority",
    .levelsUnsorted: "price-priority", .oldestCrossingFirst: "price-priority",
    .sweepTurnsAround: "price-priority", .limitForgotten: "limit",
    .crossingBuyRests: "positive-spread", .crossingSellRests: "positive-spread",
    .staleBounds: "positive-spread", .takersPrice: "makers-price", .middlePrice: "makers-price",
    .buyersPrice: "makers-price", .replacesOwnPrice: "makers-price",
    .rolesSwapped: "one-answer", .lastInFirstOut: "time-priority",
    .heapOfEquals: "time-priority", .unstableSort: "time-priority",
    .swapRemove: "time-priority", .partFillDemotes: "time-priority",
    .equalInstantsByIdentifier: "time-priority", .queueByIdentifier: "time-priority",
    .awayAndBackKeeps: "time-priority", .increaseKeeps: "replacement",
    .decreaseLoses: "replacement", .staleFilled: "replacement",
    .partFillNotTaken: "conservation", .fullFillNotTaken: "conservation",
    .wrapsBelowZero: "conservation", .tellsTheRest: "conservation",
    .phantomTrade: "the-dead-stay-dead", .zombie: "the-dead-stay-dead",
    .canceledStillTrades: "the-dead-stay-dead", .immediateRests: "immediate-orders",
    .fillOrKillOfOneMaker: "immediate-orders", .fillOrKillOfOneLevel: "immediate-orders",
    .marketRests: "remainder", .dateNotKept: "expiry", .oldExpiryEndsNew: "expiry",
    .duplicateTaken: "refusal", .deadIdentifierRefused: "refusal", .anySignTaken: "refusal",
    .offTickTaken: "refusal", .offLotTaken: "refusal", .beyondBandTaken: "refusal",
    .zeroQuantityTaken: "refusal",
  ]

  @Test func `faults are caught, named by their law, and shrunk to a few commands`() {
    let sizes = Mutex<[Int]>([])
    let faults = PlantedFault.allCases.filter { !Self.hidden.contains($0) }
    DispatchQueue.concurrentPerform(iterations: faults.count) { index in
      let fault = faults[index]
      var failures: [CampaignFailure] = []
      for profile in Self.profiles where failures.isEmpty {
        failures = campaign(fault, profile, cases: 40).run(with: Campaign.Company()).failures
      }
      #expect(!failures.isEmpty, "\(fault) is not caught")
      #expect(failures.allSatisfy { $0.verdict == .failed }, "\(fault)")
      if let law = Self.names[fault] {
        #expect(failures.contains { $0.area == law }, "\(fault): \(failures.map(\.kind))")
      }
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
