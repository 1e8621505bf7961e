internal import Market

/// The price levels of one side of a book, best first: a treap that knows its sums.
///
/// Levels are named by their slot, which stays the same while they live; slot 0 is none.
///
/// - Complexity: O(log levels) for everything but the best level, which is O(1).
struct PriceLevels: Sendable {
  struct Level: Sendable {
    /// The lower, the better: see `key(of:side:)`.
    var key: Int64 = 0
    /// What is left of the level's orders.
    var total: UInt128 = 0
    /// The oldest and the newest order, by slot of the ledger.
    var head: Int32 = 0
    var tail: Int32 = 0
    /// What is left in this node's whole subtree.
    fileprivate var sum: UInt128 = 0
    fileprivate var left: Int32 = 0
    fileprivate var right: Int32 = 0
    fileprivate var weight: UInt32 = 0
  }

  private(set) var levels = [Level()]
  private var free: [Int32] = []
  private var root: Int32 = 0
  /// The best level.
  private(set) var best: Int32 = 0

  /// The key of a price: lower keys are better prices.
  static func key(of price: Price, side: Side) -> Int64 {
    side == .buy ? ~price.rawValue : price.rawValue
  }

  /// The price of a key.
  static func price(of key: Int64, side: Side) -> Price {
    Price(side == .buy ? ~key : key)
  }

  subscript(level: Int32) -> Level {
    _read { yield levels[Int(level)] }
    _modify { yield &levels[Int(level)] }
  }

  /// The level of a key, or 0.
  func find(_ key: Int64) -> Int32 {
    var node = root
    while node != 0 {
      let own = levels[Int(node)].key
      if key == own { return node }
      node = key < own ? levels[Int(node)].left : levels[Int(node)].right
    }
    return 0
  }

  /// The level of a key, a new and empty one if there is none.
  mutating func level(at key: Int64) -> Int32 {
    let found = find(key)
    if found != 0 { return found }
    let node: Int32
    if let slot = free.popLast() {
      node = slot
    } else {
      node = Int32(levels.count)
      levels.append(Level())
    }
    levels[Int(node)] = Level()
    levels[Int(node)].key = key
    levels[Int(node)].weight = Self.weight(of: key)
    let (better, worse) = split(root, before: key)
    root = merge(merge(better, node), worse)
    if best == 0 || key < levels[Int(best)].key { best = node }
    return node
  }

  /// Takes an empty level out.
  mutating func remove(_ level: Int32) {
    let key = levels[Int(level)].key
    let (better, rest) = split(root, before: key)
    let (_, worse) = key == .max ? (0, 0) : split(rest, before: key + 1)
    root = merge(better, worse)
    free.append(level)
    if level == best { best = first(root) }
  }

  /// Adds to what is left at a level; what would be below nothing is nothing.
  mutating func add(_ change: Int128, to level: Int32) {
    let old = levels[Int(level)].total
    let new = max(0, Int128(truncatingIfNeeded: old) + change)
    let difference = new - Int128(truncatingIfNeeded: old)
    levels[Int(level)].total = UInt128(truncatingIfNeeded: new)
    let key = levels[Int(level)].key
    var node = root
    while node != 0 {
      levels[Int(node)].sum = UInt128(
        truncatingIfNeeded: Int128(truncatingIfNeeded: levels[Int(node)].sum) + difference)
      if node == level { return }
      node = key < levels[Int(node)].key ? levels[Int(node)].left : levels[Int(node)].right
    }
  }

  /// What is left at all levels up to a key, that included.
  func total(through key: Int64) -> UInt128 {
    var sum: UInt128 = 0
    var node = root
    while node != 0 {
      let level = levels[Int(node)]
      if level.key <= key {
        sum += levels[Int(level.left)].sum + level.total
        node = level.right
      } else {
        node = level.left
      }
    }
    return sum
  }

  /// The levels in order, best first.
  ///
  /// - Complexity: O(levels).
  var inOrder: [Int32] {
    var ordered: [Int32] = []
    var path: [Int32] = []
    var node = root
    while node != 0 || !path.isEmpty {
      while node != 0 {
        path.append(node)
        node = levels[Int(node)].left
      }
      node = path.removeLast()
      ordered.append(node)
      node = levels[Int(node)].right
    }
    return ordered
  }

  private func first(_ tree: Int32) -> Int32 {
    var node = tree
    while node != 0, levels[Int(node)].left != 0 { node = levels[Int(node)].left }
    return node
  }

  /// A number that looks random and is the same for a key on every machine.
  private static func weight(of key: Int64) -> UInt32 {
    var mixed = UInt64(bitPattern: key) &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }

  private mutating func update(_ node: Int32) {
    let level = levels[Int(node)]
    levels[Int(node)].sum =
      level.total &+ levels[Int(level.left)].sum &+ levels[Int(level.right)].sum
  }

  /// Splits a tree into the keys below one and the others.
  private mutating func split(_ tree: Int32, before key: Int64) -> (Int32, Int32) {
    guard tree != 0 else { return (0, 0) }
    if levels[Int(tree)].key < key {
      let (better, worse) = split(levels[Int(tree)].right, before: key)
      levels[Int(tree)].right = better
      update(tree)
      return (tree, worse)
    }
    let (better, worse) = split(levels[Int(tree)].left, before: key)
    levels[Int(tree)].left = worse
    update(tree)
    return (better, tree)
  }

  /// Joins two trees of which one has all the lower keys.
  private mutating func merge(_ better: Int32, _ worse: Int32) -> Int32 {
    if better == 0 || worse == 0 { return better == 0 ? worse : better }
    if levels[Int(better)].weight > levels[Int(worse)].weight {
      levels[Int(better)].right = merge(levels[Int(better)].right, worse)
      update(better)
      return better
    }
    levels[Int(worse)].left = merge(better, levels[Int(worse)].left)
    update(worse)
    return worse
  }
}
