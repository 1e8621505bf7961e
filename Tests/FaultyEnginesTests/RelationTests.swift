import Conformance
import Engines
import FaultyEngines
import Market
import OrderFlow
import Results
import Specification
import Testing

/// The relations of campaigns: each reveals the fault that was made for it, and no other does.
@Suite struct RelationTests {
  /// Parts of campaigns on one instrument, on two and on three.
  private static let plays: [Play] = [NamedProfile.plain, .identity, .full].flatMap { profile in
    (0..<8).map { number in
      let one = CampaignCase(profile, campaignSeed: 5, number: number)
      var flow = one.flow
      return Play(
        instruments: flow.instruments, conventions: Conventions(),
        commands: (0..<150).map { _ in flow.next() })
    }
  }

  /// The relations that reveal something of an engine.
  private func revealing(_ engine: CampaignEngine) -> [Metamorphosis] {
    Metamorphosis.allCases.filter { relation in
      Self.plays.contains { engine.difference(in: $0, by: relation) != nil }
    }
  }

  @Test(arguments: EngineChoice.allCases)
  func `a correct engine keeps every relation`(choice: EngineChoice) {
    #expect(revealing(CampaignEngine(choice)) == [])
  }

  @Test(arguments: RelationFault.allCases)
  func `a fault is revealed by its relation alone`(fault: RelationFault) {
    let found = revealing(CampaignEngine(fault.source, conventions: Conventions()))
    if fault == .determinism {
      // Nothing can be compared where nothing repeats itself.
      #expect(found.contains(.determinism))
    } else {
      #expect(found.map(\.rawValue) == [fault.rawValue])
    }
  }

  private static let reversing = EngineSource(name: "reversing") {
    InProcessEngine<ReversingCore>(instruments: $0, conventions: $1)
  }

  private static var reversingEngine: CampaignEngine {
    CampaignEngine(
      reversing, of: ReversingCore.self, comparedWith: EngineChoice.specification.source,
      of: Specification.self, conventions: Conventions())
  }

  @Test func `a book that is restored in the wrong order is revealed by restoring alone`() {
    #expect(revealing(Self.reversingEngine) == [.saveAndRestore])
  }

  @Test func `every relation has a fault`() {
    let faults = RelationFault.allCases.map(\.rawValue) + [Metamorphosis.saveAndRestore.rawValue]
    #expect(Set(faults) == Set(Metamorphosis.allCases.map(\.rawValue)))
  }

  // MARK: - Campaigns

  private func campaign(_ engine: CampaignEngine, cases: Int) -> Campaign.Outcome {
    Campaign(
      engine: engine, plan: Campaign.Plan(profile: .plain, seed: 2, commands: 150),
      extent: .cases(cases)
    ).run(with: Campaign.Company())
  }

  @Test func `a campaign finds what restoring alone shows, and shrinks it`() throws {
    let outcome = campaign(Self.reversingEngine, cases: 300)
    let failure = try #require(outcome.failures.first)
    #expect(outcome.failures.allSatisfy { $0.area == "save-and-restore" })
    #expect(failure.verdict == .failed)
    #expect(failure.flow.count <= 4)
  }

  @Test func `an engine that does not repeat itself is told as that, and is not shrunk`() throws {
    let engine = CampaignEngine(
      RelationFault.determinism.source, conventions: Conventions())
    let outcome = campaign(engine, cases: 40)
    let failure = try #require(outcome.failures.first)
    #expect(outcome.failures.map(\.kind) == ["determinism: not repeatable"])
    #expect(failure.seen > 20)
    #expect(failure.trials == 0)
    #expect(failure.story.message.contains("in two ways"))
    #expect(failure.story.expected != failure.story.actual)
  }

  // MARK: - Judges in doubt

  @Test func `a law that both engines break alike makes nothing known`() throws {
    let fault = PlainEngine.source(of: .lastInFirstOut)
    let engine = CampaignEngine(
      fault, comparedWith: fault, conventions: Conventions())
    let outcome = campaign(engine, cases: 20)
    let failure = try #require(outcome.failures.first)
    #expect(outcome.failures.allSatisfy { $0.verdict == .unknown })
    #expect(failure.area == "time-priority")
    #expect(failure.story.message.contains("nothing is known of the engine"))
  }

  @Test func `an engine is not blamed for a difference where the other one breaks a law`() throws {
    let engine = CampaignEngine(
      PlainEngine.source(of: nil), comparedWith: PlainEngine.source(of: .lastInFirstOut),
      conventions: Conventions())
    let outcome = campaign(engine, cases: 20)
    let failure = try #require(outcome.failures.first)
    #expect(outcome.failures.allSatisfy { $0.area == "differential" && $0.verdict == .unknown })
    #expect(failure.story.message.contains("breaks time-priority here"))
  }

  @Test func `a relation that both engines break alike makes nothing known`() throws {
    let engine = CampaignEngine(
      Self.reversing, of: ReversingCore.self, comparedWith: Self.reversing, of: ReversingCore.self,
      conventions: Conventions())
    let outcome = campaign(engine, cases: 300)
    let failure = try #require(outcome.failures.first)
    #expect(failure.area == "save-and-restore")
    #expect(failure.verdict == .unknown)
    let result = CampaignResult(
      engine: EngineIdentity(name: "reversing", version: ""),
      occasion: Occasion(started: "", durationNanoseconds: 1, commandLine: ""), profile: "plain",
      seed: 2, commandsPerCase: 150, cases: 300, commands: outcome.state.commands,
      events: outcome.state.events, ending: outcome.ending, failures: outcome.failures)
    #expect(!result.conforms)
  }
}
