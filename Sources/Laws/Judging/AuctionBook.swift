internal import Market

/// A book as an auction sees it: what is bid and asked in all at each price.
struct AuctionBook {
  /// What an auction at one price would bring.
  struct Point {
    var price: Price
    var demand: UInt128
    var supply: UInt128
    /// What is bid higher and asked lower, orders without a price included.
    var better: (bid: UInt128, ask: UInt128)

    var volume: UInt128 { min(demand, supply) }
    var surplus: Int128 {
      Int128(truncatingIfNeeded: demand) - Int128(truncatingIfNeeded: supply)
    }
    /// Whether an order of just this price is left with something.
    var leavesItsOwnOver: Bool {
      demand > max(volume, better.bid) || supply > max(volume, better.ask)
    }
  }

  private let buys: Ledger.BookSide
  private let sells: Ledger.BookSide

  init(of instrument: InstrumentID, in ledger: borrowing Ledger) {
    buys = ledger.sides[Ledger.place(of: instrument, .buy)]
    sells = ledger.sides[Ledger.place(of: instrument, .sell)]
  }

  func point(at price: Price) -> Point {
    let bidKey = PriceLevels.key(of: price, side: .buy)
    let askKey = PriceLevels.key(of: price, side: .sell)
    return Point(
      price: price, demand: buys.marketTotal + buys.levels.total(through: bidKey),
      supply: sells.marketTotal + sells.levels.total(through: askKey),
      better: (
        buys.marketTotal + (bidKey == .min ? 0 : buys.levels.total(through: bidKey - 1)),
        sells.marketTotal + (askKey == .min ? 0 : sells.levels.total(through: askKey - 1))
      ))
  }

  /// The prices that count, rising, with what each would bring.
  func points(_ instrument: Instrument, reference: Price?, everyTick: Bool) -> [Point] {
    let limits = limits
    guard let lowest = limits.first, let highest = limits.last else {
      return reference.map { [point(at: $0)] } ?? []
    }
    var counted = limits
    if let reference, let distance = instrument.auctionCollar {
      let near =
        Int128(reference.rawValue) - Int128(distance)...Int128(reference.rawValue)
        + Int128(distance)
      counted = limits.filter { near.contains(Int128($0.rawValue)) }
      if let low = instrument.lowestPrice(in: near), lowest < low { counted.insert(low, at: 0) }
      if let high = instrument.highestPrice(in: near), highest > high { counted.append(high) }
      counted = Set(counted).sorted()
    }
    if everyTick { counted = filled(counted, instrument, inside: lowest...highest) }
    return counted.map { point(at: $0) }
  }

  /// Between two neighbours every price brings the same: the outermost stand for all.
  private func filled(
    _ prices: [Price], _ instrument: Instrument, inside limits: ClosedRange<Price>
  ) -> [Price] {
    var filled = prices
    for (low, high) in zip(prices, prices.dropFirst())
    where limits.contains(low) && limits.contains(high) {
      let first = Int128(low.rawValue) + 1
      let last = Int128(high.rawValue) - 1
      guard first <= last, let lower = instrument.lowestPrice(in: first...last),
        let upper = instrument.highestPrice(in: first...last)
      else { continue }
      filled.append(lower)
      filled.append(upper)
    }
    return Set(filled).sorted()
  }

  /// The prices of the orders of both sides, each once, rising.
  private var limits: [Price] {
    let bids = prices(of: buys, .buy).reversed()
    let asks = prices(of: sells, .sell)
    var limits: [Price] = []
    limits.reserveCapacity(bids.count + asks.count)
    var next = 0
    for bid in bids {
      while next < asks.count, asks[next] < bid {
        limits.append(asks[next])
        next += 1
      }
      if next < asks.count, asks[next] == bid { next += 1 }
      limits.append(bid)
    }
    limits += asks[next...]
    return limits
  }

  private func prices(of side: Ledger.BookSide, _ which: Side) -> [Price] {
    side.levels.inOrder.map { PriceLevels.price(of: side.levels[$0].key, side: which) }
  }
}

extension Instrument {
  /// The lowest price in a range that an order may have; nil where there is none.
  func lowestPrice(in range: ClosedRange<Int128>) -> Price? {
    price(from: range.lowerBound, through: range.upperBound, direction: .up)
  }

  /// The highest price in a range that an order may have; nil where there is none.
  func highestPrice(in range: ClosedRange<Int128>) -> Price? {
    price(from: range.upperBound, through: range.lowerBound, direction: .down)
  }

  private enum Direction { case up, down }

  /// Steps from one tick to the next allowed price, row by row of the tick table.
  private func price(
    from start: Int128, through end: Int128, direction: Direction
  ) -> Price? {
    let band = priceBand.map { Int128($0.lowerBound.rawValue)...Int128($0.upperBound.rawValue) }
    let allowed = band ?? Int128(Int64.min)...Int128(Int64.max)
    if tickTable.rows.count == 1, priceSigns.contains(.positive), min(start, end) > 0 {
      return positivePrice(
        from: max(min(start, end), allowed.lowerBound),
        through: min(max(start, end), allowed.upperBound), direction: direction)
    }
    // The ends of the stretches in which one increment and one sign hold.
    var edges: [Int128] = [0, 1, -1]
    for row in tickTable.rows where row.from > 0 {
      edges += [Int128(row.from), Int128(row.from) - 1, -Int128(row.from), 1 - Int128(row.from)]
    }
    edges += [allowed.lowerBound, allowed.upperBound, start]
    let ordered =
      direction == .up
      ? Set(edges).filter { start <= $0 && $0 <= end }.sorted()
      : Set(edges).filter { end <= $0 && $0 <= start }.sorted(by: >)
    for (place, edge) in ordered.enumerated() {
      guard allowed.contains(edge), let price = Int64(exactly: edge).map({ Price($0) }) else {
        continue
      }
      let next = place + 1 < ordered.count ? ordered[place + 1] : nil
      let step = Int128(tickTable.increment(at: price))
      let rest = ((edge % step) + step) % step
      let candidate =
        direction == .up ? (rest == 0 ? edge : edge - rest + step) : edge - rest
      // Behind the next edge another increment, or another sign, may hold.
      let isHere =
        direction == .up
        ? candidate <= end && (next.map { candidate < $0 } ?? true)
        : candidate >= end && (next.map { candidate > $0 } ?? true)
      guard isHere, allowed.contains(candidate), let found = Int64(exactly: candidate)
      else { continue }
      if priceSigns.allow(Price(found)) { return Price(found) }
    }
    return nil
  }

  /// The same where one increment holds for all prices, and all are allowed but for the ends.
  private func positivePrice(
    from lowest: Int128, through highest: Int128, direction: Direction
  ) -> Price? {
    let step = Int128(tickTable.rows[0].increment)
    let found =
      switch direction {
      case .up: (lowest + step - 1) / step * step
      case .down: highest / step * step
      }
    return lowest <= found && found <= highest ? Price(Int64(found)) : nil
  }

  /// The middle of two prices, up to the next that an order may have but not beyond the higher.
  func roundedMiddle(_ low: Price, _ high: Price) -> Price {
    let sum = Int128(low.rawValue) + Int128(high.rawValue)
    let middle = sum & 1 == 0 ? sum / 2 : (sum + 1) / 2
    return lowestPrice(in: middle...Int128(high.rawValue)) ?? high
  }
}
