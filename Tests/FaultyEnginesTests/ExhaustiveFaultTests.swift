import Conformance
import Engines
import FaultyEngines
import Market
import OrderFlow
import Testing

/// Every short sequence on the plain engine, and on the same engine with one fault after the other.
@Suite struct ExhaustiveFaultTests {
  private func outcome(
    _ fault: PlantedFault?, depth: Int, _ name: NamedAlphabet = .plain,
    _ mirrorImages: MirrorImages = .taken
  ) -> ExhaustiveRun.Outcome {
    var run = ExhaustiveRun(
      engine: PlainEngine.source(of: fault), alphabet: name.alphabet, depth: depth)
    run.mirrorImages = mirrorImages
    return run.run(clock: { 0 }, isWanted: { _ in true })
  }

  @Test(arguments: PlantedFault.allCases)
  func probe(fault: PlantedFault) {
    var line = "PROBE"
    for (name, depth) in [(NamedAlphabet.plain, 3), (.identifiers, 3), (.types, 2), (.types, 3)] {
      let a = outcome(fault, depth: depth, name)
      line += " \(name) \(a.wrong?.count ?? 0)"
      if a.wrong != nil { break }
    }
    print(line, "case \(fault)")
  }
}
