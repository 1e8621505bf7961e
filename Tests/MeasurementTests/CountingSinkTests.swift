import Engines
import Market
import Measurement
import Results
import Testing

@Suite struct CountingSinkTests {
  private static let a = InstrumentID(0)
  private static let trade = Trade(
    instrument: a, maker: OrderID(1), taker: OrderID(2), price: Price(3), quantity: Quantity(4),
    makerLeaves: Quantity(5), takerLeaves: Quantity(6), aggressor: .buy)

  private static func traded(_ change: (inout Trade) -> Void) -> Event {
    var trade = trade
    change(&trade)
    return .traded(trade)
  }

  private static func uncrossed(
    _ price: Price?, _ volume: UInt128 = 0, _ imbalance: Int128 = 0
  ) -> Event {
    .uncrossed(
      Uncrossing(instrument: a, price: price, volume: Volume(volume), imbalance: imbalance))
  }

  private static func canceled(_ id: UInt64, _ quantity: Int64, _ reason: CancelReason) -> Event {
    .canceled(
      Cancellation(id: OrderID(id), instrument: a, quantity: Quantity(quantity), reason: reason))
  }

  private static func replaced(_ price: Int64, _ leaves: Int64, _ priority: Priority) -> Event {
    .replaced(
      Replacement(
        id: OrderID(1), instrument: a, price: Price(price), leaves: Quantity(leaves),
        priority: priority))
  }

  private static let events: [Event] = [
    .accepted(Acceptance(id: OrderID(1), instrument: a)),
    .accepted(Acceptance(id: OrderID(2), instrument: a)),
    .accepted(Acceptance(id: OrderID(1), instrument: InstrumentID(1))),
    .rejected(Rejection(reason: .unknownOrder)),
    .rejected(Rejection(id: OrderID(0), reason: .unknownOrder)),
    .rejected(Rejection(id: OrderID(1), reason: .unknownOrder)),
    .rejected(Rejection(id: OrderID(1), reason: .duplicateOrder)),
    .traded(trade), traded { $0.instrument = InstrumentID(1) }, traded { $0.maker = OrderID(7) },
    traded { $0.taker = OrderID(7) }, traded { $0.price = Price(-3) },
    traded { $0.quantity = Quantity(7) }, traded { $0.makerLeaves = Quantity(7) },
    traded { $0.takerLeaves = Quantity(7) }, traded { $0.aggressor = .sell },
    traded { $0.aggressor = .auction },
    canceled(1, 1, .requested), canceled(2, 1, .requested), canceled(1, 2, .requested),
    canceled(1, 1, .massCancel),
    replaced(1, 1, .kept), replaced(2, 1, .kept), replaced(1, 2, .kept), replaced(1, 1, .lost),
    .expired(Expiry(id: OrderID(1), instrument: a, quantity: Quantity(1))),
    .expired(Expiry(id: OrderID(1), instrument: a, quantity: Quantity(2))),
    .phaseChanged(PhaseChange(instrument: a, phase: .closed)),
    .phaseChanged(PhaseChange(instrument: a, phase: .continuous)),
    uncrossed(nil), uncrossed(Price(0)), uncrossed(Price(1)), uncrossed(Price(1), 1),
    uncrossed(Price(1), 1 << 64), uncrossed(Price(1), 1, 1), uncrossed(Price(1), 1, -1),
    uncrossed(Price(1), 1, 1 << 64),
  ]

  @Test func `events that differ in one field have different hashes`() {
    let hashes = Self.events.map { event in
      var sink = EventFingerprint()
      sink.record(event)
      return sink.text
    }
    #expect(Set(hashes).count == Self.events.count)
    #expect(hashes.allSatisfy { $0.count == 16 })
  }

  @Test func `the order of events and the command that each answers count`() {
    func hash(_ build: (inout EventFingerprint) -> Void) -> String {
      var sink = EventFingerprint()
      build(&sink)
      return sink.text
    }
    let (one, two) = (Self.events[0], Self.events[1])
    let hashes = [
      hash { _ in },
      hash { $0.record(one) },
      hash {
        $0.record(one); $0.record(one)
      },
      hash {
        $0.record(one); $0.record(two)
      },
      hash {
        $0.record(two); $0.record(one)
      },
      hash {
        $0.record(one); $0.beginCommand(); $0.record(two)
      },
      hash {
        $0.beginCommand(); $0.record(one); $0.record(two)
      },
    ]
    #expect(Set(hashes).count == hashes.count)
  }

  @Test func `the hash of every kind of event is the same on every machine`() {
    var sink = EventFingerprint()
    for event in Self.events { sink.record(event) }
    sink.beginCommand()
    #expect(sink.text == "140ef28f176d80e9")
  }

  @Test func `each kind of event is counted under its name`() {
    var sink = CountingSink()
    for event in Self.events { sink.record(event) }
    #expect(
      sink.counts == [
        NamedCount(name: "accepted", count: 3), NamedCount(name: "rejected", count: 4),
        NamedCount(name: "traded", count: 10), NamedCount(name: "canceled", count: 4),
        NamedCount(name: "replaced", count: 4), NamedCount(name: "expired", count: 2),
        NamedCount(name: "phaseChanged", count: 2), NamedCount(name: "uncrossed", count: 8),
      ])
    #expect(CountingSink().counts.isEmpty)
  }
}
