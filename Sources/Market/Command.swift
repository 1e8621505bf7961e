/// What a participant or the venue asks of an engine.
///
/// An engine answers each command with an ordered list of events. `new`, `cancel`, `replace`,
/// `phase` and `uncross` get exactly one answer (`accepted`, `canceled`, `replaced`,
/// `phaseChanged`, `uncrossed` or `rejected`), which comes first, before its effects.
/// `massCancel` and `clock` are answered by their effects alone, or by `rejected`.
public enum Command: Hashable, Sendable, BitwiseCopyable {
  /// A new order.
  case new(NewOrder)
  /// Cancels what is left of a live order.
  case cancel(OrderID)
  /// Changes the price or the quantity of a live order.
  case replace(Replace)
  /// Cancels all live orders that match.
  case massCancel(MassCancel)
  /// Begins a phase of an instrument.
  case phase(InstrumentID, Phase)
  /// Matches the orders that an auction collected, at one price, and ends those that the auction
  /// was their last chance.
  case uncross(InstrumentID)
  /// Moves the logical time on; orders whose time has come expire.
  case clock(Timestamp)
}

/// A new order as its sender wrote it.
public struct NewOrder: Hashable, Sendable, BitwiseCopyable {
  // In an order that leaves few gaps: millions of commands are kept.
  public var id: OrderID
  public var quantity: Quantity
  public var account: AccountID
  public var type: OrderType
  public var side: Side
  public var instrument: InstrumentID
  public var timeInForce: TimeInForce

  @inlinable public init(
    id: OrderID, instrument: InstrumentID, side: Side, type: OrderType, quantity: Quantity,
    timeInForce: TimeInForce = .goodTillCancel, account: AccountID = .none
  ) {
    self.id = id
    self.instrument = instrument
    self.side = side
    self.type = type
    self.quantity = quantity
    self.timeInForce = timeInForce
    self.account = account
  }
}

/// At which prices an order may trade.
public enum OrderType: Hashable, Sendable, BitwiseCopyable {
  /// At the limit or better.
  case limit(Price)
  /// At any price.
  case market
}

/// How long an order stands.
public enum TimeInForce: Hashable, Sendable, BitwiseCopyable {
  /// GTC: until it is filled or canceled.
  case goodTillCancel
  /// Until its instrument closes.
  case day
  /// GTD: until the clock reaches the instant.
  case goodTillDate(Timestamp)
  /// IOC: trades at once what it can; the rest is canceled.
  case immediateOrCancel
  /// FOK: trades at once and whole, or not at all.
  case fillOrKill
  /// OPG: until the opening auction has been uncrossed, or the day goes on without it.
  ///
  /// It expires with the uncross in `Phase.openingAuction`, or when a phase begins that is none of
  /// `preOpen`, `openingAuction` and `halted`.
  case atOpening
  /// CLS: from the closing auction on, until that has been uncrossed.
  ///
  /// Before the closing auction begins the order waits outside the book, out of reach of any
  /// trade; then all that wait take their places, in the order in which they would have stood. It
  /// expires with the uncross in `Phase.closingAuction`, when that phase ends, or at the close.
  case atClose
}

/// A change of a live order's price or quantity; what is nil stays as it is.
///
/// The order keeps its time priority when the price stays and the quantity does not rise (see
/// `Conventions.DecreasePriority`); otherwise it is as a cancel and a new order, and trades if it
/// now crosses. A collected market order becomes a limit order when it is given a price.
public struct Replace: Hashable, Sendable, BitwiseCopyable {
  public var id: OrderID
  public var price: Price?
  /// The new quantity, total or remaining by `Conventions.ReplaceQuantity`.
  public var quantity: Quantity?

  @inlinable public init(id: OrderID, price: Price? = nil, quantity: Quantity? = nil) {
    self.id = id
    self.price = price
    self.quantity = quantity
  }
}

/// Cancels all live orders that match every filter that is not nil.
///
/// The orders are canceled by instrument, and within an instrument in the order in which they
/// took their place in the queue.
public struct MassCancel: Hashable, Sendable, BitwiseCopyable {
  public var account: AccountID?
  public var instrument: InstrumentID?
  public var side: Side?

  @inlinable public init(
    account: AccountID? = nil, instrument: InstrumentID? = nil, side: Side? = nil
  ) {
    self.account = account
    self.instrument = instrument
    self.side = side
  }
}
