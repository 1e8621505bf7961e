internal import Market

extension PlainEngine {
  /// Gives an order its place in the book.
  func rest(_ incoming: Order) {
    var order = incoming
    arrivals += 1
    order.arrival = arrivals
    order.time = clock
    if has(.slotsOf256) { order.price = priceOfSlot(order) }
    index[order.id] = (order.instrument, order.side)
    memory.arrived(order)
    if isLost(order) { return }
    countEntry(of: order)
    let book = order.instrument.index
    if order.timeInForce == .atClose, books[book].phase != .closingAuction,
      !has(.closingOrderTradesEarly)
    {
      books[book].waiting.append(order)
      return
    }
    if has(.ordersMerged),
      let peer = books[book][order.side].lastIndex(where: { $0.price == order.price })
    {
      let own = books[book][order.side][peer].leaves
      books[book][order.side][peer].leaves = own.more(order.leaves)
      return
    }
    let level = Level(instrument: order.instrument, side: order.side)
    if has(.slotReused), let slot = memory.slot[level], slot <= books[book][order.side].count {
      memory.slot[level] = nil
      books[book][order.side].insert(order, at: slot)
      return
    }
    books[book][order.side].insert(order, at: place(for: order, in: books[book][order.side]))
    if memory.touch[level] == nil { memory.touch[level] = order.price }
    memory.stale[level] = nil
  }

  /// Whether there is no room for an order.
  private func isLost(_ order: Order) -> Bool {
    switch fault {
    case .pricesBeyondRangeLost: (order.price?.rawValue.magnitude ?? 0) > 1 << 18
    case .poolFull: books.reduce(0) { $0 + $1.count } >= 256
    case .slotsLeak: memory.deaths > 512
    default: false
    }
  }

  private func priceOfSlot(_ order: Order) -> Price? {
    let peer = books[order.instrument.index][order.side].first { other in
      guard let own = order.price, let others = other.price else { return false }
      return own.rawValue & 255 == others.rawValue & 255
    }
    return peer?.price ?? order.price
  }

  /// Where an order belongs: behind all that are better, and all at its price.
  private func place(for order: Order, in side: [Order]) -> Int {
    let end = side.lastIndex { !isBetter(order, than: $0) }.map { $0 + 1 } ?? 0
    // Of the level only faults want to know.
    var begin: Int { side[..<end].lastIndex { $0.price != order.price }.map { $0 + 1 } ?? 0 }
    var level: Range<Int> { begin..<end }
    switch fault {
    case .levelsUnsorted:
      return side.lastIndex { $0.price == order.price }.map { $0 + 1 } ?? side.count
    case .lastInFirstOut: return begin
    case .unstableSort where level.count >= 12: return begin + level.count / 2
    case .equalInstantsByIdentifier:
      return level.first { side[$0].time == order.time && order.id < side[$0].id } ?? end
    case .overflowingTimes:
      return level.first { place in
        let milliseconds = (order.time.rawValue &- side[place].time.rawValue) / 1_000_000
        return Int32(truncatingIfNeeded: milliseconds) < 0
      } ?? end
    case .queueByIdentifier: return level.first { order.id < side[$0].id } ?? end
    case .awayAndBackKeeps:
      return memory.pricesHeld[order.id]?.contains(order.price) == true ? begin : end
    default: return end
    }
  }

  /// Whether one order of a side is served before another whenever both came.
  func isBetter(_ one: Order, than other: Order) -> Bool {
    // Orders without a limit go before all that have one.
    guard let a = one.price, let b = other.price else {
      return one.price == nil && other.price != nil
    }
    let isInverted =
      has(.worstBidFirst) && one.side == .buy || has(.worstAskFirst) && one.side == .sell
    return (one.side == .buy) != isInverted ? a > b : a < b
  }

  // MARK: - Finding and taking

  /// Where a live order stands.
  func place(of id: OrderID) -> (instrument: InstrumentID, side: Side)? {
    if has(.largeIdentifiersWrap) {
      // The lowest, because a dictionary has an order of its own in each engine.
      return index.filter { $0.key.rawValue % (1 << 20) == id.rawValue % (1 << 20) }
        .min { $0.key < $1.key }?.value
    }
    if has(.knownForAWhile), let arrival = memory.arrivals[id], arrivals - arrival > 1024 {
      return nil
    }
    return index[id]
  }

  /// A live order.
  func find(_ id: OrderID) -> Order? {
    guard let place = place(of: id) else { return nil }
    return books[place.instrument.index][place.side].first { $0.id == id }
      ?? books[place.instrument.index].waiting.first { $0.id == id }
  }

  /// Takes an order that waits for the closing auction; nil where none of this name does.
  func takeWaiting(_ id: OrderID) -> Order? {
    guard let book = place(of: id)?.instrument.index,
      let at = books[book].waiting.firstIndex(where: { $0.id == id })
    else { return nil }
    let order = books[book].waiting.remove(at: at)
    index[id] = nil
    memory.died(order)
    countDeath(of: order)
    return order
  }

  /// Takes an order out of the book.
  func remove(at place: Int, from side: Side, of instrument: InstrumentID) {
    let order = books[instrument.index][side].remove(at: place)
    memory.died(order)
    countDeath(of: order)
    if !(has(.indexNotCleared) && memory.isCanceling) { index[order.id] = nil }
    let left = books[instrument.index][side]
    let level = Level(instrument: instrument, side: side)
    memory.touch[level] = left.first?.price
    let isEmptied =
      (place == 0 || left[place - 1].price != order.price)
      && (place == left.count || left[place].price != order.price)
    if has(.levelTreeBreaks), isEmptied, left.count >= 64, place < left.count {
      index[books[instrument.index][side].remove(at: place).id] = nil
    }
    guard memory.isCanceling, place == 0, isEmptied, !left.isEmpty else { return }
    memory.ghost[level] = order.price
    memory.stale[level] = order.price
  }

  /// Takes all orders that fulfil a condition, in the order in which they took their places.
  func takeAll(of instrument: InstrumentID, _ condition: (Order) -> Bool) -> [Order] {
    let book = books[instrument.index]
    let taken = (book.waiting + book[.buy] + book[.sell]).filter(condition)
    let ids = Set(taken.map(\.id))
    books[instrument.index].waiting.removeAll { ids.contains($0.id) }
    for side in Side.allCases {
      books[instrument.index][side].removeAll { ids.contains($0.id) }
      let level = Level(instrument: instrument, side: side)
      memory.touch[level] = books[instrument.index][side].first?.price
    }
    for order in taken {
      index[order.id] = nil
      memory.died(order)
      countDeath(of: order)
    }
    return taken.sorted { $0.arrival < $1.arrival }
  }
}
