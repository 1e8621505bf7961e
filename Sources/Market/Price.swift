/// A price in whole units of its instrument's `priceScale`.
///
/// Any `Int64` is a price: negative prices exist (spreads, power, oil in April 2020), and an
/// instrument says which signs it allows.
public struct Price: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number of price units.
  public var rawValue: Int64

  @inlinable public init(rawValue: Int64) { self.rawValue = rawValue }
  @inlinable public init(_ rawValue: Int64) { self.rawValue = rawValue }

  // The `==` that a raw value brings along is neither inlined nor specialised.
  @inlinable public static func == (a: Price, b: Price) -> Bool { a.rawValue == b.rawValue }

  @inlinable public static func < (a: Price, b: Price) -> Bool { a.rawValue < b.rawValue }

  /// Whether an order on `side` with this limit may trade at `price`.
  @inlinable public func allows(_ price: Price, for side: Side) -> Bool {
    side == .buy ? price <= self : price >= self
  }

  /// Whether this price is strictly better than `other` for a resting order on `side`: a higher
  /// bid, a lower ask.
  @inlinable public func isBetter(than other: Price, for side: Side) -> Bool {
    side == .buy ? self > other : self < other
  }
}
