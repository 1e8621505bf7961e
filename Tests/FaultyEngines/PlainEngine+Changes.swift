internal import Market

extension PlainEngine {
  /// The end of one order, as its sender asks.
  func cancel(_ id: OrderID) -> [Event] {
    if let waiting = takeWaiting(id) { return [canceled(waiting, .requested)] }
    guard let place = place(of: id),
      let at = books[place.instrument.index][place.side].firstIndex(where: { $0.id == id })
    else {
      // Only a fault lets this pass.
      return [
        .canceled(
          Cancellation(
            id: id, instrument: InstrumentID(0), quantity: Quantity(1), reason: .requested))
      ]
    }
    let side = books[place.instrument.index][place.side]
    let event = canceled(side[at], .requested)
    let level = side.indices.filter { side[$0].price == side[at].price }
    let doomed: [Int] =
      switch fault {
      case .cancelTakesTheLevel: level
      case .onlyHeadsCanceled where at != level.first: []
      case .middleCutsNext where at != level.first && at != level.last: [at, at + 1]
      case .tailTakesPrevious where at == level.last && level.count > 1: [at - 1, at]
      case .canceledStillTrades: []
      default: [at]
      }
    countCancel(at: at, in: side)
    memory.isCanceling = true
    defer { memory.isCanceling = false }
    for victim in doomed.reversed() {
      remove(at: victim, from: place.side, of: place.instrument)
    }
    if doomed.isEmpty, has(.canceledStillTrades) { index[id] = nil }
    if has(.swapRemove), at != level.last, let last = level.last {
      let newest = books[place.instrument.index][place.side].remove(at: last - 1)
      books[place.instrument.index][place.side].insert(newest, at: at)
    }
    if has(.slotReused) {
      memory.slot[Level(instrument: place.instrument, side: place.side)] = at
    }
    return [event]
  }

  /// A change of one order: where it stands, or as a cancel and a new order.
  func replace(_ replace: Replace) -> [Event] {
    guard let old = find(replace.id) else {
      // Only a fault lets this pass.
      guard let dead = memory.filled[replace.id] else { return [] }
      return [replaced(dead, .kept)]
    }
    memory.replaced.insert(old.id)
    guard let total = total(of: old, after: replace) else { return [] }
    if old.timeInForce == .atClose, let waiting = takeWaiting(old.id) {
      return self.replace(waiting: waiting, by: replace, total: total)
    }
    guard let at = books[old.instrument.index][old.side].firstIndex(where: { $0.id == old.id })
    else { return [] }
    if total <= old.filled, !has(.staleFilled) {
      remove(at: at, from: old.side, of: old.instrument)
      return [canceled(old, .replacedBelowFilled)]
    }
    var order = old
    order.price = replace.price ?? old.price
    order.leaves = has(.staleFilled) ? total : total.less(old.filled)
    if keepsPlace(order, after: old) {
      books[old.instrument.index][old.side][at] = order
      return [replaced(order, .kept)]
    }
    if has(.replaceLosesNeighbour), at + 1 < books[old.instrument.index][old.side].count,
      books[old.instrument.index][old.side][at + 1].price == old.price
    {
      remove(at: at + 1, from: old.side, of: old.instrument)
    }
    remove(at: at, from: old.side, of: old.instrument)
    guard isMatched(order) else {
      rest(order)
      return [replaced(order, .lost)]
    }
    let events = [replaced(order, .lost)] + trade(order, isReplaced: true)
    if has(.filledByReplaceStaysKnown), index[order.id] == nil {
      index[order.id] = (order.instrument, order.side)
    }
    return events
  }

  private func keepsPlace(_ order: Order, after old: Order) -> Bool {
    let mayKeep = conventions.decreasePriority == .keeps && order.price == old.price
    return switch fault {
    case .increaseKeeps: mayKeep
    case .decreaseLoses: mayKeep && order.leaves == old.leaves
    default: mayKeep && order.leaves <= old.leaves
    }
  }

  /// A change of an order that waits for the closing auction, and has been taken from the others.
  private func replace(waiting old: Order, by replace: Replace, total: Quantity) -> [Event] {
    if total <= old.filled { return [canceled(old, .replacedBelowFilled)] }
    var order = old
    order.price = replace.price ?? old.price
    order.leaves = total.less(old.filled)
    guard keepsPlace(order, after: old) else {
      rest(order)
      return [replaced(order, .lost)]
    }
    let book = old.instrument.index
    let at = books[book].waiting.firstIndex { $0.arrival > order.arrival }
    books[book].waiting.insert(order, at: at ?? books[book].waiting.count)
    index[order.id] = (order.instrument, order.side)
    countEntry(of: order)
    return [replaced(order, .kept)]
  }

  private func replaced(_ order: Order, _ priority: Priority) -> Event {
    .replaced(
      Replacement(
        id: order.id, instrument: order.instrument, price: order.price,
        leaves: order.leaves, priority: priority))
  }
}
