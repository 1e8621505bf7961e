/// What an engine says happened.
///
/// A refused command is an event too. Which command an event belongs to is known from where it
/// stands in a `History`.
public enum Event: Hashable, Sendable, BitwiseCopyable {
  case accepted(Acceptance)
  case rejected(Rejection)
  case traded(Trade)
  case canceled(Cancellation)
  case replaced(Replacement)
  case expired(Expiry)
  case phaseChanged(PhaseChange)
  case uncrossed(Uncrossing)
}

/// A new order was taken; its trades or its cancellation follow, otherwise it rests.
public struct Acceptance: Hashable, Sendable, BitwiseCopyable {
  public var id: OrderID
  public var instrument: InstrumentID

  @inlinable public init(id: OrderID, instrument: InstrumentID) {
    self.id = id
    self.instrument = instrument
  }
}

/// A command was refused and changed nothing.
public struct Rejection: Hashable, Sendable, BitwiseCopyable {
  /// The order the command named, if it named one.
  public var id: OrderID?
  public var reason: RejectReason

  @inlinable public init(id: OrderID? = nil, reason: RejectReason) {
    self.id = id
    self.reason = reason
  }
}

/// Two orders traded.
///
/// In continuous trading the maker rested and the taker aggressed, and the price is the maker's.
/// In an auction neither aggressed: by rule the maker is then the buy order, the taker the sell
/// order.
public struct Trade: Hashable, Sendable, BitwiseCopyable {
  public var instrument: InstrumentID
  public var maker: OrderID
  public var taker: OrderID
  public var price: Price
  public var quantity: Quantity
  /// What is left of the maker after this trade.
  public var makerLeaves: Quantity
  /// What is left of the taker after this trade.
  public var takerLeaves: Quantity
  public var aggressor: Aggressor

  @inlinable public init(
    instrument: InstrumentID, maker: OrderID, taker: OrderID, price: Price, quantity: Quantity,
    makerLeaves: Quantity, takerLeaves: Quantity, aggressor: Aggressor
  ) {
    self.instrument = instrument
    self.maker = maker
    self.taker = taker
    self.price = price
    self.quantity = quantity
    self.makerLeaves = makerLeaves
    self.takerLeaves = takerLeaves
    self.aggressor = aggressor
  }

  /// The order that bought.
  public var buyer: OrderID { aggressor == .buy ? taker : maker }
  /// The order that sold.
  public var seller: OrderID { aggressor == .buy ? maker : taker }
}

/// Which side brought a trade about.
public enum Aggressor: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  case buy = 0
  case sell = 1
  /// Neither: the trade is of an auction.
  case auction = 2

  @inlinable public init(_ side: Side) { self = side == .buy ? .buy : .sell }
}

/// What was left of an order was canceled; the order is dead.
public struct Cancellation: Hashable, Sendable, BitwiseCopyable {
  public var id: OrderID
  public var instrument: InstrumentID
  /// What was left, always positive.
  public var quantity: Quantity
  public var reason: CancelReason

  @inlinable public init(
    id: OrderID, instrument: InstrumentID, quantity: Quantity, reason: CancelReason
  ) {
    self.id = id
    self.instrument = instrument
    self.quantity = quantity
    self.reason = reason
  }
}

/// Why an order was canceled.
public enum CancelReason: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// Its sender asked for it.
  case requested = 0
  /// A mass cancel reached it.
  case massCancel = 1
  /// It was immediate-or-cancel, and this was not filled at once.
  case immediateOrCancel = 2
  /// It was fill-or-kill, and could not be filled at once and whole.
  case fillOrKill = 3
  /// It was a market order, and nothing was left to trade with, or the auction that collected it
  /// is over.
  case noLiquidity = 4
  /// It was replaced by a quantity that is already filled.
  case replacedBelowFilled = 5
  /// The next trade would have been too far from the last price (`Instrument.dynamicRange`).
  case outsideDynamicRange = 6
}

/// An order was replaced; its trades follow if it now crosses.
public struct Replacement: Hashable, Sendable, BitwiseCopyable {
  public var id: OrderID
  public var instrument: InstrumentID
  /// The price after the replace; nil for a collected market order.
  public var price: Price?
  /// What is left of the order after the replace and before any trade of it.
  public var leaves: Quantity
  public var priority: Priority

  @inlinable public init(
    id: OrderID, instrument: InstrumentID, price: Price?, leaves: Quantity, priority: Priority
  ) {
    self.id = id
    self.instrument = instrument
    self.price = price
    self.leaves = leaves
    self.priority = priority
  }
}

/// Whether a replaced order kept its place in the queue.
public enum Priority: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  case kept = 0
  case lost = 1
}

/// An order's time was over; the order is dead.
public struct Expiry: Hashable, Sendable, BitwiseCopyable {
  public var id: OrderID
  public var instrument: InstrumentID
  /// What was left, always positive.
  public var quantity: Quantity

  @inlinable public init(id: OrderID, instrument: InstrumentID, quantity: Quantity) {
    self.id = id
    self.instrument = instrument
    self.quantity = quantity
  }
}

/// A phase began; what it ends follows, in the order of places: expiries and cancellations.
///
/// It answers a `phase` command, or tells that a trade which would have been too far from the last
/// price halted the instrument (`Conventions.VolatilityInterruption`).
public struct PhaseChange: Hashable, Sendable, BitwiseCopyable {
  public var instrument: InstrumentID
  public var phase: Phase

  @inlinable public init(instrument: InstrumentID, phase: Phase) {
    self.instrument = instrument
    self.phase = phase
  }
}

/// An auction was uncrossed; its trades follow, then what is left over and ends with it, in the
/// order of places: expiries of at-the-opening or at-the-close orders, cancellations of market
/// orders.
///
/// It is also the answer to the question what an uncross would bring now.
public struct Uncrossing: Hashable, Sendable, BitwiseCopyable {
  public var instrument: InstrumentID
  /// The price of all its trades; nil when no buy and sell order could trade.
  public var price: Price?
  /// The quantity traded.
  public var volume: Volume
  /// What was bid at the price or better, less what was offered there: positive when buyers are
  /// left over, negative when sellers are, 0 without a price.
  public var imbalance: Int128

  @inlinable public init(
    instrument: InstrumentID, price: Price?, volume: Volume, imbalance: Int128
  ) {
    self.instrument = instrument
    self.price = price
    self.volume = volume
    self.imbalance = imbalance
  }
}
