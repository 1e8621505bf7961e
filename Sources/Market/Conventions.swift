/// The choices on which correct venues differ, as data.
///
/// A difference inside a convention is no fault. Each choice has a default, and each other value
/// names a venue that makes it.
public struct Conventions: Hashable, Sendable {
  /// What a replace that keeps the price and does not raise the quantity does to time priority.
  public enum DecreasePriority: String, Hashable, Sendable, CaseIterable {
    /// The order keeps its place: Nasdaq Equity 4 Rule 4757, CME, most venues.
    case keeps
    /// The order goes to the back of its level, as a cancel and a new order would: Binance's
    /// cancel-replace, which makes a new order of every change.
    case loses
  }

  /// How the quantity of a replace is meant.
  public enum ReplaceQuantity: String, Hashable, Sendable, CaseIterable {
    /// The new total, what has been filled included: FIX `OrderQty` in a cancel/replace.
    case total
    /// The new remaining quantity, from which fills before it are not subtracted: Revolut X, whose
    /// FIX replace sets the open quantity.
    case remaining
  }

  /// What a replace to a total that is already filled, or more than filled, does.
  public enum ReplaceBelowFilled: String, Hashable, Sendable, CaseIterable {
    /// The rest of the order is canceled: Eurex, Kraken's amend.
    case cancels
    /// The replace is rejected, and the order stands as it was: FIX lets a venue answer a request
    /// that it can't honor by an Order Cancel Reject; no venue that does so here is confirmed.
    case rejects
  }

  /// What happens to the part of a market order that finds no counterparty, when it comes in or,
  /// if it was collected, when the auction is uncrossed.
  public enum MarketRemainder: String, Hashable, Sendable, CaseIterable {
    /// It is canceled: Binance, Nasdaq, most venues without market orders that rest.
    case cancels
    /// It rests as a limit order at the price of its last fill, in an auction the auction's, at
    /// the back of its level; without a fill it is canceled:
    /// Shanghai's market order whose rest becomes a limit order, here without the limit of five
    /// levels.
    case rests
  }

  /// Whether the identifier of a dead order may be used again.
  public enum IdentifierReuse: String, Hashable, Sendable, CaseIterable {
    /// An identifier is free again when its order is dead: venues that know live orders alone.
    case onceDead
    /// An identifier is used at most once in the life of the engine: Nasdaq OUCH, whose order
    /// tokens are used once a day.
    case never
  }

  /// What is taken while an instrument is halted; what is not is rejected by `tradingHalted`.
  public enum Halt: String, Hashable, Sendable, CaseIterable {
    /// Cancels alone: CME's halt and pause states.
    case takesCancels
    /// What is taken in `Phase.callAuction`, and nothing is matched: Nasdaq, whose halt cross
    /// executes what was entered during the halt.
    case takesOrders
    /// Nothing, not even cancels; a mass cancel passes the instrument by: a frozen book, as Eurex
    /// T7's freeze.
    case takesNothing
  }

  /// Whether market orders are taken where orders are only collected.
  public enum AuctionMarketOrders: String, Hashable, Sendable, CaseIterable {
    /// They are rejected: Shanghai.
    case rejected
    /// They stand before all limit orders, in order of time: Xetra, Euronext, Nasdaq.
    case collected
  }

  /// How the price of an auction is found.
  ///
  /// Demand at a price is what is bid at the price or higher, and by market orders; supply what is
  /// offered at the price or lower, and by market orders. The volume is the smaller of the two, the
  /// surplus what the demand has more. Every rule
  ///
  /// 1. starts with the prices of the limit orders; without any, with the reference price alone.
  ///    If there is a collar (`Instrument.auctionCollar`), a price beyond it counts as the last
  ///    price on that side that is within it and that an order may have;
  /// 2. keeps those of the greatest volume; where that is zero, there is no price;
  /// 3. keeps those of the least surplus, bid or offered;
  /// 4. takes the one that is left, or one among several as stated below.
  ///
  /// The reference price is that of the last trade, before any trade the instrument's; where
  /// there is neither, the middle of the lowest and the highest price left stands in for it: up to
  /// the next price that an order may have, but no higher than the highest.
  public enum AuctionPrice: String, Hashable, Sendable, CaseIterable {
    /// Step 2 keeps only prices at which all better-priced orders are filled, if there is one;
    /// step 4 takes the middle, as above, whatever the reference price: Shanghai.
    case shanghai
    /// The highest if the surplus is bid at all of them, the lowest if it is offered at all;
    /// otherwise the reference price, but no lower than the highest with a bid surplus (without
    /// one, the lowest), and no higher than the lowest with an offered surplus (without one, the
    /// highest): Xetra.
    case xetra
    /// The one nearest to the reference price, of two the higher: Euronext.
    case euronext
    /// Those at which an order of just that price is not wholly filled, if there is one; of these
    /// the one nearest to the reference price, which stands for the middle of the inside
    /// quotation; of two the higher: Nasdaq's crosses.
    case nasdaq
    /// As `xetra`, but in step 1 every price on the tick grid from the lowest to the highest limit
    /// counts, whether an order has it or not: ASX, whose market pressure is the side of the
    /// surplus.
    case asx
  }

  /// What a trade does that would be farther from the last price than `Instrument.dynamicRange`.
  ///
  /// The last price is that before the command; a price that an uncross finds is never too far. A
  /// fill-or-kill order that could not be filled within the range is canceled as such.
  public enum VolatilityInterruption: String, Hashable, Sendable, CaseIterable {
    /// The trade does not happen and the instrument is halted; what is left of the order rests if
    /// it is a limit order that may, and is canceled otherwise: Xetra.
    case halts
    /// The trade does not happen and what is left of the order is canceled, though it may have
    /// been an order that rests; a market order's rest follows `MarketRemainder`: Binance's price
    /// range execution rule.
    case refuses
  }

  public var decreasePriority = DecreasePriority.keeps
  public var replaceQuantity = ReplaceQuantity.total
  public var replaceBelowFilled = ReplaceBelowFilled.cancels
  public var marketRemainder = MarketRemainder.cancels
  public var identifierReuse = IdentifierReuse.onceDead
  public var halt = Halt.takesCancels
  public var auctionMarketOrders = AuctionMarketOrders.rejected
  public var auctionPrice = AuctionPrice.shanghai
  public var volatilityInterruption = VolatilityInterruption.halts

  /// The default of every choice.
  public init() {}
}
