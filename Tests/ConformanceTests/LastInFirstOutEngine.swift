import Engines
import Market

/// A book of limit orders on one instrument that serves the last at a price first, and is right in
/// all else.
final class LastInFirstOutEngine: Engine {
  private var sides: [Side: [RestingOrder]] = [.buy: [], .sell: []]

  static let source = EngineSource(
    name: "last", profile: profile, make: { _, _ in LastInFirstOutEngine() })

  private static let profile = EngineProfile(
    name: "last", version: "1", language: "Swift",
    capabilities: [.trades, .tradeIDs, .tradePrices, .reasons, .unknownCancels, .orders])

  func apply(_ command: Command) -> [Event] {
    switch command {
    case .new(let order): enter(order)
    case .cancel(let id): cancel(id)
    default: []
    }
  }

  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] { sides[side] ?? [] }

  func phase(of instrument: InstrumentID) -> Phase { .continuous }

  func indication(of instrument: InstrumentID) -> Uncrossing? { nil }

  private func enter(_ order: NewOrder) -> [Event] {
    guard case .limit(let limit) = order.type else { return [] }
    var events: [Event] = [.accepted(Acceptance(id: order.id, instrument: order.instrument))]
    var leaves = order.quantity.rawValue
    let other: Side = order.side == .buy ? .sell : .buy
    while leaves > 0, let maker = sides[other]?.first, let price = maker.price,
      order.side == .buy ? price <= limit : price >= limit
    {
      let traded = min(leaves, maker.leaves.rawValue)
      leaves -= traded
      let left = Quantity(maker.leaves.rawValue - traded)
      events.append(
        .traded(
          Trade(
            instrument: order.instrument, maker: maker.id, taker: order.id, price: price,
            quantity: Quantity(traded), makerLeaves: left, takerLeaves: Quantity(leaves),
            aggressor: order.side == .buy ? .buy : .sell)))
      if left == .zero { sides[other]?.removeFirst() } else { sides[other]?[0].leaves = left }
    }
    if leaves > 0 { rest(order, limit, Quantity(leaves)) }
    return events
  }

  /// Puts an order before all that are not better.
  private func rest(_ order: NewOrder, _ limit: Price, _ leaves: Quantity) {
    let resting = RestingOrder(
      id: order.id, side: order.side, price: limit, leaves: leaves, filled: .zero,
      timeInForce: order.timeInForce, account: order.account)
    var side = sides[order.side] ?? []
    let place = side.firstIndex { other in
      guard let price = other.price else { return false }
      return order.side == .buy ? price <= limit : price >= limit
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
