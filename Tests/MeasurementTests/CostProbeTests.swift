import Engines
import Market
import Measurement
import OrderFlow
import Results
import Testing

@Suite struct CostProbeTests {
  @Test func `commands are measured after those that are not`() throws {
    let engine = EngineChoice.reference.makeBenchEngine(Conventions())
    let feed = CommandFeed(SteadyBook(orders: 200, levels: 10, instruments: 2))
    let cost = try CostProbe.cost(of: engine, on: feed, warmUp: 200, measured: 500)
    #expect(cost.commands == 500 && cost.cpuNanoseconds > 0)
  }

  @Test func `a flow that ends is measured as far as it goes`() throws {
    let flow = Workload(.mixed, commandCount: 300).makeFlow()
    let engine = EngineChoice.reference.makeBenchEngine(Conventions())
    let cost = try CostProbe.cost(of: engine, on: CommandFeed(flow), warmUp: 100, measured: 500)
    #expect(cost.commands == 200)
  }

  /// An engine that takes so many bytes for each order, and does nothing with them.
  struct Hoarder: BenchCore, ~Copyable {
    static let bytes = 1_024
    private var kept: [[UInt8]] = []

    init(instruments: [Instrument], conventions: Conventions) {}

    mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink) {
      kept.append([UInt8](repeating: 1, count: Self.bytes - 32))
    }
  }

  @Test func `memory grows by what an engine keeps for each order`() async {
    await #expect(processExitsWith: .success) {
      let engine = CoreBenchEngine<Hoarder>(conventions: Conventions())
      let flow = BenchFlow(Workload(.growingBook, commandCount: 40_000))
      let growth = try #require(try CostProbe.memory(of: engine, on: flow))
      #expect(growth.orders == 40_000)
      let each = growth.mappedBytes / growth.orders
      #expect(each >= Hoarder.bytes && each < Hoarder.bytes * 3 / 2)
      #expect(growth.residentBytes > growth.mappedBytes / 2)
    }
  }

  @Test func `an engine that does nothing acknowledges every command by either way`() throws {
    let flow = Workload(.mixed, commandCount: 2_000).makeFlow()
    var prints: [String] = []
    for connection in [Contender.Connection.inProcess, .library] {
      let engine = try #require(connection.makeNull())
      try engine.begin(flow.instruments)
      try engine.load(flow.commands)
      engine.run(0..<1)
      engine.run(1..<2_000)
      #expect(engine.failure == nil)
      prints.append(engine.fingerprint.text)
      engine.end()
    }
    #expect(prints[0] == prints[1])
    #expect(prints[0] != EventFingerprint().text)
    #expect(Contender.Connection.process.makeNull() == nil)
  }
}
