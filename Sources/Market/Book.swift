/// One price level of one side: L2.
public struct Level: Hashable, Sendable {
  public var price: Price
  /// The sum of what is left of its orders.
  public var quantity: Volume
  /// The number of its orders, at least 1.
  public var orders: Int

  @inlinable public init(price: Price, quantity: Volume, orders: Int) {
    self.price = price
    self.quantity = quantity
    self.orders = orders
  }
}

/// The best level of each side: L1.
public struct TopOfBook: Hashable, Sendable {
  public var bid: Level?
  public var ask: Level?

  @inlinable public init(bid: Level?, ask: Level?) {
    self.bid = bid
    self.ask = ask
  }
}

/// A live order in the book: L3.
public struct RestingOrder: Hashable, Sendable {
  public var id: OrderID
  public var side: Side
  /// Nil for a market order that is collected, or waits for the close.
  public var price: Price?
  /// What is left to trade, always positive.
  public var leaves: Quantity
  /// What has been traded.
  public var filled: Quantity
  public var timeInForce: TimeInForce
  public var account: AccountID

  @inlinable public init(
    id: OrderID, side: Side, price: Price?, leaves: Quantity, filled: Quantity,
    timeInForce: TimeInForce, account: AccountID
  ) {
    self.id = id
    self.side = side
    self.price = price
    self.leaves = leaves
    self.filled = filled
    self.timeInForce = timeInForce
    self.account = account
  }
}

/// The whole state of an engine but its instruments and conventions.
///
/// Equal snapshots behave alike for ever: one that was saved by an engine may be restored by
/// another.
public struct Snapshot: Hashable, Sendable {
  /// The state of one instrument's book.
  public struct Book: Hashable, Sendable {
    public var phase: Phase
    /// The price of the last trade; nil before any.
    public var lastPrice: Price?
    /// The live orders of both sides, in the order in which they took their place in the queue;
    /// those too that wait for the closing auction, which is all orders at the close in any phase
    /// but that.
    public var orders: [RestingOrder]

    public init(
      phase: Phase = .continuous, lastPrice: Price? = nil, orders: [RestingOrder] = []
    ) {
      self.phase = phase
      self.lastPrice = lastPrice
      self.orders = orders
    }
  }

  public var clock: Timestamp
  /// One book for each instrument.
  public var books: [Book]
  /// The identifiers used so far, rising; kept under `IdentifierReuse.never` alone.
  public var usedIdentifiers: [OrderID]

  public init(clock: Timestamp = .zero, books: [Book], usedIdentifiers: [OrderID] = []) {
    self.clock = clock
    self.books = books
    self.usedIdentifiers = usedIdentifiers
  }

  /// A fingerprint of the state, equal in every engine, process and machine.
  public var digest: UInt64 {
    var digest = Digest()
    digest.combine(clock.rawValue)
    digest.combine(UInt64(books.count))
    for book in books {
      digest.combine(UInt64(book.phase.rawValue))
      digest.combine(book.lastPrice)
      digest.combine(UInt64(book.orders.count))
      for order in book.orders { digest.combine(order) }
    }
    digest.combine(UInt64(usedIdentifiers.count))
    for id in usedIdentifiers { digest.combine(id.rawValue) }
    return digest.value
  }
}

extension Digest {
  fileprivate mutating func combine(_ price: Price?) {
    combine(price == nil ? 0 : 1 as UInt64)
    combine(price?.rawValue ?? 0)
  }

  fileprivate mutating func combine(_ order: RestingOrder) {
    combine(order.id.rawValue)
    combine(UInt64(order.side.rawValue))
    combine(order.price)
    combine(order.leaves.rawValue)
    combine(order.filled.rawValue)
    combine(order.account.rawValue)
    switch order.timeInForce {
    case .goodTillCancel: combine(0 as UInt64)
    case .day: combine(1 as UInt64)
    case .goodTillDate(let instant):
      combine(2 as UInt64)
      combine(instant.rawValue)
    case .immediateOrCancel: combine(3 as UInt64)
    case .fillOrKill: combine(4 as UInt64)
    case .atOpening: combine(5 as UInt64)
    case .atClose: combine(6 as UInt64)
    }
  }
}
