import Market
import Scenarios
import Testing
import Wire

@Suite struct EventPatternTests {
  private static let a = InstrumentID(0)
  private static let b = InstrumentID(1)

  /// An event, and others of its kind that differ in one field.
  struct Family: Sendable, CustomTestStringConvertible {
    var event: Event
    var others: [Event]
    var testDescription: String { "\(event.kind)" }
  }

  private static func trade(_ change: (inout Trade) -> Void = { _ in }) -> Event {
    var trade = Trade(
      instrument: a, maker: OrderID(1), taker: OrderID(2), price: Price(100),
      quantity: Quantity(5), makerLeaves: Quantity(3), takerLeaves: Quantity(4), aggressor: .buy)
    change(&trade)
    return .traded(trade)
  }

  private static func uncrossing(_ change: (inout Uncrossing) -> Void = { _ in }) -> Event {
    var uncrossing = Uncrossing(instrument: a, price: Price(100), volume: Volume(5), imbalance: -2)
    change(&uncrossing)
    return .uncrossed(uncrossing)
  }

  private static func replacement(_ change: (inout Replacement) -> Void = { _ in }) -> Event {
    var replacement = Replacement(
      id: OrderID(1), instrument: a, price: Price(100), leaves: Quantity(5), priority: .kept)
    change(&replacement)
    return .replaced(replacement)
  }

  private static func cancellation(_ change: (inout Cancellation) -> Void = { _ in }) -> Event {
    var cancellation = Cancellation(
      id: OrderID(1), instrument: a, quantity: Quantity(5), reason: .requested)
    change(&cancellation)
    return .canceled(cancellation)
  }

  static let families = [
    Family(
      event: .accepted(Acceptance(id: OrderID(1), instrument: a)),
      others: [
        .accepted(Acceptance(id: OrderID(2), instrument: a)),
        .accepted(Acceptance(id: OrderID(1), instrument: b)),
      ]),
    Family(
      event: .rejected(Rejection(id: OrderID(1), reason: .unknownOrder)),
      others: [
        .rejected(Rejection(id: OrderID(2), reason: .unknownOrder)),
        .rejected(Rejection(id: nil, reason: .unknownOrder)),
        .rejected(Rejection(id: OrderID(1), reason: .marketClosed)),
      ]),
    Family(
      event: trade(),
      others: [
        trade { $0.instrument = b }, trade { $0.maker = OrderID(9) },
        trade { $0.taker = OrderID(9) }, trade { $0.price = Price(101) },
        trade { $0.quantity = Quantity(6) }, trade { $0.makerLeaves = Quantity(4) },
        trade { $0.takerLeaves = Quantity(3) }, trade { $0.aggressor = .sell },
        trade { $0.aggressor = .auction },
      ]),
    Family(
      event: cancellation(),
      others: [
        cancellation { $0.id = OrderID(2) }, cancellation { $0.instrument = b },
        cancellation { $0.quantity = Quantity(6) }, cancellation { $0.reason = .massCancel },
      ]),
    Family(
      event: replacement(),
      others: [
        replacement { $0.id = OrderID(2) }, replacement { $0.instrument = b },
        replacement { $0.price = Price(101) }, replacement { $0.price = nil },
        replacement { $0.leaves = Quantity(6) },
        replacement { $0.priority = .lost },
      ]),
    Family(
      event: .expired(Expiry(id: OrderID(1), instrument: a, quantity: Quantity(5))),
      others: [
        .expired(Expiry(id: OrderID(2), instrument: a, quantity: Quantity(5))),
        .expired(Expiry(id: OrderID(1), instrument: b, quantity: Quantity(5))),
        .expired(Expiry(id: OrderID(1), instrument: a, quantity: Quantity(6))),
      ]),
    Family(
      event: .phaseChanged(PhaseChange(instrument: a, phase: .closed)),
      others: [
        .phaseChanged(PhaseChange(instrument: b, phase: .closed)),
        .phaseChanged(PhaseChange(instrument: a, phase: .continuous)),
      ]),
    Family(
      event: uncrossing(),
      others: [
        uncrossing { $0.instrument = b }, uncrossing { $0.price = Price(101) },
        uncrossing { $0.price = nil }, uncrossing { $0.volume = Volume(6) },
        uncrossing { $0.imbalance = 2 },
      ]),
  ]

  @Test func `there is a family of every kind of event`() {
    #expect(Self.families.map(\.event.kind) == EventKind.allCases)
  }

  @Test(arguments: families)
  func `a pattern of all fields matches its event and none that differs in one`(family: Family) {
    let pattern = EventPattern(kind: family.event.kind, fields: EventField.all(of: family.event))
    #expect(pattern.matches(family.event))
    for other in family.others { #expect(!pattern.matches(other), "\(other)") }
  }

  @Test(arguments: families)
  func `each field decides alone, and a field left out does not`(family: Family) {
    for other in family.others {
      let fields = EventField.all(of: other)
      let shared = fields.filter(EventField.all(of: family.event).contains)
      let differing = EventField.all(of: family.event).filter { !fields.contains($0) }
      #expect(EventPattern(kind: other.kind, fields: shared).matches(family.event))
      #expect(EventPattern(kind: other.kind, fields: shared).matches(other))
      #expect(!differing.isEmpty)
      for field in differing {
        #expect(!EventPattern(kind: other.kind, fields: [field]).matches(other), "\(field)")
      }
    }
  }

  @Test(arguments: families)
  func `a pattern without fields matches every event of its kind and none of another`(
    family: Family
  ) {
    let pattern = EventPattern(kind: family.event.kind, fields: [])
    for other in Self.families {
      #expect(pattern.matches(other.event) == (other.event.kind == family.event.kind))
    }
  }

  @Test func `who bought and who sold follows from the aggressor`() {
    func sides(_ aggressor: Aggressor) -> [EventField] {
      EventField.all(of: Self.trade { $0.aggressor = aggressor }).filter {
        switch $0 {
        case .buyer, .seller: true
        default: false
        }
      }
    }
    #expect(sides(.buy) == [.buyer(OrderID(2)), .seller(OrderID(1))])
    #expect(sides(.sell) == [.buyer(OrderID(1)), .seller(OrderID(2))])
    #expect(sides(.auction) == [.buyer(OrderID(1)), .seller(OrderID(2))])
  }

  @Test func `a pattern is shown as a line of a log with the fields it names`() {
    var second = Instrument(symbol: "B", priceScale: Scale(unit: ExactDecimal(1, decimals: 4)))
    second.quantityScale = Scale(unit: ExactDecimal(100))
    let words = MarketText(of: [.inScenarios, second])
    let pattern = EventPattern(
      kind: .traded,
      fields: [.maker(OrderID(7)), .price(Price(12_345)), .quantity(Quantity(3)), .aggressor(.buy)])
    #expect(
      pattern.text(words)
        == #"{"event":"traded","maker":"7","price":"123.45","quantity":"3","aggressor":"buy"}"#)
    var named = pattern
    named.fields.append(.instrument(Self.b))
    #expect(
      named.text(words)
        == #"{"event":"traded","maker":"7","price":"1.2345","quantity":"300","aggressor":"buy","#
        + #""instrument":"B"}"#)
    let none = EventPattern(kind: .uncrossed, fields: [.price(nil), .imbalance(-4)])
    #expect(none.text(words) == #"{"event":"uncrossed","price":null,"imbalance":"-4"}"#)
    let rejected = EventPattern(
      kind: .rejected, fields: [.id(OrderID(1)), .rejectReason(.clockRanBack)])
    #expect(
      rejected.text(words) == #"{"event":"rejected","id":"1","reason":"clockRanBack"}"#)
  }
}
