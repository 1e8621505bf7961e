public import Market

extension ReferenceEngine {
  /// The best level of each side: L1.
  public func topOfBook(of instrument: InstrumentID) -> TopOfBook {
    TopOfBook(
      bid: levels(of: instrument, side: .buy, limit: 1).first,
      ask: levels(of: instrument, side: .sell, limit: 1).first)
  }

  /// The levels of a side, best first, at most `limit`: L2.
  public func levels(of instrument: InstrumentID, side: Side, limit: Int = .max) -> [Level] {
    var found: [Level] = []
    var slot = firstLevel(of: instrument, side)
    while slot != 0, found.count < limit {
      let level = ladders.levels[slot]
      found.append(
        Level(
          price: PriceKey.price(level.key, on: side), quantity: Volume(level.total),
          orders: Int(level.orders)))
      slot = level.worse
    }
    return found
  }

  /// The orders of a side in the book, market orders first, then by price, then time: L3.
  public func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    precondition(isKnown(instrument), "no such instrument")
    var slots: [UInt32] = []
    append(plan.markets(instrument.rawValue, side), to: &slots)
    append(LadderPlan.limits(instrument.rawValue, side), to: &slots)
    var found: [RestingOrder] = []
    for slot in slots { found.append(restingOrder(slot)) }
    return found
  }

  /// Shows the orders of a side in the book, market orders first, then by price, then time, one by
  /// one and without a list of them.
  package func showOrders(
    of instrument: InstrumentID, side: Side, to viewer: (RestingOrder) -> Void
  ) {
    precondition(isKnown(instrument), "no such instrument")
    show(plan.markets(instrument.rawValue, side), to: viewer)
    show(LadderPlan.limits(instrument.rawValue, side), to: viewer)
  }

  private func show(_ ladder: UInt32, to viewer: (RestingOrder) -> Void) {
    var level = ladders.best(ladder)
    while level != 0 {
      var slot = ladders.levels[level].head
      while slot != 0 {
        viewer(restingOrder(slot))
        slot = orders[slot].next
      }
      level = ladders.levels[level].worse
    }
  }

  /// The phase of an instrument.
  public func phase(of instrument: InstrumentID) -> Phase {
    precondition(isKnown(instrument), "no such instrument")
    return books[instrument.rawValue].phase
  }

  private func firstLevel(of instrument: InstrumentID, _ side: Side) -> UInt32 {
    precondition(isKnown(instrument), "no such instrument")
    return ladders.best(LadderPlan.limits(instrument.rawValue, side))
  }

  private func restingOrder(_ slot: UInt32) -> RestingOrder {
    let order = orders[slot]
    let detail = details[slot]
    let membership = order.hasLinks ? links[detail.links] : OrderLinks(unlinked: detail)
    return RestingOrder(
      id: OrderID(order.id), side: LadderPlan.side(of: ladders.levels[order.level].ladder),
      price: limit(of: slot),
      leaves: Quantity(order.leaves), filled: Quantity(detail.total - order.leaves),
      timeInForce: membership.timeInForce,
      account: AccountID(membership.account))
  }
}

extension ReferenceEngine {
  /// The whole state, which any engine of the same instruments and conventions can restore.
  public func save() -> Snapshot {
    var saved: [Snapshot.Book] = []
    for index in instruments.indices {
      let instrument = InstrumentID(UInt32(index))
      let state = books[instrument.rawValue]
      var book = Snapshot.Book(phase: state.phase, lastPrice: state.lastPrice)
      for slot in queued(in: instrument) { book.orders.append(restingOrder(slot)) }
      saved.append(book)
    }
    return Snapshot(
      clock: clock, books: saved, usedIdentifiers: usedIdentifiers.sorted().map { OrderID($0) })
  }

  /// An engine in a saved state.
  public init(
    instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot
  ) {
    precondition(snapshot.books.count == instruments.count, "a snapshot of other instruments")
    self.init(instruments: instruments, conventions: conventions)
    now = snapshot.clock
    if case .never = conventions.identifierReuse {
      usedIdentifiers = Set(snapshot.usedIdentifiers.map(\.rawValue))
    }
    for (index, book) in snapshot.books.enumerated() {
      books[UInt32(index)].phase = book.phase
      books[UInt32(index)].lastPrice = book.lastPrice
      for order in book.orders { bringBack(order, in: UInt32(index)) }
    }
  }

  private mutating func bringBack(_ order: RestingOrder, in instrument: UInt32) {
    let taker = Taker(
      id: order.id, instrument: instrument, side: order.side, limit: 0,
      leaves: order.leaves.rawValue)
    restLater(
      taker, on: ladder(of: order.timeInForce, order.price, instrument, order.side),
      at: order.price ?? Self.marketPrice, total: (order.filled + order.leaves).rawValue,
      order.timeInForce, order.account)
  }

  /// A fingerprint of the state, equal in every engine that is in the same state.
  public var digest: UInt64 { save().digest }
}
