package import Market

/// What a venue's own feed says became of one book: a message of an order-by-order feed.
///
/// Such a feed tells what the venue did with orders, not what their senders asked for: an order
/// that traded at once never appears in it, but the executions of the orders it met do.
package struct BookMessage: Hashable, Sendable {
  /// What happened.
  package enum Content: Hashable, Sendable {
    /// An order was added to the book.
    case added(OrderID, Side, Price, Quantity)
    /// An order lost a part of its quantity by a cancel, and kept its place.
    case reduced(OrderID, by: Quantity)
    /// An order left the book unexecuted.
    case deleted(OrderID)
    /// A part or the whole of a displayed order was executed; at another price than its own where
    /// one is given.
    case executed(OrderID, Quantity, at: Price?)
    /// A part or the whole of a displayed order was executed at this price, within a trade that
    /// another message tells whole: `crossed`, in an auction.
    case executedInCross(OrderID, Quantity, at: Price)
    /// An order was taken out and another put in its stead, on the same side and at the back of
    /// its level.
    case replaced(OrderID, by: OrderID, Price, Quantity)
    /// An order that was not displayed was executed.
    case executedHidden(Price, Quantity)
    /// An auction traded at one price; its executions may also be told order by order.
    case crossed(Price, Quantity)
    /// Trading stopped.
    case halted
    /// Trading went on, or orders were taken again without being matched.
    case resumed(isMatching: Bool)
    /// An earlier execution was broken.
    case broken
    /// The hours of the regular market began; orders may have traded before.
    case marketHoursBegan
    /// The hours of the regular market ended; orders may trade on.
    case marketHoursEnded
  }

  /// What a message says of its order itself, in feeds whose messages all say it.
  package struct Terms: Hashable, Sendable {
    package var side: Side
    package var price: Price
    /// What was added, taken away or executed.
    package var quantity: Quantity

    package init(side: Side, price: Price, quantity: Quantity) {
      self.side = side
      self.price = price
      self.quantity = quantity
    }
  }

  package var content: Content
  /// The terms of the order, where the feed repeats them with every message.
  package var terms: Terms?
  /// When it happened, by the feed's own clock.
  package var instant: Timestamp
  /// Where it stands in the file: its line, or the number of its message, from 1.
  package var place: Int

  package init(_ content: Content, terms: Terms? = nil, at instant: Timestamp, place: Int) {
    self.content = content
    self.terms = terms
    self.instant = instant
    self.place = place
  }
}
