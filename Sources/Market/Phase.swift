/// The trading phase of an instrument.
///
/// | | new limit (GTC, day, GTD) | market, IOC, FOK | cancel, mass cancel | replace | uncross |
/// |---|---|---|---|---|---|
/// | `continuous` | matched, then rests | matched | taken | matched | rejected |
/// | `callAuction` | rests unmatched | rejected | taken | not matched | taken |
/// | `closed` | rejected | rejected | taken | rejected | rejected |
///
/// Every instrument starts in `continuous`. Any phase may follow any other, with two exceptions:
/// none follows itself, and `continuous` does not follow while the book is crossed or locked.
public enum Phase: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// Orders match as they arrive.
  case continuous = 0
  /// Orders are collected; an uncross matches them at one price.
  case callAuction = 1
  /// No trading; day orders expire when the phase begins.
  case closed = 2

  // The synthesized `==` is not inlined into other modules.
  @inlinable public static func == (a: Phase, b: Phase) -> Bool { a.rawValue == b.rawValue }
}
