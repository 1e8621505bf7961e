import Market
import ReferenceEngine
import Testing

/// What strangers may send must neither trap nor slow the engine: each test does a quantity of
/// work that only an engine whose steps stay short can finish in the time tests get.
@Suite struct StrangersInputTests {
  #if DEBUG
    private static let many = 3_000
  #else
    private static let many = 1_000_000
  #endif
  private let xyz = InstrumentID(0)

  private func engine(_ conventions: Conventions = Conventions()) -> ReferenceEngine {
    ReferenceEngine(
      instruments: [Instrument(symbol: "XYZ", priceSigns: .any)], conventions: conventions)
  }

  private func limit(
    _ id: Int, _ side: Side, _ price: Int64, _ quantity: Int64 = 1,
    _ timeInForce: TimeInForce = .goodTillCancel
  ) -> Command {
    .new(
      NewOrder(
        id: OrderID(UInt64(id)), instrument: xyz, side: side, type: .limit(Price(price)),
        quantity: Quantity(quantity), timeInForce: timeInForce))
  }

  @Test func `a sweep of many fills at one level runs to its end`() {
    var engine = engine()
    var log = EventLog()
    for id in 1...Self.many { engine.apply(limit(id, .sell, 100), to: &log) }
    #expect(engine.topOfBook(of: xyz).ask?.orders == Self.many)
    log.events.removeAll()
    engine.apply(limit(0, .buy, 100, Int64(Self.many)), to: &log)
    #expect(log.events.count == Self.many + 1)
    guard case .traded(let last)? = log.events.last else {
      Issue.record("the last event is no trade")
      return
    }
    #expect(last.maker == OrderID(UInt64(Self.many)) && last.takerLeaves == .zero)
    #expect(engine.topOfBook(of: xyz) == TopOfBook(bid: nil, ask: nil))
  }

  @Test func `many levels are entered from both ends and canceled from the middle`() {
    var engine = engine()
    var log = EventLog()
    for id in 1...Self.many {
      let spread = Int64(id) &* 0x0000_6A09_E667_F3BB
      engine.apply(
        limit(id, .buy, id % 2 == 0 ? -spread.magnitudeBelowMax : .min + Int64(id)), to: &log)
    }
    #expect(log.events.count == Self.many, "each order is accepted")
    log.events.removeAll()
    for id in (1...Self.many).reversed() {
      engine.apply(.cancel(OrderID(UInt64(id))), to: &log)
    }
    #expect(log.events.count == Self.many)
    #expect(engine.topOfBook(of: xyz).bid == nil)
  }

  @Test func `fill-or-kill orders that just fail do not walk the book`() {
    var engine = engine()
    var log = EventLog()
    let levels = Int64(Self.many)
    for id in 1...Self.many { engine.apply(limit(id, .sell, Int64(id)), to: &log) }
    log.events.removeAll()
    for k in 0..<Self.many {
      let price = levels - Int64(k % 1000)
      engine.apply(limit(Self.many + 1, .buy, price, price + 1, .fillOrKill), to: &log)
    }
    let kills = log.events.count { if case .canceled = $0 { true } else { false } }
    #expect(kills == Self.many)
    engine.apply(limit(Self.many + 1, .buy, levels, levels, .fillOrKill), to: &log)
    #expect(engine.topOfBook(of: xyz).ask == nil, "exactly enough is enough")
  }

  @Test func `a level may hold more than 64 bits of quantity`() {
    var engine = engine()
    var log = EventLog()
    for id in 1...40 { engine.apply(limit(id, .sell, 5, .max), to: &log) }
    #expect(
      engine.topOfBook(of: xyz).ask?.quantity == Volume(40 * UInt128(Int64.max)))
    engine.apply(.phase(xyz, .callAuction), to: &log)
    for id in 41...80 { engine.apply(limit(id, .buy, 5, .max), to: &log) }
    log.events.removeAll()
    engine.apply(.uncross(xyz), to: &log)
    #expect(
      log.events.first
        == .uncrossed(
          Uncrossing(
            instrument: xyz, price: Price(5), volume: Volume(40 * UInt128(Int64.max)),
            imbalance: 0)))
    #expect(log.events.count == 41)
  }

  @Test func `the same identifier lives and dies many times`() {
    var engine = engine()
    var log = EventLog()
    for round in 1...Self.many {
      engine.apply(limit(7, .buy, Int64(round % 50)), to: &log)
      engine.apply(.cancel(OrderID(7)), to: &log)
    }
    #expect(log.events.count == 2 * Self.many)
    #expect(engine.digest == self.engine().digest)
  }

  @Test func `identifiers used once are refused for ever`() {
    var once = Conventions()
    once.identifierReuse = .never
    var engine = engine(once)
    var log = EventLog()
    engine.apply(limit(7, .buy, 1), to: &log)
    engine.apply(.cancel(OrderID(7)), to: &log)
    for _ in 0..<100 { engine.apply(limit(7, .buy, 1), to: &log) }
    let refusal = Event.rejected(Rejection(id: OrderID(7), reason: .reusedIdentifier))
    #expect(log.events.count { $0 == refusal } == 100)
  }

  @Test func `many accounts, day and dated orders come and go`() {
    var engine = engine()
    var log = EventLog()
    for id in 1...Self.many {
      let term: TimeInForce =
        id % 2 == 0 ? .day : .goodTillDate(Timestamp(nanoseconds: Int64(id % 997) + 1))
      var order = NewOrder(
        id: OrderID(UInt64(id)), instrument: xyz, side: .buy, type: .limit(Price(Int64(id % 64))),
        quantity: Quantity(1), timeInForce: term)
      order.account = AccountID(UInt64(id % 501 + 1))
      engine.apply(.new(order), to: &log)
    }
    log.events.removeAll()
    engine.apply(.massCancel(MassCancel(account: AccountID(3), side: .sell)), to: &log)
    #expect(log.events.isEmpty)
    for time in 1...500 { engine.apply(.clock(Timestamp(nanoseconds: Int64(time))), to: &log) }
    for account in 1...501 {
      engine.apply(.massCancel(MassCancel(account: AccountID(UInt64(account)))), to: &log)
    }
    #expect(log.events.count == Self.many)
    #expect(engine.topOfBook(of: xyz).bid == nil)
  }

  @Test func `a copy of a small book is small`() {
    var engine = engine()
    var log = EventLog()
    for id in 1...20 { engine.apply(limit(id, .buy, Int64(id)), to: &log) }
    let saved = engine.save()
    let size = saved.books[0].orders.count * MemoryLayout<RestingOrder>.stride
    #expect(saved.books[0].orders.count == 20 && size < 16 * 1024)
    let copy = ReferenceEngine(
      instruments: engine.instruments, conventions: engine.conventions, restoring: saved)
    #expect(copy.save() == saved && copy.digest == engine.digest)
  }
}

extension Int64 {
  /// The magnitude, kept below the largest number so that its negative exists.
  fileprivate var magnitudeBelowMax: Int64 { Int64(clamping: magnitude & (1 << 62 - 1)) }
}
