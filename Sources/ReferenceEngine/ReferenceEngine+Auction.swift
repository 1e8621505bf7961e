public import Market

/// Auctions: what was collected trades at one price, and what is left over ends or rests.
extension ReferenceEngine {
  @inlinable
  mutating func uncross<Sink: EventSink & ~Copyable>(
    _ instrument: InstrumentID, to sink: inout Sink
  ) {
    if let reason = refusalOfUncross(instrument) {
      sink.record(.rejected(Rejection(reason: reason)))
      return
    }
    let uncrossing = uncrossing(of: instrument)
    sink.record(.uncrossed(uncrossing))
    if let price = uncrossing.price {
      var left = uncrossing.volume.rawValue
      while left > 0 { left -= tradeHeads(of: instrument, at: price, most: left, to: &sink) }
      books[instrument.rawValue].lastPrice = price
    }
    let leftovers = leftovers(of: instrument.rawValue)
    for order in leftovers.ending { finish(order, to: &sink) }
    guard let price = uncrossing.price else { return }
    for slot in leftovers.resting { giveLimit(slot, price) }
  }

  @usableFromInline func refusalOfUncross(_ instrument: InstrumentID) -> RejectReason? {
    guard isKnown(instrument) else { return .unknownInstrument }
    return books[instrument.rawValue].phase.isAuction ? nil : .notInAuction
  }

  /// Trades the first buy order with the first sell order, at most `most`, and returns how much.
  @inlinable
  mutating func tradeHeads<Sink: EventSink & ~Copyable>(
    of instrument: InstrumentID, at price: Price, most: UInt128, to sink: inout Sink
  ) -> UInt128 {
    let buy = firstOrder(of: instrument.rawValue, .buy)
    let sell = firstOrder(of: instrument.rawValue, .sell)
    let smaller = min(orders[buy].leaves, orders[sell].leaves)
    let quantity = Int64(truncatingIfNeeded: min(UInt128(smaller), most))
    sink.record(
      .traded(
        Trade(
          instrument: instrument, maker: OrderID(orders[buy].id), taker: OrderID(orders[sell].id),
          price: price, quantity: Quantity(quantity),
          makerLeaves: Quantity(orders[buy].leaves - quantity),
          takerLeaves: Quantity(orders[sell].leaves - quantity), aggressor: .auction)))
    fill(buy, by: quantity)
    fill(sell, by: quantity)
    return UInt128(quantity)
  }

  /// The first order of a side: a market order, if there is one.
  @inlinable
  func firstOrder(of instrument: UInt32, _ side: Side) -> UInt32 {
    let markets = ladders.best(plan.markets(instrument, side))
    let level = markets != 0 ? markets : ladders.best(LadderPlan.limits(instrument, side))
    return ladders.levels[level].head
  }

  @usableFromInline mutating func fill(_ slot: UInt32, by quantity: Int64) {
    guard orders[slot].leaves > quantity else {
      dequeue(slot)
      bury(slot)
      return
    }
    reduce(slot, to: orders[slot].leaves - quantity)
  }

  /// What an auction that has traded leaves over, by place in the queue.
  ///
  /// - Complexity: O(k log k) in the number of these orders.
  @usableFromInline func leftovers(of instrument: UInt32) -> AuctionLeftovers {
    let phase = books[instrument].phase
    var expiring: [UInt32] = []
    if phase == .openingAuction { append(terms[instrument].opening, to: &expiring) }
    if phase == .closingAuction { append(terms[instrument].close, to: &expiring) }
    var ending = expiring.map { EndingOrder(slot: $0, end: .expiry) }
    var resting: [UInt32] = []
    for slot in marketOrders(in: instrument) where !isForAuction(slot) {
      let isFilledInPart = details[slot].total > orders[slot].leaves
      if isFilledInPart, conventions.marketRemainder == .rests {
        resting.append(slot)
      } else {
        ending.append(EndingOrder(slot: slot, end: .cancellation))
      }
    }
    sort(&ending)
    resting.sort { details[$0].arrival < details[$1].arrival }
    return AuctionLeftovers(ending: ending, resting: resting)
  }

  /// Makes a market order in the book a limit order, at the back of its level.
  @usableFromInline mutating func giveLimit(_ slot: UInt32, _ price: Price) {
    let ladder = ladders.levels[orders[slot].level].ladder
    dequeue(slot)
    settle(slot, on: plan.withLimit(ladder), at: price)
  }
}

/// What is left over when an auction has traded.
@usableFromInline struct AuctionLeftovers {
  /// The orders that end.
  @usableFromInline var ending: [EndingOrder]
  /// The market orders that become limit orders.
  @usableFromInline var resting: [UInt32]
}

/// What an uncross would bring.
extension ReferenceEngine {
  /// What an uncross would bring now; nil in a phase that collects no orders for an auction, and
  /// for an unknown instrument.
  ///
  /// - Complexity: O(levels that would trade, or stand outside the collar).
  public func indication(of instrument: InstrumentID) -> Uncrossing? {
    guard isKnown(instrument), books[instrument.rawValue].phase.collects else { return nil }
    return uncrossing(of: instrument)
  }

  /// What an uncross brings, but for the trades.
  @usableFromInline func uncrossing(of instrument: InstrumentID) -> Uncrossing {
    let window = auctionWindow(of: instrument.rawValue)
    let map = auctionMap(of: instrument.rawValue, within: window ?? Price(.min)...Price(.max))
    let rule = AuctionRule(
      convention: conventions.auctionPrice, reference: referencePrice(of: instrument.rawValue),
      instrument: instruments[instrument.index])
    let candidates = candidates(on: map, of: instrument.rawValue, within: window)
    guard let price = rule.price(among: candidates) else {
      return Uncrossing(instrument: instrument, price: nil, volume: .zero, imbalance: 0)
    }
    let point = map.point(at: price)
    return Uncrossing(
      instrument: instrument, price: price, volume: Volume(point.volume), imbalance: point.surplus)
  }

  /// The prices within the collar; nil when there is none.
  private func auctionWindow(of instrument: UInt32) -> ClosedRange<Price>? {
    guard let collar = instruments[Int(instrument)].auctionCollar,
      let reference = referencePrice(of: instrument)
    else { return nil }
    return reference.neighbourhood(collar)
  }

  private func auctionMap(
    of instrument: UInt32, within window: ClosedRange<Price>
  ) -> AuctionMap {
    func walk(_ side: Side) -> SideWalk {
      let markets = ladders.best(plan.markets(instrument, side))
      return SideWalk(
        side, best: ladders.best(LadderPlan.limits(instrument, side)),
        marketTotal: markets == 0 ? 0 : ladders.levels[markets].total, window: window, ladders)
    }
    return AuctionMap(AuctionAxis(bids: walk(.buy), asks: walk(.sell), ladders), ladders)
  }

  /// The prices from which the rule takes one: step 1 of `Conventions.AuctionPrice`, but for what
  /// the later steps would leave out.
  private func candidates(
    on map: AuctionMap, of instrument: UInt32, within window: ClosedRange<Price>?
  ) -> [AuctionSpan] {
    guard let limits = limitRange(of: instrument) else {
      return referencePrice(of: instrument).map { [AuctionSpan(map.point(at: $0))] } ?? []
    }
    var found = map.points.map { AuctionSpan($0) }
    let all = window ?? Price(.min)...Price(.max)
    if conventions.auctionPrice == .asx, limits.overlaps(all) {
      found += gridSpans(on: map, of: instrument, within: limits.clamped(to: all))
    }
    guard let window, let ends = instruments[Int(instrument)].ends(of: window) else { return found }
    // A limit beyond the collar counts as the collar's end.
    if limits.lowerBound < ends.lowest, map.knows(ends.lowest) {
      found.append(AuctionSpan(map.point(at: ends.lowest)))
    }
    if limits.upperBound > ends.highest, map.knows(ends.highest) {
      found.append(AuctionSpan(map.point(at: ends.highest)))
    }
    return found
  }

  /// The prices between the limits that an order may have.
  private func gridSpans(
    on map: AuctionMap, of instrument: UInt32, within prices: ClosedRange<Price>
  ) -> [AuctionSpan] {
    map.gaps(within: prices).compactMap { gap in
      instruments[Int(instrument)].ends(of: gap).map { ends in
        AuctionSpan(from: ends.lowest, to: ends.highest, map.point(at: ends.lowest))
      }
    }
  }

  /// The lowest and the highest limit in the book; nil without limit orders.
  private func limitRange(of instrument: UInt32) -> ClosedRange<Price>? {
    var prices: [Price] = []
    for side in Side.allCases {
      let ladder = LadderPlan.limits(instrument, side)
      for level in [ladders.best(ladder), ladders.worst(ladder)] where level != 0 {
        prices.append(PriceKey.price(ladders.levels[level].key, on: side))
      }
    }
    guard let lowest = prices.min(), let highest = prices.max() else { return nil }
    return lowest...highest
  }
}
