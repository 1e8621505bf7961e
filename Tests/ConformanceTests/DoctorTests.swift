import Conformance
import Engines
import Market
import Results
import Testing

/// The examination of adapters: one that is right has nothing, and each fault is found where it
/// belongs.
@Suite struct DoctorTests {
  private func findings(
    _ source: EngineSource = EngineChoice.reference.source, end: EngineFailure? = nil,
    inputEnd: EngineFailure? = nil,
    clock: @escaping () -> Int = { 0 },
    fault: @escaping @Sendable () -> FaultyAdapter.Fault = AdapterFault.none.make
  ) -> [DoctorFinding] {
    Doctor(limit: 1_000_000_000, clock: clock) { () throws(EngineFailure) in
      FaultyAdapter(source, end: end, inputEnd: inputEnd, fault: fault())
    }.examine().findings
  }

  @Test(arguments: EngineChoice.allCases)
  func `our own engines are well`(engine: EngineChoice) {
    let found = findings(engine.source)
    #expect(found.filter { $0.verdict != .ok } == [])
    #expect(
      Set(found.map(\.name)).isSuperset(
        of: Capability.allCases.filter { $0 != .aggregates }.map { "capability: \($0.rawValue)" }))
  }

  @Test(arguments: AdapterFault.all)
  func `a fault is found by its check`(fault: AdapterFault) throws {
    let found = findings(fault: fault.make).filter { $0.name == fault.check }
    let wrong = try #require(found.first { $0.verdict == .wrong }, "\(found)")
    #expect(wrong.fix?.isEmpty == false)
  }

  @Test(arguments: AdapterFault.capabilities)
  func `a capability that is declared and does not work is found`(fault: AdapterFault) {
    let name = "capability: \(fault.check)"
    #expect(findings(fault: fault.make).first { $0.name == name }?.verdict == .wrong)
  }

  @Test func `every capability but aggregates has a fault that shows it`() {
    let shown = Set(AdapterFault.capabilities.map(\.check)).union(["levels", "top"])
    #expect(shown == Set(Capability.allCases.map(\.rawValue)).subtracting(["aggregates"]))
  }

  @Test(arguments: [Capability.levels, .top])
  func `a book of levels is checked too`(best: Capability) {
    var source = EngineChoice.reference.source
    source.profile.capabilities.subtract([.orders, .levels])
    source.profile.capabilities.formUnion([best])
    let fault = AdapterFault(name: "tells one level by heart", check: "books") {
      { line, ask throws(EngineFailure) in
        guard line.contains("\"ask\":\"book\"") else { return try ask(line) }
        return "{\"bids\":[],\"asks\":[{\"price\":100,\"quantity\":77}]}"
      }
    }
    let found = findings(source, fault: fault.make)
    #expect(found.first { $0.name == "capability: \(best.rawValue)" }?.verdict == .wrong)
    #expect(found.first { $0.name == "books" }?.verdict == .wrong)
  }

  @Test(arguments: AdapterFault.conventions)
  func `a convention that is not named and not followed is found`(fault: AdapterFault) {
    let name = "convention: \(fault.check)"
    #expect(findings(fault: fault.make).first { $0.name == name }?.verdict == .wrong)
    var source = EngineChoice.reference.source
    source.profile.conventions = FixedConventions(Conventions())
    #expect(!findings(source).contains { $0.name.hasPrefix("convention: ") })
  }

  @Test func `an adapter is not blamed for the time priority of its engine`() throws {
    let source = LastInFirstOutEngine.source
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    for id in [UInt64(1), 2] { _ = engine.apply(Self.order(id, .sell)) }
    guard case .traded(let trade) = engine.apply(Self.order(3, .buy)).last else {
      Issue.record("it does not trade")
      return
    }
    #expect(trade.maker == OrderID(2), "the fault is there")
    #expect(findings(source).filter { $0.verdict == .wrong } == [])
  }

  private static func order(_ id: UInt64, _ side: Side) -> Command {
    .new(
      NewOrder(
        id: OrderID(id), instrument: InstrumentID(0), side: side, type: .limit(Price(100)),
        quantity: Quantity(5)))
  }

  @Test func `a misspelt word is told with the right one`() throws {
    let fault = try #require(AdapterFault.all.first)
    let found = findings(fault: fault.make)
    #expect(found.count == 1 && found[0].seen.contains("did you mean \"ioc\"?"), "\(found)")
  }

  @Test func `who sums up trades is not asked whom an order traded with`() {
    var source = EngineChoice.reference.source
    source.profile.capabilities.remove(.tradeIDs)
    source.profile.capabilities.insert(.aggregates)
    #expect(!findings(source).contains { $0.name == "capability: tradeIDs" })
  }

  @Test(
    arguments: Capability.allCases.filter { ![.aggregates, .orders, .levels, .top].contains($0) })
  func `what works and is not declared is a hint`(capability: Capability) {
    var source = EngineChoice.reference.source
    // Without those that imply it.
    source.profile.capabilities = source.profile.capabilities.filter {
      !Capability.closure(of: [$0]).contains(capability)
    }
    let found = findings(source)
    let hint = found.first { $0.name == "capability: \(capability.rawValue)" }
    #expect(hint?.verdict == .warning && hint?.fix?.contains("declare") == true, "\(found)")
  }

  @Test func `what shows only with another capability is not checked`() {
    var source = EngineChoice.reference.source
    source.profile.capabilities.subtract([.clock, .massCancel])
    let found = findings(source)
    for name in ["gtd", "accounts"] {
      #expect(found.first { $0.name == "capability: \(name)" }?.verdict == .notChecked)
    }
  }

  @Test func `nothing goes beyond the limits that an engine declares`() {
    var source = EngineChoice.reference.source
    source.profile.limits = EngineLimits(
      greatestOrderID: OrderID(100_000), prices: Price(1_000)...Price(1_100),
      largestQuantity: Quantity(100), instruments: 1)
    let fault = AdapterFault(name: "takes small numbers alone", check: "") {
      { line, ask throws(EngineFailure) in
        let numbers = line.matches(of: #/"(?:price|id)":"?([0-9]+)/#).compactMap { Int($0.1) }
        guard numbers.allSatisfy({ $0 <= 100_000 }) else { return "{\"error\":\"too big\"}" }
        return try ask(line)
      }
    }
    let found = findings(source, fault: fault.make)
    #expect(found.filter { $0.verdict == .wrong }.isEmpty)
    #expect(found.first { $0.name == "capability: instruments" }?.verdict == .notChecked)
  }

  @Test func `a slow engine is warned of its time`() {
    var now = 0
    let found = findings(clock: {
      now += 300_000_000
      return now
    })
    #expect(found.first { $0.name == "time" }?.verdict == .ok)
    let slow = findings(clock: {
      now += 600_000_000
      return now
    })
    #expect(slow.first { $0.name == "time" }?.verdict == .warning)
  }

  @Test func `an engine that breaks at a stop is found`() {
    let found = findings(end: EngineFailure(.crashed, "it exited with status 3"))
    #expect(found.last?.name == "stop" && found.last?.verdict == .wrong)
  }

  @Test func `an engine that goes on when its input ends is found`() {
    let found = findings(inputEnd: EngineFailure(.hung, "it did not end within 1 s"))
    #expect(found.filter { $0.verdict == .wrong }.map(\.name) == ["end of input"])
  }

  @Test func `an engine that hangs is asked only once for what it does not declare`() {
    var source = EngineChoice.reference.source
    source.profile.capabilities.subtract([.ioc, .fok])
    var waits = 0
    let found = Doctor(limit: 1, clock: { 0 }) { () throws(EngineFailure) in
      FaultyAdapter(source) { line, ask throws(EngineFailure) in
        guard line.contains("\"ioc\"") || line.contains("\"fok\"") else { return try ask(line) }
        waits += 1
        throw EngineFailure(.hung, "it did not answer")
      }
    }.examine().findings
    #expect(waits == 1)
    #expect(found.allSatisfy { $0.verdict == .ok })
  }
}
