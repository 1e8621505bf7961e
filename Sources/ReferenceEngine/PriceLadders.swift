/// One price level: the queue of its orders and its place among the levels of its side.
@usableFromInline struct LevelNode: Poolable {
  /// What is left of all its orders; 128 bits can't overflow.
  @usableFromInline var total: UInt128 = 0
  @usableFromInline var key: UInt64 = 0
  /// The oldest order.
  @usableFromInline var head: UInt32 = 0
  /// The newest order.
  @usableFromInline var tail: UInt32 = 0
  @usableFromInline var orders: UInt32 = 0
  /// The side of an instrument that the level belongs to.
  @usableFromInline var ladder: UInt32 = 0
  /// The next worse level, or 0; in a free slot the next free slot.
  @usableFromInline var worse: UInt32 = 0
  /// The next better level, or 0.
  @usableFromInline var better: UInt32 = 0
  /// The branch above it in the tree of its ladder, or 0.
  @usableFromInline var parent: UInt32 = 0

  @usableFromInline init() {}

  @usableFromInline static var unused: LevelNode { LevelNode() }
  @inlinable var nextFree: UInt32 {
    get { worse }
    set { worse = newValue }
  }
}

/// A place under a branch: nothing, a level, or another branch.
struct Child: BitwiseCopyable, Equatable {
  private var raw: UInt32

  static let none = Child(raw: 0)
  static func level(_ slot: UInt32) -> Child { Child(raw: slot << 1) }
  static func branch(_ slot: UInt32) -> Child { Child(raw: slot << 1 | 1) }

  var isBranch: Bool { raw & 1 != 0 }
  var slot: UInt32 { raw >> 1 }
}

/// A branch of a ladder's tree: 64 ways by six bits of the key.
///
/// Keys below a branch agree in all bits above those six. A branch always has two children or
/// more, so a tree of n levels has fewer than n branches and is at most 11 deep, wherever the
/// prices lie.
struct Branch: Poolable {
  /// The sum of the level totals below it, unless stale.
  var total: UInt128 = 0
  var occupied: UInt64 = 0
  /// The bits that all keys below agree in; the rest are 0.
  var prefix: UInt64 = 0
  var parent: UInt32 = 0
  /// How far the six bits stand from the right.
  var shift: UInt8 = 0
  /// Whether `total` must be summed again; then it is so in all branches above, too.
  var isStale = true
  var children = InlineArray<64, Child>(repeating: .none)

  static var unused: Branch { Branch() }
  var nextFree: UInt32 {
    get { parent }
    set { parent = newValue }
  }

  /// The way that a key takes.
  func way(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key >> UInt64(shift)) & 63) }

  /// Whether a key agrees with all keys below in the bits above the six.
  func covers(_ key: UInt64) -> Bool { ((key ^ prefix) >> UInt64(shift)) >> 6 == 0 }
}

/// The orders of one sort on one side of one instrument.
@usableFromInline struct Ladder: BitwiseCopyable {
  /// The slot of the best level, or 0.
  @usableFromInline var best: UInt32 = 0
  var root = Child.none

  @usableFromInline init() {}
}

/// The price levels of all instruments, on the ladders that a `LadderPlan` lays out.
///
/// The levels of a ladder form a list from best to worst and a tree by key. The best level and
/// the next worse one are found in O(1), any level in at most 11 steps; there is no window of
/// prices to leave and nothing to rebuild.
@usableFromInline struct PriceLadders: ~Copyable {
  @usableFromInline var levels = Pool<LevelNode>(capacity: 15)
  @usableFromInline var ladders: Slab<Ladder>
  var branches = Pool<Branch>(capacity: 3)
  /// Whether branch totals are kept: from the first question that needs them.
  @usableFromInline var keepsTotals = false

  @usableFromInline init(count: Int) {
    ladders = Slab(capacity: count, filledWith: Ladder())
  }

  /// The best level of a ladder, or 0.
  @inlinable
  @inline(__always)
  func best(_ ladder: UInt32) -> UInt32 { ladders[ladder].best }

  /// The worst level of a ladder, or 0.
  ///
  /// - Complexity: at most 11 steps.
  func worst(_ ladder: UInt32) -> UInt32 { worstLevel(below: ladders[ladder].root) }

  /// The level of a key, made if there is none; its total is then 0 and its queue empty.
  @inlinable
  @inline(__always)
  mutating func level(_ key: UInt64, on ladder: UInt32) -> UInt32 {
    let best = ladders[ladder].best
    return best != 0 && levels[best].key == key ? best : findOrInsert(key, on: ladder)
  }

  /// To be called after the total of a level has changed.
  @inlinable
  @inline(__always)
  mutating func totalChanged(_ level: UInt32) {
    if keepsTotals { markStale(levels[level].parent) }
  }
}

extension PriceLadders {
  /// The level of a key, or 0.
  ///
  /// - Complexity: at most 11 steps.
  func find(_ key: UInt64, on ladder: UInt32) -> UInt32 {
    var place = ladders[ladder].root
    while place.isBranch {
      let branch = place.slot
      guard branches[branch].covers(key) else { return 0 }
      place = branches[branch].children[branches[branch].way(key)]
    }
    return place != .none && levels[place.slot].key == key ? place.slot : 0
  }

  @usableFromInline mutating func findOrInsert(_ key: UInt64, on ladder: UInt32) -> UInt32 {
    var place = ladders[ladder].root
    var parent: UInt32 = 0
    // The nearest subtree whose keys are all smaller.
    var smaller = Child.none
    while place != .none {
      let other: UInt64
      if place.isBranch {
        let branch = place.slot
        if branches[branch].covers(key) {
          let way = branches[branch].way(key)
          let below = branches[branch].occupied & ((1 << UInt64(way)) - 1)
          if below != 0 { smaller = branches[branch].children[63 - below.leadingZeroBitCount] }
          parent = branch
          place = branches[branch].children[way]
          continue
        }
        other = branches[branch].prefix
      } else {
        other = levels[place.slot].key
        if other == key { return place.slot }
      }
      parent = fork(place, of: other, from: key, under: parent, on: ladder)
      if other < key { smaller = place }
      break
    }
    let level = makeLevel(key, on: ladder, under: parent)
    link(level, after: smaller == .none ? 0 : worstLevel(below: smaller))
    return level
  }

  /// Puts a branch above a subtree, at the highest six bits in which its keys and a new one differ.
  private mutating func fork(
    _ subtree: Child, of other: UInt64, from key: UInt64, under parent: UInt32, on ladder: UInt32
  ) -> UInt32 {
    let highest = 63 - (key ^ other).leadingZeroBitCount
    let shift = UInt64(highest / 6 * 6)
    let slot = branches.take()
    branches[slot] = Branch()
    branches[slot].shift = UInt8(shift)
    branches[slot].prefix = (((key >> shift) >> 6) << 6) << shift
    branches[slot].parent = parent
    branches[slot].isStale = !keepsTotals
    put(.branch(slot), for: key, under: parent, on: ladder)
    put(subtree, for: other, under: slot, on: ladder)
    setParent(of: subtree, to: slot)
    if keepsTotals { markStale(slot) }
    return slot
  }

  private mutating func makeLevel(
    _ key: UInt64, on ladder: UInt32, under parent: UInt32
  ) -> UInt32 {
    let slot = levels.take()
    levels[slot] = LevelNode()
    levels[slot].key = key
    levels[slot].ladder = ladder
    levels[slot].parent = parent
    put(.level(slot), for: key, under: parent, on: ladder)
    return slot
  }

  private mutating func put(
    _ child: Child, for key: UInt64, under parent: UInt32, on ladder: UInt32
  ) {
    guard parent != 0 else {
      ladders[ladder].root = child
      return
    }
    let way = branches[parent].way(key)
    branches[parent].children[way] = child
    branches[parent].occupied |= 1 << UInt64(way)
  }

  private mutating func setParent(of child: Child, to parent: UInt32) {
    if child.isBranch {
      branches[child.slot].parent = parent
    } else {
      levels[child.slot].parent = parent
    }
  }

  fileprivate func worstLevel(below subtree: Child) -> UInt32 {
    var place = subtree
    while place.isBranch {
      let branch = place.slot
      place = branches[branch].children[63 - branches[branch].occupied.leadingZeroBitCount]
    }
    return place.slot
  }

  private mutating func link(_ level: UInt32, after better: UInt32) {
    let ladder = levels[level].ladder
    let worse = better == 0 ? ladders[ladder].best : levels[better].worse
    levels[level].better = better
    levels[level].worse = worse
    if worse != 0 { levels[worse].better = level }
    if better != 0 { levels[better].worse = level } else { ladders[ladder].best = level }
  }

  /// Takes an empty level out of its ladder.
  ///
  /// - Complexity: O(1).
  @usableFromInline mutating func remove(_ level: UInt32) {
    let ladder = levels[level].ladder
    let better = levels[level].better
    let worse = levels[level].worse
    if worse != 0 { levels[worse].better = better }
    if better != 0 { levels[better].worse = worse } else { ladders[ladder].best = worse }

    let parent = levels[level].parent
    if parent == 0 {
      ladders[ladder].root = .none
    } else {
      if keepsTotals { markStale(parent) }
      let way = branches[parent].way(levels[level].key)
      branches[parent].children[way] = .none
      branches[parent].occupied &= ~(1 << UInt64(way))
      if branches[parent].occupied.nonzeroBitCount == 1 { dissolve(parent, on: ladder) }
    }
    levels.free(level)
  }

  /// Puts the only child of a branch in the branch's own place.
  private mutating func dissolve(_ branch: UInt32, on ladder: UInt32) {
    let child = branches[branch].children[branches[branch].occupied.trailingZeroBitCount]
    let parent = branches[branch].parent
    put(child, for: branches[branch].prefix, under: parent, on: ladder)
    setParent(of: child, to: parent)
    branches.free(branch)
  }
}

extension PriceLadders {
  /// Whether at least `wanted` is left at keys up to `limit`.
  ///
  /// - Complexity: O(1) for what the first 32 levels decide. Beyond, O(64 × depth) with depth at
  ///   most 11, plus the branches that changed since the last such question.
  @usableFromInline mutating func holds(_ wanted: UInt128, upTo limit: UInt64, on ladder: UInt32)
    -> Bool
  {
    var sum: UInt128 = 0
    var level = ladders[ladder].best
    for _ in 0..<32 {
      guard level != 0, levels[level].key <= limit else { return sum >= wanted }
      sum += levels[level].total
      if sum >= wanted { return true }
      level = levels[level].worse
    }
    return total(upTo: limit, on: ladder) >= wanted
  }

  private mutating func total(upTo limit: UInt64, on ladder: UInt32) -> UInt128 {
    if !keepsTotals {
      keepsTotals = true
      for slot in 1..<branches.used { branches[slot].isStale = true }
    }
    var sum: UInt128 = 0
    var place = ladders[ladder].root
    while place.isBranch {
      let branch = place.slot
      guard branches[branch].covers(limit) else {
        return branches[branch].prefix < limit ? sum + total(below: place) : sum
      }
      let way = branches[branch].way(limit)
      var below = branches[branch].occupied & ((1 << UInt64(way)) - 1)
      while below != 0 {
        sum += total(below: branches[branch].children[below.trailingZeroBitCount])
        below &= below - 1
      }
      place = branches[branch].children[way]
    }
    guard place != .none, levels[place.slot].key <= limit else { return sum }
    return sum + levels[place.slot].total
  }

  /// The sum of the totals below a place; recursion is as deep as the tree, at most 11.
  private mutating func total(below place: Child) -> UInt128 {
    guard place.isBranch else { return levels[place.slot].total }
    let branch = place.slot
    guard branches[branch].isStale else { return branches[branch].total }
    var sum: UInt128 = 0
    var left = branches[branch].occupied
    while left != 0 {
      sum += total(below: branches[branch].children[left.trailingZeroBitCount])
      left &= left - 1
    }
    branches[branch].total = sum
    branches[branch].isStale = false
    return sum
  }

  @usableFromInline mutating func markStale(_ branch: UInt32) {
    var slot = branch
    while slot != 0, !branches[slot].isStale {
      branches[slot].isStale = true
      slot = branches[slot].parent
    }
  }
}
