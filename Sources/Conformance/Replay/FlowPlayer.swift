internal import Engines
internal import Market
internal import MarketData

/// An engine that takes the steps of a recorded flow, whose instruments may be found as it goes.
struct FlowPlayer<Core: MatchingCore & ~Copyable>: ~Copyable {
  private(set) var engine: Core
  private let conventions: Conventions
  /// How many instruments the engine has room for.
  private var room: Int
  /// What is left of live orders, kept from the first step that needs it.
  private var ledger: OrderLedger?

  init(instruments: [Instrument], conventions: Conventions) {
    // An engine has an instrument; one that is not named yet is made anew when it is.
    room = instruments.count
    engine = Core(
      instruments: instruments.isEmpty ? [Instrument(symbol: "")] : instruments,
      conventions: conventions)
    self.conventions = conventions
  }

  /// Makes room for all instruments found so far, and as many again.
  mutating func admit(_ instruments: [Instrument]) {
    guard instruments.count > room, let last = instruments.last else { return }
    let spare = Instrument(
      symbol: "", priceScale: last.priceScale, quantityScale: last.quantityScale,
      priceSigns: last.priceSigns)
    room = instruments.count * 2
    var snapshot = engine.save()
    while snapshot.books.count < room { snapshot.books.append(Snapshot.Book()) }
    engine = Core(
      instruments: instruments + Array(repeating: spare, count: room - instruments.count),
      conventions: conventions, restoring: snapshot)
  }

  /// Takes a step, and returns the command that it came to; the sink hears its events.
  @discardableResult mutating func take<Sink: EventSink>(
    _ action: RecordedStep.Action, to sink: inout Sink
  ) -> Command {
    let command: Command
    switch action {
    case .command(let plain): command = plain
    case .reduce(let id, let amount):
      let orders = ledger ?? OrderLedger(engine.save())
      command = orders.command(reducing: id, by: amount, conventions)
      ledger = orders
    }
    guard ledger != nil else {
      engine.apply(command, to: &sink)
      return command
    }
    var log = EventLog()
    engine.apply(command, to: &log)
    ledger?.follow(command, log.events)
    for event in log.events { sink.record(event) }
    return command
  }
}

/// What is left of each live order, and what it was for in all.
private struct OrderLedger {
  private var orders: [OrderID: (total: Quantity, leaves: Quantity)] = [:]

  init(_ snapshot: Snapshot) {
    for order in snapshot.books.lazy.flatMap(\.orders) {
      orders[order.id] = (order.filled + order.leaves, order.leaves)
    }
  }

  /// The command that takes so much away from an order.
  func command(
    reducing id: OrderID, by amount: Quantity, _ conventions: Conventions
  ) -> Command {
    // An order that is not there is for the engine to refuse.
    guard let order = orders[id], amount < order.leaves else { return .cancel(id) }
    let rest =
      switch conventions.replaceQuantity {
      case .total: order.total - amount
      case .remaining: order.leaves - amount
      }
    return .replace(Replace(id: id, quantity: rest))
  }

  mutating func follow(_ command: Command, _ events: [Event]) {
    for event in events {
      switch event {
      case .accepted(let acceptance):
        if case .new(let order) = command {
          orders[acceptance.id] = (order.quantity, order.quantity)
        }
      case .traded(let trade):
        leave(trade.makerLeaves, of: trade.maker)
        leave(trade.takerLeaves, of: trade.taker)
      case .replaced(let replacement):
        guard let order = orders[replacement.id] else { continue }
        let filled = order.total - order.leaves
        orders[replacement.id] = (filled + replacement.leaves, replacement.leaves)
      case .canceled(let cancellation): orders[cancellation.id] = nil
      case .expired(let expiry): orders[expiry.id] = nil
      default: break
      }
    }
  }

  private mutating func leave(_ leaves: Quantity, of id: OrderID) {
    if leaves == .zero { orders[id] = nil } else { orders[id]?.leaves = leaves }
  }
}
