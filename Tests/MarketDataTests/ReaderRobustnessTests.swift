import Market
import MarketData
import Testing

/// Files of strangers: whatever stands in them, a reader reads them or says where it stopped.
@Suite struct ReaderRobustnessTests {
  /// A small generator of numbers, the same everywhere.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
    }
  }

  /// Bytes that mean something to a reader, and some that do not.
  private static let spices = Array("0123456789,.-eE\n\rBSnewgtcioc ".utf8) + [0x00, 0xFF, 0x1F]

  /// A file with a few bytes changed, taken out, put in, or a stretch copied.
  private static func damaged(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
    var numbers = Numbers(state: seed)
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &numbers) {
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: bytes[place] = spices.randomElement(using: &numbers) ?? 0
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(spices.randomElement(using: &numbers) ?? 0, at: place)
      default:
        let end = min(bytes.count, place + Int.random(in: 1...80, using: &numbers))
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }

  /// Reads damaged copies of a file; returns how many were read.
  private func readDamaged(
    _ text: String, by read: (consuming ByteSource) throws(MarketDataProblem) -> Void
  ) -> Int {
    var sound = 0
    for seed in 0..<3000 as Range<UInt64> {
      let bytes = Self.damaged(Array(text.utf8), seed: seed)
      let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      do throws(MarketDataProblem) {
        try read(source(bytes: bytes, name: "damaged.csv"))
        sound += 1
      } catch {
        #expect(error.file == "damaged.csv")
        #expect(error.line.map { (1...lines).contains($0) } == true, "seed \(seed): \(error)")
      }
    }
    return sound
  }

  @Test func `a damaged day is read or refused with a line`() {
    let sound = readDamaged(ShanghaiSample.text()) { source throws(MarketDataProblem) in
      let flow = try ShanghaiFlow.read(source, of: ShanghaiSample.security)
      let instants = flow.commands.map(\.instant)
      #expect(instants == instants.sorted())
      #expect(flow.commands.last?.command == .phase(InstrumentID(0), .closed))
    }
    #expect((1..<1500).contains(sound))
  }

  @Test func `a damaged log is read or refused with a line`() {
    let text = BitstampSample.log([
      "1 10 created ask 78406.0 0.00032401", "2 10 created bid 78000.5 1e-08",
      "5 20 created bid 999999999.0 0.0", "5 20 changed bid 78406.0 0.0",
      "1 20 changed ask 78406.0 0.00026024", "5 20 deleted bid 78406.0 0.0",
      "6 30 created bid 78406.0 2", "6 30 deleted bid 78406.0 2",
      "1 40 deleted ask 78406.0 0.00026024", "2 40 deleted bid 78000.5 1e-08",
    ])
    let sound = readDamaged(text) { source throws(MarketDataProblem) in
      let log = try BitstampOrderLog.read(source)
      let instants = log.flow.commands.map(\.instant)
      #expect(instants == instants.sorted())
      let cancels = log.flow.commands.indices.filter {
        if case .cancel = log.flow.commands[$0].command { true } else { false }
      }
      #expect(log.cancellations.keys.sorted() == cancels)
      #expect(log.cancellations.values.allSatisfy { $0 > .zero })
    }
    #expect((1..<1500).contains(sound))
  }

  @Test func `a damaged log of order events is read or refused with a line`() {
    let text = BitstampEvents.log([
      "1 10 created ask 100.00 10 9", "2 10 created ask 101.00 20 9",
      "3 20 created bid 101.00 15 19",
      "1 30 deleted ask 100.00 0 9", "3 31 deleted bid 101.00 0 19", "2 32 changed ask 101.00 15 9",
      "3 33 changed bid 101.00 5 19", "5 40 deleted ask 101.00 0 1", "6 41 created bid 50.00 1 40",
      "4 45 created bid 90.00 8 44", "4 50 changed bid 101.00 8 44", "2 51 changed ask 101.00 8 9",
      "4 52 deleted bid 101.00 0 44", "2 53 deleted ask 101.00 8 9",
    ])
    let sound = readDamaged(text) { source throws(MarketDataProblem) in
      let log = try BitstampEventLog.read(source)
      let tally = log.tally
      #expect(tally.losses - tally.unpaired + tally.moneyEnds == 2 * log.fills.count)
      let cancels = log.flow.commands.indices.filter {
        if case .cancel = log.flow.commands[$0].command { true } else { false }
      }
      #expect(log.cancellations.keys.sorted() == cancels)
      #expect(log.cancellations.values.allSatisfy { $0 > .zero })
      #expect(log.fills.allSatisfy { $0.trade.trade.quantity > .zero })
    }
    #expect((1..<1500).contains(sound))
  }

  @Test func `damaged messages and order books are read or refused with a line`() {
    let rows = [
      "34200.015105074,1,11,18,5853300,1", "34200.1,2,11,4,5853300,1",
      "34200.2,1,12,5,5853300,1", "34200.2,5,0,1,5853200,-1", "34201,4,12,5,5853300,1",
      "34202,7,0,0,-1,-1", "34203,7,0,0,1,-1", "34204,4,11,14,5853300,1",
    ]
    let messages = readDamaged(rows.map { $0 + "\n" }.joined()) {
      source throws(MarketDataProblem) in
      var reader = try LobsterMessages(source)
      var audit = FeedAudit(
        FeedEngine<NoFault>.self, instrument: LobsterFormat.instrument("X"),
        coverage: .bestLevels(2))
      while let message = try reader.next() { audit.take(message) }
      audit.finish()
      #expect(audit.record.disagreementCount == 0)
      #expect(audit.record.agreeing == audit.book.tally[.sound])
    }
    #expect((1..<2000).contains(messages))
    let row = "5860000,10,5850000,3,9999999999,0,-9999999999,0\n"
    let books = readDamaged(row + row) { source throws(MarketDataProblem) in
      var reader = try LobsterBooks(source)
      var view = BookView(depth: 0)
      while try reader.next(into: &view) {
        #expect(view.bids.count <= view.depth && view.asks.count <= view.depth)
      }
    }
    #expect((1..<2000).contains(books))
  }
}
