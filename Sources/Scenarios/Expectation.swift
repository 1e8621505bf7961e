package import Market
package import Wire

/// What must be true after a step, as its author derived it from the rule.
///
/// It judges the events of the command step right before it, and the books as they are then.
package struct Expectation: Sendable {
  /// All events of the step, in order.
  package var events: [EventPattern]?
  /// All trades of the step, in order.
  package var trades: [EventPattern]?
  /// The step was answered by this rejection and nothing else.
  package var rejected: RejectReason?
  /// All cancellations of the step, in order.
  package var canceled: [EventPattern]?
  /// All orders that expired in the step, in order.
  package var expired: [OrderID]?
  /// The one uncrossing of the step.
  package var uncrossed: EventPattern?
  package var indications: [IndicationPattern] = []
  package var books: [BookPattern] = []
  package var statuses: [(id: OrderID, status: OrderStatus)] = []
  package var phases: [(instrument: InstrumentID, phase: Phase)] = []

  /// Whether nothing is expected.
  package var isEmpty: Bool {
    events == nil && trades == nil && rejected == nil && canceled == nil && expired == nil
      && uncrossed == nil && indications.isEmpty && books.isEmpty && statuses.isEmpty
      && phases.isEmpty
  }
}

/// What has become of an order, as its events tell.
package enum OrderStatus: String, Hashable, Sendable, CaseIterable {
  /// It is in the book.
  case resting
  case filled
  case canceled
  case expired
  /// It was never accepted.
  case rejected
  /// No command ever named it as a new order.
  case unknown
}

/// What an uncross would say now, as it must be.
package struct IndicationPattern: Sendable {
  package var instrument: InstrumentID
  /// What it must say, any of it; nil where the instrument must not collect orders.
  package var uncrossed: EventPattern?
}

/// A book side by side as it must be, best level first; a side that is nil is not compared.
package struct BookPattern: Sendable {
  package var instrument: InstrumentID
  package var bids: [LevelPattern]?
  package var asks: [LevelPattern]?
}

/// A level as it must be; a quantity or orders that are nil are not compared.
package struct LevelPattern: Sendable {
  /// Nil for the market orders, which stand before all prices.
  package var price: Price?
  package var quantity: Volume?
  /// The orders by time, with what is left of those where it is given.
  package var orders: [(id: OrderID, leaves: Quantity?)]?
}

/// An event as it must be: its kind and any of its fields.
package struct EventPattern: Hashable, Sendable {
  package var kind: EventKind
  package var fields: [EventField]

  package init(kind: EventKind, fields: [EventField]) {
    self.kind = kind
    self.fields = fields
  }

  /// Whether an event is of this kind and has these fields.
  package func matches(_ event: Event) -> Bool {
    guard event.kind == kind else { return false }
    let actual = EventField.all(of: event)
    return fields.allSatisfy(actual.contains)
  }
}

/// One field of an event with its value.
package enum EventField: Hashable, Sendable {
  case id(OrderID)
  case instrument(InstrumentID)
  case rejectReason(RejectReason)
  case cancelReason(CancelReason)
  case maker(OrderID)
  case taker(OrderID)
  case buyer(OrderID)
  case seller(OrderID)
  /// Nil where an uncrossing has no price, or a replaced order is a market order.
  case price(Price?)
  case quantity(Quantity)
  case makerLeaves(Quantity)
  case takerLeaves(Quantity)
  case leaves(Quantity)
  case aggressor(Aggressor)
  case priority(Priority)
  case phase(Phase)
  case volume(Volume)
  case imbalance(Int128)

  /// The fields of an event, those that follow from others included.
  package static func all(of event: Event) -> [EventField] {
    switch event {
    case .accepted(let event): [.id(event.id), .instrument(event.instrument)]
    case .rejected(let event):
      (event.id.map { [.id($0)] } ?? []) + [.rejectReason(event.reason)]
    case .traded(let trade):
      [
        .instrument(trade.instrument), .maker(trade.maker), .taker(trade.taker),
        .buyer(trade.buyer), .seller(trade.seller), .price(trade.price),
        .quantity(trade.quantity), .makerLeaves(trade.makerLeaves),
        .takerLeaves(trade.takerLeaves), .aggressor(trade.aggressor),
      ]
    case .canceled(let event):
      [
        .id(event.id), .instrument(event.instrument), .quantity(event.quantity),
        .cancelReason(event.reason),
      ]
    case .replaced(let event):
      [
        .id(event.id), .instrument(event.instrument), .price(event.price), .leaves(event.leaves),
        .priority(event.priority),
      ]
    case .expired(let event):
      [.id(event.id), .instrument(event.instrument), .quantity(event.quantity)]
    case .phaseChanged(let event): [.instrument(event.instrument), .phase(event.phase)]
    case .uncrossed(let event):
      [
        .instrument(event.instrument), .price(event.price), .volume(event.volume),
        .imbalance(event.imbalance),
      ]
    }
  }
}
