import Engines
import Laws
import Market
import OrderFlow
import ReferenceEngine
import Specification
import Testing

/// What correct engines do breaks no law, whatever the commands and the conventions.
@Suite struct CorrectEngineTests {
  @Test func `the specification breaks no law`() {
    for seed in 1...8 { expectLawful(Specification.self, seed: UInt64(seed) &* 37, commands: 700) }
  }

  @Test func `the reference engine breaks no law`() {
    for seed in 1...8 {
      expectLawful(ReferenceEngine.self, seed: UInt64(seed) &* 41, commands: 1_200)
    }
  }
}

/// The same by the million; without optimization it would take minutes.
@Suite(.enabled(if: isOptimized)) struct CorrectEngineHeavyTests {
  @Test func `a million commands to the specification break no law`() {
    for seed in 1_000..<1_128 {
      expectLawful(Specification.self, seed: UInt64(seed), commands: 8_000)
    }
  }

  @Test func `a million commands to the reference engine break no law`() {
    for seed in 2_000..<2_128 {
      expectLawful(ReferenceEngine.self, seed: UInt64(seed), commands: 8_000)
    }
  }
}

#if DEBUG
  private let isOptimized = false
#else
  private let isOptimized = true
#endif

/// Judges an engine by a random flow, and its books now and then by what it reported.
private func expectLawful<Core: MatchingCore & ~Copyable>(
  _: Core.Type, seed: UInt64, commands: Int
) {
  var flow = RandomFlow(seed: seed)
  let conventions = Conventions(ofSeed: seed)
  var engine = Core(instruments: flow.instruments, conventions: conventions)
  var judge = Judge(instruments: flow.instruments, conventions: conventions)
  for index in 0..<commands {
    let command = flow.next()
    judge.begin(command)
    engine.apply(command, to: &judge)
    judge.finish()
    if index.isMultiple(of: 50) {
      for number in flow.instruments.indices {
        let instrument = InstrumentID(UInt32(number))
        for side in Side.allCases {
          judge.check(engine.orders(of: instrument, side: side), of: instrument, side: side)
        }
      }
    }
    let violations = judge.takeViolations()
    #expect(violations.isEmpty, "seed \(seed), command \(index): \(command)")
    if !violations.isEmpty { return }
  }
}
