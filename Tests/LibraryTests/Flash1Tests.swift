import CEngine
import Foundation
import OrderFlow
import Synchronization
import Testing

/// Both flash1 libraries, held against a tiny model.
///
/// A library has one engine to a process, so the tests take turns.
@Suite(.serialized) struct Flash1Tests {
  static let names = ["assay-flash1", "assay-flash1-ring"]

  private func bytes(_ reports: [flash1_report]) -> [UInt8] {
    unsafe reports.withUnsafeBytes { unsafe Array($0) }
  }

  @Test(arguments: Flash1Flow.Regime.allCases, [1, 2])
  func `both libraries report what the model says, byte for byte`(
    regime: Flash1Flow.Regime, seed: UInt64
  ) throws {
    var flow = Flash1Flow(regime, seed: seed)
    var model = Flash1Model()
    let drivers = try Self.names.map { try Flash1Driver($0) }
    var generator = SeededGenerator(seed: seed)
    var sequence: UInt64 = 0
    var compared = 0
    var found: [[flash1_report]] = [[], []]
    while sequence < 20_000 {
      var messages: [flash1_message] = []
      for _ in 0..<generator.value(in: 1...200) {
        let message = flow.next()
        model.take(message, sequence: sequence)
        messages.append(message.record(sequence: sequence))
        sequence += 1
      }
      let isBatch = generator.chance(1, in: 2)
      for (place, driver) in drivers.enumerated() {
        if isBatch { driver.deliverBatch(messages) } else { driver.deliver(messages) }
        found[place] += driver.reports()
        try #require(
          bytes(Array(found[place][compared...])) == bytes(Array(model.reports[compared...])),
          "\(Self.names[place]): another report within the messages before \(sequence)")
        try #require(try driver.bestBid == model.bestBid)
        try #require(try driver.bestAsk == model.bestAsk)
        for price in [model.bestBid, model.bestAsk, 33_500] {
          for side: UInt8 in 0...1 {
            try #require(try driver.depth(at: price, side) == model.depth(at: price, side))
          }
        }
      }
      compared = model.reports.count
    }
    #expect(compared > 20_000)
  }

  private static let edges: [Flash1Message] = [
    .new(id: 7, price: 10, quantity: 5, side: 0),
    .new(id: 7, price: 11, quantity: 5, side: 0),
    .new(id: 8, price: 10, quantity: 0, side: 1),
    .modify(id: 7, price: 12, quantity: 0, side: 0),
    .new(id: 0, price: -3, quantity: .max, side: 1, ioc: true),
    .new(id: .max, price: .min, quantity: 1, side: 0),
    .new(id: .max - 1, price: .max, quantity: .max, side: 1),
    .modify(id: .max, price: .max, quantity: 3, side: 0),
    .modify(id: .max - 1, price: .min, quantity: 9, side: 0),
    .modify(id: 404, price: 1, quantity: 1, side: 0),
    .cancel(id: 404),
    .cancel(id: .max - 1),
    .cancel(id: .max - 1),
    .new(id: .max - 1, price: 0, quantity: 2, side: 1),
    .new(id: 3, price: 0, quantity: 3, side: 0),
    .modify(id: 3, price: 5, quantity: 4, side: 1),
  ]

  @Test(arguments: names) func `edges of every field change no book that they must not`(
    name: String
  ) throws {
    let driver = try Flash1Driver(name)
    var model = Flash1Model()
    for (sequence, message) in Self.edges.enumerated() {
      model.take(message, sequence: UInt64(sequence))
      driver.deliver([message.record(sequence: UInt64(sequence))])
      #expect(try driver.bestBid == model.bestBid, "after \(message)")
      #expect(try driver.bestAsk == model.bestAsk, "after \(message)")
    }
    #expect(bytes(driver.reports()) == bytes(model.reports))
    #expect(try driver.depth(at: .max, 9) == 0)
  }

  @Test(arguments: names) func `an empty book and an empty batch say nothing`(name: String) throws {
    let driver = try Flash1Driver(name)
    driver.deliverBatch([])
    #expect(driver.reports().isEmpty)
    #expect(try driver.bestBid == .min)
    #expect(try driver.bestAsk == .max)
    #expect(try driver.depth(at: 0, 0) == 0)
    var strange = Flash1Message.cancel(id: 1).record(sequence: 0)
    strange.type = 200
    driver.deliverBatch([strange])
    #expect(driver.reports().isEmpty)
  }

  @Test(arguments: names) func `a life may begin again, and before it there is silence`(
    name: String
  ) throws {
    let driver = try Flash1Driver(name)
    let order = [Flash1Message.new(id: 1, price: 5, quantity: 5, side: 0).record(sequence: 0)]
    driver.deliver(order)
    #expect(driver.reports().count == 1)
    try driver.start()
    #expect(try driver.bestBid == .min)
    driver.deliver(order)
    #expect(driver.reports().map(\.type) == [UInt8(FLASH1_ORDER_ACK)])
    try driver.shutdown()
    try driver.shutdown()
    driver.deliver(order)
    driver.deliverBatch(order)
    #expect(driver.reports().isEmpty)
    #expect(try driver.bestBid == .min)
    try driver.start()
    driver.deliver(order)
    #expect(driver.reports().count == 1)
    #expect(try driver.bestBid == 5)
  }

  @Test func `a full queue of the harness is tried again until it takes the report`() throws {
    let driver = try Flash1Driver("assay-flash1")
    unsafe PlainQueue.refuse(100, driver.queue)
    driver.deliver([
      Flash1Message.new(id: 1, price: 5, quantity: 5, side: 0).record(sequence: 0),
      Flash1Message.new(id: 2, price: 5, quantity: 5, side: 1).record(sequence: 1),
    ])
    #expect(driver.reports().map(\.type) == [0, 0, 1])
  }

  @Test func `a full ring waits for its reader on another thread`() throws {
    let driver = try Flash1Driver("assay-flash1-ring", capacity: 1)
    let reader = RingReader(driver)
    let messages = (0..<10_000 as Range<UInt64>).map { sequence in
      Flash1Message.new(id: sequence, price: 5, quantity: 5, side: 0).record(sequence: sequence)
    }
    driver.deliver(Array(messages.prefix(5_000)))
    driver.deliverBatch(Array(messages.dropFirst(5_000)))
    #expect(reader.sequences(10_000) == Array(0..<10_000))
  }

  @Test func `a transport that is not the ring's is refused by silence`() throws {
    let driver = try Flash1Driver("assay-flash1-ring")
    let begin:
      @convention(c) (UInt64, UnsafePointer<flash1_transport>?, UnsafeMutableRawPointer?) -> Void =
        unsafe try driver.library.function("engine_init")
    unsafe begin(1, PlainQueue.transport, driver.queue)
    driver.deliver([Flash1Message.new(id: 1, price: 5, quantity: 5, side: 0).record(sequence: 0)])
    #expect(try driver.bestBid == .min)
    begin(1, nil, nil)
    #expect(driver.reports().isEmpty)
  }

  @Test func `only the ring library brings a transport`() throws {
    #expect(try !SharedLibrary("assay-flash1").exports("engine_get_transport"))
    #expect(try SharedLibrary("assay-flash1-ring").exports("engine_get_transport"))
  }
}

/// Reads a ring on a thread of its own until it has seen as many reports as are wanted.
private final class RingReader: Sendable {
  private let seen = Mutex<[UInt64]>([])

  init(_ driver: Flash1Driver) {
    let drain = driver.drain
    Thread.detachNewThread { [self] in
      while true {
        let part = drain()
        let count = seen.withLock { seen in
          seen += part.map(\.sequence)
          return seen.count
        }
        if count >= 10_000 { return }
        if part.isEmpty { sched_yield() }
      }
    }
  }

  /// The sequence numbers in the order in which they came.
  func sequences(_ count: Int) -> [UInt64] {
    while seen.withLock({ $0.count }) < count { sched_yield() }
    return seen.withLock { $0 }
  }
}

extension Flash1Driver {
  /// Takes reports out, on whatever thread it is called.
  fileprivate var drain: @Sendable () -> [flash1_report] {
    let (take, address) = unsafe (transportDrain, UInt(bitPattern: queue))
    return {
      var part = [flash1_report](repeating: flash1_report(), count: 64)
      let queue = unsafe UnsafeMutableRawPointer(bitPattern: address)
      let count = unsafe take(queue, &part, UInt32(part.count))
      return Array(part.prefix(Int(count)))
    }
  }
}
