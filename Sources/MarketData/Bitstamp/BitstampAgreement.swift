package import Market

/// How far the cancels of a replay reported what the log says was left of their orders.
package struct CancelAgreement: Hashable, Sendable {
  /// How many reported exactly what the log says.
  package var exact = 0
  /// The commands that reported another quantity, as indices in the flow.
  package var different: [Int] = []
  /// The commands that were refused, as indices in the flow.
  package var refused: [Int] = []

  package init(exact: Int = 0, different: [Int] = [], refused: [Int] = []) {
    self.exact = exact
    self.different = different
    self.refused = refused
  }
}

/// How far the book at the end of a replay is the one that the log ends with.
package struct ClosingBookAgreement: Hashable, Sendable {
  /// How many orders stand in both with the same side, price and quantity.
  package var agreeing = 0
  /// The orders of the log that do not stand so in the engine's book.
  package var onlyInLog: [BitstampOrderLog.ClosingOrder] = []
  /// The orders of the engine's book that do not stand so in the log.
  package var onlyInEngine: [RestingOrder] = []
}

/// What a log of Bitstamp's orders says of how its commands end.
package protocol BitstampOutcome {
  /// What the cancels must report as canceled, by the index of the command.
  var cancellations: [Int: Quantity] { get }
  /// The orders that stood at the end.
  var closingBook: [BitstampOrderLog.ClosingOrder] { get }
}

extension BitstampOutcome {
  /// Holds the cancels of a replay against the log.
  package func cancelAgreement(with record: ReplayRecord) -> CancelAgreement {
    var agreement = CancelAgreement()
    for (command, quantity) in cancellations {
      guard let canceled = record.cancellations[command] else {
        agreement.refused.append(command)
        continue
      }
      if canceled == quantity {
        agreement.exact += 1
      } else {
        agreement.different.append(command)
      }
    }
    agreement.different.sort()
    agreement.refused.sort()
    return agreement
  }

  /// Holds the book at the end of a replay against the log's, but for orders known to be gone.
  package func closingBookAgreement(
    with end: Snapshot, except gone: Set<OrderID> = []
  ) -> ClosingBookAgreement {
    var agreement = ClosingBookAgreement()
    var standing: [OrderID: RestingOrder] = [:]
    for order in end.books.flatMap(\.orders) { standing[order.id] = order }
    for order in closingBook where !gone.contains(order.id) {
      let other = standing[order.id]
      if other?.side == order.side, other?.price == order.price, other?.leaves == order.quantity {
        agreement.agreeing += 1
        standing[order.id] = nil
      } else {
        agreement.onlyInLog.append(order)
      }
    }
    agreement.onlyInEngine = standing.values.sorted { $0.id < $1.id }
    return agreement
  }
}
