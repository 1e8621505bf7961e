import Market
import OrderFlow
import ReferenceEngine
import Measurement
import Results
import Engines
import Testing
@Test func probe() throws {
  print(MachineFacts.current)
  for k in Workload.Kind.allCases {
    let w = Workload(k, commandCount: 1_000_000)
    let flow = w.makeFlow()
    for _ in 0..<3 {
    var e = ReferenceEngine(instruments: flow.instruments, conventions: Conventions())
    var sink = CountingSink()
    let t = PassTime { for c in flow.commands { e.apply(c, to: &sink) } }
    print("direct", t.wallNanoseconds / 1_000_000)
    }
    var plan = Benchmark.Plan(); plan.passes = 3; plan.verifiedCommands = 20_000; plan.secondsAtRate = 1
    let clock = ContinuousClock(); var last = clock.now
    let b = Benchmark(plan: plan) { print("  ", last.duration(to: clock.now), $0); last = clock.now; return true }
    let r = try b.measure(.reference, on: w)
    switch r.outcome {
    case .wrong(let m): print("WRONG", m)
    case .measured(let f): print(k, f.passes.map { $0.wallNanoseconds / 1_000_000 }, f.passes.map { $0.cpuNanoseconds / 1_000_000 }, f.latencies.map { ($0.commandsPerSecond, $0.validity, $0.response.percentiles.map(\.nanoseconds), $0.response.maximumNanoseconds, $0.service.percentiles.map(\.nanoseconds), $0.service.maximumNanoseconds) }, f.allocations as Any, f.peakMemoryBytes as Any, f.events)
    }
  }
}
