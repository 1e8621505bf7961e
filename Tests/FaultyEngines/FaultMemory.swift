internal import Market

/// One side of one book.
struct Level: Hashable {
  var instrument: InstrumentID
  var side: Side
}

/// What some faults need to remember; a correct engine never looks at it.
struct FaultMemory {
  /// The best price of each side, as a faulty engine remembers it.
  var touch: [Level: Price] = [:]
  /// The price of a best level that a cancel emptied.
  var ghost: [Level: Price] = [:]
  var stale: [Level: Price] = [:]
  /// The place of the last canceled order of each side.
  var slot: [Level: Int] = [:]
  var isCanceling = false
  var lastWasCancel = false
  var deaths = 0
  var used: Set<OrderID> = []
  var canceled: Set<OrderID> = []
  var replaced: Set<OrderID> = []
  /// The dead orders that stand in queues even so.
  var marks = 0
  var filled: [OrderID: PlainEngine.Order] = [:]
  var arrivals: [OrderID: Int] = [:]
  var pricesHeld: [OrderID: Set<Price?>] = [:]
  /// The expiries of all orders there ever were, by identifier.
  var dates: [OrderID: Timestamp] = [:]

  mutating func arrived(_ order: PlainEngine.Order) {
    arrivals[order.id] = order.arrival
    pricesHeld[order.id, default: []].insert(order.price)
    if case .goodTillDate(let date) = order.timeInForce { dates[order.id] = date }
  }

  mutating func died(_ order: PlainEngine.Order) {
    deaths += 1
    if order.leaves == .zero { filled[order.id] = order }
  }

  mutating func follow(_ command: Command, _ events: [Event]) {
    lastWasCancel = if case .cancel = command { true } else { false }
    for event in events {
      switch event {
      case .accepted(let acceptance): used.insert(acceptance.id)
      case .canceled(let cancellation): canceled.insert(cancellation.id)
      default: break
      }
    }
  }
}
