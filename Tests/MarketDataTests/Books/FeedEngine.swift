import Market
import MarketData

/// What is wrong with an engine, if anything.
protocol EngineFault {
  /// The place of the order to trade with, among the orders of the other side that may trade, by
  /// their arrival.
  static func choice(_ candidates: [RestingOrder]) -> Int?
  /// The quantity that an order keeps that is to keep `wanted`.
  static func reduced(to wanted: Quantity) -> Quantity
}

extension EngineFault {
  static func reduced(to wanted: Quantity) -> Quantity { wanted }

  /// The first order at the best price.
  static func best(_ candidates: [RestingOrder]) -> Int? {
    candidates.indices.min { a, b in
      let (left, right) = (candidates[a], candidates[b])
      if left.price == right.price { return a < b }
      return left.limit.isBetter(than: right.limit, for: left.side)
    }
  }
}

enum NoFault: EngineFault {
  static func choice(_ candidates: [RestingOrder]) -> Int? { best(candidates) }
}

enum LastInFirstOut: EngineFault {
  static func choice(_ candidates: [RestingOrder]) -> Int? {
    best(candidates).flatMap { place in
      candidates.lastIndex { $0.price == candidates[place].price }
    }
  }
}

enum WorstPriceFirst: EngineFault {
  static func choice(_ candidates: [RestingOrder]) -> Int? {
    candidates.indices.max { a, b in
      let (left, right) = (candidates[a], candidates[b])
      if left.price == right.price { return a > b }
      return left.limit.isBetter(than: right.limit, for: left.side)
    }
  }
}

enum ReducesToOne: EngineFault {
  static func choice(_ candidates: [RestingOrder]) -> Int? { best(candidates) }
  static func reduced(to wanted: Quantity) -> Quantity { Quantity(1) }
}

/// A small engine that may have a fault: one book, limit and immediate orders.
struct FeedEngine<Fault: EngineFault>: Replayable {
  private var phase: Phase
  private var orders: [RestingOrder]
  private let instrument = InstrumentID(0)

  init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot) {
    phase = snapshot.books[0].phase
    orders = snapshot.books[0].orders
  }

  func save() -> Snapshot { Snapshot(books: [Snapshot.Book(phase: phase, orders: orders)]) }

  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink) {
    switch command {
    case .new(let order):
      sink.record(.accepted(Acceptance(id: order.id, instrument: instrument)))
      enter(order, &sink)
    case .cancel(let id):
      guard let place = place(id, &sink) else { return }
      let order = orders.remove(at: place)
      sink.record(
        .canceled(
          Cancellation(
            id: id, instrument: instrument, quantity: order.leaves, reason: .requested)))
    case .replace(let replace):
      guard let place = place(replace.id, &sink), let total = replace.quantity else { return }
      orders[place].leaves = Fault.reduced(to: total - orders[place].filled)
      sink.record(
        .replaced(
          Replacement(
            id: replace.id, instrument: instrument, price: orders[place].price,
            leaves: orders[place].leaves, priority: .kept)))
    case .phase(_, let wanted):
      phase = wanted
      sink.record(.phaseChanged(PhaseChange(instrument: instrument, phase: wanted)))
    case .massCancel, .uncross, .clock:
      preconditionFailure("no feed asks for \(command)")
    }
  }

  private func place<Sink: EventSink & ~Copyable>(_ id: OrderID, _ sink: inout Sink) -> Int? {
    let place = orders.firstIndex { $0.id == id }
    if place == nil { sink.record(.rejected(Rejection(id: id, reason: .unknownOrder))) }
    return place
  }

  private mutating func enter<Sink: EventSink & ~Copyable>(_ order: NewOrder, _ sink: inout Sink) {
    guard case .limit(let limit) = order.type else { return }
    var leaves = order.quantity
    while phase == .continuous, leaves > .zero {
      let candidates = orders.filter {
        $0.side != order.side && limit.allows($0.limit, for: order.side)
      }
      guard let choice = Fault.choice(candidates),
        let place = orders.firstIndex(where: { $0.id == candidates[choice].id })
      else { break }
      let quantity = min(leaves, orders[place].leaves)
      leaves = leaves - quantity
      orders[place].leaves = orders[place].leaves - quantity
      orders[place].filled = orders[place].filled + quantity
      sink.record(
        .traded(
          Trade(
            instrument: instrument, maker: orders[place].id, taker: order.id,
            price: orders[place].limit, quantity: quantity, makerLeaves: orders[place].leaves,
            takerLeaves: leaves, aggressor: Aggressor(order.side))))
      if orders[place].leaves == .zero { orders.remove(at: place) }
    }
    guard leaves > .zero else { return }
    if order.timeInForce == .immediateOrCancel {
      sink.record(
        .canceled(
          Cancellation(
            id: order.id, instrument: instrument, quantity: leaves, reason: .immediateOrCancel)))
    } else {
      orders.append(
        RestingOrder(
          id: order.id, side: order.side, price: limit, leaves: leaves, filled: .zero,
          timeInForce: order.timeInForce, account: order.account))
    }
  }
}

extension RestingOrder {
  /// The price of an order that rests in continuous trading, where each has one.
  var limit: Price {
    guard let price else { preconditionFailure("only limit orders rest here") }
    return price
  }
}
