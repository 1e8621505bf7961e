public import CHints

/// Growable memory for plain values, addressed by slot, with bounds always checked.
///
/// Slots are 32 bits wide, so that links between values are small; by custom slot 0 is never a
/// value and stands for none. The values lie in chunks of 16,384: a slab that grows adds chunks and
/// moves nothing, and holds at most one chunk more than it needs. Up to its first full chunk it
/// doubles, so that a small slab is small.
@safe
@usableFromInline struct Slab<Element: BitwiseCopyable>: ~Copyable {
  /// The logarithm of the number of values in a chunk.
  @inlinable static var chunkBits: UInt32 { 14 }
  /// The number of values in a chunk.
  @inlinable static var chunkSize: Int { 1 << 14 }

  /// Where each chunk is; nothing is known of the places behind the last one.
  @usableFromInline var chunks: UnsafeMutablePointer<UnsafeMutablePointer<Element>>
  /// The number of slots.
  @usableFromInline private(set) var capacity: Int
  /// The number of chunks that `chunks` has room for.
  private var chunkRoom = 1

  /// Memory for `capacity` values, each set to `filler`.
  @usableFromInline init(capacity: Int, filledWith filler: Element) {
    self.capacity = min(max(capacity, 1), Self.chunkSize)
    unsafe chunks = .allocate(capacity: 1)
    unsafe chunks.initialize(to: Self.makeChunk(of: self.capacity, filledWith: filler))
    grow(to: capacity, filledWith: filler)
  }

  @usableFromInline deinit {
    for chunk in 0..<chunkCount { unsafe UnsafeMutableRawPointer(chunks[chunk]).deallocate() }
    unsafe chunks.deallocate()
  }

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
    return unsafe chunks[Int(slot >> Self.chunkBits)] + Int(slot) & (Self.chunkSize - 1)
  }

  /// Asks for the value at a slot, if there is such a slot, to come into the caches.
  @inlinable
  @inline(__always)
  func prefetch(_ slot: UInt32) {
    if Int(slot) < capacity { unsafe hints_prefetch(address(of: slot)) }
  }

  /// Makes room for at least `wanted` values, each new one set to `filler`.
  ///
  /// - Complexity: O(new values), and O(chunks) amortized over many calls.
  @usableFromInline mutating func grow(to wanted: Int, filledWith filler: Element) {
    if wanted > capacity, capacity < Self.chunkSize {
      enlargeFirstChunk(to: min(wanted, Self.chunkSize), filledWith: filler)
    }
    while capacity < wanted { appendChunk(filledWith: filler) }
  }

  /// Makes room for some more values.
  @usableFromInline mutating func extend(filledWith filler: Element) {
    let wanted = capacity < Self.chunkSize ? 2 * capacity : capacity + 1
    grow(to: wanted, filledWith: filler)
  }

  /// Takes over the first `count` values of another slab; what stands behind them is left.
  ///
  /// - Complexity: O(count).
  mutating func copy(_ other: borrowing Slab, count: Int, filledWith filler: Element) {
    precondition(count <= other.capacity, "slot out of bounds")
    grow(to: count, filledWith: filler)
    var first = 0
    while first < count {
      let chunk = first / Self.chunkSize
      let length = min(count - first, Self.chunkSize)
      unsafe chunks[chunk].update(from: other.chunks[chunk], count: length)
      first += length
    }
  }

  private var chunkCount: Int { (capacity + Self.chunkSize - 1) / Self.chunkSize }

  private mutating func enlargeFirstChunk(to wanted: Int, filledWith filler: Element) {
    let larger = unsafe Self.makeChunk(of: wanted, filledWith: filler)
    unsafe larger.update(from: chunks[0], count: capacity)
    unsafe UnsafeMutableRawPointer(chunks[0]).deallocate()
    unsafe chunks[0] = larger
    capacity = wanted
  }

  private mutating func appendChunk(filledWith filler: Element) {
    let count = chunkCount
    if count == chunkRoom {
      let larger = UnsafeMutablePointer<UnsafeMutablePointer<Element>>.allocate(
        capacity: 2 * chunkRoom)
      unsafe larger.moveInitialize(from: chunks, count: count)
      unsafe chunks.deallocate()
      unsafe chunks = larger
      chunkRoom *= 2
    }
    unsafe (chunks + count).initialize(
      to: Self.makeChunk(of: Self.chunkSize, filledWith: filler))
    capacity += Self.chunkSize
  }

  /// Memory that begins with a line of the cache.
  private static func makeChunk(
    of count: Int, filledWith filler: Element
  ) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Element>.stride, alignment: 64)
    let chunk = unsafe memory.bindMemory(to: Element.self, capacity: count)
    unsafe chunk.initialize(repeating: filler, count: count)
    return unsafe chunk
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

  /// Changes the value at a slot, which is looked up once.
  @inlinable
  @inline(__always)
  mutating func update<Result>(_ slot: UInt32, _ change: (inout Element) -> Result) -> Result {
    change(&self[slot])
  }

  /// Takes a free slot; what it holds is left over.
  ///
  /// - Complexity: O(1) amortized.
  @inlinable
  @inline(__always)
  mutating func take() -> UInt32 {
    let slot = firstFree
    guard slot != 0 else { return takeUnused() }
    firstFree = self[slot].nextFree
    return slot
  }

  /// Gives a slot back.
  @inlinable
  @inline(__always)
  mutating func free(_ slot: UInt32) {
    self[slot].nextFree = firstFree
    firstFree = slot
  }

  /// Makes room for so many values, so that none is made later.
  ///
  /// - Complexity: O(capacity); the memory is written to, so that it is really there.
  mutating func reserve(_ capacity: Int) { slab.grow(to: capacity + 1, filledWith: .unused) }

  @usableFromInline mutating func takeUnused() -> UInt32 {
    precondition(used < 1 << 31, "more than two thousand million values in one engine")
    if Int(used) == slab.capacity { slab.extend(filledWith: .unused) }
    used += 1
    return used - 1
  }
}
