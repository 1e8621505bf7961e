import Market
import Specification
import Testing

/// A small auction, and its price by trying every price there is.
private struct SmallAuction {
  struct Bid {
    var side: Side
    var price: Int?
    var quantity: Int
  }

  var rule: Conventions.AuctionPrice
  var orders: [Bid]
  var reference: Int?
  var collar: Int?
  var increment: Int

  /// All prices that an order could have in a small auction.
  private var grid: [Int] { (-60...60).filter { $0 % increment == 0 } }

  private func sum(_ side: Side, _ isIn: (Int) -> Bool) -> Int {
    orders.filter { $0.side == side && ($0.price.map(isIn) ?? true) }.reduce(0) { $0 + $1.quantity }
  }
  private func demand(_ price: Int) -> Int { sum(.buy) { $0 >= price } }
  private func supply(_ price: Int) -> Int { sum(.sell) { $0 <= price } }
  private func volume(_ price: Int) -> Int { min(demand(price), supply(price)) }
  private func surplus(_ price: Int) -> Int { demand(price) - supply(price) }

  /// The prices that count.
  private var starting: [Int] {
    let limits = orders.compactMap(\.price)
    guard let low = limits.min(), let high = limits.max() else {
      return reference.map { [$0] } ?? []
    }
    var starting = rule == .asx ? grid.filter { low <= $0 && $0 <= high } : limits
    if let collar, let reference {
      let near = grid.filter { abs($0 - reference) <= collar }
      starting = starting.filter { abs($0 - reference) <= collar }
      if let first = near.first, low < first { starting.append(first) }
      if let last = near.last, high > last { starting.append(last) }
    }
    return Set(starting).sorted()
  }

  /// The middle of the outermost prices, on the next tick up but no higher than the highest.
  private func middle(_ prices: [Int]) -> Int {
    let (low, high) = (prices[0], prices[prices.count - 1])
    return min(high, grid.first { 2 * $0 >= low + high } ?? high)
  }

  private func nearest(_ target: Int, _ prices: [Int]) -> Int {
    let least = prices.map { abs($0 - target) }.min()
    return prices.last { abs($0 - target) == least } ?? target
  }

  var answer: Event {
    let most = starting.map(volume).max() ?? 0
    guard most > 0 else { return .uncrossed(at: nil, volume: 0, imbalance: 0) }
    var left = starting.filter { volume($0) == most }
    if rule == .shanghai {
      let whole = left.filter { price in
        sum(.buy) { $0 > price } <= most && sum(.sell) { $0 < price } <= most
      }
      if !whole.isEmpty { left = whole }
    }
    let least = left.map { abs(surplus($0)) }.min()
    left = left.filter { abs(surplus($0)) == least }
    let price = choice(left)
    return .uncrossed(
      at: Price(Int64(price)), volume: Volume(UInt128(most)), imbalance: Int128(surplus(price)))
  }

  private func choice(_ left: [Int]) -> Int {
    let target = reference ?? middle(left)
    switch rule {
    case .shanghai:
      return middle(left)
    case .euronext:
      return nearest(target, left)
    case .nasdaq:
      let partly = left.filter { price in
        let most = volume(price)
        return orders.contains { $0.price == price }
          && (sum(.buy) { $0 >= price } > max(most, sum(.buy) { $0 > price })
            || sum(.sell) { $0 <= price } > max(most, sum(.sell) { $0 < price }))
      }
      return nearest(target, partly.isEmpty ? left : partly)
    case .xetra, .asx:
      if left.allSatisfy({ surplus($0) > 0 }) { return left[left.count - 1] }
      if left.allSatisfy({ surplus($0) < 0 }) { return left[0] }
      let low = left.filter { surplus($0) > 0 }.max() ?? left[0]
      let high = left.filter { surplus($0) < 0 }.min() ?? left[left.count - 1]
      return max(low, min(high, target))
    }
  }

  /// A random auction.
  init(seed: UInt64, rule: Conventions.AuctionPrice) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func roll(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(truncatingIfNeeded: (state >> 16) % UInt64(bound))
    }
    self.rule = rule
    let step = [1, 1, 2, 5][roll(4)]
    let wide = [4, 8, 12][roll(3)]
    let marketOrders = [0, 3, 8][roll(3)]
    orders = (0..<(2 + roll(12))).map { _ in
      Bid(
        side: roll(2) == 0 ? .buy : .sell,
        price: roll(10) < marketOrders ? nil : (roll(wide) - wide / 2) * step,
        quantity: 1 + roll(4))
    }
    increment = step
    reference = roll(4) == 0 ? nil : roll(30) - 15
    collar = roll(3) == 0 ? roll(12) : nil
  }

  /// The answer of the specification.
  var uncrossed: Event? {
    var instrument = Instrument(
      symbol: "A", tickTable: TickTable(increment: Int64(increment)), priceSigns: .any,
      referencePrice: reference.map { Price(Int64($0)) })
    instrument.auctionCollar = collar.map(Int64.init)
    var venue = Venue([instrument], isSymmetric: false) {
      $0.auctionPrice = rule
      $0.auctionMarketOrders = .collected
    }
    venue.send(.phase(.callAuction))
    for (id, order) in orders.enumerated() {
      let type = order.price.map { OrderType.limit(Price(Int64($0))) } ?? .market
      venue.send(
        .new(
          NewOrder(
            id: OrderID(UInt64(id)), instrument: 0, side: order.side, type: type,
            quantity: Quantity(Int64(order.quantity)))))
    }
    let indication = venue.engine.indication(of: 0)
    let answer = venue.send(.uncross).first
    #expect(
      indication.map { .uncrossed($0) } == answer, "the indication is what the uncross brings")
    return answer
  }
}

@Suite struct EveryAuctionTests {
  @Test(arguments: Conventions.AuctionPrice.allCases)
  func `the price is the one that trying every price finds`(rule: Conventions.AuctionPrice) {
    for seed in 0..<120 {
      let auction = SmallAuction(seed: UInt64(seed + 1), rule: rule)
      #expect(auction.uncrossed == auction.answer, "seed \(seed): \(auction)")
    }
  }
}
