public import Market

/// How orders come into the queue of a level and out of it.
extension ReferenceEngine {
  /// Puts what is left of an order at the back of a level.
  @inlinable
  mutating func rest(
    _ taker: Taker, on ladder: UInt32, at price: Price, total: Int64,
    _ timeInForce: TimeInForce, _ account: AccountID
  ) {
    let slot = orders.take()
    if Int(slot) >= details.capacity { details.grow(to: details.capacity * 2) }
    orders[slot].id = taker.id.rawValue
    orders[slot].leaves = taker.leaves
    orders[slot].levelAndFlag = 0
    index.insert(slot, in: &orders)
    details[slot] = OrderDetail(total: total)
    enqueue(slot, on: ladder, at: price)
    if case .goodTillCancel = timeInForce, account == .none { return }
    attachLinks(slot, timeInForce, account)
  }

  /// Gives an order the last place at a price level.
  @inlinable
  mutating func enqueue(_ slot: UInt32, on ladder: UInt32, at price: Price) {
    let level = ladders.level(
      PriceKey.key(price, on: LadderPlan.side(of: ladder)), on: ladder)
    let tail = ladders.levels[level].tail
    orders[slot].levelAndFlag = level << 1 | (orders[slot].levelAndFlag & 1)
    orders[slot].previous = tail
    orders[slot].next = 0
    if tail != 0 { orders[tail].next = slot } else { ladders.levels[level].head = slot }
    ladders.levels[level].tail = slot
    ladders.levels[level].orders += 1
    ladders.levels[level].total += UInt128(orders[slot].leaves)
    ladders.totalChanged(level)
    details[slot].arrival = nextArrival
    nextArrival += 1
  }

  /// Takes an order out of its level's queue.
  @inlinable
  mutating func dequeue(_ slot: UInt32) {
    let level = orders[slot].level
    guard ladders.levels[level].orders > 1 else {
      ladders.remove(level)
      return
    }
    let next = orders[slot].next
    let previous = orders[slot].previous
    if previous != 0 { orders[previous].next = next } else { ladders.levels[level].head = next }
    if next != 0 { orders[next].previous = previous } else { ladders.levels[level].tail = previous }
    ladders.levels[level].orders -= 1
    ladders.levels[level].total -= UInt128(orders[slot].leaves)
    ladders.totalChanged(level)
  }

  /// Forgets an order that has left its level's queue.
  @inlinable
  mutating func bury(_ slot: UInt32) {
    if orders[slot].hasLinks { detachLinks(slot) }
    index.remove(slot, in: &orders)
    orders.free(slot)
  }
}
