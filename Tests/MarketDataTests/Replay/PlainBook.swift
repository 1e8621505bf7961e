import Market
import MarketData

/// The smallest engine that can replay an order log: price then time.
typealias PlainBook = ChoosingBook<OldestOfBest>

/// Which of two resting orders of a side trades first.
protocol MakerChoice {
  /// Whether an order goes before another that is older.
  static func prefers(_ order: RestingOrder, to older: RestingOrder) -> Bool
}

/// Price, then time.
enum OldestOfBest: MakerChoice {
  static func prefers(_ order: RestingOrder, to older: RestingOrder) -> Bool {
    order.limit.isBetter(than: older.limit, for: order.side)
  }
}

/// A fault: price, then the latest first.
enum LatestOfBest: MakerChoice {
  static func prefers(_ order: RestingOrder, to older: RestingOrder) -> Bool {
    !older.limit.isBetter(than: order.limit, for: order.side)
  }
}

/// A fault: the worst price that will do, then time.
enum OldestOfWorst: MakerChoice {
  static func prefers(_ order: RestingOrder, to older: RestingOrder) -> Bool {
    older.limit.isBetter(than: order.limit, for: order.side)
  }
}

/// One book in continuous trading: limit orders, cancels and replacements of the price.
struct ChoosingBook<Choice: MakerChoice>: Replayable {
  private var orders: [RestingOrder]

  init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot) {
    orders = snapshot.books[0].orders
  }

  func save() -> Snapshot { Snapshot(books: [Snapshot.Book(orders: orders)]) }

  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink) {
    switch command {
    case .new(let order):
      enter(order, &sink)
    case .cancel(let id):
      guard let place = orders.firstIndex(where: { $0.id == id }) else {
        sink.record(.rejected(Rejection(id: id, reason: .unknownOrder)))
        return
      }
      let canceled = orders.remove(at: place)
      sink.record(
        .canceled(
          Cancellation(
            id: id, instrument: InstrumentID(0), quantity: canceled.leaves, reason: .requested)))
    case .uncross:
      sink.record(
        .uncrossed(
          Uncrossing(instrument: InstrumentID(0), price: nil, volume: .zero, imbalance: 0)))
    case .replace(let replace):
      guard let place = orders.firstIndex(where: { $0.id == replace.id }), let price = replace.price
      else {
        sink.record(.rejected(Rejection(id: replace.id, reason: .unknownOrder)))
        return
      }
      let old = orders.remove(at: place)
      enter(
        NewOrder(
          id: old.id, instrument: InstrumentID(0), side: old.side, type: .limit(price),
          quantity: old.leaves, timeInForce: old.timeInForce), &sink)
    case .massCancel, .phase, .clock:
      preconditionFailure("no log read here holds \(command)")
    }
  }

  private mutating func enter<Sink: EventSink & ~Copyable>(_ order: NewOrder, _ sink: inout Sink) {
    guard case .limit(let limit) = order.type else {
      preconditionFailure("no log read here holds a market order")
    }
    var leaves = order.quantity
    while leaves > .zero, let place = bestOpposite(order.side, limit) {
      let maker = orders[place]
      let quantity = min(leaves, maker.leaves)
      leaves = leaves - quantity
      orders[place].leaves = maker.leaves - quantity
      sink.record(
        .traded(
          Trade(
            instrument: order.instrument, maker: maker.id, taker: order.id, price: maker.limit,
            quantity: quantity, makerLeaves: orders[place].leaves, takerLeaves: leaves,
            aggressor: Aggressor(order.side))))
      if orders[place].leaves == .zero { orders.remove(at: place) }
    }
    guard leaves > .zero else { return }
    if order.timeInForce == .immediateOrCancel {
      sink.record(
        .canceled(
          Cancellation(
            id: order.id, instrument: order.instrument, quantity: leaves,
            reason: .immediateOrCancel)))
    } else {
      orders.append(
        RestingOrder(
          id: order.id, side: order.side, price: limit, leaves: leaves,
          filled: order.quantity - leaves, timeInForce: order.timeInForce, account: .none))
    }
  }

  /// Where the order stands that goes first of those that an order may trade with.
  private func bestOpposite(_ side: Side, _ limit: Price) -> Int? {
    var best: Int?
    for (place, order) in orders.enumerated()
    where order.side != side && limit.allows(order.limit, for: side) {
      if let held = best, !Choice.prefers(order, to: orders[held]) { continue }
      best = place
    }
    return best
  }
}
