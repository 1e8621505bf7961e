package import Market

extension Specification {
  /// What an uncross would say now; nil where orders are not collected.
  package func indication(of instrument: InstrumentID) -> Uncrossing? {
    guard books.indices.contains(instrument.index) else { return nil }
    let phase = books[instrument.index].phase
    guard phase == .preOpen || phase.isAuction else { return nil }
    return uncrossing(of: instrument)
  }

  /// Ends an auction's round: one price, all its trades at that price, and the end of what had
  /// this one chance.
  mutating func uncross(_ instrument: InstrumentID) -> [Event] {
    let uncrossing = uncrossing(of: instrument)
    var events = [Event.uncrossed(uncrossing)]
    if let price = uncrossing.price {
      books[instrument.index].lastPrice = price
      events += allocate(uncrossing.volume, at: price, on: instrument)
    }
    return events + endRound(at: uncrossing.price, of: instrument)
  }

  private func uncrossing(of instrument: InstrumentID) -> Uncrossing {
    let auction = Auction(
      buys: books[instrument.index][.buy].orders, sells: books[instrument.index][.sell].orders,
      rule: conventions.auctionPrice, instrument: instruments[instrument.index],
      reference: referencePrice(of: instrument))
    let price = auction.price
    return Uncrossing(
      instrument: instrument, price: price,
      volume: price.map { auction.outcome(at: $0).volume } ?? .zero,
      imbalance: price.map { auction.outcome(at: $0).surplus } ?? 0)
  }

  /// Pairs the buys with the sells, both in the order in which they are served, until the volume
  /// has been traded (SSE: matched in price-time order; Xetra: market orders first).
  ///
  /// The volume is all that one side has at the price, so that its last order ends the pairing.
  private mutating func allocate(
    _ volume: Volume, at price: Price, on instrument: InstrumentID
  ) -> [Event] {
    let book = instrument.index
    var trades: [Event] = []
    var open = volume
    var nextBuy = 0
    var nextSell = 0
    while open > .zero {
      var buy = books[book][.buy].orders[nextBuy]
      var sell = books[book][.sell].orders[nextSell]
      let quantity = min(buy.leaves, sell.leaves)
      buy.fill(quantity)
      sell.fill(quantity)
      open -= quantity
      books[book][.buy].orders[nextBuy] = buy
      books[book][.sell].orders[nextSell] = sell
      if buy.leaves == .zero { nextBuy += 1 }
      if sell.leaves == .zero { nextSell += 1 }
      trades.append(
        .traded(
          Trade(
            instrument: instrument, maker: buy.id, taker: sell.id, price: price,
            quantity: quantity, makerLeaves: buy.leaves, takerLeaves: sell.leaves,
            aggressor: .auction)))
    }
    for side in Side.allCases { takeFilled(of: instrument, side: side) }
    return trades
  }

  /// What is left over and has no further chance leaves the book: the orders of this auction
  /// expire, and market orders are canceled or, by convention, rest at the price of their trades.
  private mutating func endRound(at price: Price?, of instrument: InstrumentID) -> [Event] {
    let phase = books[instrument.index].phase
    let over = takeAll(of: instrument) { order in
      order.place.standing == .inBook && (order.isOnly(for: phase) || order.price == nil)
    }
    var events: [Event] = []
    var resting: [Order] = []
    for var order in over {
      if order.isOnly(for: phase) {
        events.append(order.expired)
      } else if conventions.marketRemainder == .rests, order.filled > .zero {
        order.place.price = price
        resting.append(order)
      } else {
        events.append(order.canceled(.noLiquidity))
      }
    }
    for order in resting { rest(order) }
    return events
  }
}

extension Order {
  /// Whether the order is for the auction of this phase and no other.
  fileprivate func isOnly(for phase: Phase) -> Bool {
    switch timeInForce {
    case .atOpening: phase == .openingAuction
    case .atClose: phase == .closingAuction
    case .goodTillCancel, .day, .goodTillDate, .immediateOrCancel, .fillOrKill: false
    }
  }
}
