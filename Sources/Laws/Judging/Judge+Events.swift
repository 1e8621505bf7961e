internal import Market

// What each event does to the ledger, and which laws it is held against.
extension Judge {
  mutating func record(_ acceptance: Acceptance) {
    guard case .new(let order) = step.command, step.incoming == 0, step.answer == .accepted,
      acceptance.id == order.id, instruments.indices.contains(order.instrument.index),
      order.quantity > .zero, ledger.slot(of: order.id) == 0
    else { return }
    step.incoming = ledger.enter(order)
    if conventions.identifierReuse == .never { ledger.usedIdentifiers.insert(order.id) }
  }

  mutating func record(_ trade: Trade) {
    let maker = slot(of: trade.maker)
    let taker = slot(of: trade.taker)
    if maker == 0 { checkAlive(trade.maker, "traded") }
    if taker == 0 { checkAlive(trade.taker, "traded") }
    if maker != 0, taker != 0 {
      checkIsolation(trade, maker, taker)
      if trade.aggressor == .auction {
        checkAllocation(trade, maker, taker)
      } else {
        checkPricePriority(trade, maker)
        checkTimePriority(trade, maker)
        checkMakersPrice(trade, maker)
        checkRange(trade)
      }
      checkLimit(trade, maker)
      checkLimit(trade, taker)
    }
    checkConservation(trade, maker, taker)
    step.lastPrice = trade.price
    if instruments.indices.contains(trade.instrument.index) {
      step.tradedInstrument = trade.instrument
    }
    step.traded = step.traded.adding(trade.quantity)
    if maker != 0 { fill(maker, trade.quantity) }
    if taker != 0, taker != maker { fill(taker, trade.quantity) }
  }

  private mutating func fill(_ slot: Int32, _ quantity: Quantity) {
    ledger.fill(slot, by: quantity)
    if slot == step.incoming, ledger[slot].standing == .dead { step.incoming = 0 }
  }

  mutating func record(_ cancellation: Cancellation) {
    let slot = slot(of: cancellation.id)
    guard slot != 0 else { return checkAlive(cancellation.id, "canceled") }
    checkIsolation(of: slot, cancellation.instrument)
    checkConservation(of: slot, cancellation.quantity, "canceled")
    switch step.command {
    case .new: checkRemainder(cancellation, slot)
    case .replace where cancellation.reason == .replacedBelowFilled: checkBelowFilled(slot)
    case .replace: checkRemainder(cancellation, slot)
    case .cancel: break
    case .massCancel, .phase, .uncross, .clock:
      checkDeath(slot, .canceled(cancellation.reason))
    }
    remove(slot)
  }

  mutating func record(_ expiry: Expiry) {
    let slot = slot(of: expiry.id)
    guard slot != 0 else { return checkAlive(expiry.id, "expired") }
    checkIsolation(of: slot, expiry.instrument)
    checkConservation(of: slot, expiry.quantity, "expired")
    checkDeath(slot, .expired)
    remove(slot)
  }

  private mutating func remove(_ slot: Int32) {
    ledger.remove(slot)
    guard slot == step.incoming else { return }
    step.incoming = 0
    step.isEnded = true
  }

  mutating func record(_ replacement: Replacement) {
    guard case .replace(let replace) = step.command, replace.id == replacement.id else { return }
    let slot = slot(of: replacement.id)
    guard slot != 0 else { return checkAlive(replacement.id, "replaced") }
    checkIsolation(of: slot, replacement.instrument)
    checkReplacement(replacement, slot)
    // The ledger follows the engine: what it reports is what it will go by.
    guard replacement.leaves > .zero else { return remove(slot) }
    switch replacement.priority {
    case .kept where ledger[slot].price == replacement.price:
      ledger.setLeaves(slot, to: replacement.leaves)
      step.incoming = 0
    case .kept, .lost:
      ledger.lift(slot, price: replacement.price, leaves: replacement.leaves)
      step.incoming = slot
    }
    step.traded = .zero
  }

  mutating func record(_ change: PhaseChange) {
    guard instruments.indices.contains(change.instrument.index) else { return }
    if case .phase(let instrument, let phase) = step.command {
      if instrument == change.instrument, phase == change.phase, step.refusal == nil {
        ledger.books[instrument.index].phase = phase
      }
      return
    }
    checkHalt(change)
    ledger.books[change.instrument.index].phase = change.phase
    step.isHalted = true
  }

  mutating func record(_ uncrossing: Uncrossing) {
    guard case .uncross(let instrument) = step.command, uncrossing.instrument == instrument,
      step.refusal == nil
    else { return }
    let outcome = AuctionOutcome(
      of: ledger, instrument, instruments[instrument.index], rule: conventions.auctionPrice)
    checkAuctionPrice(uncrossing, outcome)
    // What follows is held against what the engine said.
    step.auction = AuctionOutcome(
      price: uncrossing.price, volume: uncrossing.volume.rawValue, imbalance: uncrossing.imbalance)
    if uncrossing.volume > .zero, let price = uncrossing.price {
      ledger.books[instrument.index].lastPrice = price
    }
  }

  /// The slot of a live order, or 0.
  func slot(of id: OrderID) -> Int32 {
    if step.incoming != 0, ledger[step.incoming].id == id { return step.incoming }
    return ledger.slot(of: id)
  }

  /// What the command means for orders that it does not name, before any event of it.
  mutating func prepare(_ command: Command) {
    switch command {
    case .new(let order):
      step.wanted = order.quantity
      prepareMatching(of: order.instrument)
      if order.timeInForce == .fillOrKill { step.couldFill = couldFill(order) }
    case .replace(let replace):
      prepareMatching(of: ledger[ledger.slot(of: replace.id)].instrument)
    case .cancel:
      break
    case .massCancel(let filter):
      step.deaths = ordersMeant(by: filter)
    case .phase(let instrument, let phase):
      step.deaths = ordersEnded(by: phase, of: instrument)
    case .uncross:
      break
    case .clock(let instant):
      step.deaths = ordersDue(at: instant)
      step.clockBefore = ledger.clock
      ledger.clock = instant
    }
  }

  private mutating func prepareMatching(of instrument: InstrumentID) {
    step.reference = ledger.reference(
      of: instrument, else: instruments[instrument.index].referencePrice)
  }

  /// The answer is complete: what came in and lives takes its place.
  mutating func settle() {
    if let price = step.lastPrice, step.auction == nil, let instrument = incomingInstrument {
      ledger.books[instrument.index].lastPrice = price
    }
    switch step.command {
    case .new, .replace: settleIncoming()
    case .phase(let instrument, .closingAuction) where step.answer == .phaseChanged:
      admitWaiting(to: instrument)
    case .uncross(let instrument) where step.answer == .uncrossed:
      settleMarketOrders(of: instrument)
    case .cancel, .massCancel, .phase, .uncross, .clock: break
    }
  }

  private var incomingInstrument: InstrumentID? {
    switch step.command {
    case .new(let order):
      instruments.indices.contains(order.instrument.index) ? order.instrument : nil
    case .replace: step.tradedInstrument
    case .cancel, .massCancel, .phase, .uncross, .clock: nil
    }
  }

  private mutating func settleIncoming() {
    let slot = step.incoming
    guard slot != 0 else { return }
    let entry = ledger[slot]
    checkRests(slot)
    if entry.timeInForce.isImmediate { return ledger.remove(slot) }
    if entry.price == nil, isMatched(slot) {
      guard let last = step.lastPrice, conventions.marketRemainder == .rests else {
        return ledger.remove(slot)
      }
      ledger.setPrice(slot, to: last)
    }
    ledger.rest(slot)
  }

  private mutating func admitWaiting(to instrument: InstrumentID) {
    let waiting = ledger.orders(of: instrument) { $0.standing == .waiting }
    for slot in waiting { ledger.rest(slot) }
  }

  /// Market orders that stay after an auction have its price from now on.
  private mutating func settleMarketOrders(of instrument: InstrumentID) {
    let left = ledger.orders(of: instrument) { $0.standing == .inBook && $0.price == nil }
    for slot in left {
      guard let price = step.auction?.price, conventions.marketRemainder == .rests else {
        ledger.remove(slot)
        continue
      }
      ledger.lift(slot, price: price, leaves: ledger[slot].leaves)
      ledger.rest(slot)
    }
  }

  /// Whether an order that comes in now is matched at once.
  func isMatched(_ slot: Int32) -> Bool {
    let entry = ledger[slot]
    let phase = ledger.books[entry.instrument.index].phase
    return entry.timeInForce != .atClose && (phase == .continuous || step.isHalted)
  }
}

extension TimeInForce {
  var isImmediate: Bool { self == .immediateOrCancel || self == .fillOrKill }
}

extension Quantity {
  /// The sum; what is beyond 64 bits is the largest quantity.
  func adding(_ other: Quantity) -> Quantity {
    let (sum, overflow) = rawValue.addingReportingOverflow(other.rawValue)
    return Quantity(overflow ? .max : sum)
  }
}
