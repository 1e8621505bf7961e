internal import Market

extension PlainEngine {
  /// Whether an order may trade at a price.
  func crosses(_ order: Order, _ price: Price?) -> Bool {
    guard let limit = order.price, let price else { return true }
    switch fault {
    case .buyNotAtTheTouch where order.side == .buy: return price < limit
    case .sellNotAtTheTouch where order.side == .sell: return price > limit
    default: return order.side == .buy ? price <= limit : price >= limit
    }
  }

  /// Trades an order with the best of the other side while both sides allow it, and tells whether
  /// it stopped because the next trade would be too far from the last price.
  func match(_ taker: inout Order, isReplaced: Bool) -> (events: [Event], isInterrupted: Bool) {
    guard mayTrade(taker, isReplaced: isReplaced) else { return ([], false) }
    let book = taker.instrument.index
    let makers = taker.side.opposite
    var trades: [Trade] = []
    var isInterrupted = false
    while taker.leaves > .zero, let next = nextMaker(for: taker, after: trades) {
      let maker = books[book][makers][next]
      guard maker.leaves > .zero else {
        remove(at: next, from: makers, of: taker.instrument)
        continue
      }
      guard isInRange(maker.price, of: taker.instrument) else {
        isInterrupted = true
        break
      }
      // A maker that is never taken would meet a large taker for ever.
      if has(.fullFillNotTaken), trades.count == 100 { break }
      let behind = neighbour(after: next, in: books[book][makers])
      trades.append(fill(&taker, makerAt: next, isReplaced: isReplaced))
      countFill(trades.count)
      if has(.rangeFollowsTrades) { books[book].lastPrice = maker.price }
      if has(.oneMakerThenLost), trades.count == 1 { taker.leaves = .zero }
      if has(.phantomTrade), taker.leaves == .zero, trades.last?.makerLeaves == .zero,
        let behind, crosses(taker, behind.price)
      {
        trades.append(trade(of: taker, with: behind, .zero, isReplaced: isReplaced))
      }
    }
    return (trades.map { .traded($0) }, isInterrupted)
  }

  /// Whether a trade at a price would be near enough to the last one.
  func isInRange(_ price: Price?, of instrument: InstrumentID) -> Bool {
    let limits = instruments[instrument.index]
    let last = has(.rangeFromReference) ? nil : books[instrument.index].lastPrice
    guard !has(.rangeIgnored), let distance = limits.dynamicRange,
      let center = last ?? limits.referencePrice, let price
    else { return true }
    let away = abs(Int128(price.rawValue) - Int128(center.rawValue))
    return has(.rangeWithoutItsEnds) ? away < Int128(distance) : away <= Int128(distance)
  }

  /// Whether an order is matched at all.
  private func mayTrade(_ taker: Order, isReplaced: Bool) -> Bool {
    let isResting =
      taker.timeInForce != .immediateOrCancel && taker.timeInForce != .fillOrKill
      && taker.price != nil
    switch fault {
    case .crossingBuyRests: return !(taker.side == .buy && isResting)
    case .crossingSellRests: return !(taker.side == .sell && isResting)
    case .replaceDoesNotTrade: return !isReplaced
    case .limitsNeverMeet: return taker.price == nil
    case .marketBuysOnly: return taker.side == .buy || taker.price != nil
    default: return true
    }
  }

  /// The place of the order that trades next; nil where none does.
  private func nextMaker(for taker: Order, after trades: [Trade]) -> Int? {
    let makers = books[taker.instrument.index][taker.side.opposite]
    guard let head = makers.first else { return nil }
    let level = Level(instrument: taker.instrument, side: head.side)
    switch fault {
    case .oldestCrossingFirst:
      return makers.indices.filter { crosses(taker, makers[$0].price) }
        .min { makers[$0].arrival < makers[$1].arrival }
    case .sweepTurnsAround where !trades.isEmpty && trades.first?.price != head.price:
      return makers.indices.last { crosses(taker, makers[$0].price) }
    case .sweepOfOneLevel where !trades.isEmpty && trades.first?.price != head.price: return nil
    case .limitForgotten where !trades.isEmpty: return 0
    case .oneMakerThenRests where !trades.isEmpty: return nil
    case .staleBounds: return crosses(taker, memory.touch[level] ?? head.price) ? 0 : nil
    case .staleBestBid where head.side == .buy, .staleBestAsk where head.side == .sell:
      if let stale = memory.stale[level], trades.isEmpty { return crosses(taker, stale) ? 0 : nil }
    case .emptiedLevelBlocks:
      if let ghost = memory.ghost[level], let price = head.price, ghost != price,
        head.side == .buy ? ghost > price : ghost < price, crosses(taker, ghost)
      {
        memory.ghost[level] = nil
        return nil
      }
    case .zeroIsEmpty where head.price == Price(0): return nil
    case .minusOneIsEmpty where head.price == Price(-1): return nil
    default: break
    }
    return crosses(taker, head.price) ? 0 : nil
  }

  /// One trade; the maker goes when nothing of it is left.
  private func fill(_ taker: inout Order, makerAt place: Int, isReplaced: Bool) -> Trade {
    let (book, side) = (taker.instrument.index, taker.side.opposite)
    let before = books[book][side][place]
    var maker = before
    let quantity = min(taker.leaves, maker.leaves)
    taker.fill(quantity)
    maker.fill(quantity)
    if has(.wrapsBelowZero), before.filled > .zero, maker.leaves == .zero {
      let left = taker.leaves.less(before.filled).rawValue
      taker.leaves = Quantity(left < 0 ? left & 0xFFFF_FFFF : left)
    }
    if has(.partFillNotTaken), maker.leaves > .zero { maker = before }
    if has(.fullFillNotTaken), maker.leaves == .zero { maker = before }
    let behind = neighbour(after: place, in: books[book][side])
    var trade = trade(of: taker, with: maker, quantity, isReplaced: isReplaced)
    if has(.nextOrdersFill), let behind { trade.maker = behind.id }
    settle(maker, at: place, taker: &taker)
    return trade
  }

  /// Puts a maker back after its trade, or takes it out of the book.
  private func settle(_ maker: Order, at place: Int, taker: inout Order) {
    let (book, side) = (taker.instrument.index, taker.side.opposite)
    books[book][side][place] = maker
    if has(.unlikeSizesEndBoth), maker.leaves > .zero || taker.leaves > .zero {
      remove(at: place, from: side, of: taker.instrument)
      taker.leaves = .zero
    } else if maker.leaves > .zero {
      guard has(.partFillDemotes) else { return }
      let end = books[book][side].lastIndex { $0.price == maker.price } ?? place
      books[book][side].remove(at: place)
      books[book][side].insert(maker, at: end)
    } else if has(.zombie), taker.leaves == .zero {
      index[maker.id] = nil
    } else {
      if has(.nextLost), taker.leaves == .zero,
        let behind = neighbour(after: place, in: books[book][side]), behind.price == maker.price
      {
        remove(at: place + 1, from: side, of: taker.instrument)
      }
      remove(at: place, from: side, of: taker.instrument)
      if has(.heapOfEquals) {
        guard let last = books[book][side].lastIndex(where: { $0.price == maker.price }) else {
          return
        }
        books[book][side].insert(books[book][side].remove(at: last), at: place)
      }
    }
  }

  private func neighbour(after place: Int, in side: [Order]) -> Order? {
    place + 1 < side.count ? side[place + 1] : nil
  }

  private func trade(
    of taker: Order, with maker: Order, _ quantity: Quantity, isReplaced: Bool
  ) -> Trade {
    let price = maker.price ?? Price(0)
    var trade = Trade(
      instrument: taker.instrument, maker: maker.id, taker: taker.id,
      price: self.price(makers: price, takers: taker.price ?? price, taker, isReplaced: isReplaced),
      quantity: quantity, makerLeaves: maker.leaves, takerLeaves: taker.leaves,
      aggressor: Aggressor(taker.side))
    if has(.tellsTheRest), maker.leaves > .zero { trade.quantity = maker.leaves }
    if has(.rolesSwapped) || has(.lowerIdentifierMakes) && taker.id < maker.id {
      swap(&trade.maker, &trade.taker)
      swap(&trade.makerLeaves, &trade.takerLeaves)
    }
    return trade
  }

  private func price(
    makers: Price, takers: Price, _ taker: Order, isReplaced: Bool
  ) -> Price {
    switch fault {
    case .takersPrice: takers
    case .takersPriceOfSells: taker.side == .sell ? takers : makers
    case .takersPriceOfBuys: taker.side == .buy ? takers : makers
    case .middlePrice:
      Price(Int64((Int128(makers.rawValue) + Int128(takers.rawValue)) / 2))
    case .buyersPrice: min(makers, takers)
    case .replacesOwnPrice: isReplaced ? takers : makers
    case .fillOrKillAtItsLimit: taker.timeInForce == .fillOrKill ? takers : makers
    default: makers
    }
  }
}
