import Market

// Numbers stand for identifiers, prices and the like, so that a test reads as a trade log does.

extension OrderID: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: UInt64) { self.init(value) }
}

extension AccountID: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: UInt64) { self.init(value) }
}

extension InstrumentID: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: UInt32) { self.init(value) }
}

extension Timestamp: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) { self.init(nanoseconds: value) }
}

extension Price: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) { self.init(value) }
}

extension Quantity: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) { self.init(value) }
}

extension Volume: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: UInt64) { self.init(UInt128(value)) }
}

/// The commands of a test.
extension Command {
  static func buy(
    _ id: OrderID, _ quantity: Quantity, at price: Price,
    _ timeInForce: TimeInForce = .goodTillCancel, account: AccountID = .none,
    on instrument: InstrumentID = 0
  ) -> Command {
    .new(
      NewOrder(
        id: id, instrument: instrument, side: .buy, type: .limit(price), quantity: quantity,
        timeInForce: timeInForce, account: account))
  }

  static func sell(
    _ id: OrderID, _ quantity: Quantity, at price: Price,
    _ timeInForce: TimeInForce = .goodTillCancel, account: AccountID = .none,
    on instrument: InstrumentID = 0
  ) -> Command {
    .new(
      NewOrder(
        id: id, instrument: instrument, side: .sell, type: .limit(price), quantity: quantity,
        timeInForce: timeInForce, account: account))
  }

  static func buyAtMarket(
    _ id: OrderID, _ quantity: Quantity, _ timeInForce: TimeInForce = .goodTillCancel,
    on instrument: InstrumentID = 0
  ) -> Command {
    .new(
      NewOrder(
        id: id, instrument: instrument, side: .buy, type: .market, quantity: quantity,
        timeInForce: timeInForce))
  }

  static func sellAtMarket(
    _ id: OrderID, _ quantity: Quantity, _ timeInForce: TimeInForce = .goodTillCancel,
    on instrument: InstrumentID = 0
  ) -> Command {
    .new(
      NewOrder(
        id: id, instrument: instrument, side: .sell, type: .market, quantity: quantity,
        timeInForce: timeInForce))
  }

  static func replace(
    _ id: OrderID, price: Price? = nil, quantity: Quantity? = nil
  ) -> Command {
    .replace(Replace(id: id, price: price, quantity: quantity))
  }

  static func cancelAll(
    account: AccountID? = nil, on instrument: InstrumentID? = nil, _ side: Side? = nil
  ) -> Command {
    .massCancel(MassCancel(account: account, instrument: instrument, side: side))
  }

  static func phase(_ phase: Phase, on instrument: InstrumentID = 0) -> Command {
    .phase(instrument, phase)
  }

  static var uncross: Command { .uncross(0) }
}

/// The events of a test.
extension Event {
  static func accepted(_ id: OrderID, on instrument: InstrumentID = 0) -> Event {
    .accepted(Acceptance(id: id, instrument: instrument))
  }

  static func rejected(_ id: OrderID? = nil, _ reason: RejectReason) -> Event {
    .rejected(Rejection(id: id, reason: reason))
  }

  static func trade(
    _ quantity: Quantity, at price: Price, maker: OrderID, leaves makerLeaves: Quantity,
    taker: OrderID, leaves takerLeaves: Quantity, _ aggressor: Aggressor,
    on instrument: InstrumentID = 0
  ) -> Event {
    .traded(
      Trade(
        instrument: instrument, maker: maker, taker: taker, price: price, quantity: quantity,
        makerLeaves: makerLeaves, takerLeaves: takerLeaves, aggressor: aggressor))
  }

  static func cross(
    _ quantity: Quantity, at price: Price, buy: OrderID, leaves buyLeaves: Quantity,
    sell: OrderID, leaves sellLeaves: Quantity, on instrument: InstrumentID = 0
  ) -> Event {
    .traded(
      Trade(
        instrument: instrument, maker: buy, taker: sell, price: price, quantity: quantity,
        makerLeaves: buyLeaves, takerLeaves: sellLeaves, aggressor: .auction))
  }

  static func canceled(
    _ id: OrderID, _ quantity: Quantity, _ reason: CancelReason, on instrument: InstrumentID = 0
  ) -> Event {
    .canceled(
      Cancellation(id: id, instrument: instrument, quantity: quantity, reason: reason))
  }

  static func replaced(
    _ id: OrderID, at price: Price?, leaves: Quantity, _ priority: Priority,
    on instrument: InstrumentID = 0
  ) -> Event {
    .replaced(
      Replacement(
        id: id, instrument: instrument, price: price, leaves: leaves, priority: priority))
  }

  static func expired(
    _ id: OrderID, _ quantity: Quantity, on instrument: InstrumentID = 0
  ) -> Event {
    .expired(Expiry(id: id, instrument: instrument, quantity: quantity))
  }

  static func phaseChanged(_ phase: Phase, on instrument: InstrumentID = 0) -> Event {
    .phaseChanged(PhaseChange(instrument: instrument, phase: phase))
  }

  static func uncrossed(
    at price: Price?, volume: Volume, imbalance: Int128, on instrument: InstrumentID = 0
  ) -> Event {
    .uncrossed(
      Uncrossing(instrument: instrument, price: price, volume: volume, imbalance: imbalance))
  }
}
