public import Market

/// How orders come into the queue of a level and out of it.
extension ReferenceEngine {
  /// Puts what is left of an order at the back of a level; `tag` is that of its identifier.
  @inlinable
  @inline(__always)
  mutating func rest(
    _ id: OrderID, tag: UInt64, leaves: Int64, on ladder: UInt32, at price: Price, total: Int64,
    _ timeInForce: TimeInForce, _ account: AccountID
  ) {
    let slot = orders.take()
    if Int(slot) >= details.capacity { extendDetails() }
    let level = ladders.level(
      PriceKey.key(price, on: LadderPlan.side(of: ladder)), on: ladder)
    var order = OrderNode()
    order.id = id.rawValue
    order.leaves = leaves
    order.levelAndFlag = level << 1
    order.chain = index.insert(slot, id.rawValue, tag: tag, in: &orders)
    order.previous = append(slot, leaves: leaves, to: level)
    orders[slot] = order
    let isDay = if case .day = timeInForce { true } else { false }
    details[slot] = OrderDetail(
      total: total, arrival: nextArrival, isDay: isDay, account: account.rawValue)
    nextArrival += 1
    if case .goodTillCancel = timeInForce, !keepsMemberships || account == .none { return }
    if isDay, !keepsMemberships { return }
    attachLinks(slot, timeInForce, account)
  }

  @usableFromInline mutating func extendDetails() {
    details.grow(to: orders.slab.capacity, filledWith: OrderDetail())
  }

  /// Enters an order as the last of a level, and returns the order before it, or 0.
  @inlinable
  @inline(__always)
  mutating func append(_ slot: UInt32, leaves: Int64, to level: UInt32) -> UInt32 {
    let tail = ladders.levels[level].append(slot, leaves: leaves)
    if tail != 0 { orders[tail].next = slot }
    ladders.totalChanged(level)
    return tail
  }

  /// Gives an order that stands in no queue the last place at a price level.
  @usableFromInline mutating func enqueue(_ slot: UInt32, on ladder: UInt32, at price: Price) {
    let level = ladders.level(
      PriceKey.key(price, on: LadderPlan.side(of: ladder)), on: ladder)
    let tail = append(slot, leaves: orders[slot].leaves, to: level)
    orders[slot].levelAndFlag = level << 1 | (orders[slot].levelAndFlag & 1)
    orders[slot].previous = tail
    orders[slot].next = 0
    details[slot].arrival = nextArrival
    nextArrival += 1
  }

  /// Takes an order out of its level's queue.
  @inlinable
  @inline(__always)
  mutating func dequeue(_ slot: UInt32) { dequeue(orders[slot]) }

  /// Takes an order, of which this is the node, out of its level's queue.
  @inlinable
  @inline(__always)
  mutating func dequeue(_ order: OrderNode) {
    let level = order.level
    if order.next == 0, order.previous == 0 {
      ladders.remove(level)
      return
    }
    ladders.levels[level].remove(order)
    if order.previous != 0 { orders[order.previous].next = order.next }
    if order.next != 0 { orders[order.next].previous = order.previous }
    ladders.totalChanged(level)
  }

  /// Forgets an order that has left its level's queue.
  @inlinable
  @inline(__always)
  mutating func bury(_ slot: UInt32) {
    let order = orders[slot]
    bury(slot, hasLinks: order.hasLinks, tag: OrderNode.tag(order.id))
  }

  /// Forgets an order, whose identifier has this tag, that has left its level's queue.
  @inlinable
  @inline(__always)
  mutating func bury(_ slot: UInt32, hasLinks: Bool, tag: UInt64) {
    if hasLinks { detachLinks(slot) }
    index.remove(slot, tag: tag, in: &orders)
    orders.free(slot)
  }
}
