/// Finds the slot of a live order by its identifier.
///
/// A table of buckets whose orders are chained through their nodes. The bucket keeps 31 bits of
/// the first order's hash, so that looking for an absent identifier rarely touches an order.
/// Identifiers come from strangers who may choose them to collide: a chain never grows beyond
/// `longestChain`; what does not fit goes to a dictionary whose hashing is seeded.
@usableFromInline struct IdentifierIndex: ~Copyable {
  @usableFromInline static let longestChain = 16

  /// Each bucket: the first order's slot, whether others follow it, and a tag of its hash.
  @usableFromInline var buckets: Slab<UInt64>
  /// 64 less the logarithm of the number of buckets.
  @usableFromInline var shift: UInt64
  @usableFromInline var count = 0
  @usableFromInline var overflow: [UInt64: UInt32] = [:]
  @usableFromInline var overflowCount = 0

  @usableFromInline init() {
    buckets = Slab(capacity: 16, filledWith: 0)
    shift = 60
  }

  /// A mixing of the identifier that loses nothing: distinct identifiers have distinct hashes.
  @inlinable
  @inline(__always)
  static func hash(_ id: UInt64) -> UInt64 {
    var hash = (id ^ (id >> 32)) &* 0x9FB2_1C65_1E98_DF25
    hash ^= hash >> 35
    hash = hash &* 0x9FB2_1C65_1E98_DF25
    return hash ^ (hash >> 28)
  }

  @inlinable
  @inline(__always)
  func bucket(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> shift) }

  /// A bucket's word for its first order.
  @inlinable
  @inline(__always)
  static func word(_ slot: UInt32, hash: UInt64, isFollowed: Bool) -> UInt64 {
    UInt64(slot) | (hash << 33) | (isFollowed ? 1 << 32 : 0)
  }

  /// The slot of the order, or 0.
  ///
  /// - Complexity: O(1): at most `longestChain` orders, then a dictionary.
  @inlinable
  func find(_ id: UInt64, in orders: borrowing Pool<OrderNode>) -> UInt32 {
    let hash = Self.hash(id)
    let word = buckets[bucket(hash)]
    var slot = UInt32(truncatingIfNeeded: word)
    if slot != 0 {
      if word >> 33 == (hash << 33) >> 33, orders[slot].id == id { return slot }
      if word & (1 << 32) != 0 {
        slot = orders[slot].chain
        while slot != 0 {
          if orders[slot].id == id { return slot }
          slot = orders[slot].chain
        }
      }
    }
    return overflowCount == 0 ? 0 : overflow[id] ?? 0
  }

  /// Adds an order whose identifier is not there yet.
  ///
  /// - Complexity: O(1) amortized; the table doubles when it holds as many orders as buckets.
  @inlinable
  mutating func insert(_ slot: UInt32, in orders: inout Pool<OrderNode>) {
    if count == buckets.capacity { grow(&orders) }
    count += 1
    place(slot, in: &orders)
  }

  @inlinable
  mutating func place(_ slot: UInt32, in orders: inout Pool<OrderNode>) {
    let hash = Self.hash(orders[slot].id)
    let bucket = bucket(hash)
    let first = UInt32(truncatingIfNeeded: buckets[bucket])
    orders[slot].chain = first
    if first == 0 {
      buckets[bucket] = Self.word(slot, hash: hash, isFollowed: false)
    } else if hasRoom(behind: first, in: orders) {
      buckets[bucket] = Self.word(slot, hash: hash, isFollowed: true)
    } else {
      orders[slot].chain = 0
      overflow[orders[slot].id] = slot
      overflowCount += 1
    }
  }

  @usableFromInline func hasRoom(behind first: UInt32, in orders: borrowing Pool<OrderNode>) -> Bool
  {
    var length = 1
    var slot = orders[first].chain
    while slot != 0 {
      length += 1
      slot = orders[slot].chain
    }
    return length < Self.longestChain
  }

  /// Takes out an order that is there.
  @inlinable
  mutating func remove(_ slot: UInt32, in orders: inout Pool<OrderNode>) {
    count -= 1
    let bucket = bucket(Self.hash(orders[slot].id))
    let word = buckets[bucket]
    guard UInt32(truncatingIfNeeded: word) == slot else {
      removeFollower(slot, of: bucket, in: &orders)
      return
    }
    let next = word & (1 << 32) == 0 ? 0 : orders[slot].chain
    guard next != 0 else {
      buckets[bucket] = 0
      return
    }
    buckets[bucket] = Self.word(
      next, hash: Self.hash(orders[next].id), isFollowed: orders[next].chain != 0)
  }

  @usableFromInline mutating func removeFollower(
    _ slot: UInt32, of bucket: UInt32, in orders: inout Pool<OrderNode>
  ) {
    if overflowCount != 0, overflow.removeValue(forKey: orders[slot].id) != nil {
      overflowCount -= 1
      return
    }
    let first = UInt32(truncatingIfNeeded: buckets[bucket])
    var before = first
    while orders[before].chain != slot {
      before = orders[before].chain
      precondition(before != 0, "a live order is not in the index")
    }
    orders[before].chain = orders[slot].chain
    if orders[first].chain == 0 { buckets[bucket] &= ~(1 << 32) }
  }

  @usableFromInline mutating func grow(_ orders: inout Pool<OrderNode>) {
    var previous = Slab<UInt64>(capacity: buckets.capacity * 2, filledWith: 0)
    swap(&previous, &buckets)
    shift -= 1
    for bucket in 0..<UInt32(previous.capacity) {
      var slot = UInt32(truncatingIfNeeded: previous[bucket])
      while slot != 0 {
        let next = orders[slot].chain
        place(slot, in: &orders)
        slot = next
      }
    }
  }
}
