internal import Market

/// What a correct engine would make of a command, roughly: it keeps the share of commands for
/// dead orders low, and nothing depends on it.
extension RandomFlow {
  /// Expects what becomes of a new order.
  mutating func expect(_ order: NewOrder) {
    let index = order.instrument.index
    let isImmediate =
      order.timeInForce == .immediateOrCancel || order.timeInForce == .fillOrKill
    var limit: Int64?
    if case .limit(let price) = order.type { limit = price.rawValue }
    let isTaken =
      switch places[index].phase {
      case .continuous: true
      case .callAuction: limit != nil && !isImmediate
      case .closed: false
      }
    guard isOnGrid(order.quantity, at: index), isAllowed(limit, at: index),
      !hasEnded(order.timeInForce)
    else { return noteDead(order.id) }
    guard isTaken else {
      // The phase is a guess.
      return isImmediate ? noteDead(order.id) : doubtful.append(order.id)
    }
    if order.timeInForce == .fillOrKill,
      !places[index].book.offers(
        order.quantity.rawValue, on: order.side.opposite, limit: limit)
    {
      return noteDead(order.id)
    }
    let left = match(order.quantity.rawValue, with: order.side.opposite, limit: limit, at: index)
    if isImmediate {
      noteDead(order.id)
    } else if left > 0, let limit {
      places[index].book.add(
        ExpectedBook.Order(
          id: order.id, side: order.side, price: limit,
          filled: order.quantity.rawValue - left, leaves: left, timeInForce: order.timeInForce,
          account: order.account))
    } else {
      // A market order rests under some conventions, and a filled one is dead if all went well.
      doubtful.append(order.id)
    }
  }

  /// Expects what becomes of an order that is replaced.
  mutating func expect(_ replace: Replace, of ticket: ExpectedBook.Ticket, at index: Int) {
    guard places[index].phase != .closed, isAllowed(replace.price?.rawValue, at: index),
      replace.quantity.map({ isOnGrid($0, at: index) }) ?? true,
      var order = places[index].book.order(of: ticket)
    else { return }
    let total = replace.quantity?.rawValue ?? order.filled + order.leaves
    let price = replace.price?.rawValue ?? order.price
    if total > order.filled, price == order.price, total - order.filled <= order.leaves {
      return places[index].book.reduce(ticket, to: total - order.filled)
    }
    places[index].book.remove(ticket)
    let leaves = max(total - order.filled, 0)
    order.price = price
    order.leaves = match(leaves, with: order.side.opposite, limit: price, at: index)
    order.filled += leaves - order.leaves
    if order.leaves > 0 {
      places[index].book.add(order)
    } else {
      doubtful.append(order.id)
    }
  }

  /// Expects the trades of an uncross.
  mutating func expectUncross(at index: Int) {
    doubtful += places[index].book.uncross().map(\.id)
  }

  /// Expects that the orders of an instrument that match are dead.
  mutating func expectDeath(at index: Int, where matches: (ExpectedBook.Order) -> Bool) {
    for order in places[index].book.removeAll(where: matches) { noteDead(order.id) }
  }

  /// Trades in continuous trading, and returns what is left.
  private mutating func match(
    _ quantity: Int64, with side: Side, limit: Int64?, at index: Int
  ) -> Int64 {
    guard places[index].phase == .continuous else { return quantity }
    let (filled, left) = places[index].book.take(quantity, from: side, limit: limit)
    doubtful += filled.map(\.id)
    return left
  }

  private func isAllowed(_ limit: Int64?, at index: Int) -> Bool {
    guard let limit else { return true }
    let price = Price(limit)
    let instrument = instruments[index]
    return instrument.priceSigns.allow(price)
      && limit % instrument.tickTable.increment(at: price) == 0
      && (instrument.priceBand?.contains(price) ?? true)
  }

  private func isOnGrid(_ quantity: Quantity, at index: Int) -> Bool {
    let instrument = instruments[index]
    return quantity >= instrument.minimumQuantity && quantity <= instrument.maximumQuantity
      && quantity.rawValue % instrument.lot.rawValue == 0
  }

  private func hasEnded(_ timeInForce: TimeInForce) -> Bool {
    if case .goodTillDate(let end) = timeInForce { end.rawValue <= clock } else { false }
  }
}
