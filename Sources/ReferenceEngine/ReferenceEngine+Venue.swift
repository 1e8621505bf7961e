public import Market

/// What the venue does to many orders at once: mass cancels and the clock.
extension ReferenceEngine {
  @inlinable
  mutating func massCancel<Sink: EventSink & ~Copyable>(
    _ filter: MassCancel, to sink: inout Sink
  ) {
    if let instrument = filter.instrument, !isKnown(instrument) {
      sink.record(.rejected(Rejection(reason: .unknownInstrument)))
      return
    }
    if let instrument = filter.instrument, isFrozen(instrument.rawValue) {
      sink.record(.rejected(Rejection(reason: .tradingHalted)))
      return
    }
    if filter.account != nil { keepMemberships() }
    for slot in matching(filter) { withdraw(slot, as: .massCancel, to: &sink) }
  }

  /// The live orders that a filter matches, by instrument and place in the queue.
  @usableFromInline func matching(_ filter: MassCancel) -> [UInt32] {
    var found: [UInt32] = []
    if let account = filter.account {
      if let instrument = filter.instrument {
        let group = accounts.find(account, instrument.rawValue)
        if group != 0 { found = members(of: group, side: filter.side) }
      } else {
        for group in accounts.groups(of: account)
        where !isFrozen(accounts.groups[group].key.instrument) {
          found += members(of: group, side: filter.side)
        }
      }
    } else if let instrument = filter.instrument {
      found = queued(in: instrument, side: filter.side)
    } else {
      for index in instruments.indices where !isFrozen(UInt32(index)) {
        found += queued(in: InstrumentID(UInt32(index)), side: filter.side)
      }
    }
    return found
  }

  private func members(of group: UInt32, side: Side?) -> [UInt32] {
    var found: [UInt32] = []
    var slot = accounts.groups[group].firstOrder
    while slot != 0 {
      let ladder = ladders.levels[orders[slot].level].ladder
      if side == nil || side == LadderPlan.side(of: ladder) { found.append(slot) }
      slot = links[details[slot].links].nextInGroup
    }
    return found
  }

  /// The live orders of an instrument, by place in the queue.
  ///
  /// - Complexity: O(n log n) in the number of its orders.
  func queued(in instrument: InstrumentID, side: Side? = nil) -> [UInt32] {
    var found: [UInt32] = []
    for candidate in Side.allCases where side == nil || side == candidate {
      for ladder in plan.all(instrument.rawValue, candidate) { append(ladder, to: &found) }
    }
    found.sort { details[$0].arrival < details[$1].arrival }
    return found
  }

  /// Adds the orders of a ladder, by price, then time.
  func append(_ ladder: UInt32, to found: inout [UInt32]) {
    var level = ladders.best(ladder)
    while level != 0 {
      var slot = ladders.levels[level].head
      while slot != 0 {
        found.append(slot)
        slot = orders[slot].next
      }
      level = ladders.levels[level].worse
    }
  }

  @inlinable
  mutating func advance<Sink: EventSink & ~Copyable>(to time: Timestamp, sink: inout Sink) {
    guard time >= now else {
      sink.record(.rejected(Rejection(reason: .clockRanBack)))
      return
    }
    now = time
    var slot = firstExpired()
    while slot != 0 {
      expire(slot, to: &sink)
      slot = firstExpired()
    }
  }

  /// The next order whose instant the clock has reached, or 0.
  @usableFromInline mutating func firstExpired() -> UInt32 {
    guard let entry = expiries.first, entry.instant <= now.rawValue else { return 0 }
    return entry.order
  }

  @inlinable
  mutating func expire<Sink: EventSink & ~Copyable>(_ slot: UInt32, to sink: inout Sink) {
    sink.record(
      .expired(
        Expiry(
          id: OrderID(orders[slot].id),
          instrument: InstrumentID(instrument(of: slot)),
          quantity: Quantity(orders[slot].leaves))))
    dequeue(slot)
    bury(slot)
  }
}
