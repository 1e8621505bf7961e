package import Market

/// A recorded flow that is read while it is replayed: its memory does not grow with the file.
package protocol CommandSource: ~Copyable {
  /// The instruments of the steps read so far, in the order of their identifiers.
  var instruments: [Instrument] { get }
  /// How many rows were passed over so far, as the format has it.
  var passedOver: Int { get }
  /// Appends the steps of the next rows, until there are at least `count`; returns false when the
  /// end of the file was reached, after which it must not be called again.
  mutating func read(
    _ count: Int, into steps: inout [RecordedStep]
  ) throws(MarketDataProblem) -> Bool
}

/// Recorded trades that are read while they are compared.
package protocol TradeSource: ~Copyable {
  /// What the file tells of each trade.
  var fields: ComparedFields { get }
  /// Takes note of the instruments that the flow has named by now, in the order of their
  /// identifiers.
  mutating func learn(_ instruments: [Instrument])
  /// Appends the next `count` trades; returns false when the end of the file was reached.
  mutating func read(
    _ count: Int, into trades: inout [RecordedTrade]
  ) throws(MarketDataProblem) -> Bool
}

extension CommandSource where Self: ~Copyable {
  package var passedOver: Int { 0 }
}

extension TradeSource where Self: ~Copyable {
  package mutating func learn(_: [Instrument]) {}
}

/// One step of a recorded flow, with where it comes from.
package struct RecordedStep: Hashable, Sendable {
  /// What is done.
  package enum Action: Hashable, Sendable {
    case command(Command)
    /// So much less of a live order, which keeps its place; all of it and more is a cancel.
    case reduce(OrderID, by: Quantity)
  }

  package var action: Action
  /// When it happened, counted from an origin that the format chooses; nil where it does not tell.
  package var instant: Timestamp?
  /// The line it was read from, or that of the row which brought it about.
  package var line: Int

  package init(_ action: Action, at instant: Timestamp?, line: Int) {
    self.action = action
    self.instant = instant
    self.line = line
  }

  package init(_ recorded: RecordedCommand) {
    self.init(.command(recorded.command), at: recorded.instant, line: recorded.line)
  }
}

/// What of a trade is compared: what a file of trades tells.
package struct ComparedFields: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let maker = ComparedFields(rawValue: 1)
  package static let taker = ComparedFields(rawValue: 2)
  package static let price = ComparedFields(rawValue: 4)
  package static let quantity = ComparedFields(rawValue: 8)
  package static let aggressor = ComparedFields(rawValue: 16)
  package static let instrument = ComparedFields(rawValue: 32)
  /// The orders are told as buyer, in place of the maker, and seller, in place of the taker.
  package static let byParty = ComparedFields(rawValue: 64)

  /// Everything there is to a trade.
  package static let all: ComparedFields = [
    .maker, .taker, .price, .quantity, .aggressor, .instrument,
  ]

  /// A trade as a file tells it, with nothing in it but what is compared.
  package func reduction(of recorded: RecordedTrade) -> RecordedTrade {
    var reduced = recorded
    let trade = recorded.trade
    reduced.trade = TradeIdentity(
      maker: contains(.maker) ? trade.maker : OrderID(0),
      taker: contains(.taker) ? trade.taker : OrderID(0),
      price: contains(.price) ? trade.price : Price(0),
      quantity: contains(.quantity) ? trade.quantity : .zero,
      aggressor: contains(.aggressor) ? trade.aggressor : .auction,
      instrument: contains(.instrument) ? trade.instrument : InstrumentID(0))
    return reduced
  }

  /// Whether both orders are compared.
  package var tellOrders: Bool { isSuperset(of: [.maker, .taker]) }

  /// A trade with nothing in it but what is compared.
  ///
  /// - Precondition: the trade names maker and taker.
  package func projection(of trade: TradeIdentity) -> TradeIdentity {
    guard self != .all else { return trade }
    let bought = trade.aggressor == .buy
    let (buyer, seller) =
      bought ? (trade.taker, trade.maker) : (trade.maker, trade.taker)
    let (first, second) = contains(.byParty) ? (buyer, seller) : (trade.maker, trade.taker)
    return TradeIdentity(
      maker: contains(.maker) ? first : OrderID(0),
      taker: contains(.taker) ? second : OrderID(0),
      price: contains(.price) ? trade.price : Price(0),
      quantity: contains(.quantity) ? trade.quantity : .zero,
      aggressor: contains(.aggressor) ? trade.aggressor : .auction,
      instrument: contains(.instrument) ? trade.instrument : InstrumentID(0))
  }
}
