/// Growable memory for plain values, addressed by slot, with bounds always checked.
///
/// The one place of the engine that touches raw memory. Slots are 32 bits wide, so that links
/// between values are small; by custom slot 0 is never a value and stands for none.
@safe
@usableFromInline struct Slab<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  /// The number of slots.
  @usableFromInline private(set) var capacity: Int
  @usableFromInline let filler: Element

  /// Memory for `capacity` values, each set to `filler`.
  @usableFromInline init(capacity: Int, filledWith filler: Element) {
    unsafe base = .allocate(capacity: capacity)
    unsafe base.initialize(repeating: filler, count: capacity)
    self.capacity = capacity
    self.filler = filler
  }

  @inlinable
  deinit { unsafe base.deallocate() }

  /// The value at a slot, which must be below the capacity.
  @inlinable
  subscript(slot: UInt32) -> Element {
    @inline(__always)
    unsafeAddress { unsafe UnsafePointer(address(of: slot)) }
    @inline(__always)
    unsafeMutableAddress { unsafe address(of: slot) }
  }

  /// Where the value at a slot lives, until the next `grow`.
  @inlinable
  @inline(__always)
  func address(of slot: UInt32) -> UnsafeMutablePointer<Element> {
    precondition(Int(slot) < capacity, "slot out of bounds")
    return unsafe base + Int(slot)
  }

  /// Makes room for at least `wanted` values; the new ones are fillers.
  ///
  /// - Complexity: O(capacity).
  @usableFromInline mutating func grow(to wanted: Int) {
    guard wanted > capacity else { return }
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: wanted)
    unsafe larger.update(from: base, count: capacity)
    unsafe (larger + capacity).initialize(repeating: filler, count: wanted - capacity)
    unsafe base.deallocate()
    unsafe base = larger
    capacity = wanted
  }

  /// Takes over the first `count` values of another slab; what stands behind them is left.
  ///
  /// - Complexity: O(count).
  mutating func copy(_ other: borrowing Slab, count: Int) {
    precondition(count <= other.capacity, "slot out of bounds")
    grow(to: count)
    unsafe base.update(from: other.base, count: count)
  }
}

/// A value that can wait in a free list.
@usableFromInline protocol Poolable: BitwiseCopyable {
  /// The value that an unused slot holds.
  static var unused: Self { get }
  /// The next free slot while this one is free.
  var nextFree: UInt32 { get set }
}

/// Slots for values that come and go; the slot freed last is used first.
@usableFromInline struct Pool<Element: Poolable>: ~Copyable {
  @usableFromInline var slab: Slab<Element>
  /// The first free slot, or 0.
  @usableFromInline var firstFree: UInt32 = 0
  /// The number of slots that have ever been used, slot 0 included.
  @usableFromInline var used: UInt32 = 1

  /// An empty pool with room for `capacity` values.
  @usableFromInline init(capacity: Int) {
    slab = Slab(capacity: capacity + 1, filledWith: .unused)
  }

  /// The value at a slot.
  @inlinable
  subscript(slot: UInt32) -> Element {
    @inline(__always)
    unsafeAddress { unsafe UnsafePointer(slab.address(of: slot)) }
    @inline(__always)
    unsafeMutableAddress { unsafe slab.address(of: slot) }
  }

  /// Takes a free slot; what it holds is left over.
  ///
  /// - Complexity: O(1) amortized.
  @inlinable
  @inline(__always)
  mutating func take() -> UInt32 {
    if firstFree != 0 {
      let slot = firstFree
      firstFree = self[slot].nextFree
      return slot
    }
    if Int(used) == slab.capacity { extend() }
    let slot = used
    used += 1
    return slot
  }

  /// Gives a slot back.
  @inlinable
  @inline(__always)
  mutating func free(_ slot: UInt32) {
    self[slot].nextFree = firstFree
    firstFree = slot
  }

  @usableFromInline mutating func extend() {
    precondition(slab.capacity < 1 << 31, "more than two thousand million values in one engine")
    slab.grow(to: slab.capacity * 2)
  }
}
