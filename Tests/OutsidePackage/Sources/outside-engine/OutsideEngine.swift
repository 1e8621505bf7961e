import AssayKit

/// A plain book of limit orders by price, then time, on one instrument.
final class OutsideEngine: MatchingEngine {
  private var sides: [Side: [RestingOrder]] = [.buy: [], .sell: []]

  func apply(_ command: Command) -> [Event] {
    // Engines print: it must not be taken for an answer.
    print("outside:", command)
    return switch command {
    case .new(let order): enter(order)
    case .cancel(let id): cancel(id)
    default: preconditionFailure("nobody may ask for what is not declared")
    }
  }

  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] { sides[side] ?? [] }

  private func enter(_ order: NewOrder) -> [Event] {
    guard case .limit(let limit) = order.type else { return [] }
    var events: [Event] = [.accepted(Acceptance(id: order.id, instrument: order.instrument))]
    let other: Side = order.side == .buy ? .sell : .buy
    var leaves = order.quantity.rawValue
    var makers = sides[other] ?? []
    while leaves > 0, var maker = makers.first, let price = maker.price,
      order.side == .buy ? price <= limit : price >= limit
    {
      let traded = min(leaves, maker.leaves.rawValue)
      leaves -= traded
      maker.leaves = Quantity(maker.leaves.rawValue - traded)
      maker.filled = Quantity(maker.filled.rawValue + traded)
      events.append(
        .traded(
          Trade(
            instrument: order.instrument, maker: maker.id, taker: order.id, price: price,
            quantity: Quantity(traded), makerLeaves: maker.leaves, takerLeaves: Quantity(leaves),
            aggressor: order.side == .buy ? .buy : .sell)))
      if maker.leaves.rawValue == 0 { makers.removeFirst() } else { makers[0] = maker }
    }
    sides[other] = makers
    if leaves > 0 { rest(order, limit, leaves) }
    return events
  }

  /// Puts an order behind all that are as good.
  private func rest(_ order: NewOrder, _ limit: Price, _ leaves: Int64) {
    let resting = RestingOrder(
      id: order.id, side: order.side, price: limit, leaves: Quantity(leaves),
      filled: Quantity(order.quantity.rawValue - leaves), timeInForce: order.timeInForce,
      account: order.account)
    var side = sides[order.side] ?? []
    let place = side.firstIndex { other in
      guard let price = other.price else { return false }
      return order.side == .buy ? price < limit : price > limit
    }
    side.insert(resting, at: place ?? side.count)
    sides[order.side] = side
  }

  private func cancel(_ id: OrderID) -> [Event] {
    for side in [Side.buy, .sell] {
      guard let place = sides[side]?.firstIndex(where: { $0.id == id }),
        let order = sides[side]?.remove(at: place)
      else { continue }
      return [
        .canceled(
          Cancellation(
            id: id, instrument: InstrumentID(0), quantity: order.leaves, reason: .requested))
      ]
    }
    return [.rejected(Rejection(id: id, reason: .unknownOrder))]
  }
}
