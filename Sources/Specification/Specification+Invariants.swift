import Market

extension Specification {
  /// Whether a check after each command would take so long that a debug build is of no use.
  var isTooLargeToCheck: Bool { places.count > 500 }

  /// Whether the books are as the rules for them take for granted; checked in debug builds.
  ///
  /// - Complexity: O(live orders).
  var isSound: Bool {
    books.allSatisfy(\.isSound)
      && places.count == books.reduce(0) { $0 + $1[.buy].orders.count + $1[.sell].orders.count }
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
    } && !(phase == .continuous && isCrossed)
  }
}
