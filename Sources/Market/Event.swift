/// What an engine says happened.
///
/// A refused command is an event too. Which command an event belongs to is known from where it
/// stands in a `History`.
package enum Event: Hashable, Sendable, BitwiseCopyable {
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
package struct Acceptance: Hashable, Sendable, BitwiseCopyable {
  package var id: OrderID
  package var instrument: InstrumentID

  @inlinable package init(id: OrderID, instrument: InstrumentID) {
    self.id = id
    self.instrument = instrument
  }
}

/// A command was refused and changed nothing.
package struct Rejection: Hashable, Sendable, BitwiseCopyable {
  /// The order the command named, if it named one.
  package var id: OrderID?
  package var reason: RejectReason

  @inlinable package init(id: OrderID? = nil, reason: RejectReason) {
    self.id = id
    self.reason = reason
  }
}

/// Two orders traded.
///
/// In continuous trading the maker rested and the taker aggressed, and the price is the maker's.
/// In an auction neither aggressed: by rule the maker is then the buy order, the taker the sell
/// order.
package struct Trade: Hashable, Sendable, BitwiseCopyable {
  package var instrument: InstrumentID
  package var maker: OrderID
  package var taker: OrderID
  package var price: Price
  package var quantity: Quantity
  /// What is left of the maker after this trade.
  package var makerLeaves: Quantity
  /// What is left of the taker after this trade.
  package var takerLeaves: Quantity
  package var aggressor: Aggressor

  @inlinable package init(
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
  package var buyer: OrderID { aggressor == .buy ? taker : maker }
  /// The order that sold.
  package var seller: OrderID { aggressor == .buy ? maker : taker }
}

/// Which side brought a trade about.
package enum Aggressor: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  case buy = 0
  case sell = 1
  /// Neither: the trade is of an auction.
  case auction = 2

  @inlinable package init(_ side: Side) { self = side == .buy ? .buy : .sell }
}

/// What was left of an order was canceled; the order is dead.
package struct Cancellation: Hashable, Sendable, BitwiseCopyable {
  package var id: OrderID
  package var instrument: InstrumentID
  /// What was left, always positive.
  package var quantity: Quantity
  package var reason: CancelReason

  @inlinable package init(
    id: OrderID, instrument: InstrumentID, quantity: Quantity, reason: CancelReason
  ) {
    self.id = id
    self.instrument = instrument
    self.quantity = quantity
    self.reason = reason
  }
}

/// Why an order was canceled.
package enum CancelReason: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// Its sender asked for it.
  case requested = 0
  /// A mass cancel reached it.
  case massCancel = 1
  /// It was immediate-or-cancel, and this was not filled at once.
  case immediateOrCancel = 2
  /// It was fill-or-kill, and could not be filled at once and whole.
  case fillOrKill = 3
  /// It was a market order, and nothing was left to trade with.
  case noLiquidity = 4
  /// It was replaced by a quantity that is already filled.
  case replacedBelowFilled = 5
}

/// An order was replaced; its trades follow if it now crosses.
package struct Replacement: Hashable, Sendable, BitwiseCopyable {
  package var id: OrderID
  package var instrument: InstrumentID
  /// The price after the replace.
  package var price: Price
  /// What is left of the order after the replace and before any trade of it.
  package var leaves: Quantity
  package var priority: Priority

  @inlinable package init(
    id: OrderID, instrument: InstrumentID, price: Price, leaves: Quantity, priority: Priority
  ) {
    self.id = id
    self.instrument = instrument
    self.price = price
    self.leaves = leaves
    self.priority = priority
  }
}

/// Whether a replaced order kept its place in the queue.
package enum Priority: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  case kept = 0
  case lost = 1
}

/// An order's time was over; the order is dead.
package struct Expiry: Hashable, Sendable, BitwiseCopyable {
  package var id: OrderID
  package var instrument: InstrumentID
  /// What was left, always positive.
  package var quantity: Quantity

  @inlinable package init(id: OrderID, instrument: InstrumentID, quantity: Quantity) {
    self.id = id
    self.instrument = instrument
    self.quantity = quantity
  }
}

/// A phase began; when it is `closed`, the expiries of day orders follow.
package struct PhaseChange: Hashable, Sendable, BitwiseCopyable {
  package var instrument: InstrumentID
  package var phase: Phase

  @inlinable package init(instrument: InstrumentID, phase: Phase) {
    self.instrument = instrument
    self.phase = phase
  }
}

/// An auction was uncrossed; its trades follow.
package struct Uncrossing: Hashable, Sendable, BitwiseCopyable {
  package var instrument: InstrumentID
  /// The price of all its trades; nil when no buy and sell order could trade.
  package var price: Price?
  /// The quantity traded.
  package var volume: Volume
  /// What was bid at the price or better, less what was offered there: positive when buyers are
  /// left over, negative when sellers are, 0 without a price.
  package var imbalance: Int128

  @inlinable package init(
    instrument: InstrumentID, price: Price?, volume: Volume, imbalance: Int128
  ) {
    self.instrument = instrument
    self.price = price
    self.volume = volume
    self.imbalance = imbalance
  }
}
