import Market
import OrderFlow
import ReferenceEngine
import Testing

@Suite struct CopyTests {
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `a copy is in the same state, goes on alike, and leaves the original alone`(seed: UInt64) {
    var flow = RandomFlow(seed: seed)
    let conventions = Conventions(ofSeed: seed)
    var engine = ReferenceEngine(instruments: flow.instruments, conventions: conventions)
    // One copy for all, so that its memory is used again for larger and for smaller states.
    var copy = ReferenceEngine(instruments: flow.instruments, conventions: conventions)
    for _ in 0..<12 {
      var (told, again) = (EventLog(), EventLog())
      for _ in 0..<40 { engine.apply(flow.next(), to: &told) }
      copy.copyState(of: engine)
      let before = engine.save()
      #expect(copy.save() == before)
      let commands = (0..<40).map { _ in flow.next() }
      for command in commands { copy.apply(command, to: &again) }
      #expect(engine.save() == before)
      told.events = []
      for command in commands { engine.apply(command, to: &told) }
      #expect(told.events == again.events)
      #expect(engine.digest == copy.digest)
    }
  }
}
