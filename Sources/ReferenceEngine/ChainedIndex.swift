/// A pooled value that a `ChainedIndex` finds by its key.
@usableFromInline
protocol IndexedNode: Poolable {
  associatedtype Key: Hashable & BitwiseCopyable

  var key: Key { get }
  /// The next value in the bucket of the index; in a free slot the next free slot.
  var chain: UInt32 { get set }

  /// A number below 2^31 that depends on all bits of a key.
  static func tag(_ key: Key) -> UInt64
}

extension IndexedNode {
  @inlinable var nextFree: UInt32 {
    get { chain }
    set { chain = newValue }
  }
}

/// How keys are mixed.
@usableFromInline
enum Mixing {
  /// 31 bits of which each depends on all bits of a number.
  @inlinable
  @inline(__always)
  static func tag(_ number: UInt64) -> UInt64 {
    let product = (number ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return (product.high ^ product.low) & 0x7FFF_FFFF
  }
}

/// Finds the slot of a live value, such as an order, by its key.
///
/// A table of buckets whose values are chained through their nodes. The bucket keeps the whole tag
/// of its first value, so that looking for an absent key rarely touches a value. The table grows
/// by a few buckets at a time, each of which takes over what belongs to it of one older bucket
/// (linear hashing; Litwin, VLDB 1980): no command ever waits until all values have found new
/// places. Keys come from strangers who may choose them to collide: a chain never grows beyond
/// `longestChain`; what does not fit goes to a dictionary whose hashing is seeded.
@usableFromInline
struct ChainedIndex<Node: IndexedNode>: ~Copyable {
  @inlinable static var longestChain: Int { 16 }

  /// Each bucket: the first value's slot, whether others follow it, and its tag.
  @usableFromInline var buckets = Slab<UInt64>(capacity: 16, filledWith: 0)
  /// The number of buckets in use.
  @usableFromInline var bucketCount: UInt64 = 16
  /// One less than the largest power of two that is at most `bucketCount`.
  @usableFromInline var mask: UInt64 = 15
  /// How many values the buckets are meant for.
  @usableFromInline var room = 8
  @usableFromInline var count = 0
  @usableFromInline var overflow: [Node.Key: UInt32] = [:]
  @usableFromInline var overflowCount = 0

  @usableFromInline init() {}

  @inlinable
  @inline(__always)
  func bucket(_ tag: UInt64) -> UInt32 {
    let place = tag & (mask << 1 | 1)
    return UInt32(truncatingIfNeeded: place < bucketCount ? place : place & mask)
  }

  /// A bucket's word for its first value.
  @inlinable
  @inline(__always)
  static func word(_ slot: UInt32, tag: UInt64, isFollowed: Bool) -> UInt64 {
    UInt64(slot) | (tag << 33) | (isFollowed ? 1 << 32 : 0)
  }

  /// The slot of the value, or 0.
  ///
  /// - Complexity: O(1): at most `longestChain` values, then a dictionary.
  @inlinable
  @inline(__always)
  func find(_ key: Node.Key, in nodes: borrowing Pool<Node>) -> UInt32 {
    find(key, tag: Node.tag(key), in: nodes)
  }

  /// The slot of the value whose key has this tag, or 0.
  @inlinable
  @inline(__always)
  func find(_ key: Node.Key, tag: UInt64, in nodes: borrowing Pool<Node>) -> UInt32 {
    let word = buckets[bucket(tag)]
    var slot = UInt32(truncatingIfNeeded: word)
    if word >> 33 == tag, slot != 0, nodes[slot].key == key { return slot }
    if word & (1 << 32) != 0 {
      slot = nodes[slot].chain
      while slot != 0 {
        if nodes[slot].key == key { return slot }
        slot = nodes[slot].chain
      }
    }
    return overflowCount == 0 ? 0 : overflow[key] ?? 0
  }

  /// What stands in the bucket of a tag.
  @inlinable
  @inline(__always)
  func look(at tag: UInt64) -> (bucket: UInt32, word: UInt64) {
    let bucket = bucket(tag)
    return (bucket, buckets[bucket])
  }

  /// Whether there surely is no value whose key has this tag, by the word of its bucket.
  @inlinable
  @inline(__always)
  func surelyLacks(_ tag: UInt64, word: UInt64) -> Bool {
    (word >> 33 != tag || word == 0) && word & (1 << 32) == 0 && overflowCount == 0
  }

  /// Makes room for one more value, so that buckets stay as they are until it is inserted.
  @inlinable
  @inline(__always)
  mutating func makeRoom(_ nodes: inout Pool<Node>) {
    if count == room { grow(&nodes) }
  }

  /// Adds a value whose key, which has this tag, is not there yet, to its bucket, for which there
  /// is room; returns what its `chain` is to be.
  @inlinable
  @inline(__always)
  mutating func insert(
    _ slot: UInt32, _ key: Node.Key, tag: UInt64, into bucket: UInt32, word: UInt64,
    _ nodes: inout Pool<Node>
  ) -> UInt32 {
    count &+= 1
    if word & (1 << 32) != 0, !hasRoom(in: bucket, &nodes) {
      overflow(with: slot, key)
      return 0
    }
    buckets[bucket] = Self.word(slot, tag: tag, isFollowed: word != 0)
    return UInt32(truncatingIfNeeded: word)
  }

  /// Takes out a value that is there, from its bucket.
  @inlinable
  @inline(__always)
  mutating func remove(
    _ slot: UInt32, from bucket: UInt32, word: UInt64, _ nodes: inout Pool<Node>
  ) {
    count &-= 1
    if word & 0x1_FFFF_FFFF == UInt64(slot) {
      buckets[bucket] = 0
    } else {
      removeFromChain(slot, of: bucket, in: &nodes)
    }
  }

  /// Adds a value whose key, which has this tag, is not there yet, and returns what its `chain`
  /// is to be; the node itself is left alone.
  ///
  /// - Complexity: O(1).
  @inlinable
  @inline(__always)
  mutating func insert(
    _ slot: UInt32, _ key: Node.Key, tag: UInt64, in nodes: inout Pool<Node>
  ) -> UInt32 {
    makeRoom(&nodes)
    let (bucket, word) = look(at: tag)
    return insert(slot, key, tag: tag, into: bucket, word: word, &nodes)
  }

  @inlinable
  @inline(never)
  mutating func overflow(with slot: UInt32, _ key: Node.Key) {
    overflow[key] = slot
    overflowCount += 1
  }

  /// Adds a value whose key is not there yet.
  mutating func insert(_ slot: UInt32, in nodes: inout Pool<Node>) {
    let key = nodes[slot].key
    let next = insert(slot, key, tag: Node.tag(key), in: &nodes)
    nodes[slot].chain = next
  }

  @inlinable
  @inline(never)
  mutating func hasRoom(in bucket: UInt32, _ nodes: inout Pool<Node>) -> Bool {
    var length = 0
    var slot = UInt32(truncatingIfNeeded: buckets[bucket])
    while slot != 0 {
      length += 1
      slot = nodes[slot].chain
    }
    return length < Self.longestChain
  }

  /// Takes out a value that is there and whose key has this tag.
  @inlinable
  @inline(__always)
  mutating func remove(_ slot: UInt32, tag: UInt64, in nodes: inout Pool<Node>) {
    let (bucket, word) = look(at: tag)
    remove(slot, from: bucket, word: word, &nodes)
  }

  /// Takes out a value that is there.
  @inlinable
  @inline(__always)
  mutating func remove(_ slot: UInt32, in nodes: inout Pool<Node>) {
    remove(slot, tag: Node.tag(nodes[slot].key), in: &nodes)
  }

  @inlinable
  @inline(never)
  mutating func removeFromChain(
    _ slot: UInt32, of bucket: UInt32, in nodes: inout Pool<Node>
  ) {
    if overflowCount != 0, overflow.removeValue(forKey: nodes[slot].key) != nil {
      overflowCount -= 1
      return
    }
    let next = nodes[slot].chain
    let first = UInt32(truncatingIfNeeded: buckets[bucket])
    if first == slot {
      buckets[bucket] = Self.word(
        next, tag: Node.tag(nodes[next].key), isFollowed: nodes[next].chain != 0)
      return
    }
    var before = first
    while nodes[before].chain != slot {
      before = nodes[before].chain
      precondition(before != 0, "a live value is not in the index")
    }
    nodes[before].chain = next
    if nodes[first].chain == 0 { buckets[bucket] &= ~(1 << 32) }
  }
}

/// How the table grows.
extension ChainedIndex {
  /// The number of buckets added at a time: a line of the cache.
  @inlinable static var step: UInt64 { 8 }
  /// Up to so many buckets the table is meant to be sparse, which is fast; beyond, to be small.
  @inlinable static var sparseBuckets: UInt64 { 1 << 20 }

  /// Makes room for so many values without growing.
  mutating func reserve(_ wanted: Int, _ nodes: inout Pool<Node>) {
    while room < wanted { grow(&nodes) }
  }

  /// Adds some buckets, and gives them what belongs to them.
  ///
  /// - Complexity: O(1) but for chosen collisions, which cost O(`longestChain`).
  @inlinable
  @inline(never)
  mutating func grow(_ nodes: inout Pool<Node>) {
    while bucketCount + Self.step > buckets.capacity { buckets.extend(filledWith: 0) }
    for _ in 0..<Self.step {
      split(UInt32(bucketCount & mask), into: UInt32(bucketCount), &nodes)
      bucketCount += 1
      if bucketCount > 2 * mask + 1 { mask = 2 * mask + 1 }
    }
    let perEight = bucketCount <= Self.sparseBuckets ? 4 : 10
    room = max(room, Int(bucketCount / 8) * perEight)
  }

  /// Moves from an old bucket to a new one, which is empty, what belongs there.
  @inlinable mutating func split(_ old: UInt32, into new: UInt32, _ nodes: inout Pool<Node>) {
    let word = buckets[old]
    buckets[new] = 0
    guard word != 0 else { return }
    let bit = mask + 1
    if word & (1 << 32) == 0 {
      guard (word >> 33) & bit != 0 else { return }
      buckets[new] = word
      buckets[old] = 0
      return
    }
    buckets[old] = 0
    var slot = UInt32(truncatingIfNeeded: word)
    while slot != 0 {
      let next = nodes[slot].chain
      let tag = Node.tag(nodes[slot].key)
      let bucket = tag & bit == 0 ? old : new
      let first = UInt32(truncatingIfNeeded: buckets[bucket])
      nodes[slot].chain = first
      buckets[bucket] = Self.word(slot, tag: tag, isFollowed: first != 0)
      slot = next
    }
  }

  /// Becomes what another index is.
  mutating func copy(_ other: borrowing ChainedIndex) {
    buckets.copy(other.buckets, count: Int(other.bucketCount), filledWith: 0)
    bucketCount = other.bucketCount
    mask = other.mask
    room = other.room
    count = other.count
    if overflowCount != 0 || other.overflowCount != 0 { overflow = other.overflow }
    overflowCount = other.overflowCount
  }
}
