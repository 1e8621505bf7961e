package import Market

// What stands in the book.

extension AuditedBook {
  /// Whether an order is live.
  package func contains(_ id: OrderID) -> Bool { queues.slot(of: id) != nil }

  /// The side of an order that is live.
  func side(of id: OrderID) -> Side? { queues.slot(of: id).map { queues[$0].side } }

  /// The number of live orders.
  package var count: Int { queues.count }

  /// The best levels of a side, best first.
  package func levels(_ side: Side, limit: Int) -> [Level] {
    queues.levels(side).reversed().prefix(limit).map {
      Level(price: $0.price, quantity: $0.quantity, orders: $0.orders)
    }
  }

  /// The whole book as an engine keeps it: costs as much as all live orders.
  package var snapshot: Snapshot {
    Snapshot(books: [
      Snapshot.Book(
        phase: isMatching ? .continuous : .callAuction, orders: queues.byArrival().map(resting))
    ])
  }

  func resting(_ order: OrderQueues.Order) -> RestingOrder {
    RestingOrder(
      id: order.id, side: order.side, price: order.price, leaves: order.leaves,
      filled: order.filled, timeInForce: .goodTillCancel, account: .none)
  }
}
