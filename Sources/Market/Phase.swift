/// The trading phase of an instrument.
///
/// What a command gets in each phase. *Collected* orders stand in the book and are not matched; an
/// order that *waits* stands outside the book until the closing auction begins.
///
/// | | new limit | new market | new IOC, FOK | new at the opening | new at the close | cancel | replace | uncross |
/// |---|---|---|---|---|---|---|---|---|
/// | `preOpen` | collected | by convention | rejected: needsContinuousTrading | collected | waits | taken | collected | rejected: notInAuction |
/// | `openingAuction` | collected | by convention | rejected: needsContinuousTrading | collected | waits | taken | collected | taken |
/// | `continuous` | matched | matched | matched | rejected: auctionPassed | waits | taken | matched | rejected: notInAuction |
/// | `halted` | by convention | by convention | by convention | by convention | by convention | by convention | by convention | rejected: notInAuction |
/// | `reopeningAuction` | collected | by convention | rejected: needsContinuousTrading | rejected: auctionPassed | waits | taken | collected | taken |
/// | `callAuction` | collected | by convention | rejected: needsContinuousTrading | rejected: auctionPassed | waits | taken | collected | taken |
/// | `closingAuction` | collected | by convention | rejected: needsContinuousTrading | rejected: auctionPassed | collected | taken | collected | taken |
/// | `closed` | rejected: marketClosed | rejected: marketClosed | rejected: marketClosed | rejected: marketClosed | rejected: marketClosed | taken | rejected: marketClosed | rejected: notInAuction |
///
/// Limit and market stand for orders of good-till-cancel, day or good-till-date. The conventions:
/// `Conventions.AuctionMarketOrders` where a market order would be collected, or wait, else it is
/// rejected by `needsContinuousTrading`; `Conventions.Halt` while halted, else the reason
/// is `tradingHalted`. A mass cancel is taken where a cancel is.
///
/// Which phase may follow which:
///
/// | | may follow |
/// |---|---|
/// | `preOpen` | closed |
/// | `openingAuction` | preOpen, halted, closed |
/// | `continuous` | preOpen, openingAuction, halted, reopeningAuction, callAuction, closingAuction, closed |
/// | `halted` | preOpen, openingAuction, continuous, reopeningAuction, callAuction, closingAuction |
/// | `reopeningAuction` | halted |
/// | `callAuction` | preOpen, openingAuction, continuous, halted, reopeningAuction, closingAuction, closed |
/// | `closingAuction` | openingAuction, continuous, halted, reopeningAuction, callAuction |
/// | `closed` | preOpen, openingAuction, continuous, halted, reopeningAuction, callAuction, closingAuction |
///
/// Every instrument starts in `continuous`. `continuous` does not follow while the book is crossed
/// or locked; an order without a price crosses every order of the other side.
public enum Phase: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// Orders are collected before the opening auction.
  case preOpen = 3
  /// Orders are collected; an uncross matches them at one price, the first of the day.
  case openingAuction = 4
  /// Orders match as they arrive.
  case continuous = 0
  /// Trading is interrupted.
  case halted = 5
  /// Orders are collected after a halt; an uncross matches them at one price.
  case reopeningAuction = 6
  /// Orders are collected in an auction at any other time, or one of which nothing more is said;
  /// an uncross matches them at one price.
  case callAuction = 1
  /// Orders are collected, those at the close among them; an uncross matches them at one price,
  /// the last of the day.
  case closingAuction = 7
  /// No trading; day orders expire when the phase begins.
  case closed = 2

  // The synthesized `==` is not inlined into other modules.
  @inlinable public static func == (a: Phase, b: Phase) -> Bool { a.rawValue == b.rawValue }

  /// Whether orders are collected for an uncross that may come at any time.
  @inlinable public var isAuction: Bool {
    switch self {
    case .openingAuction, .reopeningAuction, .callAuction, .closingAuction: true
    case .preOpen, .continuous, .halted, .closed: false
    }
  }
}
