import Conformance
import Engines
import Market
import OrderFlow
import Results
import Synchronization
import Testing

/// Engines that are not waited for to the end: nothing is said of them.
@Suite struct InterruptedEngineTests {
  /// An engine whose answer nobody waits for.
  private final class Abandoned: Engine {
    private(set) var failure: EngineFailure?

    func apply(_ command: Command) -> [Event] {
      failure = EngineFailure(.interrupted, "nobody waited for its answer")
      return []
    }

    func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] { [] }
    func phase(of instrument: InstrumentID) -> Phase { .continuous }
    func indication(of instrument: InstrumentID) -> Uncrossing? { nil }
  }

  private static let source = EngineSource(name: "abandoned", spec: "process:abandoned") { _, _ in
    Abandoned()
  }

  @Test func `a scenario that was broken off is not judged, and the run is interrupted`() throws {
    let corpus = try TemporaryCorpus()
    try corpus.addScenario(
      "a/one",
      [
        #"{"new": {"id": 1, "side": "sell", "price": 10, "quantity": 5}}"#,
        #"{"expect": {"book": {"asks": [{"price": 10, "quantity": 5}]}}}"#,
      ])
    let run = SuiteRun(
      engine: Self.source, partner: EngineChoice.reference.source,
      entries: try corpus.corpus.entries())
    let outcome = run.run(clock: { 0 }, isInterrupted: { false }, progress: { _ in })
    #expect(outcome.wasInterrupted)
    #expect(outcome.cases.isEmpty)
  }

  @Test func `a case of a campaign that was broken off was not played, and is no failure`() {
    let campaign = Campaign(
      engine: CampaignEngine(foreign: Self.source),
      plan: Campaign.Plan(profile: .plain, seed: 1, commands: 20), extent: .cases(2))
    let outcome = campaign.run(with: Campaign.Company())
    #expect(outcome.failures.isEmpty)
    #expect(outcome.state.next == 0)
  }
}
