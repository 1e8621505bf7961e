/// Why a command was refused: a closed list, one meaning each.
///
/// When several apply, the first in this list is given.
public enum RejectReason: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// No instrument has this identifier.
  case unknownInstrument = 0
  /// No live order has this identifier.
  case unknownOrder = 1
  /// A live order has this identifier.
  case duplicateOrder = 2
  /// A dead order had this identifier, and identifiers are used once (`IdentifierReuse.never`).
  case reusedIdentifier = 3
  /// A new order or a replace while the instrument is closed.
  case marketClosed = 4
  /// A new order, a replace or a cancel that the halt does not take (`Conventions.Halt`).
  case tradingHalted = 19
  /// An immediate-or-cancel or fill-or-kill order where orders are only collected, or a market
  /// order that would have to be and by `Conventions.AuctionMarketOrders` is not.
  case needsContinuousTrading = 5
  /// An at-the-opening order when the day's opening auction is over.
  case auctionPassed = 20
  /// The quantity is zero or negative.
  case quantityNotPositive = 6
  /// The quantity is no multiple of the lot.
  case quantityOffLot = 7
  /// The quantity is below the instrument's minimum.
  case quantityBelowMinimum = 8
  /// The quantity, in a replace the new total, is above the instrument's maximum.
  case quantityAboveMaximum = 9
  /// The price has a sign that the instrument does not allow.
  case priceSignNotAllowed = 10
  /// The price is no multiple of the increment that holds at it.
  case priceOffTick = 11
  /// The price is outside the instrument's band.
  case priceOutsideBand = 12
  /// A good-till-date order whose instant the clock has reached already.
  case expiryNotInFuture = 13
  /// The new total quantity is already filled (`ReplaceBelowFilled.rejects`).
  case quantityAlreadyFilled = 14
  /// The instrument is in this phase already.
  case phaseUnchanged = 15
  /// The phase does not follow the one that the instrument is in (see `Phase`).
  case phaseCannotFollow = 21
  /// Continuous trading can't begin while the book is crossed or locked.
  case bookCrossed = 16
  /// An uncross outside an auction.
  case notInAuction = 17
  /// A clock before the time that has been reached.
  case clockRanBack = 18
}
