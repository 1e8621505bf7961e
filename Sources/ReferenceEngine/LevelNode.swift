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
  @usableFromInline var ladder: UInt32 = noLadder
  /// The next worse level, or 0; in a free slot the next free slot.
  @usableFromInline var worse: UInt32 = 0
  /// The next better level, or 0.
  @usableFromInline var better: UInt32 = 0
  /// The branch above it in the tree of its ladder, or 0.
  @usableFromInline var parent: UInt32 = 0

  @usableFromInline init() {}

  /// What stands for the ladder of a level that is in no ladder.
  @inlinable static var noLadder: UInt32 { .max }

  /// Enters an order as the last, and returns the one that was it, or 0.
  @inlinable
  @inline(__always)
  mutating func append(_ slot: UInt32, leaves: Int64) -> UInt32 {
    let last = tail
    tail = slot
    if last == 0 { head = slot }
    orders += 1
    total &+= UInt128(truncatingIfNeeded: leaves)
    return last
  }

  /// Takes out an order that is not the only one, and returns the ladder.
  @inlinable
  @inline(__always)
  mutating func remove(_ order: OrderNode) -> UInt32 {
    if order.previous == 0 { head = order.next }
    if order.next == 0 { tail = order.previous }
    orders -= 1
    total &-= UInt128(truncatingIfNeeded: order.leaves)
    return ladder
  }

  /// Takes out what was traded with its first orders, after which another is the first.
  @inlinable
  @inline(__always)
  mutating func take(_ quantity: Int64, first: UInt32, filledOrders: UInt32) {
    head = first
    orders -= filledOrders
    total &-= UInt128(truncatingIfNeeded: quantity)
  }

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
  @inline(__always)
  func way(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &>> UInt64(shift)) & 63) }

  /// The way down to a key.
  struct Step {
    var isCovered = false
    var prefix: UInt64 = 0
    var child = Child.none
    /// The child before it, whose keys are all smaller.
    var smaller = Child.none
  }

  @inline(__always)
  func step(to key: UInt64) -> Step {
    var step = Step()
    guard covers(key) else {
      step.prefix = prefix
      return step
    }
    let way = way(key)
    let below = occupied & ((1 &<< UInt64(way)) &- 1)
    step.isCovered = true
    step.child = children[way]
    if below != 0 { step.smaller = children[63 - below.leadingZeroBitCount] }
    return step
  }

  @inline(__always)
  mutating func put(_ child: Child, for key: UInt64) {
    let way = way(key)
    children[way] = child
    occupied |= 1 &<< UInt64(way)
  }

  /// Takes out the child of a key, and returns how many are left.
  @inline(__always)
  mutating func remove(_ key: UInt64) -> Int {
    let way = way(key)
    children[way] = .none
    occupied &= ~(1 &<< UInt64(way))
    return occupied.nonzeroBitCount
  }

  /// Whether a key agrees with all keys below in the bits above the six.
  @inline(__always)
  func covers(_ key: UInt64) -> Bool { ((key ^ prefix) &>> UInt64(shift)) &>> 6 == 0 }
}

/// The orders of one sort on one side of one instrument.
@usableFromInline struct Ladder: BitwiseCopyable {
  /// The slot of the best level, or 0.
  @usableFromInline var best: UInt32 = 0
  var root = Child.none

  @usableFromInline init() {}
}
