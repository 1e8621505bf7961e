package import Market

/// One level of a book as an engine tells it: L2, or a part of L3 or L1.
package struct ReportedLevel: Hashable, Sendable {
  /// Nil for market orders that are collected.
  package var price: Price?
  package var quantity: Volume
  /// The number of orders; nil where the engine does not say.
  package var orders: Int?

  package init(price: Price?, quantity: Volume, orders: Int?) {
    self.price = price
    self.quantity = quantity
    self.orders = orders
  }

  /// The levels that orders in priority order make.
  package static func levels(of orders: [RestingOrder]) -> [ReportedLevel] {
    var levels: [ReportedLevel] = []
    for order in orders {
      if let last = levels.last, last.price == order.price {
        levels[levels.count - 1].quantity += order.leaves
        levels[levels.count - 1].orders = (last.orders ?? 0) + 1
      } else {
        levels.append(
          ReportedLevel(price: order.price, quantity: Volume(order.leaves), orders: 1))
      }
    }
    return levels
  }
}
