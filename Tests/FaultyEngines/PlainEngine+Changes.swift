internal import Market

extension PlainEngine {
  /// The end of one order, as its sender asks.
  func cancel(_ id: OrderID) -> [Event] {
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
    guard let at = books[old.instrument.index][old.side].firstIndex(where: { $0.id == old.id })
    else { return [] }
    let total = replace.quantity ?? (old.filled + old.leaves)
    if total <= old.filled, !has(.staleFilled) {
      remove(at: at, from: old.side, of: old.instrument)
      return [canceled(old, .replacedBelowFilled)]
    }
    var order = old
    order.price = replace.price ?? old.price
    order.leaves = has(.staleFilled) ? total : total - old.filled
    let keepsPlace: Bool =
      switch fault {
      case .increaseKeeps: order.price == old.price
      case .decreaseLoses: order.price == old.price && order.leaves == old.leaves
      default: order.price == old.price && order.leaves <= old.leaves
      }
    if keepsPlace {
      books[old.instrument.index][old.side][at] = order
      return [replaced(order, .kept)]
    }
    if has(.replaceLosesNeighbour), at + 1 < books[old.instrument.index][old.side].count,
      books[old.instrument.index][old.side][at + 1].price == old.price
    {
      remove(at: at + 1, from: old.side, of: old.instrument)
    }
    remove(at: at, from: old.side, of: old.instrument)
    let events = [replaced(order, .lost)] + trade(order, isReplaced: true)
    if has(.filledByReplaceStaysKnown), index[order.id] == nil {
      index[order.id] = (order.instrument, order.side)
    }
    return events
  }

  private func replaced(_ order: Order, _ priority: Priority) -> Event {
    .replaced(
      Replacement(
        id: order.id, instrument: order.instrument, price: order.price ?? Price(0),
        leaves: order.leaves, priority: priority))
  }
}

/// One side of one book.
struct Level: Hashable {
  var instrument: InstrumentID
  var side: Side
}

/// What some faults need to remember; a correct engine never looks at it.
struct FaultMemory {
  /// The best price of each side, as a faulty engine remembers it.
  var touch: [Level: Price] = [:]
  /// The price of a best level that a cancel emptied.
  var ghost: [Level: Price] = [:]
  var stale: [Level: Price] = [:]
  /// The place of the last canceled order of each side.
  var slot: [Level: Int] = [:]
  var isCanceling = false
  var lastWasCancel = false
  var deaths = 0
  var used: Set<OrderID> = []
  var canceled: Set<OrderID> = []
  var filled: [OrderID: PlainEngine.Order] = [:]
  var arrivals: [OrderID: Int] = [:]
  var pricesHeld: [OrderID: Set<Price?>] = [:]
  /// The expiries of all orders there ever were, by identifier.
  var dates: [OrderID: Timestamp] = [:]

  mutating func arrived(_ order: PlainEngine.Order) {
    arrivals[order.id] = order.arrival
    pricesHeld[order.id, default: []].insert(order.price)
    if case .goodTillDate(let date) = order.timeInForce { dates[order.id] = date }
  }

  mutating func died(_ order: PlainEngine.Order) {
    deaths += 1
    if order.leaves == .zero { filled[order.id] = order }
  }

  mutating func follow(_ command: Command, _ events: [Event]) {
    lastWasCancel = if case .cancel = command { true } else { false }
    for event in events {
      switch event {
      case .accepted(let acceptance): used.insert(acceptance.id)
      case .canceled(let cancellation): canceled.insert(cancellation.id)
      default: break
      }
    }
  }
}
