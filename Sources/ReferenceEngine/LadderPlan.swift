public import Market

/// Where the ladders of an engine are: each side of an instrument has four.
///
/// The first ladder holds limit orders in the book, and those of all instruments lie close
/// together. The rare others follow in blocks of the same size: market orders in the book, then
/// limit and market orders that wait for the closing auction. A ladder of market orders has at
/// most one level.
@usableFromInline struct LadderPlan: BitwiseCopyable {
  /// The size of a block, a power of two.
  @usableFromInline let block: UInt32

  /// The plan for a number of instruments, at most 2^28.
  init(instruments: Int) {
    var block: UInt32 = 2
    while Int(block) < 2 * instruments { block *= 2 }
    self.block = block
  }

  /// How many ladders there are.
  var count: Int { 4 * Int(block) }

  /// The ladder of limit orders in the book.
  @inlinable
  @inline(__always)
  static func limits(_ instrument: UInt32, _ side: Side) -> UInt32 {
    instrument << 1 | UInt32(side.rawValue)
  }

  /// The ladder of market orders in the book.
  @inlinable
  func markets(_ instrument: UInt32, _ side: Side) -> UInt32 {
    Self.limits(instrument, side) + block
  }

  /// The four ladders of a side.
  func all(_ instrument: UInt32, _ side: Side) -> [UInt32] {
    (0..<4).map { Self.limits(instrument, side) + $0 * block }
  }

  /// The ladder in the book for the orders of a ladder, which may wait.
  func inBook(_ ladder: UInt32) -> UInt32 { ladder & ~(2 * block) }

  /// The ladder of the same side for orders that wait.
  @usableFromInline func waiting(_ ladder: UInt32) -> UInt32 { ladder | 2 * block }

  /// The ladder of the same side for orders with a limit.
  @usableFromInline func withLimit(_ ladder: UInt32) -> UInt32 { ladder & ~block }

  /// The instrument of a ladder.
  @inlinable
  @inline(__always)
  func instrument(of ladder: UInt32) -> UInt32 { (ladder & (block &- 1)) >> 1 }

  /// The side of a ladder.
  @inlinable
  @inline(__always)
  static func side(of ladder: UInt32) -> Side { ladder & 1 == 0 ? .buy : .sell }

  /// Whether the orders of a ladder are limit orders in the book.
  @inlinable
  @inline(__always)
  func isOrdinary(_ ladder: UInt32) -> Bool { ladder < block }

  /// Whether the orders of a ladder have no limit.
  @inlinable
  @inline(__always)
  func isMarket(_ ladder: UInt32) -> Bool { ladder & block != 0 }

  /// Whether the orders of a ladder wait for the closing auction.
  @inlinable
  @inline(__always)
  func isWaiting(_ ladder: UInt32) -> Bool { ladder & (2 &* block) != 0 }
}
