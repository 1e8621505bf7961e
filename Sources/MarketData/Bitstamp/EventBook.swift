import Market

/// The orders of a log of order events that are in the book, by price and then by age.
///
/// It matches nothing: where orders stand when the log says that they traded is what it knows.
struct EventBook {
  struct Place {
    var side: Side
    var price: Price
    /// Grows with each order that takes a place.
    var rank: Int
  }

  /// The prices and orders of one side.
  fileprivate struct HalfBook {
    /// Rising.
    var prices: [Price] = []
    /// The ranks of the orders at each price, rising.
    var ranks: [Price: [Int]] = [:]
  }

  private var places: [OrderID: Place] = [:]
  private var buys = HalfBook()
  private var sells = HalfBook()
  private var nextRank = 0

  func place(of id: OrderID) -> Place? { places[id] }

  /// Puts an order at the back of its price.
  ///
  /// - Complexity: O(*p*) in the number of prices of the side.
  mutating func enter(_ id: OrderID, _ side: Side, _ price: Price) {
    places[id] = Place(side: side, price: price, rank: nextRank)
    change(side) { [nextRank] in $0.enter(nextRank, price) }
    nextRank += 1
  }

  /// Takes an order out; one that is not there is none to take out.
  mutating func leave(_ id: OrderID) {
    guard let place = places.removeValue(forKey: id) else { return }
    change(place.side) { $0.leave(place.rank, place.price) }
  }

  /// How orders stand on their sides: what holds of all of them.
  func standing(of orders: [OrderID]) -> BitstampEventLog.Standing {
    let places = orders.compactMap { self.places[$0] }
    let isBest = places.allSatisfy { place in
      switch place.side {
      case .buy: buys.prices.last == place.price
      case .sell: sells.prices.first == place.price
      }
    }
    guard isBest else { return .notBest }
    let isOldest = places.allSatisfy { place in
      let half = place.side == .buy ? buys : sells
      return half.ranks[place.price]?.first == place.rank
    }
    return isOldest ? .first : .notOldest
  }

  private mutating func change(_ side: Side, _ body: (inout HalfBook) -> Void) {
    switch side {
    case .buy: body(&buys)
    case .sell: body(&sells)
    }
  }
}

extension EventBook.HalfBook {
  fileprivate mutating func enter(_ rank: Int, _ price: Price) {
    ranks[price, default: []].append(rank)
    if ranks[price]?.count == 1 {
      prices.insert(price, at: Self.place(prices, before: price))
    }
  }

  fileprivate mutating func leave(_ rank: Int, _ price: Price) {
    guard var level = ranks.removeValue(forKey: price) else { return }
    level.remove(at: Self.place(level, before: rank))
    if level.isEmpty {
      prices.remove(at: Self.place(prices, before: price))
    } else {
      ranks[price] = level
    }
  }

  /// The place of the first element that is not below a value.
  private static func place<Value: Comparable>(_ values: [Value], before value: Value) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
