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
    let isDay = if case .day = timeInForce { true } else { false }
    index.makeRoom(&orders)
    let (bucket, word) = index.look(at: tag)
    let slot = keep(
      id, tag: tag, bucket: bucket, word: word, leaves: leaves, total: total,
      at: PriceKey.key(price, on: LadderPlan.side(of: ladder)), on: ladder, isDay: isDay, account)
    if case .goodTillCancel = timeInForce, !keepsMemberships || account == .none { return }
    if isDay, !keepsMemberships { return }
    attachLinks(slot, timeInForce, account)
  }

  /// Keeps an order that has no `OrderLinks` at the back of a level, and returns its slot.
  ///
  /// Its identifier has this tag and belongs in this bucket, where there is room and this word.
  @inlinable
  @inline(__always)
  mutating func keep(
    _ id: OrderID, tag: UInt64, bucket: UInt32, word: UInt64, leaves: Int64, total: Int64,
    at key: UInt64, on ladder: UInt32, isDay: Bool, _ account: AccountID
  ) -> UInt32 {
    let slot = orders.take()
    let (level, previous) = ladders.append(slot, leaves: leaves, at: key, on: ladder)
    let chain = index.insert(slot, id.rawValue, tag: tag, into: bucket, word: word, &orders)
    orders.update(slot) { node in
      node.id = id.rawValue
      node.leaves = leaves
      node.next = 0
      node.previous = previous
      node.chain = chain
      node.levelAndFlag = level << 1
    }
    if previous != 0 { orders[previous].next = slot }
    if Int(slot) >= details.capacity { extendDetails() }
    details[slot] = OrderDetail(
      total: total, arrival: nextArrival, isDay: isDay, account: account.rawValue)
    nextArrival &+= 1
    return slot
  }

  @usableFromInline mutating func extendDetails() {
    details.grow(to: orders.slab.capacity, filledWith: OrderDetail())
  }

  /// Gives an order that stands in no queue the last place at a price level.
  @usableFromInline mutating func enqueue(_ slot: UInt32, on ladder: UInt32, at price: Price) {
    let level = ladders.level(
      PriceKey.key(price, on: LadderPlan.side(of: ladder)), on: ladder)
    let tail = ladders.levels[level].append(slot, leaves: orders[slot].leaves)
    if tail != 0 { orders[tail].next = slot }
    ladders.totalChanged(level)
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
    _ = ladders.levels.update(level) { $0.remove(order) }
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
