package import Market

/// A message of NASDAQ's TotalView-ITCH 5.0: what all of them carry, and what this one says.
///
/// Prices are in units of 0.0001, shares are whole. A message holds no reference and no string.
/// Source: Nasdaq TotalView-ITCH 5.0, the specification of the feed; its letters for the types
/// stand with the cases.
package struct ItchMessage: Hashable, Sendable, BitwiseCopyable {
  /// What the venue calls the stock today; 0 where no stock is meant.
  package var locate: UInt16
  /// A number for the venue's own use.
  package var tracking: UInt16
  /// Nanoseconds since midnight, in New York; below 2^48.
  package var instant: Timestamp
  package var content: Content

  package init(
    locate: UInt16, tracking: UInt16, instant: Timestamp, content: Content
  ) {
    self.locate = locate
    self.tracking = tracking
    self.instant = instant
    self.content = content
  }

  /// What a message says; the types of 5.0, all of them.
  package enum Content: Hashable, Sendable, BitwiseCopyable {
    /// `S`: the day of the whole market goes on: "O" messages start, "S" system hours start,
    /// "Q" market hours start, "M" market hours end, "E" system hours end, "C" messages end.
    case systemEvent(ItchCode)
    /// `R`
    case stockDirectory(StockDirectory)
    /// `H`
    case tradingAction(TradingAction)
    /// `Y`: whether the price of short sales is restricted.
    case shortSaleRestriction(ItchSymbol, action: ItchCode)
    /// `L`
    case participantPosition(ParticipantPosition)
    /// `V`: the levels of the index that stop the whole market, in units of 0.00000001.
    case circuitBreakerLevels(UInt64, UInt64, UInt64)
    /// `W`: the level that was breached, "1" to "3".
    case circuitBreakerBreach(level: ItchCode)
    /// `K`
    case quotingPeriod(QuotingPeriod)
    /// `J`
    case auctionCollar(AuctionCollar)
    /// `h`
    case operationalHalt(OperationalHalt)
    /// `A` without attribution, `F` with it.
    case added(AddedOrder)
    /// `E`: a displayed order was executed at its own price.
    case executed(Execution)
    /// `C`: a displayed order was executed at this price; where it is not printable, another
    /// message tells the trade.
    case executedAtPrice(Execution, Price, isPrintable: Bool)
    /// `X`: a part of an order was canceled.
    case reduced(OrderID, by: Quantity)
    /// `D`: an order was canceled.
    case deleted(OrderID)
    /// `U`: an order was replaced, on its side, by one without its priority.
    case replaced(OrderID, by: OrderID, Quantity, Price)
    /// `P`: an order that is not displayed was executed.
    case trade(Trade)
    /// `Q`
    case crossTrade(CrossTrade)
    /// `B`: the execution of this match number was broken.
    case brokenTrade(match: UInt64)
    /// `I`
    case imbalance(Imbalance)
    /// `N`: on which sides retail orders find better prices: "B", "S", "A" both, "N" none.
    case retailInterest(ItchSymbol, flag: ItchCode)
    /// `O`
    case directListing(DirectListing)
  }
}

/// What the messages about orders and trades carry.
extension ItchMessage {
  /// An order that was added to the book.
  package struct AddedOrder: Hashable, Sendable, BitwiseCopyable {
    package var id: OrderID
    package var side: Side
    package var shares: Quantity
    package var stock: ItchSymbol
    package var price: Price
    /// The participant whose order it is, where that is shown.
    package var attribution: ItchName?
  }

  /// A part or the whole of a displayed order that traded.
  package struct Execution: Hashable, Sendable, BitwiseCopyable {
    package var id: OrderID
    package var shares: Quantity
    /// The number of the match, unique in the day.
    package var match: UInt64
  }

  /// A trade of an order that is not displayed.
  package struct Trade: Hashable, Sendable, BitwiseCopyable {
    /// 0 since July 2014.
    package var id: OrderID
    /// The side of the order that was not displayed; buy since July 2014.
    package var side: Side
    package var shares: Quantity
    package var stock: ItchSymbol
    package var price: Price
    package var match: UInt64
  }

  /// What an auction traded, all orders together.
  package struct CrossTrade: Hashable, Sendable, BitwiseCopyable {
    /// 0 where the auction traded nothing.
    package var shares: UInt64
    package var stock: ItchSymbol
    package var price: Price
    package var match: UInt64
    /// "O" opening, "C" closing, "H" a new issue or after a halt, and others.
    package var kind: ItchCode
  }

  /// What an auction would trade now.
  package struct Imbalance: Hashable, Sendable, BitwiseCopyable {
    package var pairedShares: UInt64
    package var imbalanceShares: UInt64
    /// "B" buy, "S" sell, "N" none, "O" too few orders, "P" paused.
    package var direction: ItchCode
    package var stock: ItchSymbol
    /// The price at which auction orders alone would trade.
    package var farPrice: Price
    /// The price at which auction orders and those in the book would trade.
    package var nearPrice: Price
    /// The price that the shares refer to.
    package var referencePrice: Price
    package var kind: ItchCode
    /// How far the near price is from the reference price, in classes of percents.
    package var variation: ItchCode
  }
}

/// What the messages about stocks and their trading carry.
extension ItchMessage {
  /// A stock that can be traded today.
  package struct StockDirectory: Hashable, Sendable, BitwiseCopyable {
    package var stock: ItchSymbol
    package var marketCategory: ItchCode
    package var financialStatus: ItchCode
    package var roundLot: UInt32
    package var roundLotsOnly: ItchCode
    package var classification: ItchCode
    package var subType: ItchSubType
    /// "P" a live stock, "T" one for tests.
    package var authenticity: ItchCode
    package var shortSaleThreshold: ItchCode
    package var newIssue: ItchCode
    package var priceLimitTier: ItchCode
    package var fund: ItchCode
    package var fundLeverage: UInt32
    package var fundIsInverted: ItchCode
  }

  /// Whether a stock trades now.
  package struct TradingAction: Hashable, Sendable, BitwiseCopyable {
    package enum State: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
      /// `H`, on all markets.
      case halted = 0x48
      /// `P`, on all markets.
      case paused = 0x50
      /// `Q`: orders are taken and not matched.
      case quotationOnly = 0x51
      /// `T`
      case trading = 0x54
    }

    package var stock: ItchSymbol
    package var state: State
    /// A byte without a meaning.
    package var reserved: UInt8
    package var reason: ItchName
  }

  /// What a participant is to a stock.
  package struct ParticipantPosition: Hashable, Sendable, BitwiseCopyable {
    package var participant: ItchName
    package var stock: ItchSymbol
    package var primaryMarketMaker: ItchCode
    package var mode: ItchCode
    package var state: ItchCode
  }

  /// When quoting of a new issue starts.
  package struct QuotingPeriod: Hashable, Sendable, BitwiseCopyable {
    package var stock: ItchSymbol
    /// Seconds since midnight.
    package var releaseTime: UInt32
    /// "A" anticipated, "C" canceled or postponed.
    package var qualifier: ItchCode
    package var price: Price
  }

  /// The limits within which a paused stock may open again.
  package struct AuctionCollar: Hashable, Sendable, BitwiseCopyable {
    package var stock: ItchSymbol
    package var referencePrice: Price
    package var upperPrice: Price
    package var lowerPrice: Price
    /// How often the auction was put off.
    package var extensions: UInt32
  }

  /// A stock whose trading one market had to interrupt.
  package struct OperationalHalt: Hashable, Sendable, BitwiseCopyable {
    package enum Action: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
      /// `H`
      case halted = 0x48
      /// `T`
      case resumed = 0x54
    }

    package var stock: ItchSymbol
    /// "Q" Nasdaq itself, "B" and "X" its sister markets.
    package var market: ItchCode
    package var action: Action
  }

  /// The search for the price of a direct listing that raises capital.
  package struct DirectListing: Hashable, Sendable, BitwiseCopyable {
    package var stock: ItchSymbol
    /// "Y" where the stock may be released for trading, else "N".
    package var eligibility: ItchCode
    package var minimumPrice: Price
    package var maximumPrice: Price
    package var nearPrice: Price
    /// When the near price was found: 64 bits, whose unit the venue does not say.
    package var nearTime: UInt64
    package var lowerCollar: Price
    package var upperCollar: Price
  }
}
