/// A pooled value that a `ChainedIndex` finds by its key.
@usableFromInline
protocol IndexedNode: Poolable {
  associatedtype Key: Hashable & BitwiseCopyable

  var key: Key { get }
  /// The next value in the bucket of the index; in a free slot the next free slot.
  var chain: UInt32 { get set }

  /// A number that mixes all bits of a key.
  static func hash(_ key: Key) -> UInt64
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
  /// A mixing that loses nothing: distinct numbers have distinct hashes.
  @inlinable
  @inline(__always)
  static func hash(_ number: UInt64) -> UInt64 {
    var hash = (number ^ (number >> 32)) &* 0x9FB2_1C65_1E98_DF25
    hash ^= hash >> 35
    hash = hash &* 0x9FB2_1C65_1E98_DF25
    return hash ^ (hash >> 28)
  }
}

/// Finds the slot of a live value, such as an order, by its key.
///
/// A table of buckets whose values are chained through their nodes. The bucket keeps 31 bits of
/// the first value's hash, so that looking for an absent key rarely touches a value. Keys come
/// from strangers who may choose them to collide: a chain never grows beyond `longestChain`; what
/// does not fit goes to a dictionary whose hashing is seeded.
@usableFromInline
struct ChainedIndex<Node: IndexedNode>: ~Copyable {
  @inlinable static var longestChain: Int { 16 }

  /// Each bucket: the first value's slot, whether others follow it, and a tag of its hash.
  @usableFromInline var buckets: Slab<UInt64>
  /// 64 less the logarithm of the number of buckets.
  @usableFromInline var shift: UInt64
  @usableFromInline var count = 0
  @usableFromInline var overflow: [Node.Key: UInt32] = [:]
  @usableFromInline var overflowCount = 0

  @usableFromInline init() {
    buckets = Slab(capacity: 16, filledWith: 0)
    shift = 60
  }

  @inlinable
  @inline(__always)
  func bucket(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> shift) }

  /// A bucket's word for its first value.
  @inlinable
  @inline(__always)
  static func word(_ slot: UInt32, hash: UInt64, isFollowed: Bool) -> UInt64 {
    UInt64(slot) | (hash << 33) | (isFollowed ? 1 << 32 : 0)
  }

  /// The slot of the value, or 0.
  ///
  /// - Complexity: O(1): at most `longestChain` values, then a dictionary.
  @inlinable
  @inline(__always)
  func find(_ key: Node.Key, in nodes: borrowing Pool<Node>) -> UInt32 {
    let hash = Node.hash(key)
    let word = buckets[bucket(hash)]
    var slot = UInt32(truncatingIfNeeded: word)
    if slot != 0 {
      if word >> 33 == (hash << 33) >> 33, nodes[slot].key == key { return slot }
      if word & (1 << 32) != 0 {
        slot = nodes[slot].chain
        while slot != 0 {
          if nodes[slot].key == key { return slot }
          slot = nodes[slot].chain
        }
      }
    }
    return overflowCount == 0 ? 0 : overflow[key] ?? 0
  }

  /// Adds a value whose key is not there yet.
  ///
  /// - Complexity: O(1) amortized; the table doubles when it holds as many values as buckets.
  @inlinable
  @inline(__always)
  mutating func insert(_ slot: UInt32, in nodes: inout Pool<Node>) {
    if count == buckets.capacity { grow(&nodes) }
    count += 1
    place(slot, in: &nodes)
  }

  @inlinable
  @inline(__always)
  mutating func place(_ slot: UInt32, in nodes: inout Pool<Node>) {
    let hash = Node.hash(nodes[slot].key)
    let bucket = bucket(hash)
    let first = UInt32(truncatingIfNeeded: buckets[bucket])
    nodes[slot].chain = first
    if first == 0 {
      buckets[bucket] = Self.word(slot, hash: hash, isFollowed: false)
    } else if hasRoom(behind: first, in: nodes) {
      buckets[bucket] = Self.word(slot, hash: hash, isFollowed: true)
    } else {
      nodes[slot].chain = 0
      overflow[nodes[slot].key] = slot
      overflowCount += 1
    }
  }

  @usableFromInline func hasRoom(behind first: UInt32, in nodes: borrowing Pool<Node>) -> Bool {
    var length = 1
    var slot = nodes[first].chain
    while slot != 0 {
      length += 1
      slot = nodes[slot].chain
    }
    return length < Self.longestChain
  }

  /// Takes out a value that is there.
  @inlinable
  @inline(__always)
  mutating func remove(_ slot: UInt32, in nodes: inout Pool<Node>) {
    count -= 1
    let bucket = bucket(Node.hash(nodes[slot].key))
    let word = buckets[bucket]
    guard UInt32(truncatingIfNeeded: word) == slot else {
      removeFollower(slot, of: bucket, in: &nodes)
      return
    }
    let next = word & (1 << 32) == 0 ? 0 : nodes[slot].chain
    guard next != 0 else {
      buckets[bucket] = 0
      return
    }
    buckets[bucket] = Self.word(
      next, hash: Node.hash(nodes[next].key), isFollowed: nodes[next].chain != 0)
  }

  @usableFromInline mutating func removeFollower(
    _ slot: UInt32, of bucket: UInt32, in nodes: inout Pool<Node>
  ) {
    if overflowCount != 0, overflow.removeValue(forKey: nodes[slot].key) != nil {
      overflowCount -= 1
      return
    }
    let first = UInt32(truncatingIfNeeded: buckets[bucket])
    var before = first
    while nodes[before].chain != slot {
      before = nodes[before].chain
      precondition(before != 0, "a live value is not in the index")
    }
    nodes[before].chain = nodes[slot].chain
    if nodes[first].chain == 0 { buckets[bucket] &= ~(1 << 32) }
  }

  /// Makes room for so many values without growing.
  mutating func reserve(_ wanted: Int, _ nodes: inout Pool<Node>) {
    while buckets.capacity < wanted { grow(&nodes) }
  }

  @usableFromInline mutating func grow(_ nodes: inout Pool<Node>) {
    var previous = Slab<UInt64>(capacity: buckets.capacity * 2, filledWith: 0)
    swap(&previous, &buckets)
    shift -= 1
    for bucket in 0..<UInt32(previous.capacity) {
      var slot = UInt32(truncatingIfNeeded: previous[bucket])
      while slot != 0 {
        let next = nodes[slot].chain
        place(slot, in: &nodes)
        slot = next
      }
    }
  }
}
