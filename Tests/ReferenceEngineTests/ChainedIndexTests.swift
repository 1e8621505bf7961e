import Testing

@testable import ReferenceEngine

@Suite struct ChainedIndexTests {
  /// Identifiers whose hashes all begin with the same 24 bits, so that they share a bucket.
  private static let colliding: [UInt64] = (0..<500).map { unhash($0) }

  /// The identifier of a hash: the mixing loses nothing, so it can be undone.
  private static func unhash(_ hash: UInt64) -> UInt64 {
    let inverse = inverse(of: 0x9FB2_1C65_1E98_DF25)
    var value = hash
    value = undo(value, shift: 28)
    value = value &* inverse
    value = undo(value, shift: 35)
    value = value &* inverse
    return undo(value, shift: 32)
  }

  /// The number that undoes a multiplication, by Newton's method modulo 2^64.
  private static func inverse(of odd: UInt64) -> UInt64 {
    var inverse = odd
    for _ in 0..<6 { inverse = inverse &* (2 &- odd &* inverse) }
    return inverse
  }

  private static func undo(_ value: UInt64, shift: UInt64) -> UInt64 {
    var result = value
    for _ in 0..<3 { result = value ^ (result >> shift) }
    return result
  }

  @Test func `the mixing can be undone`() {
    for hash in [0, 1, 12345, UInt64.max, 1 << 63] {
      #expect(Mixing.hash(Self.unhash(hash)) == hash)
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
    for bucket in 0..<UInt32(index.buckets.capacity) where index.buckets[bucket] != 0 { used += 1 }
    #expect(used > 2000, "orders spread over the buckets")
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
    for bucket in 0..<UInt32(index.buckets.capacity) {
      var length = 0
      var slot = UInt32(truncatingIfNeeded: index.buckets[bucket])
      while slot != 0 {
        length += 1
        slot = orders[slot].chain
      }
      #expect(length <= ChainedIndex<OrderNode>.longestChain)
    }
  }
}
