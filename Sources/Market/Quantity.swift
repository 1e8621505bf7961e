/// A quantity of one order or one trade, in whole units of its instrument's `quantityScale`.
///
/// Commands may carry any `Int64`, also zero and negative ones, which engines reject; the
/// quantities in events are never negative.
public struct Quantity: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number of quantity units.
  public var rawValue: Int64

  @inlinable public init(rawValue: Int64) { self.rawValue = rawValue }
  @inlinable public init(_ rawValue: Int64) { self.rawValue = rawValue }

  @inlinable public static var zero: Quantity { Quantity(0) }

  // The `==` that a raw value brings along is neither inlined nor specialised.
  @inlinable public static func == (a: Quantity, b: Quantity) -> Bool { a.rawValue == b.rawValue }

  @inlinable public static func < (a: Quantity, b: Quantity) -> Bool { a.rawValue < b.rawValue }

  /// The sum; traps on overflow, so both must belong to one order.
  @inlinable public static func + (a: Quantity, b: Quantity) -> Quantity {
    Quantity(a.rawValue + b.rawValue)
  }

  /// The difference; traps on overflow.
  @inlinable public static func - (a: Quantity, b: Quantity) -> Quantity {
    Quantity(a.rawValue - b.rawValue)
  }
}

/// A total over many orders, in quantity units: wide enough that no book can overflow it.
///
/// An engine would need 2^64 orders of the largest quantity to exceed its 128 bits.
public struct Volume: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number of quantity units.
  public var rawValue: UInt128

  @inlinable public init(rawValue: UInt128) { self.rawValue = rawValue }
  @inlinable public init(_ rawValue: UInt128) { self.rawValue = rawValue }

  /// The volume of one quantity, which must not be negative.
  @inlinable public init(_ quantity: Quantity) { self.rawValue = UInt128(quantity.rawValue) }

  @inlinable public static var zero: Volume { Volume(0 as UInt128) }

  // The `==` that a raw value brings along is neither inlined nor specialised.
  @inlinable public static func == (a: Volume, b: Volume) -> Bool { a.rawValue == b.rawValue }

  @inlinable public static func < (a: Volume, b: Volume) -> Bool { a.rawValue < b.rawValue }

  @inlinable public static func + (a: Volume, b: Volume) -> Volume {
    Volume(a.rawValue + b.rawValue)
  }

  @inlinable public static func - (a: Volume, b: Volume) -> Volume {
    Volume(a.rawValue - b.rawValue)
  }

  @inlinable public static func += (a: inout Volume, b: Quantity) {
    a.rawValue += UInt128(b.rawValue)
  }

  @inlinable public static func -= (a: inout Volume, b: Quantity) {
    a.rawValue -= UInt128(b.rawValue)
  }
}
