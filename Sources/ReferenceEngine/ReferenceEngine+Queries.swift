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

  /// The orders of a side, by price, then time: L3.
  public func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    var found: [RestingOrder] = []
    var level = firstLevel(of: instrument, side)
    while level != 0 {
      var slot = ladders.levels[level].head
      while slot != 0 {
        found.append(restingOrder(slot))
        slot = orders[slot].next
      }
      level = ladders.levels[level].worse
    }
    return found
  }

  /// The phase of an instrument.
  public func phase(of instrument: InstrumentID) -> Phase {
    precondition(isKnown(instrument), "no such instrument")
    return books[instrument.rawValue].phase
  }

  private func firstLevel(of instrument: InstrumentID, _ side: Side) -> UInt32 {
    precondition(isKnown(instrument), "no such instrument")
    return ladders.best(Self.ladder(instrument.rawValue, side))
  }

  private func restingOrder(_ slot: UInt32) -> RestingOrder {
    let order = orders[slot]
    let level = ladders.levels[order.level]
    let side = Self.side(ofLadder: level.ladder)
    let membership = order.hasLinks ? links[details[slot].links] : OrderLinks()
    return RestingOrder(
      id: OrderID(order.id), side: side, price: PriceKey.price(level.key, on: side),
      leaves: Quantity(order.leaves), filled: Quantity(details[slot].total - order.leaves),
      timeInForce: membership.timeInForce,
      account: membership.group == 0
        ? .none : AccountID(accounts.groups[membership.group].key.account))
  }
}

extension ReferenceEngine {
  /// The whole state, which any engine of the same instruments and conventions can restore.
  public func save() -> Snapshot {
    var saved: [Snapshot.Book] = []
    for index in instruments.indices {
      let instrument = InstrumentID(UInt32(index))
      var book = Snapshot.Book(phase: phase(of: instrument))
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
      for order in book.orders {
        guard let price = order.price else { preconditionFailure("a market order that rests") }
        let taker = Taker(
          id: order.id, instrument: UInt32(index), side: order.side, limit: 0,
          leaves: order.leaves.rawValue)
        rest(
          taker, at: price, total: (order.filled + order.leaves).rawValue,
          order.timeInForce, order.account)
      }
    }
  }

  /// A fingerprint of the state, equal in every engine that is in the same state.
  public var digest: UInt64 { save().digest }
}
