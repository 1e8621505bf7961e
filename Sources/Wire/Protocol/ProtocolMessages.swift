package import Market

/// The version of the process protocol that is spoken here.
package let protocolVersion = 1

/// A line from the suite to an engine.
package enum ProtocolRequest: Hashable, Sendable {
  /// Who are you? With the version of the protocol.
  case start(version: Int)
  /// Empty books, continuous trading, time 0; all earlier state is gone.
  case reset([Instrument], Conventions)
  /// One command or several, each complete before the next.
  case commands([Command])
  /// The book of an instrument, by the best that the engine can tell.
  case book(InstrumentID)
  case phase(InstrumentID)
  case indication(InstrumentID)
  case stop
}

/// A line from an engine to the suite.
package enum ProtocolAnswer: Hashable, Sendable {
  case started(EngineProfile)
  /// To `reset` and `stop`.
  case done
  /// To `reset`: the engine can't be set up so, and why.
  case unsupported(String)
  /// The events of each command.
  case events([[ReportedEvent]])
  case orders(bids: [ReportedOrder], asks: [ReportedOrder])
  case levels(bids: [ReportedRow], asks: [ReportedRow])
  case phase(Phase)
  case indication(ReportedEvent?)
  /// To any request: the engine itself says that it broke.
  case broken(String)
  /// To any request: who connects the engine says that what it told can't be understood.
  case malformed(String)
}

/// A resting order as an engine tells it.
package struct ReportedOrder: Hashable, Sendable {
  package var id: OrderID
  /// Nil for a market order that is collected.
  package var price: Price?
  package var leaves: Quantity

  package init(id: OrderID, price: Price?, leaves: Quantity) {
    self.id = id
    self.price = price
    self.leaves = leaves
  }
}

/// A level of a book as an engine tells it.
package struct ReportedRow: Hashable, Sendable {
  /// Nil for the market orders that are collected.
  package var price: Price?
  package var quantity: Volume
  /// How many orders stand there, if it says so.
  package var orders: Int?

  package init(price: Price?, quantity: Volume, orders: Int?) {
    self.price = price
    self.quantity = quantity
    self.orders = orders
  }
}
