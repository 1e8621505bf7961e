package import Market

/// What an engine's own events say of its live orders: enough to complete what it leaves out.
///
/// It believes what it is told and never traps, whatever that is.
package struct OrderLedger: Sendable {
  /// A live order.
  package struct Entry: Hashable, Sendable {
    package var instrument: InstrumentID
    package var side: Side
    package var price: Price?
    package var leaves: Quantity
    package var filled: Quantity
    package var timeInForce: TimeInForce
    package var account: AccountID
  }

  package private(set) var orders: [OrderID: Entry] = [:]
  /// The phase of each instrument.
  package private(set) var phases: [Phase]

  /// The ledger of an engine at the start of its life.
  package init(instruments: Int) {
    phases = Array(repeating: .continuous, count: instruments)
  }

  /// An order that is live.
  package subscript(id: OrderID) -> Entry? { orders[id] }

  /// Follows an event of the answer to a command.
  package mutating func follow(_ event: Event, of command: Command) {
    switch event {
    case .accepted(let acceptance):
      guard case .new(let order) = command, order.id == acceptance.id else { return }
      orders[order.id] = Entry(
        instrument: order.instrument, side: order.side, price: order.limit,
        leaves: order.quantity, filled: .zero, timeInForce: order.timeInForce,
        account: order.account)
    case .traded(let trade):
      fill(trade.maker, trade.quantity, leaving: trade.makerLeaves)
      fill(trade.taker, trade.quantity, leaving: trade.takerLeaves)
    case .canceled(let cancellation): orders[cancellation.id] = nil
    case .expired(let expiry): orders[expiry.id] = nil
    case .replaced(let replacement):
      orders[replacement.id]?.price = replacement.price
      orders[replacement.id]?.leaves = replacement.leaves
    case .phaseChanged(let change):
      guard change.instrument.index < phases.count else { return }
      phases[change.instrument.index] = change.phase
    case .rejected, .uncrossed: return
    }
  }

  /// Takes a fill of an order, by what was said to be left of it.
  package mutating func fill(_ id: OrderID, _ quantity: Quantity, leaving leaves: Quantity) {
    guard var order = orders[id] else { return }
    guard leaves > .zero else {
      orders[id] = nil
      return
    }
    order.leaves = leaves
    order.filled = Quantity(order.filled.rawValue &+ quantity.rawValue)
    orders[id] = order
  }
}

extension NewOrder {
  /// The limit; nil for a market order.
  package var limit: Price? { if case .limit(let price) = type { price } else { nil } }
}
