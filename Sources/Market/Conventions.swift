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

  /// What happens to the part of a market order that finds no counterparty.
  public enum MarketRemainder: String, Hashable, Sendable, CaseIterable {
    /// It is canceled: Binance, Nasdaq, most venues without market orders that rest.
    case cancels
    /// It rests as a limit order at the price of its last fill; without a fill it is canceled:
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

  public var decreasePriority = DecreasePriority.keeps
  public var replaceQuantity = ReplaceQuantity.total
  public var replaceBelowFilled = ReplaceBelowFilled.cancels
  public var marketRemainder = MarketRemainder.cancels
  public var identifierReuse = IdentifierReuse.onceDead

  /// The default of every choice.
  public init() {}
}
