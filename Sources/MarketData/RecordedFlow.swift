package import Market

/// A recorded order flow, read whole: one instrument, and the commands in the order they came.
///
/// Engines start in continuous trading at clock 0; what else must happen first is among the
/// commands.
package struct RecordedFlow: Hashable, Sendable {
  package var instrument: Instrument
  package var commands: [RecordedCommand]

  package init(instrument: Instrument, commands: [RecordedCommand]) {
    self.instrument = instrument
    self.commands = commands
  }
}

/// A command of a recorded flow, with where it comes from.
package struct RecordedCommand: Hashable, Sendable {
  package var command: Command
  /// When it happened, counted from an origin that the format chooses.
  package var instant: Timestamp
  /// The line it was read from, or that of the row which brought it about.
  package var line: Int

  package init(_ command: Command, at instant: Timestamp, line: Int) {
    self.command = command
    self.instant = instant
    self.line = line
  }
}

/// A trade that really happened, as the exchange published it.
package struct RecordedTrade: Hashable, Sendable {
  package var trade: TradeIdentity
  /// When it happened, by the same origin as the commands; nil where the file does not say.
  package var instant: Timestamp?
  /// The line it was read from.
  package var line: Int

  package init(_ trade: TradeIdentity, at instant: Timestamp? = nil, line: Int) {
    self.trade = trade
    self.instant = instant
    self.line = line
  }
}

/// What a trade is known by in the real world: all of it but what it left of the two orders.
package struct TradeIdentity: Hashable, Sendable {
  package var maker: OrderID
  package var taker: OrderID
  package var price: Price
  package var quantity: Quantity
  package var aggressor: Aggressor
  package var instrument: InstrumentID

  package init(
    maker: OrderID, taker: OrderID, price: Price, quantity: Quantity, aggressor: Aggressor,
    instrument: InstrumentID = InstrumentID(0)
  ) {
    self.maker = maker
    self.taker = taker
    self.price = price
    self.quantity = quantity
    self.aggressor = aggressor
    self.instrument = instrument
  }

  /// The identity of a trade that an engine made.
  package init(_ trade: Trade) {
    self.init(
      maker: trade.maker, taker: trade.taker, price: trade.price, quantity: trade.quantity,
      aggressor: trade.aggressor, instrument: trade.instrument)
  }

  /// The identity of a trade whose buyer and seller are known, and who of them aggressed.
  ///
  /// In an auction the maker is the buy order and the taker the sell order, as in `Trade`.
  package init(
    buyer: OrderID, seller: OrderID, price: Price, quantity: Quantity, aggressor: Aggressor,
    instrument: InstrumentID = InstrumentID(0)
  ) {
    self.init(
      maker: aggressor == .buy ? seller : buyer, taker: aggressor == .buy ? buyer : seller,
      price: price, quantity: quantity, aggressor: aggressor, instrument: instrument)
  }
}
