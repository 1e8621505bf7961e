import Conformance
import Engines
import FaultyEngines
import Market
import OrderFlow
import Testing

/// Every short sequence on the plain engine, and on the same engine with one fault after the other.
@Suite struct ExhaustiveFaultTests {
  private func outcome(
    _ fault: PlantedFault?, depth: Int, _ mirrorImages: MirrorImages = .taken
  ) -> ExhaustiveRun.Outcome {
    var run = ExhaustiveRun(
      engine: PlainEngine.source(of: fault), alphabet: NamedAlphabet.plain.alphabet, depth: depth)
    run.mirrorImages = mirrorImages
    return run.run(clock: { 0 }, isWanted: { _ in true })
  }

  @Test func `the plain engine does nothing wrong`() {
    let outcome = outcome(nil, depth: 3)
    #expect(outcome.wrong == nil)
    #expect(outcome.sequences == 12 + 216 + 4752)
  }

  @Test(arguments: PlantedFault.allCases)
  func probe(fault: PlantedFault) {
    let a = outcome(fault, depth: 4), b = outcome(fault, depth: 4, .skipped)
    print("PROBE", a.wrong?.count ?? 0, b.wrong?.count ?? 0, fault.rawValue)
  }
}
