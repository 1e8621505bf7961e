/// A fixed number of plain values in one piece of memory, addressed by slot, with bounds always
/// checked.
@safe
@usableFromInline struct FixedSlab<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  /// The number of slots.
  @usableFromInline let count: Int

  /// Memory for `count` values, each set to `filler`.
  @usableFromInline init(count: Int, filledWith filler: Element) {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Element>.stride, alignment: 64)
    unsafe base = memory.bindMemory(to: Element.self, capacity: count)
    unsafe base.initialize(repeating: filler, count: count)
    self.count = count
  }

  @usableFromInline deinit { unsafe UnsafeMutableRawPointer(base).deallocate() }

  /// The value at a slot, which must be below the count.
  @inlinable
  subscript(slot: UInt32) -> Element {
    @inline(__always)
    unsafeAddress { unsafe UnsafePointer(address(of: slot)) }
    @inline(__always)
    unsafeMutableAddress { unsafe address(of: slot) }
  }

  /// Where the value at a slot lives.
  @inlinable
  @inline(__always)
  func address(of slot: UInt32) -> UnsafeMutablePointer<Element> {
    precondition(Int(slot) < count, "slot out of bounds")
    return unsafe base + Int(slot)
  }

  /// Takes over the values of another slab of the same size.
  mutating func copy(_ other: borrowing FixedSlab) {
    precondition(count == other.count, "a slab of another size")
    unsafe base.update(from: other.base, count: count)
  }
}
