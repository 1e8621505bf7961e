import Engines
import Market
import Synchronization
import Testing

/// Children that are not waited for any longer.
@Suite struct InterruptedChildTests {
  /// Says that there is an interruption once an engine has been asked something.
  private final class User: Sendable {
    private let hasHadEnough = Mutex(false)

    var isGone: Bool { hasHadEnough.withLock { $0 } }
    func leave() { hasHadEnough.withLock { $0 = true } }
  }

  @Test func `a child that sleeps is not waited for after an interruption`()
    throws
  {
    var script = ChildScript()
    script.commands = "sleep 600"
    let user = User()
    let source = try script.spec.open(
      ProcessLimits(requestNanoseconds: 590_000_000_000), isInterrupted: { user.isGone })
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    user.leave()
    #expect(engine.apply(.buy(1)) == [])
    let failure = try #require(engine.failure)
    #expect(failure.kind == .interrupted)
    for process in ProcessTable.numbers(in: failure.lastWords) {
      #expect(ProcessTable.vanishes(process))
    }
  }

  @Test func `a child that answers is heard to the end in spite of an interruption`() throws {
    let source = try ChildScript().spec.open(ProcessLimits(), isInterrupted: { true })
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    #expect(engine.apply(.buy(1)).count == 1)
    #expect(engine.failure == nil)
  }
}
