package import Market

/// The best levels of a book as a file shows them after a message.
package struct BookView: Hashable, Sendable {
  package struct Level: Hashable, Sendable {
    package var price: Price
    package var quantity: Quantity

    package init(price: Price, quantity: Quantity) {
      self.price = price
      self.quantity = quantity
    }
  }

  /// The most levels that are shown of a side.
  package var depth: Int
  /// The levels, best first.
  package var bids: [Level]
  package var asks: [Level]

  package init(depth: Int, bids: [Level] = [], asks: [Level] = []) {
    self.depth = depth
    self.bids = bids
    self.asks = asks
  }

  package subscript(side: Side) -> [Level] { side == .buy ? bids : asks }

  /// Whether a level at this price would be shown.
  func covers(_ price: Price, _ side: Side) -> Bool {
    let levels = self[side]
    guard levels.count >= depth, let worst = levels.last else { return true }
    return !worst.price.isBetter(than: price, for: side)
  }
}
