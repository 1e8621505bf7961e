package import Market

/// The commands that an exhaustive search makes its sequences of, on one instrument.
///
/// New orders get the identifiers 1, 2, 3, … as they come, so that sequences which differ in
/// nothing but identifiers are one.
package struct Alphabet: Sendable {
  /// A command but for the identifier of its order.
  package enum Letter: Hashable, Sendable {
    /// A new order under the next identifier.
    case new(Side, OrderType, Quantity, TimeInForce)
    /// A command that names no order.
    case venue(Command)
    /// Cancels an order that came before.
    case cancel
    /// Changes an order that came before.
    case replace(price: Price? = nil, quantity: Quantity? = nil)
    /// A new order under the identifier of one that came before.
    case reuse(Side, OrderType, Quantity)
  }

  package let name: String
  /// What it is made of, in a line.
  package let summary: String
  package var instrument: Instrument
  package var conventions: Conventions
  /// The letters that name no order that came before: new orders and what the venue does.
  package let free: [Letter]
  /// The letters that name one, for each that came before.
  package let perOrder: [Letter]
  /// Whether the letters are their own mirror image, and the conventions treat both sides alike.
  package let isSymmetric: Bool

  init(
    _ name: String, _ summary: String, conventions: Conventions = Conventions(),
    isSymmetric: Bool = true, free: [Letter], perOrder: [Letter]
  ) {
    self.name = name
    self.summary = summary
    instrument = Instrument(symbol: "X", referencePrice: Self.center)
    self.conventions = conventions
    self.isSymmetric = isSymmetric
    self.free = free
    self.perOrder = perOrder
  }

  /// The price in the middle of all: the mirror that changes the sides leaves it where it is.
  static let center = Price(100)

  /// The mirror image of a price.
  static func mirrored(_ price: Price) -> Price {
    Price(2 * center.rawValue - price.rawValue)
  }
}

extension Alphabet.Letter {
  /// Whether it brings in an order under the next identifier.
  package var enters: Bool {
    if case .new = self { true } else { false }
  }

  /// Buy for sell, and each price for the one that is as far on the other side of the middle.
  package var mirrored: Self {
    switch self {
    case .new(let side, let type, let quantity, let timeInForce):
      return .new(side.opposite, type.mirrored, quantity, timeInForce)
    case .venue(.massCancel(var filter)):
      filter.side = filter.side?.opposite
      return .venue(.massCancel(filter))
    case .venue, .cancel:
      return self
    case .replace(let price, let quantity):
      return .replace(price: price.map(Alphabet.mirrored), quantity: quantity)
    case .reuse(let side, let type, let quantity):
      return .reuse(side.opposite, type.mirrored, quantity)
    }
  }

  /// The side that it is about, if it is about one.
  package var side: Side? {
    switch self {
    case .new(let side, _, _, _), .reuse(let side, _, _): side
    case .venue(.massCancel(let filter)): filter.side
    case .venue, .cancel, .replace: nil
    }
  }

  /// The command, on the order of an identifier.
  package func command(_ id: OrderID) -> Command {
    switch self {
    case .new(let side, let type, let quantity, let timeInForce):
      .new(
        NewOrder(
          id: id, instrument: InstrumentID(0), side: side, type: type, quantity: quantity,
          timeInForce: timeInForce))
    case .venue(let command): command
    case .cancel: .cancel(id)
    case .replace(let price, let quantity):
      .replace(Replace(id: id, price: price, quantity: quantity))
    case .reuse(let side, let type, let quantity):
      .new(
        NewOrder(id: id, instrument: InstrumentID(0), side: side, type: type, quantity: quantity))
    }
  }
}

extension OrderType {
  fileprivate var mirrored: OrderType {
    switch self {
    case .limit(let price): .limit(Alphabet.mirrored(price))
    case .market: .market
    }
  }
}
