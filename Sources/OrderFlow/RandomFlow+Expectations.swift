internal import Market

/// What a correct engine would make of a command, roughly: it keeps the share of commands for
/// dead orders low, and nothing depends on it.
extension RandomFlow {
  /// Expects what becomes of a new order.
  mutating func expect(_ order: NewOrder) {
    let index = order.instrument.index
    let phase = places[index].phase
    let isImmediate =
      order.timeInForce == .immediateOrCancel || order.timeInForce == .fillOrKill
    var limit: Int64?
    if case .limit(let price) = order.type { limit = price.rawValue }
    guard isOnGrid(order.quantity, at: index), isAllowed(limit, at: index),
      !hasEnded(order.timeInForce)
    else { return noteDead(order.id) }
    guard isTaken(order, in: phase) else {
      // The phase is a guess.
      return isImmediate ? noteDead(order.id) : doubt(order.id, at: index)
    }
    var standing = ExpectedBook.Order(
      id: order.id, side: order.side, price: limit ?? (order.side == .buy ? .max : .min),
      isMarket: limit == nil, leaves: order.quantity.rawValue, timeInForce: order.timeInForce,
      account: order.account)
    if order.timeInForce == .atClose, phase != .closingAuction {
      places[index].waiting.add(standing)
      return
    }
    if order.timeInForce == .fillOrKill,
      !places[index].book.offers(
        standing.leaves, on: order.side.opposite, limit: reach(of: order.side, limit, at: index))
    {
      return noteDead(order.id)
    }
    let left = match(standing.leaves, for: order.side, limit: limit, at: index)
    standing.filled = standing.leaves - left
    standing.leaves = left
    if isImmediate {
      noteDead(order.id)
    } else if left > 0, limit != nil || phase != .continuous {
      places[index].book.add(standing)
    } else {
      // A market order rests under some conventions, and a filled one is dead if all went well.
      doubt(order.id, at: index)
    }
  }

  /// Whether an order that nothing is wrong with should be taken.
  private func isTaken(_ order: NewOrder, in phase: Phase) -> Bool {
    switch phase {
    case .continuous: break
    case .closed: return false
    case .halted: if !mix.haltTakesOrders { return false }
    case .preOpen, .openingAuction, .reopeningAuction, .callAuction, .closingAuction: break
    }
    switch order.timeInForce {
    case .immediateOrCancel, .fillOrKill: return phase == .continuous
    case .goodTillCancel, .day, .goodTillDate:
      return order.type != .market || phase == .continuous || mix.collectsMarketOrders
    case .atOpening:
      return (phase == .preOpen || phase == .openingAuction)
        && (order.type != .market || mix.collectsMarketOrders)
    case .atClose: return order.type != .market || mix.collectsMarketOrders
    }
  }

  /// Expects what becomes of an order that is replaced.
  mutating func expect(_ replace: Replace, of standing: Standing) {
    let index = standing.index
    let ticket = standing.ticket
    let isWaiting = standing.isWaiting
    guard places[index].phase != .closed, isAllowed(replace.price?.rawValue, at: index),
      replace.quantity.map({ isOnGrid($0, at: index) }) ?? true, var order = order(standing)
    else { return }
    let total = replace.quantity?.rawValue ?? order.filled + order.leaves
    let keepsPrice = replace.price.map { !order.isMarket && $0.rawValue == order.price } ?? true
    if total > order.filled, keepsPrice, total - order.filled <= order.leaves {
      if isWaiting {
        return places[index].waiting.reduce(ticket, to: total - order.filled)
      }
      return places[index].book.reduce(ticket, to: total - order.filled)
    }
    if isWaiting { places[index].waiting.remove(ticket) } else { places[index].book.remove(ticket) }
    let leaves = max(total - order.filled, 0)
    if let price = replace.price {
      order.price = price.rawValue
      order.isMarket = false
    }
    order.leaves =
      isWaiting ? leaves : match(leaves, for: order.side, limit: order.price, at: index)
    order.filled += leaves - order.leaves
    guard order.leaves > 0 else { return doubt(order.id, at: index) }
    if isWaiting { places[index].waiting.add(order) } else { places[index].book.add(order) }
  }

  /// Expects the trades of an uncross, and the end of what had this one chance.
  mutating func expectUncross(at index: Int) {
    let phase = places[index].phase
    let filled = places[index].book.uncross()
    if let last = filled.last(where: { !$0.isMarket }) { places[index].lastPrice = last.price }
    for order in filled { doubt(order.id, at: index) }
    let over = places[index].book.removeAll { order in
      order.isMarket || order.timeInForce == .atOpening && phase == .openingAuction
        || order.timeInForce == .atClose && phase == .closingAuction
    }
    for order in over { doubt(order.id, at: index) }
  }

  /// Expects that the orders of an instrument that match are dead.
  mutating func expectDeath(at index: Int, where matches: (ExpectedBook.Order) -> Bool) {
    for order in removeAll(at: index, where: matches) { noteDead(order.id) }
  }

  /// Takes out the orders of an instrument that match, and returns them.
  mutating func removeAll(
    at index: Int, where matches: (ExpectedBook.Order) -> Bool
  ) -> [ExpectedBook.Order] {
    if places[index].count == 0 { return [] }
    return places[index].book.removeAll(where: matches)
      + places[index].waiting.removeAll(where: matches)
  }

  /// Remembers an order that may be live or dead.
  private mutating func doubt(_ id: OrderID, at index: Int) {
    doubtful.append(Doubtful(id: id, index: index))
  }

  /// Trades in continuous trading, and returns what is left.
  private mutating func match(
    _ quantity: Int64, for side: Side, limit: Int64?, at index: Int
  ) -> Int64 {
    guard places[index].phase == .continuous else { return quantity }
    let reach = reach(of: side, limit, at: index)
    let (filled, left) = places[index].book.take(quantity, from: side.opposite, limit: reach)
    let next = places[index].book.best(side.opposite)
    if left < quantity { places[index].lastPrice = filled.last?.price ?? next?.price }
    for order in filled { doubt(order.id, at: index) }
    if left > 0, mix.interrupts, let next, reach != limit,
      limit.map({ Price($0).allows(Price(next.price), for: side) }) ?? true
    {
      places[index].phase = .halted
    }
    return left
  }

  /// How far an order may trade: to its limit, but not out of the dynamic range.
  private func reach(of side: Side, _ limit: Int64?, at index: Int) -> Int64? {
    let instrument = instruments[index]
    let last = places[index].lastPrice ?? instrument.referencePrice?.rawValue
    guard let range = instrument.dynamicRange, let last else { return limit }
    let away = side == .buy ? Int128(range) : -Int128(range)
    let edge = Int64(clamping: Int128(last) + away)
    guard let limit else { return edge }
    return side == .buy ? min(limit, edge) : max(limit, edge)
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
