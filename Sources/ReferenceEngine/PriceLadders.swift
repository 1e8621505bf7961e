/// The price levels of all instruments, on the ladders that a `LadderPlan` lays out.
///
/// The levels of a ladder form a list from best to worst and a tree by key. The best level and
/// the next worse one are found in O(1), any level in at most 11 steps, and most in one, by a table
/// of shortcuts; there is no window of prices to leave and nothing to rebuild.
@usableFromInline struct PriceLadders: ~Copyable {
  @usableFromInline var levels = Pool<LevelNode>(capacity: 15)
  @usableFromInline var ladders: FixedSlab<Ladder>
  var branches = Pool<Branch>(capacity: 3)
  /// By a hash of ladder and key, a level that had that hash: a shortcut to what the tree knows.
  @usableFromInline var shortcuts = Slab<UInt32>(capacity: 64, filledWith: 0)
  /// 64 less the logarithm of the number of shortcuts.
  @usableFromInline var shortcutShift: UInt64 = 58
  /// Whether branch totals are kept: from the first question that needs them.
  @usableFromInline var keepsTotals = false

  @usableFromInline init(count: Int) {
    ladders = FixedSlab(count: count, filledWith: Ladder())
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
    let place = shortcut(key, on: ladder)
    let level = shortcuts[place]
    // A level that is no more has no ladder; behind `used` lies what once was.
    if level < levels.used, levels[level].key == key, levels[level].ladder == ladder {
      return level
    }
    return findOrInsert(key, on: ladder, shortcut: place)
  }

  /// Enters an order as the last at a key; returns the level and the order before it, or 0.
  @inlinable
  @inline(__always)
  mutating func append(
    _ slot: UInt32, leaves: Int64, at key: UInt64, on ladder: UInt32
  ) -> (level: UInt32, previous: UInt32) {
    let place = shortcut(key, on: ladder)
    let level = shortcuts[place]
    if level < levels.used {
      let previous = levels.update(level) { level in
        level.key == key && level.ladder == ladder
          ? level.append(slot, leaves: leaves) : LevelNode.noLadder
      }
      if previous != LevelNode.noLadder {
        totalChanged(level)
        return (level, previous)
      }
    }
    let other = findOrInsert(key, on: ladder, shortcut: place)
    let previous = levels[other].append(slot, leaves: leaves)
    totalChanged(other)
    return (other, previous)
  }

  /// Where the shortcut to a level is, if there is one.
  @inlinable
  @inline(__always)
  func shortcut(_ key: UInt64, on ladder: UInt32) -> UInt32 {
    let hash = (key ^ UInt64(ladder) << 40) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: hash &>> shortcutShift)
  }

  /// To be called after the total of a level has changed.
  @inlinable
  @inline(__always)
  mutating func totalChanged(_ level: UInt32) {
    if keepsTotals { markStale(above: level) }
  }

  @usableFromInline mutating func markStale(above level: UInt32) { markStale(levels[level].parent) }
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

  @usableFromInline mutating func findOrInsert(
    _ key: UInt64, on ladder: UInt32, shortcut: UInt32
  ) -> UInt32 {
    let level = findOrInsert(key, on: ladder)
    shortcuts[shortcut] = level
    if Int(levels.used) > shortcuts.capacity { addShortcuts() }
    return level
  }

  /// Doubles the shortcuts, up to a bound; what there were is forgotten by and by.
  private mutating func addShortcuts() {
    guard shortcuts.capacity < 1 << 16 else { return }
    shortcuts = Slab(capacity: 2 * shortcuts.capacity, filledWith: 0)
    shortcutShift -= 1
  }

  private mutating func findOrInsert(_ key: UInt64, on ladder: UInt32) -> UInt32 {
    var place = ladders[ladder].root
    var parent: UInt32 = 0
    // The nearest subtree whose keys are all smaller.
    var smaller = Child.none
    while place != .none {
      let other: UInt64
      if place.isBranch {
        let step = branches.update(place.slot) { $0.step(to: key) }
        if step.isCovered {
          if step.smaller != .none { smaller = step.smaller }
          parent = place.slot
          place = step.child
          continue
        }
        other = step.prefix
      } else {
        other = levels[place.slot].key
        if other == key { return place.slot }
      }
      parent = fork(place, of: other, from: key, under: parent, on: ladder)
      if other < key { smaller = place }
      break
    }
    return insert(
      key, on: ladder, under: parent, after: smaller == .none ? 0 : worstLevel(below: smaller))
  }

  /// Makes an empty level that stands behind a better one, or is the best.
  private mutating func insert(
    _ key: UInt64, on ladder: UInt32, under parent: UInt32, after better: UInt32
  ) -> UInt32 {
    let slot = levels.take()
    let worse: UInt32
    if better == 0 {
      worse = ladders[ladder].best
      ladders[ladder].best = slot
    } else {
      worse = levels.update(better) { better in
        let worse = better.worse
        better.worse = slot
        return worse
      }
    }
    if worse != 0 { levels[worse].better = slot }
    levels.update(slot) { level in
      level.total = 0
      level.key = key
      level.head = 0
      level.tail = 0
      level.orders = 0
      level.ladder = ladder
      level.worse = worse
      level.better = better
      level.parent = parent
    }
    put(.level(slot), for: key, under: parent, on: ladder)
    return slot
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

  private mutating func put(
    _ child: Child, for key: UInt64, under parent: UInt32, on ladder: UInt32
  ) {
    guard parent != 0 else {
      ladders[ladder].root = child
      return
    }
    branches.update(parent) { $0.put(child, for: key) }
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

  /// Takes an empty level out of its ladder.
  ///
  /// - Complexity: O(1).
  @usableFromInline mutating func remove(_ level: UInt32) {
    let free = levels.firstFree
    let node = levels.update(level) { level in
      let node = level
      level.ladder = LevelNode.noLadder
      level.nextFree = free
      return node
    }
    levels.firstFree = level
    let (better, worse, parent) = (node.better, node.worse, node.parent)
    if worse != 0 { levels[worse].better = better }
    if better != 0 { levels[better].worse = worse } else { ladders[node.ladder].best = worse }
    guard parent != 0 else {
      ladders[node.ladder].root = .none
      return
    }
    if keepsTotals { markStale(parent) }
    let left = branches.update(parent) { $0.remove(node.key) }
    if left == 1 { dissolve(parent, on: node.ladder) }
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
      var below = branches[branch].occupied & ((1 &<< UInt64(way)) - 1)
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
