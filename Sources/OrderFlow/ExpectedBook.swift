internal import Market

/// What a flow expects to stand in one book: its memory of whom to cancel and what to hit.
///
/// It is no engine and need not be right: where it errs, a command comes too late and is
/// rejected, as happens on a venue.
struct ExpectedBook: Sendable {
  /// An order that is expected to stand.
  struct Order: Sendable {
    var id: OrderID
    var side: Side
    /// The best that there is for a market order.
    var price: Int64
    var isMarket = false
    var filled: Int64 = 0
    var leaves: Int64
    var timeInForce = TimeInForce.goodTillCancel
    var account = AccountID.none
  }

  /// Names an order for as long as it stands.
  struct Ticket: Sendable {
    fileprivate var slot: Int
    fileprivate var arrival: UInt64
  }

  /// A place to keep an order; free when `arrival` is 0.
  private struct Slot: Sendable {
    var order: Order
    var arrival: UInt64
    /// Where the slot stands in `standing`.
    var place: Int
  }

  private var slots: [Slot] = []
  private var free: [Int] = []
  /// The slots of the standing orders, in no order, so that one can be drawn.
  private var standing: [Int] = []
  private var bids = ExpectedQueue()
  private var asks = ExpectedQueue()
  private var arrivals: UInt64 = 0

  /// The number of standing orders.
  var count: Int { standing.count }

  /// A standing order, drawn so that those who came late are likelier.
  func ticket(using generator: inout SeededGenerator) -> Ticket {
    let last = standing.count
    let place = max(generator.index(below: last), generator.index(below: last))
    return Ticket(slot: standing[place], arrival: slots[standing[place]].arrival)
  }

  /// The order of a ticket; nil once it stands no more.
  func order(of ticket: Ticket) -> Order? {
    let slot = slots[ticket.slot]
    return slot.arrival == ticket.arrival ? slot.order : nil
  }

  /// Puts an order at the back of its level.
  @discardableResult mutating func add(_ order: Order) -> Ticket {
    arrivals += 1
    let slot = Slot(order: order, arrival: arrivals, place: standing.count)
    let index: Int
    if let reused = free.popLast() {
      index = reused
      slots[index] = slot
    } else {
      index = slots.count
      slots.append(slot)
    }
    standing.append(index)
    let entry = ExpectedQueue.Entry(
      rank: order.side == .sell ? order.price : ~order.price, arrival: arrivals, slot: index)
    if order.side == .buy { bids.add(entry) } else { asks.add(entry) }
    sweepOutLeavers(of: order.side)
    return Ticket(slot: index, arrival: arrivals)
  }

  /// Takes an order out.
  @discardableResult mutating func remove(_ ticket: Ticket) -> Order {
    precondition(slots[ticket.slot].arrival == ticket.arrival, "the order stands")
    remove(slot: ticket.slot)
    return slots[ticket.slot].order
  }

  /// Gives an order a smaller quantity in its place.
  mutating func reduce(_ ticket: Ticket, to leaves: Int64) {
    precondition(slots[ticket.slot].arrival == ticket.arrival, "the order stands")
    slots[ticket.slot].order.leaves = leaves
  }

  /// The order that trades first on a side.
  mutating func best(_ side: Side) -> Order? {
    nextToTrade(on: side).map { slots[$0.slot].order }
  }

  /// The ticket of the order that trades first on a side.
  mutating func nextToTrade(on side: Side) -> Ticket? {
    while let entry = side == .buy ? bids.first : asks.first {
      if slots[entry.slot].arrival == entry.arrival {
        return Ticket(slot: entry.slot, arrival: entry.arrival)
      }
      if side == .buy { bids.removeFirst() } else { asks.removeFirst() }
    }
    return nil
  }

  /// Trades a quantity with the orders of a side, none worse than `limit`, and returns those
  /// that were filled, in order, and what is left.
  mutating func take(
    _ quantity: Int64, from side: Side, limit: Int64? = nil
  ) -> (filled: [Order], left: Int64) {
    var filled: [Order] = []
    var left = quantity
    while left > 0, let ticket = nextToTrade(on: side) {
      let maker = slots[ticket.slot].order
      guard Self.reaches(maker, limit) else { break }
      let traded = min(left, maker.leaves)
      left -= traded
      if traded == maker.leaves {
        filled.append(maker)
        remove(slot: ticket.slot)
      } else {
        slots[ticket.slot].order.leaves -= traded
        slots[ticket.slot].order.filled += traded
      }
    }
    return (filled, left)
  }

  /// Whether the orders of a side, none worse than `limit`, are enough for a quantity.
  ///
  /// - Complexity: O(n) in the number of standing orders.
  func offers(_ quantity: Int64, on side: Side, limit: Int64?) -> Bool {
    var missing = quantity
    for index in standing {
      let order = slots[index].order
      guard order.side == side, Self.reaches(order, limit) else { continue }
      if order.leaves >= missing { return true }
      missing -= order.leaves
    }
    return false
  }

  /// Takes out the orders that match and returns them.
  ///
  /// - Complexity: O(n) in the number of standing orders.
  mutating func removeAll(where matches: (Order) -> Bool) -> [Order] {
    let leaving = standing.filter { matches(slots[$0].order) }
    for index in leaving { remove(slot: index) }
    return leaving.map { slots[$0].order }
  }

  /// Trades the best bids with the best asks while they cross, and returns who was filled.
  mutating func uncross() -> [Order] {
    var filled: [Order] = []
    while let bid = best(.buy), let ask = best(.sell), bid.price >= ask.price {
      let traded = min(bid.leaves, ask.leaves)
      filled += take(traded, from: .buy).filled + take(traded, from: .sell).filled
    }
    return filled
  }

  private static func reaches(_ maker: Order, _ limit: Int64?) -> Bool {
    guard let limit else { return true }
    return maker.side == .sell ? maker.price <= limit : maker.price >= limit
  }

  private mutating func remove(slot index: Int) {
    let place = slots[index].place
    let moved = standing[standing.count - 1]
    standing[place] = moved
    slots[moved].place = place
    standing.removeLast()
    slots[index].arrival = 0
    free.append(index)
  }

  /// Forgets the queue entries of orders that left, once they are most of the queue.
  private mutating func sweepOutLeavers(of side: Side) {
    let entries = side == .buy ? bids.count : asks.count
    guard entries > 2 * standing.count + 64 else { return }
    let slots = slots
    if side == .buy {
      bids.keep { slots[$0.slot].arrival == $0.arrival }
    } else {
      asks.keep { slots[$0.slot].arrival == $0.arrival }
    }
  }
}

/// One side of an `ExpectedBook`, as a binary heap by price, then time.
///
/// Orders that leave from its middle stay in it until they come to its front.
struct ExpectedQueue: Sendable {
  /// An order's claim to its place.
  struct Entry: Sendable {
    /// The price, its bits flipped for bids, which reverses the order: the lowest trades first.
    var rank: Int64
    var arrival: UInt64
    var slot: Int

    func precedes(_ other: Entry) -> Bool {
      rank != other.rank ? rank < other.rank : arrival < other.arrival
    }
  }

  private var entries: [Entry] = []

  var count: Int { entries.count }
  var first: Entry? { entries.first }

  mutating func add(_ entry: Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0, entry.precedes(entries[(child - 1) / 2]) {
      entries[child] = entries[(child - 1) / 2]
      child = (child - 1) / 2
    }
    entries[child] = entry
  }

  mutating func removeFirst() {
    let last = entries.removeLast()
    if !entries.isEmpty { sink(last, from: 0) }
  }

  mutating func keep(where stays: (Entry) -> Bool) {
    entries.removeAll { !stays($0) }
    for index in (0..<entries.count / 2).reversed() { sink(entries[index], from: index) }
  }

  private mutating func sink(_ entry: Entry, from index: Int) {
    var parent = index
    while 2 * parent + 1 < entries.count {
      var child = 2 * parent + 1
      if child + 1 < entries.count, entries[child + 1].precedes(entries[child]) { child += 1 }
      guard entries[child].precedes(entry) else { break }
      entries[parent] = entries[child]
      parent = child
    }
    entries[parent] = entry
  }
}
