public import Market

/// A price as its side ranks it: the smaller the key, the better the price.
///
/// Asks are keyed in rising order and bids in falling order, so that one code path serves both
/// sides. Every `Int64` has a key, and no arithmetic on keys can overflow.
@usableFromInline struct PriceKey {
  @usableFromInline static let askMask: UInt64 = 1 << 63
  @usableFromInline static let bidMask: UInt64 = ~(1 << 63)

  /// The key of a price on a side.
  @inlinable
  @inline(__always)
  static func key(_ price: Price, on side: Side) -> UInt64 {
    UInt64(bitPattern: price.rawValue) ^ (side == .buy ? bidMask : askMask)
  }

  /// The price of a key on a side.
  @inlinable
  @inline(__always)
  static func price(_ key: UInt64, on side: Side) -> Price {
    Price(Int64(bitPattern: key ^ (side == .buy ? bidMask : askMask)))
  }
}
