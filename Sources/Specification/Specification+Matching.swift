import Market

extension Specification {
  /// Whether the other side can fill an order whole, at prices that its limit allows.
  func canFill(_ order: Order) -> Bool {
    var available = Volume.zero
    for maker in books[order.instrument.index][order.side.opposite].orders {
      guard order.price.allows(maker.price, for: order.side) else { break }
      available += maker.leaves
    }
    return available >= Volume(order.leaves)
  }

  /// Continuous trading: an order takes what it can, and what is left of it rests or is canceled.
  mutating func trade(_ incoming: Order, type: OrderType) -> [Event] {
    var order = incoming
    let trades = match(&order)
    let events = trades.map { Event.traded($0) }
    guard order.leaves > .zero else { return events }

    if order.timeInForce == .immediateOrCancel {
      return events + [order.canceled(.immediateOrCancel)]
    }
    if type == .market {
      guard conventions.marketRemainder == .rests, let last = trades.last else {
        return events + [order.canceled(.noLiquidity)]
      }
      order.place.price = last.price
    }
    rest(order)
    return events
  }

  /// Trades an order with the other side while its limit allows: with the best price first, at
  /// one price with the oldest order first, and each time at the price of the order that rested.
  private mutating func match(_ taker: inout Order) -> [Trade] {
    let book = taker.instrument.index
    let makers = taker.side.opposite
    var trades: [Trade] = []
    for index in books[book][makers].orders.indices {
      var maker = books[book][makers].orders[index]
      guard taker.leaves > .zero, taker.price.allows(maker.price, for: taker.side) else { break }
      let quantity = min(taker.leaves, maker.leaves)
      maker.fill(quantity)
      taker.fill(quantity)
      books[book][makers].orders[index] = maker
      trades.append(
        Trade(
          instrument: taker.instrument, maker: maker.id, taker: taker.id, price: maker.price,
          quantity: quantity, makerLeaves: maker.leaves, takerLeaves: taker.leaves,
          aggressor: Aggressor(taker.side)))
    }
    takeFilled(of: taker.instrument, side: makers)
    return trades
  }
}
