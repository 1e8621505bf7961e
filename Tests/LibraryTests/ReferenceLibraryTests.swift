import CEngine
import Market
import OrderFlow
import ReferenceEngine
import Testing
import Wire

/// The reference engine behind the C ABI, held against the same engine in our own process.
///
/// Commands go in, and events are expected, as the bytes of Wire's binary records: the layout of
/// the header is theirs, and whoever changes one of them fails here.
@Suite struct ReferenceLibraryTests {
  private let library: SharedLibrary

  init() throws { library = try SharedLibrary("assay-reference") }

  @Test(arguments: 0..<40)
  func `behind the C ABI the engine does what it does in-process`(seed: Int) throws {
    let chosen = NamedProfile.allCases[seed % NamedProfile.allCases.count]
    let campaign = CampaignCase(chosen, campaignSeed: 7, number: seed)
    var flow = campaign.flow
    let loaded = try LoadedEngine(library, flow.instruments, campaign.conventions)
    var engine = ReferenceEngine(
      instruments: flow.instruments, conventions: campaign.conventions)
    for index in 0..<300 {
      let command = flow.next()
      var log = EventLog()
      engine.apply(command, to: &log)
      let answer = loaded.apply(Records.command(command))
      try #require(answer.status == ASSAY_OK)
      try #require(
        answer.events.map(\.bytes) == Records.events(log.events),
        "seed \(seed), command \(index): \(command) gives \(log.events)")
      if index % 50 == 0 { try compareBooks(loaded, engine) }
    }
    try compareBooks(loaded, engine)
  }

  private func compareBooks(_ loaded: LoadedEngine, _ engine: borrowing ReferenceEngine) throws {
    for index in engine.instruments.indices {
      let instrument = InstrumentID(UInt32(index))
      for side in Side.allCases {
        let orders: [assay_resting_order] = try loaded.list("orders", UInt32(index), side)
        try #require(orders.map(RestingOrder.init) == engine.orders(of: instrument, side: side))
        let levels: [assay_level] = try loaded.list("levels", UInt32(index), side)
        try #require(levels.map(Level.init) == engine.levels(of: instrument, side: side))
      }
      try #require(try loaded.phase(of: UInt32(index)) == engine.phase(of: instrument))
      let indication = engine.indication(of: instrument).map { Records.events([.uncrossed($0)]) }
      try #require(try loaded.indication(of: UInt32(index)).map { [$0.bytes] } == indication)
    }
    try #require(try loaded.number("clock") == UInt64(bitPattern: engine.clock.rawValue))
    try #require(try loaded.number("digest") == engine.digest)
  }

  @Test func `a batch tells of each event which command it answers`() throws {
    let flow = Workload(.mixed, commandCount: 5_000).makeFlow()
    let loaded = try LoadedEngine(library, flow.instruments)
    var engine = ReferenceEngine(instruments: flow.instruments, conventions: Conventions())
    let answer = loaded.applyBatch(flow.commands.map(Records.command))
    #expect(answer.count == flow.commands.count)
    var rest = answer.events[...]
    for (index, command) in flow.commands.enumerated() {
      var log = EventLog()
      engine.apply(command, to: &log)
      let own = rest.prefix { Int($0.index) == index }
      try #require(own.map(\.event.bytes) == Records.events(log.events), "command \(index)")
      rest = rest.dropFirst(own.count)
    }
    #expect(rest.isEmpty)
  }

  /// So many orders rest that the library reads ahead of its batches.
  @Test(arguments: [32, 33, 61, 512])
  func `reading ahead of a batch changes nothing`(size: Int) throws {
    let instruments = (0..<40).map { Instrument(symbol: "I\($0)") }
    let loaded = try LoadedEngine(library, instruments)
    var engine = ReferenceEngine(instruments: instruments, conventions: Conventions())
    var random = SystemIndependentRandom(state: UInt64(size))
    var ids: [OrderID] = []
    var commands: [Command] = []
    for number in 0..<50_000 {
      let id = OrderID(random.next())
      let isFar = number < 36_000
      let side: Side = random.next() % 2 == 0 ? .buy : .sell
      let distance = Int64(random.next() % 200) + (isFar ? 10 : 0)
      // Some are of instruments that there are not, and some name orders that were never there.
      let instrument = InstrumentID(UInt32(random.next() % (isFar ? 40 : 42)))
      if isFar || random.next() % 3 == 0 {
        commands.append(
          .new(
            NewOrder(
              id: id, instrument: instrument, side: side,
              type: .limit(Price(side == .buy ? 1_000 - distance : 1_000 + distance)),
              quantity: Quantity(Int64(random.next() % 9) + 1))))
        ids.append(id)
      } else {
        let known = ids[Int(random.next() % UInt64(ids.count))]
        commands.append(
          random.next() % 4 == 0
            ? .replace(Replace(id: known, quantity: Quantity(Int64(random.next() % 20))))
            : .cancel(known))
      }
    }
    var start = 0
    while start < commands.count {
      let batch = commands[start..<min(start + size, commands.count)]
      let answer = loaded.applyBatch(batch.map(Records.command))
      try #require(answer.count == batch.count)
      var log = EventLog()
      for command in batch { engine.apply(command, to: &log) }
      try #require(answer.events.map(\.event.bytes) == Records.events(log.events))
      start += size
    }
    let (readsAhead, digest) = (engine.shouldReadAhead, engine.digest)
    #expect(readsAhead)
    #expect(try loaded.number("digest") == digest)
  }

  @Test func `a reset brings the start back`() throws {
    let flow = Workload(.mixed, commandCount: 2_000).makeFlow()
    let loaded = try LoadedEngine(library, flow.instruments)
    let start: UInt64 = try loaded.number("digest")
    let first = loaded.applyBatch(flow.commands.map(Records.command)).events.map(\.event.bytes)
    #expect(try loaded.number("digest") != start)
    try loaded.reset()
    #expect(try loaded.number("digest") == start)
    #expect(
      loaded.applyBatch(flow.commands.map(Records.command)).events.map(\.event.bytes) == first)
  }
}

/// The same numbers on every machine.
private struct SystemIndependentRandom {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    let mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ mixed >> 29
  }
}

/// Commands and events as the bytes of a binary stream.
enum Records {
  static func command(_ command: Command) -> assay_command {
    assay_command(BinaryStream.encode([command]).dropFirst(8))
  }

  /// Events as records, but for the last word: the header of the ABI leaves it empty.
  static func events(_ events: [Event]) -> [[UInt8]] {
    events.map { event in
      let record = BinaryStream.encode([LoggedEvent(command: 1, event: event)]).dropFirst(8)
      return record.dropLast(8) + [UInt8](repeating: 0, count: 8)
    }
  }
}

extension Level {
  fileprivate init(_ level: assay_level) {
    self.init(
      price: Price(level.price),
      quantity: Volume(UInt128(level.quantity_low) | UInt128(level.quantity_high) << 64),
      orders: Int(level.orders))
  }
}

extension RestingOrder {
  fileprivate init(_ order: assay_resting_order) {
    let terms: [TimeInForce] = [
      .goodTillCancel, .day, .goodTillDate(Timestamp(nanoseconds: order.time)),
      .immediateOrCancel, .fillOrKill, .atOpening, .atClose,
    ]
    self.init(
      id: OrderID(order.order_id), side: order.side == 0 ? .buy : .sell,
      price: order.fields == 0 ? nil : Price(order.price), leaves: Quantity(order.leaves),
      filled: Quantity(order.filled), timeInForce: terms[Int(order.time_in_force)],
      account: AccountID(order.account))
  }
}
