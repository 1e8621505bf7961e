import Market

extension Specification {
  /// Whether a check after each command would take so long that a debug build is of no use.
  var isTooLargeToCheck: Bool { places.count > 500 }

  /// Whether the books are as the rules for them take for granted; checked in debug builds.
  ///
  /// - Complexity: O(live orders).
  var isSound: Bool {
    books.allSatisfy(\.isSound)
      && places.count == books.reduce(0) { $0 + $1.ordersByArrival.count }
      && places.allSatisfy { id, _ in order(id)?.id == id }
  }
}

extension Book {
  /// Whether every order stands in its place with something left, and continuous trading has
  /// left nothing tradable.
  fileprivate var isSound: Bool {
    Side.allCases.allSatisfy { side in
      let orders = self[side].orders
      return orders.allSatisfy { $0.side == side && $0.leaves > .zero && $0.filled >= .zero }
        && zip(orders, orders.dropFirst()).allSatisfy { $0.place.isServed(before: $1.place) }
    } && waitingIsSound && !(phase == .continuous && (isCrossed || hasMarketOrder))
  }

  /// Whether those that wait do so for the close, in the order in which they came.
  private var waitingIsSound: Bool {
    waiting.allSatisfy { $0.timeInForce == .atClose && $0.place.standing == .waiting }
      && (waiting.isEmpty || phase != .closingAuction)
      && zip(waiting, waiting.dropFirst()).allSatisfy { $0.place.arrival < $1.place.arrival }
  }

  private var hasMarketOrder: Bool {
    Side.allCases.contains { self[$0].orders.first.map { $0.price == nil } ?? false }
  }
}
