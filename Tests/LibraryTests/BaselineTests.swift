import CEngine
import Market
import OrderFlow
import ReferenceEngine
import Testing

/// The C++ baseline, held against the reference engine on what it says it can do.
@Suite struct BaselineTests {
  @Test(arguments: [Workload.Kind.mixed, .mixed500, .cancelStorm, .deepSweeps])
  func `the baseline gives the reference engine's events`(kind: Workload.Kind) throws {
    let flow = Workload(kind, seed: 3, commandCount: 10_000).makeFlow()
    try compare(flow.instruments, flow.commands)
  }

  @Test(arguments: 0..<8)
  func `so it does on hostile flow of plain commands`(seed: Int) throws {
    var flow = CampaignCase(.full, campaignSeed: 11, number: seed).flow
    let instruments = flow.instruments.map { instrument in
      var plain = instrument
      plain.dynamicRange = nil
      return plain
    }
    let commands = (0..<2_000).map { _ in flow.next() }
    try compare(instruments, commands.filter(Self.isPlain))
  }

  /// Whether the baseline says that it takes such a command.
  private static func isPlain(_ command: Command) -> Bool {
    switch command {
    case .new(let order):
      switch order.timeInForce {
      case .goodTillCancel, .day, .immediateOrCancel, .fillOrKill: true
      case .goodTillDate, .atOpening, .atClose: false
      }
    case .cancel, .replace: true
    case .massCancel, .phase, .uncross, .clock: false
    }
  }

  private func compare(_ instruments: [Instrument], _ commands: [Command]) throws {
    let loaded = try LoadedEngine(try SharedLibrary("assay-baseline"), instruments)
    var engine = ReferenceEngine(instruments: instruments, conventions: Conventions())
    for (index, command) in commands.enumerated() {
      var log = EventLog()
      engine.apply(command, to: &log)
      let answer = loaded.apply(Records.command(command))
      try #require(answer.status == ASSAY_OK)
      try #require(
        answer.events.map(\.bytes) == Records.events(log.events),
        "command \(index): \(command) gives \(log.events)")
    }
    for index in instruments.indices {
      for side in Side.allCases {
        let found: [assay_resting_order] = try loaded.list("orders", UInt32(index), side)
        let orders = engine.orders(of: InstrumentID(UInt32(index)), side: side)
        #expect(found.map(\.order_id) == orders.map(\.id.rawValue))
        #expect(found.map(\.leaves) == orders.map(\.leaves.rawValue))
        #expect(found.map(\.filled) == orders.map(\.filled.rawValue))
        let levels: [assay_level] = try loaded.list("levels", UInt32(index), side)
        #expect(
          levels.map(\.price)
            == engine.levels(of: InstrumentID(UInt32(index)), side: side).map(\.price.rawValue))
      }
    }
  }

  @Test func `what the baseline can't do it refuses without an event`() throws {
    let loaded = try LoadedEngine(
      try SharedLibrary("assay-baseline"), [Instrument(symbol: "A")])
    let beyond: [Command] = [
      .massCancel(MassCancel()), .phase(InstrumentID(0), .closed), .uncross(InstrumentID(0)),
      .clock(.zero),
      .new(
        NewOrder(
          id: OrderID(1), instrument: InstrumentID(0), side: .buy, type: .limit(Price(1)),
          quantity: Quantity(1), timeInForce: .atClose)),
    ]
    for command in beyond {
      let answer = loaded.apply(Records.command(command))
      #expect(answer.status == ASSAY_UNSUPPORTED)
      #expect(answer.events.isEmpty)
    }
  }
}
