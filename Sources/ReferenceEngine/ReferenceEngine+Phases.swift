public import Market

/// The phases of a day: which may follow which, and which orders end when one begins.
extension ReferenceEngine {
  @inlinable
  mutating func begin<Sink: EventSink & ~Copyable>(
    _ phase: Phase, of instrument: InstrumentID, to sink: inout Sink
  ) {
    if let reason = refusal(of: phase, instrument) {
      sink.record(.rejected(Rejection(reason: reason)))
      return
    }
    if phase == .closed { keepMemberships() }
    let ending = ordersEnding(in: instrument.rawValue, with: phase)
    books[instrument.rawValue].phase = phase
    sink.record(.phaseChanged(PhaseChange(instrument: instrument, phase: phase)))
    for order in ending { finish(order, to: &sink) }
    if phase == .closingAuction { joinBook(instrument.rawValue) }
  }

  @usableFromInline func refusal(of phase: Phase, _ instrument: InstrumentID) -> RejectReason? {
    guard isKnown(instrument) else { return .unknownInstrument }
    let current = books[instrument.rawValue].phase
    if current == phase { return .phaseUnchanged }
    guard phase.mayFollow(current) else { return .phaseCannotFollow }
    return phase == .continuous && isCrossed(instrument) ? .bookCrossed : nil
  }

  /// Whether orders of the two sides stand in the book that may trade with one another.
  func isCrossed(_ instrument: InstrumentID) -> Bool {
    let bid = ladders.best(LadderPlan.limits(instrument.rawValue, .buy))
    let ask = ladders.best(LadderPlan.limits(instrument.rawValue, .sell))
    let marketBid = ladders.best(plan.markets(instrument.rawValue, .buy))
    let marketAsk = ladders.best(plan.markets(instrument.rawValue, .sell))
    if marketBid != 0 { return ask != 0 || marketAsk != 0 }
    if marketAsk != 0 { return bid != 0 }
    guard bid != 0, ask != 0 else { return false }
    return PriceKey.price(ladders.levels[bid].key, on: .buy)
      >= PriceKey.price(ladders.levels[ask].key, on: .sell)
  }

  /// The orders that end when a phase begins, by place in the queue.
  ///
  /// - Complexity: O(k log k) in their number.
  @usableFromInline func ordersEnding(in instrument: UInt32, with phase: Phase) -> [EndingOrder] {
    let lists = terms[instrument]
    var expiring: [UInt32] = []
    if !phase.keepsOpeningOrders { append(lists.opening, to: &expiring) }
    if phase == .closed { append(lists.day, to: &expiring) }
    if phase == .closed || books[instrument].phase == .closingAuction {
      append(lists.close, to: &expiring)
    }
    var ending = expiring.map { EndingOrder(slot: $0, end: .expiry) }
    if phase == .continuous {
      for slot in marketOrders(in: instrument) where !isForAuction(slot) {
        ending.append(EndingOrder(slot: slot, end: .cancellation))
      }
    }
    sort(&ending)
    return ending
  }

  /// Whether an order in the book is one at the opening or the close, which expires when its
  /// auction is over.
  func isForAuction(_ slot: UInt32) -> Bool {
    guard orders[slot].hasLinks else { return false }
    switch links[details[slot].links].term {
    case .atOpening, .atClose: return true
    case .none, .day, .goodTillDate: return false
    }
  }

  /// The market orders in the book, the bids first.
  func marketOrders(in instrument: UInt32) -> [UInt32] {
    var found: [UInt32] = []
    for side in Side.allCases { append(plan.markets(instrument, side), to: &found) }
    return found
  }

  /// Adds the orders of a list, by place in the queue.
  func append(_ list: TermList, to found: inout [UInt32]) {
    var slot = list.first
    while slot != 0 {
      found.append(slot)
      slot = links[details[slot].links].nextOfTerm
    }
  }

  func sort(_ ending: inout [EndingOrder]) {
    ending.sort { details[$0.slot].arrival < details[$1.slot].arrival }
  }

  @inlinable
  mutating func finish<Sink: EventSink & ~Copyable>(_ order: EndingOrder, to sink: inout Sink) {
    switch order.end {
    case .expiry: expire(order.slot, to: &sink)
    case .cancellation: withdraw(order.slot, as: .noLiquidity, to: &sink)
    }
  }

  /// Gives the orders that waited for the closing auction their places in the book.
  ///
  /// - Complexity: O(k) in their number, k times the steps to find a level.
  @usableFromInline mutating func joinBook(_ instrument: UInt32) {
    var joining: [UInt32] = []
    append(terms[instrument].close, to: &joining)
    for slot in joining {
      let level = orders[slot].level
      let ladder = ladders.levels[level].ladder
      let price = PriceKey.price(ladders.levels[level].key, on: LadderPlan.side(of: ladder))
      dequeue(slot)
      settle(slot, on: plan.inBook(ladder), at: price)
    }
  }
}

/// An order whose end has come, and which end it is.
@usableFromInline struct EndingOrder: BitwiseCopyable {
  @usableFromInline enum End: BitwiseCopyable {
    case expiry
    /// For want of a counterparty.
    case cancellation
  }

  @usableFromInline var slot: UInt32
  @usableFromInline var end: End
}

extension Phase {
  /// Whether an instrument may go from another phase to this one.
  func mayFollow(_ other: Phase) -> Bool {
    switch self {
    case .preOpen: other == .closed
    case .openingAuction: other == .preOpen || other == .halted || other == .closed
    case .continuous: other != .continuous
    case .halted: other != .halted && other != .closed
    case .reopeningAuction: other == .halted
    case .callAuction: other != .callAuction
    case .closingAuction: other != .closingAuction && other != .preOpen && other != .closed
    case .closed: other != .closed
    }
  }

  /// Whether orders at the opening outlive the beginning of the phase.
  var keepsOpeningOrders: Bool { self == .preOpen || self == .openingAuction || self == .halted }

  /// Whether an indicative auction price is known.
  var collects: Bool { self == .preOpen || isAuction }
}
