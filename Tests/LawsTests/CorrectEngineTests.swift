import Laws
import Market
import OrderFlow
import ReferenceEngine
import Specification
import Testing

/// What correct engines do breaks no law, whatever the commands and the conventions.
@Suite struct CorrectEngineTests {
  @Test(arguments: (0..<40).map { UInt64($0) &* 37 })
  func `the specification breaks no law`(seed: UInt64) {
    var flow = RandomFlow(seed: seed)
    let conventions = Conventions(ofSeed: seed)
    var engine = Specification(instruments: flow.instruments, conventions: conventions)
    var judge = Judge(instruments: flow.instruments, conventions: conventions)
    for index in 0..<1500 {
      let command = flow.next()
      judge.begin(command)
      engine.apply(command, to: &judge)
      judge.finish()
      if index.isMultiple(of: 50) {
        for instrument in flow.instruments.indices.map({ InstrumentID(UInt32($0)) }) {
          for side in Side.allCases {
            judge.check(
              engine.orders(of: instrument, side: side), of: instrument, side: side)
          }
        }
      }
      let violations = judge.takeViolations()
      #expect(violations.isEmpty, "seed \(seed), command \(index) \(command)")
      if !violations.isEmpty { return }
    }
  }

  @Test func `an identifier and an instant that come again expire once`() {
    let instruments = [Instrument(symbol: "A")]
    var engine = Specification(instruments: instruments, conventions: Conventions())
    var judge = Judge(instruments: instruments, conventions: Conventions())
    let order = Command.new(
      NewOrder(
        id: OrderID(1), instrument: InstrumentID(0), side: .buy, type: .limit(Price(100)),
        quantity: Quantity(1), timeInForce: .goodTillDate(Timestamp(nanoseconds: 1))))
    for command in [order, .cancel(OrderID(1)), order, .clock(Timestamp(nanoseconds: 1))] {
      judge.begin(command)
      engine.apply(command, to: &judge)
      judge.finish()
    }
    #expect(judge.takeViolations() == [])
  }

  @Test(arguments: (0..<40).map { UInt64($0) &* 41 &+ 7 })
  func `the reference engine breaks no law`(seed: UInt64) {
    var flow = RandomFlow(seed: seed)
    let conventions = Conventions(ofSeed: seed)
    var engine = ReferenceEngine(instruments: flow.instruments, conventions: conventions)
    var judge = Judge(instruments: flow.instruments, conventions: conventions)
    for index in 0..<3000 {
      let command = flow.next()
      judge.begin(command)
      engine.apply(command, to: &judge)
      judge.finish()
      let violations = judge.takeViolations()
      #expect(violations.isEmpty, "seed \(seed), command \(index) \(command)")
      if !violations.isEmpty { return }
    }
  }
}
