/// The side of an order: buy or sell.
public enum Side: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  case buy = 0
  case sell = 1

  /// The side this one trades with.
  @inlinable public var opposite: Side { self == .buy ? .sell : .buy }

  // The synthesized `==` is not inlined into other modules.
  @inlinable public static func == (a: Side, b: Side) -> Bool { a.rawValue == b.rawValue }
}
