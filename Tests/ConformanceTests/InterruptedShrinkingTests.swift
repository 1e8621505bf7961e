import Engines
import Market
import OrderFlow
import Results
import Synchronization
import Testing

@testable import Conformance

/// A campaign that is interrupted just as it has found a crash.
@Suite struct InterruptedShrinkingTests {
  /// How often an engine has crashed.
  private final class Crashes: Sendable {
    private let count = Mutex(0)

    var any: Bool { count.withLock { $0 > 0 } }
    func add() { count.withLock { $0 += 1 } }

    /// How many engines were made since the first crash.
    private let made = Mutex(0)

    var playedAgain: Int { made.withLock { $0 } }
    func make() { if any { made.withLock { $0 += 1 } } }
  }

  /// An engine that crashes at its first command, unless one has crashed before.
  private final class Brittle: Engine {
    private let engine: any Engine
    private let crashes: Crashes
    private(set) var failure: EngineFailure?

    init(_ engine: any Engine, _ crashes: Crashes) {
      self.engine = engine
      self.crashes = crashes
    }

    func apply(_ command: Command) -> [Event] {
      if !crashes.any { failure = EngineFailure(.crashed, "it exited with status 3") }
      if failure != nil { crashes.add() }
      return failure == nil ? engine.apply(command) : []
    }

    func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
      engine.orders(of: instrument, side: side)
    }

    func phase(of instrument: InstrumentID) -> Phase { engine.phase(of: instrument) }

    func indication(of instrument: InstrumentID) -> Uncrossing? {
      engine.indication(of: instrument)
    }
  }

  /// What is told of an engine that has crashed once, where there is an interruption as soon as so
  /// many more engines were made.
  private func failures(interruptedAfter count: Int?) -> [CampaignFailure] {
    let crashes = Crashes()
    let source = EngineSource(name: "brittle", spec: "process:brittle") {
      crashes.make()
      return Brittle(EngineChoice.reference.makeEngine(instruments: $0, conventions: $1), crashes)
    }
    let campaign = Campaign(
      engine: CampaignEngine(foreign: source),
      plan: Campaign.Plan(profile: .plain, seed: 1, commands: 20), extent: .cases(2))
    return campaign.run(
      with: Campaign.Company(
        isInterrupted: { crashes.any && crashes.playedAgain >= count ?? .max })
    ).failures
  }

  @Test func `a crash that can't be played again is told as what was seen`() throws {
    let failure = try #require(failures(interruptedAfter: 0).first)
    #expect(failure.verdict == .crashed)
    #expect(failure.area == "crashed")
    #expect(failure.story.message.contains("interrupted before it could be shrunk"))
    #expect(failure.story.judge == .connection)
    #expect(failure.flow.count == failure.commandsBefore)
  }

  @Test func `who waits for it to be played again can interrupt that too`() throws {
    let failure = try #require(failures(interruptedAfter: 40).first)
    #expect(failure.story.message.contains("interrupted before it could be shrunk"))
  }

  @Test func `without an interruption it is told as not repeatable`() throws {
    let failure = try #require(failures(interruptedAfter: nil).first)
    #expect(failure.story.message.contains("not when it was played again"))
  }
}
