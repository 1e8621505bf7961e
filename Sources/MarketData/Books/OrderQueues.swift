internal import Market

/// The orders of a book, by identifier and by price, then time.
///
/// Memory goes with the live orders. A message costs a look-up of its order and a binary search
/// for its level; a level that comes or goes also moves the levels that are better than it.
struct OrderQueues: Sendable {
  /// Where an order stands in memory.
  typealias Slot = Int

  struct Order: Sendable {
    var id: OrderID
    var side: Side
    var price: Price
    var leaves: Quantity
    /// What of it was executed.
    var filled = Quantity.zero
    /// Its number among all arrivals, from 1.
    var arrival: Int
    /// When it was last executed.
    var executed: Timestamp?
    fileprivate var previous: Slot?
    fileprivate var next: Slot?
  }

  struct Level: Sendable {
    let price: Price
    fileprivate(set) var quantity = Volume.zero
    fileprivate(set) var orders = 0
    fileprivate(set) var first: Slot
    fileprivate(set) var last: Slot
    /// Orders up to this arrival may have gone unseen.
    var doubtedThrough = 0
  }

  private var slots: [Order] = []
  private var free: [Slot] = []
  private var places: [OrderID: Slot] = [:]
  /// The levels of each side, the best one last.
  private var sides: [[Level]] = [[], []]
  private var arrivals = 0

  var count: Int { places.count }

  func slot(of id: OrderID) -> Slot? { places[id] }

  subscript(slot: Slot) -> Order { slots[slot] }

  func next(after slot: Slot) -> Slot? { slots[slot].next }

  /// The levels of a side, the best one last.
  func levels(_ side: Side) -> [Level] { sides[Int(side.rawValue)] }

  func best(_ side: Side) -> Level? { sides[Int(side.rawValue)].last }

  /// The price of a level, the best being the first; nil where there are not so many.
  func price(ofLevel number: Int, _ side: Side) -> Price? {
    let levels = sides[Int(side.rawValue)]
    return 1...max(levels.count, 1) ~= number && !levels.isEmpty
      ? levels[levels.count - number].price : nil
  }

  /// The level that an order stands in.
  func level(of slot: Slot) -> Level {
    let order = slots[slot]
    return sides[Int(order.side.rawValue)][position(order.price, order.side)]
  }

  func level(_ side: Side, at price: Price) -> Level? {
    let levels = sides[Int(side.rawValue)]
    let position = position(price, side)
    return position < levels.count && levels[position].price == price ? levels[position] : nil
  }

  /// Whether an order may have gone unseen.
  func isDoubtful(_ slot: Slot) -> Bool { slots[slot].arrival <= level(of: slot).doubtedThrough }

  /// The first place of a level that is at this price or better.
  private func position(_ price: Price, _ side: Side) -> Int {
    let levels = sides[Int(side.rawValue)]
    var (low, high) = (0, levels.count)
    while low < high {
      let middle = (low + high) / 2
      if price.isBetter(than: levels[middle].price, for: side) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

extension OrderQueues {
  /// Puts an order at the back of its level; its identifier must be free, its quantity positive.
  mutating func enter(_ id: OrderID, _ side: Side, _ price: Price, _ quantity: Quantity) {
    arrivals += 1
    let order = Order(id: id, side: side, price: price, leaves: quantity, arrival: arrivals)
    let slot = free.popLast() ?? slots.count
    if slot == slots.count { slots.append(order) } else { slots[slot] = order }
    places[id] = slot
    let (index, position) = (Int(side.rawValue), position(price, side))
    if position < sides[index].count, sides[index][position].price == price {
      let last = sides[index][position].last
      slots[last].next = slot
      slots[slot].previous = last
      sides[index][position].last = slot
    } else {
      sides[index].insert(Level(price: price, first: slot, last: slot), at: position)
    }
    sides[index][position].quantity += quantity
    sides[index][position].orders += 1
  }

  /// Takes an order out.
  mutating func remove(_ slot: Slot) {
    let order = slots[slot]
    places[order.id] = nil
    free.append(slot)
    let (index, position) = (Int(order.side.rawValue), position(order.price, order.side))
    if let previous = order.previous { slots[previous].next = order.next }
    if let next = order.next { slots[next].previous = order.previous }
    guard order.previous != nil || order.next != nil else {
      sides[index].remove(at: position)
      return
    }
    sides[index][position].first =
      order.previous == nil ? order.next ?? slot : first(index, position)
    sides[index][position].last = order.next == nil ? order.previous ?? slot : last(index, position)
    sides[index][position].quantity -= order.leaves
    sides[index][position].orders -= 1
  }

  private func first(_ side: Int, _ position: Int) -> Slot { sides[side][position].first }
  private func last(_ side: Int, _ position: Int) -> Slot { sides[side][position].last }

  /// Takes a part of an order away, less than is left of it.
  mutating func reduce(_ slot: Slot, by quantity: Quantity) {
    let order = slots[slot]
    slots[slot].leaves = order.leaves - quantity
    sides[Int(order.side.rawValue)][position(order.price, order.side)].quantity -= quantity
  }

  /// Notes that a part of an order was executed, which is taken away apart from this.
  mutating func note(_ slot: Slot, filled quantity: Quantity, at instant: Timestamp) {
    slots[slot].filled = slots[slot].filled + quantity
    slots[slot].executed = instant
  }

  /// Notes when an order was executed.
  mutating func note(_ slot: Slot, executedAt instant: Timestamp) {
    slots[slot].executed = instant
  }

  /// Notes that the orders of the levels that are worse than a price may go unseen from now on.
  ///
  /// The levels that are in doubt already lie behind the others, so that each is noted once.
  mutating func doubt(_ side: Side, beyond price: Price) {
    let index = Int(side.rawValue)
    var position = position(price, side)
    while position > 0 {
      position -= 1
      let newest = slots[sides[index][position].last].arrival
      if sides[index][position].doubtedThrough >= newest { return }
      sides[index][position].doubtedThrough = newest
    }
  }

  /// The live orders in the order of their arrival.
  func byArrival() -> [Order] {
    places.values.map { slots[$0] }.sorted { $0.arrival < $1.arrival }
  }
}

extension OrderQueues {
  /// Whether everything stands where it should: for tests, linear in the orders.
  func checkInvariants() {
    var seen = 0
    for side in Side.allCases {
      let levels = levels(side)
      for (worse, better) in zip(levels, levels.dropFirst()) {
        precondition(better.price.isBetter(than: worse.price, for: side), "levels rise")
      }
      for level in levels {
        var (total, count, newest, slot) = (Volume.zero, 0, 0, Optional(level.first))
        while let current = slot {
          let order = slots[current]
          precondition(order.price == level.price && order.side == side, "an order in its level")
          precondition(places[order.id] == current, "an order is found by its identifier")
          precondition(order.leaves > .zero, "something is left of an order")
          precondition(order.arrival > newest, "the orders of a level stand by arrival")
          precondition(order.next != nil || level.last == current, "the last order is the last")
          newest = order.arrival
          total += order.leaves
          count += 1
          slot = order.next
        }
        precondition(total == level.quantity && count == level.orders, "a level's sums")
        seen += count
      }
    }
    precondition(seen == places.count, "every order stands in a level")
  }
}
