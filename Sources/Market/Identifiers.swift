/// The identifier of an order: any 64-bit number its sender likes, sparse or hostile.
///
/// Identifiers are unique among the live orders of the whole engine, over all instruments.
public struct OrderID: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  public var rawValue: UInt64

  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
  @inlinable public init(_ rawValue: UInt64) { self.rawValue = rawValue }

  // The `==` that a raw value brings along is neither inlined nor specialised.
  @inlinable public static func == (a: OrderID, b: OrderID) -> Bool { a.rawValue == b.rawValue }

  @inlinable public static func < (a: OrderID, b: OrderID) -> Bool { a.rawValue < b.rawValue }
}

/// The account an order belongs to: any 64-bit number but 0, which stands for no account.
public struct AccountID: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  public var rawValue: UInt64

  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }
  @inlinable public init(_ rawValue: UInt64) { self.rawValue = rawValue }

  /// No account: the order is anonymous, and no mass cancel by account reaches it.
  @inlinable public static var none: AccountID { AccountID(0) }

  // The `==` that a raw value brings along is neither inlined nor specialised.
  @inlinable public static func == (a: AccountID, b: AccountID) -> Bool {
    a.rawValue == b.rawValue
  }

  @inlinable public static func < (a: AccountID, b: AccountID) -> Bool { a.rawValue < b.rawValue }
}

/// An instrument, named by its place in the engine's list of instruments, from 0.
public struct InstrumentID: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  public var rawValue: UInt32

  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The place in the list of instruments.
  @inlinable public var index: Int { Int(rawValue) }

  // The `==` that a raw value brings along is neither inlined nor specialised.
  @inlinable public static func == (a: InstrumentID, b: InstrumentID) -> Bool {
    a.rawValue == b.rawValue
  }

  @inlinable public static func < (a: InstrumentID, b: InstrumentID) -> Bool {
    a.rawValue < b.rawValue
  }
}

/// A logical instant in nanoseconds, given by the flow and never read from a clock.
public struct Timestamp: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Nanoseconds since an origin that the flow chooses; engines start at 0.
  public var rawValue: Int64

  @inlinable public init(rawValue: Int64) { self.rawValue = rawValue }
  @inlinable public init(nanoseconds: Int64) { self.rawValue = nanoseconds }

  /// The instant at which every engine starts.
  @inlinable public static var zero: Timestamp { Timestamp(nanoseconds: 0) }

  // The `==` that a raw value brings along is neither inlined nor specialised.
  @inlinable public static func == (a: Timestamp, b: Timestamp) -> Bool {
    a.rawValue == b.rawValue
  }

  @inlinable public static func < (a: Timestamp, b: Timestamp) -> Bool { a.rawValue < b.rawValue }
}
