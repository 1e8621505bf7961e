package import Market

extension PlainEngine {
  package func indication(of instrument: InstrumentID) -> Uncrossing? {
    let phase = books[instrument.index].phase
    guard phase == .preOpen || phase.isAuction else { return nil }
    var uncrossing = uncrossing(of: instrument)
    if has(.indicationOneOff), uncrossing.price != nil { uncrossing.volume += Quantity(1) }
    return uncrossing
  }

  private func uncrossing(of instrument: InstrumentID) -> Uncrossing {
    let book = books[instrument.index]
    let limits = instruments[instrument.index]
    let last = has(.auctionForgetsLastPrice) ? nil : book.lastPrice
    let auction = PlainAuction(
      buys: book[.buy], sells: book[.sell], instrument: limits,
      reference: last ?? limits.referencePrice, rule: conventions.auctionPrice, fault: fault)
    guard let found = auction.price else {
      return Uncrossing(instrument: instrument, price: nil, volume: .zero, imbalance: 0)
    }
    let (demand, supply) = (auction.demand(at: found), auction.supply(at: found))
    let price = has(.auctionPriceOneUp) && found < Price(.max) ? Price(found.rawValue + 1) : found
    return Uncrossing(
      instrument: instrument, price: price, volume: Volume(UInt128(min(demand, supply))),
      imbalance: has(.imbalanceWithoutSign) ? Int128((demand - supply).magnitude) : demand - supply)
  }

  func uncross(_ instrument: InstrumentID) -> [Event] {
    let uncrossing = uncrossing(of: instrument)
    var events = has(.uncrossUntold) ? [] : [Event.uncrossed(uncrossing)]
    if let price = uncrossing.price {
      books[instrument.index].lastPrice = price
      events += allocate(Int128(uncrossing.volume.rawValue), at: price, of: instrument)
    }
    return events + endRound(of: instrument, at: uncrossing.price)
  }

  // MARK: - Allocation

  private func allocate(
    _ volume: Int128, at price: Price, of instrument: InstrumentID
  ) -> [Event] {
    let book = instrument.index
    var buys = served(books[book][.buy])
    var sells = served(books[book][.sell])
    var trades: [Event] = []
    var open = has(.auctionStopsEarly) ? volume - 1 : volume
    while open > 0, let buy = buys.first, let sell = sells.first {
      var quantity = min(buy.leaves, sell.leaves)
      if has(.auctionSharesOut), buys.count > 1 {
        quantity = Quantity(quantity.rawValue / 2 + quantity.rawValue % 2)
      }
      if Int128(quantity.rawValue) > open { quantity = Quantity(Int64(open)) }
      open -= Int128(quantity.rawValue)
      buys[0].fill(quantity)
      sells[0].fill(quantity)
      trades.append(
        .traded(
          Trade(
            instrument: instrument, maker: buy.id, taker: sell.id,
            price: has(.auctionAtSellersLimit) ? sell.price ?? price : price, quantity: quantity,
            makerLeaves: buys[0].leaves, takerLeaves: sells[0].leaves,
            aggressor: has(.auctionHasAggressor) ? .sell : .auction)))
      settle(buys[0])
      settle(sells[0])
      if has(.auctionSharesOut) { buys.append(buys.removeFirst()) }
      buys.removeAll { $0.leaves == .zero }
      sells.removeAll { $0.leaves == .zero }
    }
    return trades
  }

  /// The orders of a side in the order in which an auction serves them.
  private func served(_ side: [Order]) -> [Order] {
    switch fault {
    case .auctionLastInFirst:
      side.sorted { a, b in a.price == b.price ? a.arrival > b.arrival : isBetter(a, than: b) }
    case .auctionServesMarketLast:
      side.filter { $0.price != nil } + side.filter { $0.price == nil }
    default: side
    }
  }

  /// Writes a fill of an auction into the book.
  private func settle(_ order: Order) {
    let book = order.instrument.index
    guard let at = books[book][order.side].firstIndex(where: { $0.id == order.id }) else { return }
    books[book][order.side][at] = order
    if order.leaves == .zero { remove(at: at, from: order.side, of: order.instrument) }
  }

  // MARK: - What is left over

  private func endRound(of instrument: InstrumentID, at price: Price?) -> [Event] {
    let phase = books[instrument.index].phase
    let waiting = Set(books[instrument.index].waiting.map(\.id))
    let over = takeAll(of: instrument) { order in
      !waiting.contains(order.id) && (isForOnly(phase, order) || isLeftMarket(order))
    }
    var events: [Event] = []
    for var order in over {
      if isForOnly(phase, order) {
        events.append(expired(order))
      } else if conventions.marketRemainder == .rests, order.filled > .zero {
        order.price = price
        rest(order)
      } else {
        events.append(canceled(order, .noLiquidity))
      }
    }
    return events
  }

  private func isLeftMarket(_ order: Order) -> Bool {
    order.price == nil && !has(.marketOutlivesAuction)
  }

  private func isForOnly(_ phase: Phase, _ order: Order) -> Bool {
    switch (order.timeInForce, phase) {
    case (.atOpening, .openingAuction): !has(.openingOrderStays)
    case (.atClose, .closingAuction): !has(.closingOrderStays)
    default: false
    }
  }
}

extension PlainEngine.Order {
  mutating func fill(_ quantity: Quantity) {
    leaves = leaves.less(quantity)
    filled = filled.more(quantity)
  }
}
