public import Market

/// What the venue does: mass cancels, phases, the clock.
extension ReferenceEngine {
  @inlinable
  mutating func massCancel<Sink: EventSink & ~Copyable>(
    _ filter: MassCancel, to sink: inout Sink
  ) {
    if let instrument = filter.instrument, !isKnown(instrument) {
      sink.record(.rejected(Rejection(reason: .unknownInstrument)))
      return
    }
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
        for group in accounts.groups(of: account) {
          found += members(of: group, side: filter.side)
        }
      }
    } else if let instrument = filter.instrument {
      found = queued(in: instrument, side: filter.side)
    } else {
      for index in instruments.indices {
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
      if side == nil || side == Self.side(ofLadder: ladder) { found.append(slot) }
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
      var level = ladders.best(Self.ladder(instrument.rawValue, candidate))
      while level != 0 {
        var slot = ladders.levels[level].head
        while slot != 0 {
          found.append(slot)
          slot = orders[slot].next
        }
        level = ladders.levels[level].worse
      }
    }
    found.sort { details[$0].arrival < details[$1].arrival }
    return found
  }

  @inlinable
  mutating func begin<Sink: EventSink & ~Copyable>(
    _ phase: Phase, of instrument: InstrumentID, to sink: inout Sink
  ) {
    if let reason = refusal(of: phase, instrument) {
      sink.record(.rejected(Rejection(reason: reason)))
      return
    }
    books[instrument.rawValue].phase = phase
    sink.record(.phaseChanged(PhaseChange(instrument: instrument, phase: phase)))
    guard phase == .closed else { return }
    var slot = firstDayOrder(of: instrument)
    while slot != 0 {
      expire(slot, to: &sink)
      slot = firstDayOrder(of: instrument)
    }
  }

  @usableFromInline func refusal(of phase: Phase, _ instrument: InstrumentID) -> RejectReason? {
    guard isKnown(instrument) else { return .unknownInstrument }
    if books[instrument.rawValue].phase == phase { return .phaseUnchanged }
    return phase == .continuous && isCrossed(instrument) ? .bookCrossed : nil
  }

  /// Whether a bid stands at or above an ask.
  func isCrossed(_ instrument: InstrumentID) -> Bool {
    let bid = ladders.best(Self.ladder(instrument.rawValue, .buy))
    let ask = ladders.best(Self.ladder(instrument.rawValue, .sell))
    guard bid != 0, ask != 0 else { return false }
    return PriceKey.price(ladders.levels[bid].key, on: .buy)
      >= PriceKey.price(ladders.levels[ask].key, on: .sell)
  }

  @usableFromInline func firstDayOrder(of instrument: InstrumentID) -> UInt32 {
    books[instrument.rawValue].firstDayOrder
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
  @usableFromInline func firstExpired() -> UInt32 {
    guard let entry = expiries.first, entry.instant <= now.rawValue else { return 0 }
    return entry.order
  }

  @inlinable
  mutating func expire<Sink: EventSink & ~Copyable>(_ slot: UInt32, to sink: inout Sink) {
    sink.record(
      .expired(
        Expiry(
          id: OrderID(orders[slot].id),
          instrument: InstrumentID(ladders.levels[orders[slot].level].ladder >> 1),
          quantity: Quantity(orders[slot].leaves))))
    dequeue(slot)
    bury(slot)
  }
}
