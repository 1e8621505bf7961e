import Market

extension Specification {
  /// Whether the other side can fill an order whole, at prices that its limit and the dynamic
  /// range allow.
  func canFill(_ order: Order) -> Bool {
    let range = dynamicRange(of: order.instrument)
    var available = Volume.zero
    for maker in books[order.instrument.index][order.side.opposite].orders {
      let price = price(of: maker)
      guard order.allows(price), range.contains(price) else { break }
      available += maker.leaves
    }
    return available >= Volume(order.leaves)
  }

  /// The price of an order that rests in continuous trading, where no order is without one.
  private func price(of maker: Order) -> Price {
    guard let price = maker.price else {
      preconditionFailure("continuous trading begins without market orders")
    }
    return price
  }

  /// The prices at which continuous trading goes on: those near enough to the last one.
  private func dynamicRange(of instrument: InstrumentID) -> PriceRange {
    PriceRange(
      around: referencePrice(of: instrument),
      distance: instruments[instrument.index].dynamicRange)
  }

  /// The price that distances are counted from: of the last trade, else the instrument's own.
  func referencePrice(of instrument: InstrumentID) -> Price? {
    books[instrument.index].lastPrice ?? instruments[instrument.index].referencePrice
  }

  /// Continuous trading: an order takes what it can, and what is left of it rests or is canceled.
  mutating func trade(_ incoming: Order) -> [Event] {
    var order = incoming
    let (trades, isInterrupted) = match(&order)
    var events = trades.map { Event.traded($0) }
    if let last = trades.last { books[order.instrument.index].lastPrice = last.price }
    let halts = isInterrupted && conventions.volatilityInterruption == .halts
    if halts {
      books[order.instrument.index].phase = .halted
      events.append(.phaseChanged(PhaseChange(instrument: order.instrument, phase: .halted)))
    }
    guard order.leaves > .zero else { return events }

    if order.timeInForce == .immediateOrCancel {
      return events + [order.canceled(.immediateOrCancel)]
    }
    if order.price == nil {
      guard conventions.marketRemainder == .rests, let last = trades.last else {
        return events + [order.canceled(isInterrupted ? .outsideDynamicRange : .noLiquidity)]
      }
      order.place.price = last.price
    } else if isInterrupted, !halts {
      return events + [order.canceled(.outsideDynamicRange)]
    }
    rest(order)
    return events
  }

  /// Trades an order with the other side while its limit allows: with the best price first, at
  /// one price with the oldest order first, and each time at the price of the order that rested.
  ///
  /// The next trade would be outside the dynamic range when the matching is interrupted.
  private mutating func match(_ taker: inout Order) -> (trades: [Trade], isInterrupted: Bool) {
    let range = dynamicRange(of: taker.instrument)
    var isInterrupted = false
    let book = taker.instrument.index
    let makers = taker.side.opposite
    var trades: [Trade] = []
    for index in books[book][makers].orders.indices {
      var maker = books[book][makers].orders[index]
      let price = price(of: maker)
      guard taker.leaves > .zero, taker.allows(price) else { break }
      guard range.contains(price) else {
        isInterrupted = true
        break
      }
      let quantity = min(taker.leaves, maker.leaves)
      maker.fill(quantity)
      taker.fill(quantity)
      books[book][makers].orders[index] = maker
      trades.append(
        Trade(
          instrument: taker.instrument, maker: maker.id, taker: taker.id, price: price,
          quantity: quantity, makerLeaves: maker.leaves, takerLeaves: taker.leaves,
          aggressor: Aggressor(taker.side)))
    }
    takeFilled(of: taker.instrument, side: makers)
    return (trades, isInterrupted)
  }
}

/// The prices at most a distance away from a reference price.
struct PriceRange {
  private let lowest: Int128
  private let highest: Int128

  /// All prices where there is nothing to count from, or no distance.
  init(around reference: Price?, distance: Int64?) {
    guard let reference, let distance else {
      (lowest, highest) = (Int128(Int64.min), Int128(Int64.max))
      return
    }
    lowest = Int128(reference.rawValue) - Int128(distance)
    highest = Int128(reference.rawValue) + Int128(distance)
  }

  func contains(_ price: Price) -> Bool {
    lowest <= Int128(price.rawValue) && Int128(price.rawValue) <= highest
  }

  /// The same prices as numbers, which may be beyond those of `Price`.
  var bounds: ClosedRange<Int128> { lowest...highest }
}
