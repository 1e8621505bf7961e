import Testing

@testable import ReferenceEngine

@Suite struct ChainedIndexTests {
  /// Identifiers whose tags agree in their last 11 bits, so that they share a bucket of any table
  /// of at most 2,048.
  private static let colliding: [UInt64] = Array(
    (0...).lazy.map { UInt64($0) }.filter { Mixing.tag($0) & 2047 == 5 }.prefix(500))

  @Test func `each bit of a number changes about half of the tag`() {
    for bit in 0..<64 {
      var changed = 0
      for number in 0..<200 {
        let tag = Mixing.tag(UInt64(number)) ^ Mixing.tag(UInt64(number) ^ 1 << UInt64(bit))
        changed += tag.nonzeroBitCount
      }
      #expect((200 * 10...200 * 21).contains(changed), "bit \(bit) changes \(changed) bits")
    }
  }

  @Test(arguments: [false, true])
  func `orders are found while they are there and not after`(hostile: Bool) {
    let identifiers = hostile ? Self.colliding : (0..<500).map { $0 * 7919 }
    var index = ChainedIndex<OrderNode>()
    var orders = Pool<OrderNode>(capacity: 4)
    var slots: [UInt64: UInt32] = [:]
    var random = SplitMix(state: hostile ? 1 : 2)
    var mostOverflow = 0
    for step in 0..<8000 {
      let id = identifiers[Int(random.next() % UInt64(identifiers.count))]
      #expect(index.find(id, in: orders) == slots[id] ?? 0)
      if let slot = slots.removeValue(forKey: id) {
        index.remove(slot, in: &orders)
        orders.free(slot)
      } else if step < 6000 {
        let slot = orders.take()
        orders[slot] = OrderNode()
        orders[slot].id = id
        index.insert(slot, in: &orders)
        slots[id] = slot
      }
      #expect(index.count == slots.count)
      mostOverflow = max(mostOverflow, index.overflowCount)
    }
    for id in identifiers { #expect(index.find(id, in: orders) == slots[id] ?? 0) }
    #expect((mostOverflow > 100) == hostile, "only chosen identifiers collide")
  }

  @Test func `as many buckets as orders keep chains short, and the dictionary empty`() {
    var index = ChainedIndex<OrderNode>()
    var orders = Pool<OrderNode>(capacity: 4)
    for id in 1...5000 {
      let slot = orders.take()
      orders[slot] = OrderNode()
      orders[slot].id = UInt64(id)
      index.insert(slot, in: &orders)
    }
    #expect(index.overflowCount == 0 && index.overflow.isEmpty)
    var used = 0
    for bucket in 0..<UInt32(index.bucketCount) where index.buckets[bucket] != 0 { used += 1 }
    #expect(used > 3000, "orders spread over the buckets")
  }

  @Test func `the dictionary is left out again once nothing overflows`() {
    var index = ChainedIndex<OrderNode>()
    var orders = Pool<OrderNode>(capacity: 4)
    var slots: [UInt32] = []
    for id in Self.colliding {
      let slot = orders.take()
      orders[slot] = OrderNode()
      orders[slot].id = id
      index.insert(slot, in: &orders)
      slots.append(slot)
    }
    #expect(index.overflowCount == Self.colliding.count - ChainedIndex<OrderNode>.longestChain)
    for slot in slots { index.remove(slot, in: &orders) }
    #expect(index.overflowCount == 0 && index.overflow.isEmpty && index.count == 0)
  }

  @Test func `chosen collisions do not lengthen a chain`() {
    var index = ChainedIndex<OrderNode>()
    var orders = Pool<OrderNode>(capacity: 4)
    for id in Self.colliding {
      let slot = orders.take()
      orders[slot] = OrderNode()
      orders[slot].id = id
      index.insert(slot, in: &orders)
    }
    for bucket in 0..<UInt32(index.bucketCount) {
      var length = 0
      var slot = UInt32(truncatingIfNeeded: index.buckets[bucket])
      while slot != 0 {
        length += 1
        slot = orders[slot].chain
      }
      #expect(length <= ChainedIndex<OrderNode>.longestChain)
    }
  }

  @Test func `a table that has grown bucket by bucket finds what a new one would`() {
    var index = ChainedIndex<OrderNode>()
    var orders = Pool<OrderNode>(capacity: 4)
    var growths = 0
    var lastBucketCount = index.bucketCount
    for id in (1...UInt64(40_000)).map({ $0 &* 0x1_0000_0001 }) {
      let slot = orders.take()
      orders[slot] = OrderNode()
      orders[slot].id = id
      index.insert(slot, in: &orders)
      guard index.bucketCount != lastBucketCount else { continue }
      #expect(index.bucketCount - lastBucketCount == ChainedIndex<OrderNode>.step)
      lastBucketCount = index.bucketCount
      growths += 1
    }
    #expect(growths > 4_000 && index.overflowCount == 0)
    for slot in 1..<orders.used { #expect(index.find(orders[slot].id, in: orders) == slot) }
    #expect(index.find(3, in: orders) == 0)
    for slot in 1..<orders.used { index.remove(slot, in: &orders) }
    #expect((0..<UInt32(index.bucketCount)).allSatisfy { index.buckets[$0] == 0 })
  }
}
